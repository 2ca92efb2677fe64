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

/** A step of the open flow, followed while its file is edited. */
export interface Step {
  /** One-based. */
  number: number;
  uri: Uri;
  /** Where the step's code is now. */
  range: Range;
  text: string;
  note: string;
  /** True when the code of the step is not what it was when the flow was opened. */
  changed: boolean;
}

interface Tracked {
  step: Step;
  span: Span;
  code: string;
}

/** The flow that is shown: its steps, the current one, and whether their code has changed since. */
export class FlowModel implements Disposable {
  private tracked: Tracked[] = [];
  private at = 0;
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

  get steps(): Step[] {
    return this.tracked.map(({ step }) => step);
  }

  get current(): Step | undefined {
    return this.tracked[this.at]?.step;
  }

  /** Opens the flow of a finding at its first step. Reads the steps' files; one that cannot be read counts as changed. */
  async open(finding: FindingItem): Promise<void> {
    const tracked = await Promise.all(finding.flow.map((step, index) => track(step, index + 1)));
    this.finding = finding;
    this.tracked = tracked;
    this.at = 0;
    this.changes.fire();
  }

  /** Forgets the flow. */
  close(): void {
    this.finding = undefined;
    this.tracked = [];
    this.changes.fire();
  }

  /** Makes a step the current one. */
  select(step: Step): void {
    const index = this.tracked.findIndex((item) => item.step === step);
    if (index < 0) return;
    this.at = index;
    this.moves.fire();
  }

  /** The step `by` places after the current one; at the ends it starts over on the other side. */
  neighbour(by: 1 | -1): Step | undefined {
    const count = this.tracked.length;
    return this.tracked[(this.at + by + count) % count]?.step;
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

async function track(step: FlowStep, number: number): Promise<Tracked> {
  const uri = Uri.parse(step.uri);
  const range = toRange(step.range);
  const shown = { number, uri, range, text: step.text, note: step.note, changed: false };
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
