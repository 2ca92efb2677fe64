import { ControlProgram } from '../controls/control-program';
import { callChecks } from '../controls/text';
import { confidences } from '../findings/finding';
import type { LinkedFlow, LinkedPath } from '../linking/flow';
import { type PathAlias, Program } from '../linking/program';
import type { HeldNames } from '../rules/held-names';
import type { TextSummary } from '../summaries/summary';
import { rangeIn } from '../syntax/line-starts';
import { notesFor, type ThreatNotes } from '../threats/notes';
import type { DocumentSummary } from './document-summary';
import type { ProgramFlow, ProgramPath } from './program-flow';

/** The texts of a project as data flow sees them: a program for each family of languages and run of rules. */
export class WorkspaceProgram {
  private readonly programs = new Map<string, Program>();
  private readonly controls = new Map<string, ControlProgram>();
  private readonly summaries = new Map<string, DocumentSummary>();

  /** `aliases`: what configurations of the project make of the names of modules. */
  constructor(private readonly aliases: readonly PathAlias[] = []) {}

  /** Adds a text, or replaces it; what stays the same for others is not followed anew. */
  set(summary: DocumentSummary): void {
    const { path, runs } = summary;
    const before = this.summaries.get(path);
    if (before && before.family !== summary.family) this.delete(path);
    else
      before?.runs.forEach((text, run) => {
        if (text && !runs[run]) this.program(before, run).delete(path);
      });
    this.summaries.set(path, summary);
    runs.forEach((text, run) => {
      if (text) this.program(summary, run).set(text);
    });
    this.setControls(summary);
  }

  private setControls(summary: DocumentSummary): void {
    const { path, controls, names, runs } = summary;
    const text = names ?? runs.find((each) => each !== undefined);
    if (controls && text) this.controlsOf(summary).set(path, { controls, summary: text });
    else this.controlsOf(summary).delete(path);
  }

  delete(path: string): void {
    const known = this.summaries.get(path);
    if (!known) return;
    this.summaries.delete(path);
    known.runs.forEach((text, run) => {
      if (text) this.program(known, run).delete(path);
    });
    this.controlsOf(known).delete(path);
  }

  /** Takes over which calls controls ask for, where nothing else that is known of the texts changes. */
  recheck(notes: readonly ThreatNotes[]): void {
    for (const summary of this.summaries.values()) {
      const { path, controls } = summary;
      if (!controls) continue;
      const checks = callChecks(notesFor(notes, path), path);
      if (JSON.stringify(checks) === JSON.stringify(controls.checks)) continue;
      const changed = { ...summary, controls: { ...controls, checks } };
      this.summaries.set(path, changed);
      this.setControls(changed);
    }
  }

  /** The texts of which one by one is asked whether something concerns them; by path and the names that they hold. */
  thatConcern(concerns: (path: string, held: HeldNames) => boolean): string[] {
    return [...this.summaries.values()]
      .filter(({ path, held }) => concerns(path, held))
      .map(({ path }) => path);
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
