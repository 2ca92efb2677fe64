import { Role, STATIC_IMPORT } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { comparePaths, type ImportShape, importShape, isAnyItem } from './import-shape';
import { ListMatcher } from './list-matcher';
import type { Continue } from './match-state';
import { Form } from './pattern';

/** Matches imports by what they bring in. */
export abstract class ImportMatcher extends ListMatcher {
  /** An import of the pattern against an import, or a `require`, that brings in at least the same. */
  protected imports(p: Node, c: Node, k: Continue): boolean {
    // `import static a.b` brings in a member, not a class.
    if ((this.pattern.tree.nameOf(p) === STATIC_IMPORT) !== (this.code.nameOf(c) === STATIC_IMPORT))
      return false;
    const wanted = importShape(this.pattern.tree, p);
    const given = importShape(this.code, c);
    if (!wanted || !given) return false;
    const source = this.pattern.tree.child(p, Role.Source);
    // `#include $X`: whatever is named.
    if (source >= 0 && given.source >= 0 && this.pattern.form[source] === Form.Metavariable)
      return this.match(source, given.source, k);
    return this.importSource(wanted, given, () => {
      const items = wanted.items.filter((item) => !isAnyItem(item));
      return this.assigned(
        items.length,
        given.items,
        (i, item, next) => this.importedName(items[i], item, next),
        k,
      );
    });
  }

  private importSource(wanted: ImportShape, given: ImportShape, k: Continue): boolean {
    if (wanted.source < 0 || given.source < 0) return wanted.source === given.source && k();
    if (this.match(wanted.source, given.source, k)) return true;
    const module = this.pattern.tree.nameOf(wanted.source);
    const path = this.code.nameOf(given.source);
    // `import "a"` stands for all that is in `a`: `a/b`, `a.b`.
    return path.startsWith(module) && /[/.]/.test(path[module.length] ?? '') && k();
  }

  private importedName(
    wanted: ImportShape['items'][number],
    given: ImportShape['items'][number],
    k: Continue,
  ): boolean {
    const bound = comparePaths(wanted.path, given.path);
    if (!bound) return false;
    const bindAll = (i: number): boolean => {
      if (i === bound.length) {
        if (wanted.alias < 0 || wanted.isImplicit) return k();
        return given.alias >= 0 && this.match(wanted.alias, given.alias, k);
      }
      const { name, rest } = bound[i];
      // The last part of a path is the local name too, which the rest of the code goes by.
      const isWhole = rest && given.alias >= 0 && given.path.length === wanted.path.length;
      const binding = isWhole
        ? this.bindingOf(given.alias)
        : { start: given.start, end: given.end, node: -1 };
      return this.binding(name, binding, () => bindAll(i + 1));
    };
    return bindAll(0);
  }
}
