import type { TextSummary } from '../summaries/summary';
import type { LinkedFlow } from './flow';
import { Flows } from './flows';
import { Linkage, type LinkOptions } from './linkage';
import { Taint } from './taint';
import { Values } from './values';

/** How many facts there may be, and how many more for each function. */
const MAX_FACTS = 20_000;
const FACTS_PER_FUNCTION = 60;
/** So many times less is enough to find what calls run. */
const LESS_FOR_VALUES = 8;

/** A program whose data was followed: tells the flows into its files. */
export class Linked {
  private readonly linkage: Linkage;
  private readonly taint: Taint;
  private readonly flows: Flows;
  private readonly told = new Map<string, readonly LinkedFlow[]>();

  constructor(summaries: readonly TextSummary[], options: LinkOptions) {
    const functions = summaries.reduce((sum, each) => sum + each.functions.length, 0);
    const maxFacts = MAX_FACTS + functions * FACTS_PER_FUNCTION;
    this.linkage = new Linkage(summaries, options);
    this.taint = new Taint(this.linkage, new Values(this.linkage, maxFacts / LESS_FOR_VALUES), maxFacts);
    this.flows = new Flows(this.taint, this.taint.cut);
  }

  /** Takes note of where the code of a file stands now: its graphs are the same as before. */
  move(summary: TextSummary): void {
    this.linkage.names.files.get(summary.path)?.move(summary);
    this.told.clear();
  }

  /** The flows whose sink is in a file, in the order of its sinks. */
  flowsInto(path: string): readonly LinkedFlow[] {
    let told = this.told.get(path);
    if (!told) {
      told = this.tell(path);
      this.told.set(path, told);
    }
    return told;
  }

  private tell(path: string): readonly LinkedFlow[] {
    const file = this.linkage.names.files.get(path);
    const sinks = file && this.taint.sinks.get(file);
    if (!file || !sinks) return [];
    const inOrder = [...sinks].sort(([a], [b]) => a - b);
    return inOrder.flatMap(([sink, reached]) => {
      const flow = this.flows.into(path, sink, file.summary.sinks[sink].rules, [...reached]);
      return flow ? [flow] : [];
    });
  }
}
