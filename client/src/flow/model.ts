import {
  type Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  Uri,
  workspace,
} from 'vscode';
import type { FindingItem, FlowStep } from '../../../protocol/src/index';
import { toRange } from '../findings/store';
import { follow, type Span } from './track';

/** A step of an open flow, followed while its file is edited. */
export interface Step {
  /** One-based, within its path. */
  number: number;
  path: Path;
  uri: Uri;
  /** Where the step's code is now. */
  range: Range;
  text: string;
  note: string;
  /** True when the code of the step is not what it was when the flow was opened. */
  changed: boolean;
}

/** One way of the data, from a source of its own. */
export interface Path {
  /** One-based. */
  number: number;
  steps: readonly Step[];
}

/** What is remembered of a step to follow it. */
interface Tracked {
  step: Step;
  span: Span;
  code: string;
}

/** The flow that is shown: its paths, the current step, and whether the code of steps has changed since. */
export class FlowModel implements Disposable {
  private tracked: Tracked[] = [];
  private all: Path[] = [];
  private at: Step | undefined;
  private readonly changes = new EventEmitter<void>();
  private readonly moves = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  /** Fires when another flow is opened or the state of a step changes. */
  readonly onDidChange = this.changes.event;
  /** Fires when another step becomes the current one. */
  readonly onDidMove = this.moves.event;
  finding: FindingItem | undefined;

  constructor() {
    this.subscriptions = [
      workspace.onDidChangeTextDocument((event) => this.edited(event)),
      // A file that was closed, changed on disk and opened again tells of no edits: compare its text.
      workspace.onDidOpenTextDocument((document) => this.compare(document)),
    ];
  }

  /** The ways of the open flow, the shortest first. */
  get paths(): readonly Path[] {
    return this.all;
  }

  get current(): Step | undefined {
    return this.at;
  }

  /** The steps of the way that the current step is on. */
  get steps(): readonly Step[] {
    return this.at?.path.steps ?? [];
  }

  /** Opens the flow of a finding at its first step. Reads the steps' files; one that cannot be read counts as changed. */
  async open(finding: FindingItem): Promise<void> {
    const tracked: Tracked[] = [];
    const paths = await Promise.all(
      [finding.flow, ...finding.otherFlows].map(async (flow, index): Promise<Path> => {
        const path: { number: number; steps: Step[] } = { number: index + 1, steps: [] };
        const items = await Promise.all(flow.map((step, place) => track(step, place + 1, path)));
        tracked.push(...items);
        path.steps.push(...items.map(({ step }) => step));
        return path;
      }),
    );
    this.finding = finding;
    this.tracked = tracked;
    this.all = paths;
    this.at = paths[0]?.steps[0];
    this.changes.fire();
  }

  /** Forgets the flow. */
  close(): void {
    this.finding = undefined;
    this.tracked = [];
    this.all = [];
    this.at = undefined;
    this.changes.fire();
  }

  /** Makes a step the current one, and its path with it. */
  select(step: Step): void {
    if (!this.all.includes(step.path)) return;
    this.at = step;
    this.moves.fire();
  }

  /** The step `by` places after the current one on its path; at the ends it starts over on the other side. */
  neighbour(by: 1 | -1): Step | undefined {
    const { steps } = this;
    return this.at && steps[(steps.indexOf(this.at) + by + steps.length) % steps.length];
  }

  /** The first step of the path after the current one; after the last comes the first. */
  nextPath(): Step | undefined {
    return this.at && this.all[this.at.path.number % this.all.length]?.steps[0];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changes.dispose();
    this.moves.dispose();
  }

  private edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    for (const item of this.tracked) {
      if (item.step.uri.toString() !== document.uri.toString()) continue;
      for (const change of contentChanges) item.span = follow(item.span, change);
    }
    if (contentChanges.length) this.compare(document);
  }

  private compare(document: TextDocument): void {
    const uri = document.uri.toString();
    let touched = false;
    for (const item of this.tracked) {
      if (item.step.uri.toString() !== uri) continue;
      item.step.range = rangeOf(document, item.span);
      item.step.changed = document.getText(item.step.range) !== item.code;
      touched = true;
    }
    if (touched) this.changes.fire();
  }
}

async function track(step: FlowStep, number: number, path: Path): Promise<Tracked> {
  const uri = Uri.parse(step.uri);
  const range = toRange(step.range);
  const shown = { number, path, uri, range, text: step.text, note: step.note, changed: false };
  try {
    const document = await workspace.openTextDocument(uri);
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return { step: shown, span, code: document.getText(range) };
  } catch {
    return { step: { ...shown, changed: true }, span: { start: 0, end: 0 }, code: step.text };
  }
}

function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
