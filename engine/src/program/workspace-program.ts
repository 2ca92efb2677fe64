import { ControlProgram } from '../controls/control-program';
import { confidences } from '../findings/finding';
import type { LinkedFlow, LinkedPath } from '../linking/flow';
import { type PathAlias, Program } from '../linking/program';
import type { TextSummary } from '../summaries/summary';
import { rangeIn } from '../syntax/line-starts';
import type { DocumentSummary } from './document-summary';
import type { ProgramFlow, ProgramPath } from './program-flow';

/** The texts of a project as data flow sees them: a program for each family of languages and run of rules. */
export class WorkspaceProgram {
  private readonly programs = new Map<string, Program>();
  private readonly controls = new Map<string, ControlProgram>();
  private readonly summaries = new Map<string, DocumentSummary>();

  /** `aliases`: what configurations of the project make of the names of modules. */
  constructor(private readonly aliases: readonly PathAlias[] = []) {}

  /** Adds a text, or replaces it. */
  set(summary: DocumentSummary): void {
    this.delete(summary.path);
    this.summaries.set(summary.path, summary);
    summary.runs.forEach((text, run) => {
      if (text) this.program(summary, run).set(text);
    });
    const { controls } = summary;
    const text = summary.names ?? summary.runs.find((each) => each !== undefined);
    if (controls && text) this.controlsOf(summary).set(summary.path, { controls, summary: text });
  }

  delete(path: string): void {
    const known = this.summaries.get(path);
    if (!known) return;
    this.summaries.delete(path);
    known.runs.forEach((text, run) => {
      if (text) this.program(known, run).delete(path);
    });
    if (known.controls) this.controlsOf(known).delete(path);
  }

  /** The paths of its texts. */
  get paths(): string[] {
    return [...this.summaries.keys()];
  }

  /** The flows that end in a text, in the order of its sinks. */
  flowsInto(path: string): ProgramFlow[] {
    const summary = this.summaries.get(path);
    const flows = (summary?.runs ?? []).flatMap((text, run) => {
      if (!summary || !text) return [];
      const flows = this.program(summary, run).flowsInto(path);
      return flows.map((flow) => this.described(flow, run));
    });
    return summary?.controls ? [...flows, ...this.verdictsOn(summary)] : flows;
  }

  /** What controls say of a text; it rests on the files of its one path. */
  private verdictsOn(summary: DocumentSummary): ProgramFlow[] {
    return this.controlsOf(summary)
      .verdicts(summary.path)
      .map(({ verdict, partners }) => {
        const steps = partners.map((path) => ({ path, range: rangeIn(noLines, 0, 0), note: '' }));
        const path: ProgramPath = { source: '', steps, confidence: 'high', isPartial: false };
        return { run: -1, sink: -1, paths: [path], control: verdict };
      });
  }

  private controlsOf({ family, modules, callsOwnMethods }: DocumentSummary): ControlProgram {
    let controls = this.controls.get(family);
    if (!controls) {
      controls = new ControlProgram({ modules, callsOwnMethods, aliases: this.aliases });
      this.controls.set(family, controls);
    }
    return controls;
  }

  /** The flows that would end in a text if it were as a summary says. The program stays as it is. */
  flowsWith(summary: DocumentSummary): ProgramFlow[] {
    const before = this.summaries.get(summary.path);
    if (before === summary) return this.flowsInto(summary.path);
    this.set(summary);
    const flows = this.flowsInto(summary.path);
    if (before) this.set(before);
    else this.delete(summary.path);
    return flows;
  }

  /** All flows, by the path of the text that they end in. */
  flows(): Map<string, ProgramFlow[]> {
    const all = new Map<string, ProgramFlow[]>();
    for (const [path] of this.summaries) {
      const flows = this.flowsInto(path);
      if (flows.length > 0) all.set(path, flows);
    }
    return all;
  }

  private program({ family, modules, callsOwnMethods }: DocumentSummary, run: number): Program {
    const key = `${family} ${run}`;
    let program = this.programs.get(key);
    if (!program) {
      program = new Program({ modules, callsOwnMethods, aliases: this.aliases });
      this.programs.set(key, program);
    }
    return program;
  }

  private described({ sink, paths }: LinkedFlow, run: number): ProgramFlow {
    const described = paths.map((path) => this.path(path, run));
    // The surest way says how sure the finding is; of equally sure ones the shortest stays first.
    const rank = ({ confidence }: ProgramPath) => confidences.indexOf(confidence);
    return { run, sink, paths: described.sort((a, b) => rank(a) - rank(b)) };
  }

  private path({ source, steps, confidence, isCut }: LinkedPath, run: number): ProgramPath {
    return {
      source: this.text(source.path, run)?.sources[source.index]?.text ?? '',
      steps: steps.map(({ path, start, end, note }) => ({
        path,
        range: rangeIn(this.text(path, run)?.lines ?? noLines, start, end),
        note,
      })),
      confidence,
      isPartial: isCut === true,
    };
  }

  private text(path: string, run: number): TextSummary | undefined {
    return this.summaries.get(path)?.runs[run];
  }
}

const noLines = Uint32Array.of(0);
