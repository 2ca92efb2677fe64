import { literalValue, sameNumber, sameValue } from '../dataflow/constant-value';
import { isBareCall } from '../dataflow/locals';
import { Kind, Role } from '../syntax/kinds';
import { type Node, sameName } from '../syntax/tree';
import { ChildrenMatcher } from './children-matcher';
import { BudgetExceeded, type Continue } from './match-state';
import { Form, isAnyLoop } from './pattern';
import { expressionKinds, isLiteral, isTemplateText } from './shapes';
import { differsByOption } from './spelling';
import { matchTypes, type TypeBinding } from './type-match';

/** Expressions that may have the value of a literal without being one. */
const computedKinds: ReadonlySet<Kind> = new Set([
  Kind.Name,
  Kind.Member,
  Kind.Template,
  Kind.Binary,
  Kind.Conditional,
]);
/** Matches a node of a pattern against a node of the code. */
export abstract class NodeMatcher extends ChildrenMatcher {
  private readonly knownTypes = new Map<string, TypeBinding[] | undefined>();

  /** A node that refers to another one, as an alias does, matches as what it stands for too. */
  protected match(p: Node, c: Node, k: Continue): boolean {
    if (this.node(p, c, k)) return true;
    if (this.pattern.options.symbolic && this.definition(p, c, k)) return true;
    if (this.code.referents.size === 0) return false;
    const referent = this.code.referents.get(c);
    return referent !== undefined && this.node(p, referent, k);
  }

  private node(p: Node, c: Node, k: Continue): boolean {
    this.step();
    const { pattern } = this;
    switch (pattern.form[p]) {
      case Form.Plain:
        return this.plain(p, c, k);
      case Form.Metavariable:
        return this.metavariable(p, c, k);
      case Form.Ellipsis:
        return k();
      case Form.ListMetavariable:
        return this.binding(pattern.variable[p] as string, this.bindingOfList([c]), k);
      case Form.Deep:
        return this.deep(pattern.tree.child(p, Role.Argument), c, k);
      case Form.Chain:
        return this.chain(pattern.children[p][0], c, k);
      case Form.AnyString:
        return !isTemplateText(this.code, c) && this.stringText(c) !== undefined && k();
      case Form.StringMetavariable:
        return this.stringContent(p, c, k);
      case Form.StringRegex: {
        const known = this.stringText(c);
        if (known?.text === undefined) return false;
        const answer = pattern.regex.get(p)?.test(known.text);
        if (answer === 'budget') throw new BudgetExceeded();
        return answer === true && k();
      }
      case Form.AnyTemplate:
        return this.isTemplate(p, c) && k();
      case Form.AnyRegex:
        return this.regex(p, c, k);
      case Form.TypeText:
        return this.type(p, c, k);
      default:
        return false;
    }
  }

  /** A variable as what it was assigned. */
  private definition(p: Node, c: Node, k: Continue): boolean {
    const { pattern, code } = this;
    if (code.kind[c] !== Kind.Name || pattern.form[p] === Form.Chain) return false;
    const value = this.facts.constants.definition(c);
    // A definition that uses the variable itself would never end.
    return value >= 0 && !code.contains(value, c) && this.match(p, value, k);
  }

  private plain(p: Node, c: Node, k: Continue): boolean {
    const { pattern, code } = this;
    const path = pattern.path[p];
    const kind = code.kind[c];
    const wanted = pattern.tree.kind[p];
    if (kind === Kind.Name || kind === Kind.Member || kind === Kind.Call || kind === Kind.Await) {
      if (path !== undefined) {
        if (this.facts.imports.names(c, path)) return k();
      } else if (wanted === Kind.Member && kind === Kind.Name && this.imported(p, c, k)) return true;
    }
    if (wanted === Kind.Import) return this.imports(p, c, k);
    if (wanted !== kind) return this.otherKind(p, c, k);
    if (differsByOption(pattern, p, this.facts, c)) return false;
    if (pattern.tree.name[p] === 0 && this.isVariant(c)) {
      // The pattern means all variants.
    } else if (!sameName(pattern.tree, p, code, c)) {
      return kind === Kind.Number && sameNumber(pattern.tree.nameOf(p), code.nameOf(c)) && k();
    }
    return this.matchChildren(p, c, k);
  }

  /** True for nodes whose name tells a variant: `async` functions, `a?.b`, imports for others. */
  private isVariant(c: Node): boolean {
    const kind = this.code.kind[c];
    if (kind === Kind.Function || kind === Kind.Import) return true;
    return (kind === Kind.Member || kind === Kind.Index) && this.code.nameOf(c) === '?.';
  }

  /** Nodes of different kinds that say the same. */
  private otherKind(p: Node, c: Node, k: Continue): boolean {
    const { tree, children, form } = this.pattern;
    const kind = this.code.kind[c];
    if (this.facts.traits.bareCalls && this.bareCall(p, c, k)) return true;
    switch (tree.kind[p]) {
      case Kind.Call:
        return kind === Kind.Decorator && this.decoratorAsCall(p, c, k);
      case Kind.Pair:
        // `f(a: 1)` hands over an entry.
        return kind === Kind.Keyword && tree.kind[p + 1] === Kind.Name && this.matchChildren(p, c, k);
      case Kind.List:
        // PHP writes lists and mappings with one word, which names the nodes: `[...]` stands for both.
        if (kind === Kind.Object && tree.name[p] !== 0 && sameName(tree, p, this.code, c))
          return children[p].every((part) => form[part] === Form.Ellipsis) && k();
        // `[...]` is any list, one that is computed too.
        return kind === Kind.Comprehension && this.isOpen(children[p]) && this.code.nameOf(c) === '[' && k();
      case Kind.Object:
        return kind === Kind.Set && this.isOpen(children[p]) && k();
      case Kind.Loop:
        return kind === Kind.ForEach && isAnyLoop(this.pattern, p) && this.matchChildren(p, c, k);
      case Kind.Tuple:
        // `except (..., A, ...)` is also `except A`.
        return (
          tree.role[p] === Role.Type &&
          this.unordered(
            children[p],
            [c],
            children[p].some((part) => form[part] === Form.Ellipsis),
            k,
          )
        );
      default:
        return this.literal(p, c) && k();
    }
  }

  /** `f` and `a.f` are the calls `f()` and `a.f()`, unless `f` is a variable. */
  private bareCall(p: Node, c: Node, k: Continue): boolean {
    const { tree, children, form } = this.pattern;
    const { code } = this;
    if (tree.kind[p] === Kind.Call) {
      const [callee, ...args] = children[p];
      const isBare = args.every((part) => tree.role[part] === Role.Argument && form[part] === Form.Ellipsis);
      return isBare && isBareCall(code, c, this.facts.locals()) && this.match(callee, c, k);
    }
    if (tree.kind[p] !== Kind.Name && tree.kind[p] !== Kind.Member) return false;
    const called = code.kind[c] === Kind.Call && code.children(c).length === 1 ? code.firstChild(c) : -1;
    return called >= 0 && this.match(p, called, k);
  }

  private isOpen(parts: readonly Node[]): boolean {
    return parts.length === 1 && this.pattern.form[parts[0]] === Form.Ellipsis;
  }

  /** `requests.$M` and `$M.get` against `get` that was imported from requests. */
  private imported(p: Node, c: Node, k: Continue): boolean {
    const { tree, path, form } = this.pattern;
    const object = tree.child(p, Role.Object);
    const property = tree.child(p, Role.Property);
    const qualified = this.facts.imports.qualified(c);
    if (qualified === undefined) return false;
    const last = qualified.lastIndexOf('.');
    if (form[object] === Form.Metavariable && form[property] === Form.Plain) {
      // `$M.get` against `get` that was imported: the metavariable is the module.
      if (last < 0 || qualified.slice(last + 1) !== tree.nameOf(property)) return false;
      const module = { ...this.bindingOf(c), node: -1, text: qualified.slice(0, last) };
      return this.binding(this.pattern.variable[object] as string, module, k);
    }
    const prefix = path[object];
    if (prefix === undefined || form[property] !== Form.Metavariable || qualified.slice(0, last) !== prefix)
      return false;
    return this.metavariable(property, c, k);
  }

  /** A literal of the pattern against code that has its value. */
  private literal(p: Node, c: Node): boolean {
    if (!isLiteral(this.pattern.tree.kind[p]) && this.pattern.tree.kind[p] !== Kind.Regex) return false;
    const kind = this.code.kind[c];
    const isComputed = computedKinds.has(kind) && this.pattern.options.constants;
    const coerces = this.facts.traits.coercesLiterals === true;
    if (!isComputed && !(coerces && isLiteral(kind))) return false;
    const wanted = literalValue(this.pattern.tree, p);
    const given = wanted && this.facts.constants.value(c);
    if (wanted === undefined || given === undefined) return false;
    const isCoerced = coerces && given.kind !== 'null' && wanted.kind !== 'null';
    return sameValue(wanted, isCoerced ? { ...given, kind: wanted.kind } : given);
  }

  /** The string that an expression stands for: its literal (-1: computed), and its content where that is known. */
  private stringText(c: Node): { node: Node; text: string | undefined } | undefined {
    const { code } = this;
    const kind = code.kind[c];
    if (kind === Kind.String) return { node: c, text: code.nameOf(c) };
    // A key without quotes is a string all the same.
    if (kind === Kind.Name && code.role[c] === Role.Key) return { node: c, text: code.nameOf(c) };
    if (!computedKinds.has(kind) || !this.pattern.options.constants) return undefined;
    const value = this.facts.constants.value(c);
    return value?.kind === 'string' ? value : undefined;
  }

  private stringContent(p: Node, c: Node, k: Continue): boolean {
    const known = this.stringText(c);
    if (!known) return false;
    const { code } = this;
    const name = this.pattern.variable[p] as string;
    if (known.node < 0 || known.text === undefined) {
      return this.binding(name, { ...this.bindingOf(c), text: known.text }, k);
    }
    const at = code.text.indexOf(known.text, code.start[known.node]);
    const start = at < 0 ? code.start[known.node] : at;
    return this.binding(name, { start, end: start + known.text.length, node: -1 }, k);
  }

  /** A template, or a string of the same quotes or prefix that happens to have no holes. */
  private isTemplate(p: Node, c: Node): boolean {
    const { code, pattern } = this;
    if (code.kind[c] === Kind.Template) return true;
    return code.kind[c] === Kind.String && code.text[code.start[c]] === pattern.tree.textOf(p)[0];
  }

  /** `/.../`, `/$X/` and, with flags, `/.../g`. */
  private regex(p: Node, given: Node, k: Continue): boolean {
    const { code, pattern } = this;
    const isNamed = code.kind[given] === Kind.Name && pattern.options.constants;
    const c = isNamed ? this.facts.constants.literal(given) : given;
    if (c < 0 || code.kind[c] !== Kind.Regex) return false;
    const wanted = /[a-z]*$/.exec(pattern.tree.nameOf(p))?.[0] ?? '';
    const text = code.nameOf(c);
    const end = text.lastIndexOf('/');
    if (wanted !== '' && text.slice(end + 1) !== wanted) return false;
    const name = pattern.variable[p];
    if (name === undefined) return k();
    // What is put together when the program runs has no content to name.
    if (code.firstChild(c) >= 0) return false;
    const start = code.start[c] + 1;
    return this.binding(name, { start, end: code.start[c] + end, node: -1 }, k);
  }

  /** A written type, or an expression that has it. */
  private type(p: Node, c: Node, k: Continue): boolean {
    const { code, pattern } = this;
    if (code.kind[c] !== Kind.Type && code.kind[c] !== Kind.Name) return false;
    return this.typeTexts(pattern.tree.textOf(p).replace(/^:\s*/, ''), code.textOf(c), code.start[c], k);
  }

  private typeTexts(wanted: string, given: string, start: number, k: Continue): boolean {
    const written = given.replace(/^:\s*/, '');
    const offset = start + given.length - written.length;
    const bindings = this.matchedTypes(wanted, written);
    if (!bindings) return false;
    const next = (i: number): boolean => {
      if (i === bindings.length) return k();
      const { name, start: from, end: to } = bindings[i];
      const place = { start: offset + from, end: offset + to, node: -1 };
      // A type that is not written where it is known has a text, and no place.
      const binding = start < 0 ? { ...place, start: 0, end: 0, text: written.slice(from, to) } : place;
      return this.binding(name, binding, () => next(i + 1));
    };
    return next(0);
  }

  /** A text has few types, each of many expressions: they are compared once. */
  private matchedTypes(wanted: string, written: string): TypeBinding[] | undefined {
    const key = `${wanted}\0${written}`;
    if (this.knownTypes.has(key)) return this.knownTypes.get(key);
    const { imports, traits } = this.facts;
    const bindings = matchTypes(
      wanted,
      written,
      (name, path) => imports.stands(name, path) || traits.types?.aliases?.get(name) === path,
    );
    this.knownTypes.set(key, bindings);
    return bindings;
  }

  private metavariable(p: Node, c: Node, k: Continue): boolean {
    const { code, pattern } = this;
    const kind = code.kind[c];
    // `f($X)` means a value, and `make(chan int)` of Go takes a type.
    if (kind === Kind.Type && pattern.tree.kind[p] !== Kind.Type) return false;
    // A hole in braces is what is put into a template, not the text around it.
    if (isTemplateText(code, c) && pattern.tree.text[pattern.tree.start[p] - 1] === '{') return false;
    if (
      !expressionKinds.has(kind) &&
      kind !== Kind.Type &&
      kind !== Kind.Text &&
      kind !== Kind.Throw &&
      kind !== Kind.Spread &&
      !this.standsForStatement(p, c)
    )
      return false;
    const name = pattern.variable[p] as string;
    const type = pattern.type[p];
    if (type === undefined) return this.binding(name, this.bindingOf(c), k);
    if (pattern.roots.includes(p) && this.isDeclared(c)) return false;
    const known = this.facts.types.of(c);
    if (known?.isNull && type.trim().endsWith('*')) return this.binding(name, this.bindingOf(c), k);
    const names = known?.names ?? [];
    const { types } = this.facts.traits;
    return [...names, ...names.flatMap((each) => types?.others?.(each) ?? [])].some((each) =>
      this.typeTexts(type, each, known?.start ?? -1, () => this.binding(name, this.bindingOf(c), k)),
    );
  }

  /** True for the name of a parameter or variable where it is declared without a value: no expression. */
  private isDeclared(c: Node): boolean {
    const { code } = this;
    const owner = code.kind[code.parent[c]];
    return code.role[c] === Role.Target && (owner === Kind.Declare || owner === Kind.Parameter);
  }

  /** A metavariable that is a statement of its own; alone it means expressions. */
  private standsForStatement(p: Node, c: Node): boolean {
    const { tree, roots } = this.pattern;
    const isLone = roots.length === 1 && roots[0] === p;
    return !isLone && tree.role[p] === Role.Statement && this.code.role[c] === Role.Statement;
  }

  private deep(inner: Node, c: Node, k: Continue): boolean {
    const { code } = this;
    for (let node = c; node < code.next[c]; node++) if (this.match(inner, node, k)) return true;
    return false;
  }

  /** The start of a chain of accesses and calls that ends at `c`; a metavariable is what the whole chain starts from. */
  private chain(start: Node, c: Node, k: Continue): boolean {
    const { code } = this;
    const links: Node[] = [];
    for (let node = c; node >= 0; ) {
      links.push(node);
      const isCall = code.kind[node] === Kind.Call;
      const before = code.child(node, isCall ? Role.Callee : Role.Object);
      const isVariable = before < 0 && this.pattern.options.symbolic && code.kind[node] === Kind.Name;
      const value = isVariable ? this.facts.constants.definition(node) : -1;
      // A chain goes on in what a variable was assigned, which stands before it.
      node = isVariable && value < node ? value : before;
    }
    return links.reverse().some((node) => this.match(start, node, k));
  }
}
