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
  /** Undefined where no rule has both a source and a sink: then there is nothing to follow. */
  private readonly followed: { linkage: Linkage; taint: Taint; flows: Flows } | undefined;
  private readonly told = new Map<string, readonly LinkedFlow[]>();

  constructor(summaries: readonly TextSummary[], options: LinkOptions) {
    const functions = summaries.reduce((sum, each) => sum + each.functions.length, 0);
    const maxFacts = MAX_FACTS + functions * FACTS_PER_FUNCTION;
    const rules = rulesToFollow(summaries);
    if (rules === 0) return;
    const linkage = new Linkage(summaries, options);
    const taint = new Taint(linkage, new Values(linkage, maxFacts / LESS_FOR_VALUES), rules, maxFacts);
    this.followed = { linkage, taint, flows: new Flows(taint, taint.cut) };
  }

  /** Takes note of where the code of a file stands now: its graphs are the same as before. */
  move(summary: TextSummary): void {
    this.followed?.linkage.names.files.get(summary.path)?.move(summary);
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
    if (!this.followed) return [];
    const { linkage, taint, flows } = this.followed;
    const file = linkage.names.files.get(path);
    const sinks = file && taint.sinks.get(file);
    if (!sinks) return [];
    const inOrder = [...sinks].sort(([a], [b]) => a - b);
    return inOrder.flatMap(([sink, reached]) => {
      const flow = flows.into(path, sink, file.summary.sinks[sink].rules, [...reached]);
      return flow ? [flow] : [];
    });
  }
}

/** The rules that have a source somewhere, and a sink: the data of others arrives nowhere. */
function rulesToFollow(summaries: readonly TextSummary[]): number {
  let sources = 0;
  let sinks = 0;
  for (const summary of summaries) {
    for (const { rules } of summary.sources) sources |= rules;
    for (const { rules } of summary.sinks) sinks |= rules;
  }
  return sources & sinks;
}
