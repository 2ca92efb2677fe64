import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, SourceDocument, TextEdit } from '../../engine/src/index';
import { composeEdits } from './edits';
import { uriKey } from './uris';

/** A text that the client has open, with everything that is remembered about it. */
export class OpenDocument {
  /** Edits since the engine saw the text; offsets are those of the text that it saw. */
  private pending: TextEdit[] = [];
  private source: SourceDocument | undefined;
  private readonly watchers = new Set<EditRecord>();
  /** The zero-based line where the last change ended: where somebody types. Cleared by a save. */
  typedLine: number | undefined;
  private gone = false;

  constructor(
    readonly uri: string,
    readonly text: TextDocument,
  ) {}

  get version(): number {
    return this.text.version;
  }

  get languageId(): string {
    return this.text.languageId;
  }

  /** The text as the engine sees it in a language, parsed on first use and re-parsed where it changed. */
  parsed(engine: Engine, path: string, languageId: string): SourceDocument {
    const text = this.text.getText();
    if (this.source && this.pending.length > 0) this.source.edit(this.pending);
    this.pending = [];
    // A text that differs would give findings at wrong places; a fresh parse cannot.
    const { source } = this;
    if (source && (source.text !== text || source.path !== path || source.languageId !== languageId)) {
      this.release();
    }
    this.source ??= engine.open(path, languageId, text);
    return this.source;
  }

  /** Starts to record edits from here on. */
  record(): EditRecord {
    const record = new EditRecord(() => this.watchers.delete(record));
    this.watchers.add(record);
    return record;
  }

  /** Applies a change of the client. A change without a range replaces the whole text. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const edit = this.editOf(change);
      TextDocument.update(this.text, [change], version);
      for (const record of this.watchers) record.add(edit);
      if (this.source) this.pending = composeEdits(this.pending, [edit]);
      this.typedLine = this.text.positionAt(edit.start + edit.text.length).line;
    }
    TextDocument.update(this.text, [], version);
  }

  /** True after the client closed it: nothing may be parsed for it any more. */
  get closed(): boolean {
    return this.gone;
  }

  /** Frees what is held for a text that is no longer open. */
  close(): void {
    this.gone = true;
    this.watchers.clear();
    this.release();
  }

  private release(): void {
    this.source?.close();
    this.source = undefined;
    this.pending = [];
  }

  private editOf(change: TextDocumentContentChangeEvent): TextEdit {
    if (!('range' in change)) return { start: 0, end: this.text.getText().length, text: change.text };
    const start = this.text.offsetAt(change.range.start);
    const end = this.text.offsetAt(change.range.end);
    return { start: Math.min(start, end), end: Math.max(start, end), text: change.text };
  }
}

/** Edits of a document since a moment, as one list with the offsets of the text at that moment. */
export class EditRecord {
  private list: TextEdit[] = [];

  constructor(readonly stop: () => void) {}

  get edits(): readonly TextEdit[] {
    return this.list;
  }

  add(edit: TextEdit): void {
    this.list = composeEdits(this.list, [edit]);
  }
}

/** The texts that the client has open. */
export class Documents {
  private readonly byKey = new Map<string, OpenDocument>();

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): OpenDocument {
    this.byKey.get(uriKey(uri))?.close();
    const document = new OpenDocument(uri, TextDocument.create(uri, languageId, version, text));
    this.byKey.set(uriKey(uri), document);
    return document;
  }

  /** The changed document; `undefined` when it is not open. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const document = this.get(textDocument.uri);
    document?.change(contentChanges, textDocument.version);
    return document;
  }

  /** The document that was closed; `undefined` when it was not open. */
  close(uri: string): OpenDocument | undefined {
    const document = this.get(uri);
    document?.close();
    this.byKey.delete(uriKey(uri));
    return document;
  }

  get(uri: string): OpenDocument | undefined {
    return this.byKey.get(uriKey(uri));
  }

  all(): OpenDocument[] {
    return [...this.byKey.values()];
  }
}
