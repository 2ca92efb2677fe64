import { Range, type TestController, type TestItem, type TestItemCollection, Uri } from 'vscode';
import type { Range as PlainRange, RuleTestFile } from '../../../protocol/src/index';
import { stemOf } from './words';

/** A rule on one target: what is run. */
export interface RuleCase {
  item: TestItem;
  /** The item of the rule. */
  rule: TestItem;
  file: string;
  ruleId: string;
  /** Undefined for a rule without a target. */
  target: string | undefined;
}

/** The tree of the Test Explorer: rule files, their rules, and the targets of each. */
export class RuleItems {
  private readonly cases = new Map<string, RuleCase[]>();

  constructor(private readonly controller: TestController) {}

  /** Shows these rule files and no others; items that stay keep their results. */
  show(files: readonly RuleTestFile[]): void {
    this.cases.clear();
    this.controller.items.replace(
      files.map((file) => {
        const item = this.item(
          this.controller.items,
          file.uri,
          file.path.replace(/^\.wardscribe\/rules\//, ''),
          file.uri,
        );
        const cases: RuleCase[] = [];
        item.children.replace(file.rules.map((rule) => this.rule(item, file, rule, cases)));
        this.cases.set(file.uri, cases);
        return item;
      }),
    );
  }

  /** The cases of a rule file, in order. */
  of(file: string): readonly RuleCase[] {
    return this.cases.get(file) ?? [];
  }

  /** All cases at or below some items, all there are without items; those below excluded ones left out. */
  below(include: readonly TestItem[] | undefined, exclude: readonly TestItem[] = []): RuleCase[] {
    const isBelow = (item: TestItem | undefined, items: readonly TestItem[]): boolean =>
      item !== undefined && (items.includes(item) || isBelow(item.parent, items));
    return [...this.cases.values()]
      .flat()
      .filter(({ item }) => (!include || isBelow(item, include)) && !isBelow(item, exclude));
  }

  /** The cases that a document is about: a rule of it at a line, or, for a target, all that use it. */
  at(uri: string, line: number): RuleCase[] {
    const own = this.of(uri);
    const rules = [...new Set(own.map(({ rule }) => rule))];
    const rule = rules.findLast(({ range }) => range !== undefined && range.start.line <= line) ?? rules[0];
    if (rule) return own.filter((each) => each.rule === rule);
    return [...this.cases.values()].flat().filter(({ target }) => target === uri);
  }

  private rule(
    parent: TestItem,
    file: RuleTestFile,
    { id, range }: RuleTestFile['rules'][number],
    cases: RuleCase[],
  ): TestItem {
    const item = this.item(parent.children, `${file.uri}#${id}`, id, file.uri, range);
    item.description = file.targets.length === 0 ? `no target ${stemOf(file.path)}.* beside it` : undefined;
    const base = { rule: item, file: file.uri, ruleId: id };
    item.children.replace(
      file.targets.map(({ uri, path }) => {
        const label = path.slice(path.lastIndexOf('/') + 1);
        const target = this.item(item.children, `${file.uri}#${id}#${uri}`, label, uri);
        cases.push({ ...base, item: target, target: uri });
        return target;
      }),
    );
    if (file.targets.length === 0) cases.push({ ...base, item, target: undefined });
    return item;
  }

  private item(
    known: TestItemCollection,
    id: string,
    label: string,
    uri: string,
    range?: PlainRange,
  ): TestItem {
    const item = known.get(id) ?? this.controller.createTestItem(id, label, Uri.parse(uri));
    if (range) {
      const { start, end } = range;
      item.range = new Range(start.line, start.character, end.line, end.character);
    }
    return item;
  }
}
