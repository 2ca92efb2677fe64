import type { DetectionMemo } from './detection';
import type { LanguageDefinition } from './languages/language';
import type { Languages } from './languages/loader';
import type { ParsedText } from './languages/parsing';
import type { SummaryMemo } from './program/document-summary';
import { type DocumentFacts, documentFacts } from './rules/document-facts';
import { applyEdits, LineIndex, type TextEdit } from './syntax/position';

/** Texts longer than this (UTF-16 units) are not analyzed: they are generated or data. */
const longestText = 2_000_000;

/** A text with its trees, made when they are asked for. What is parsed is kept for the next edit. */
export class ParsedDocument {
  private parsed: ParsedText | undefined;
  private closed = false;
  private known: DocumentFacts | undefined;
  private index: LineIndex | undefined;
  /** True where the text is code of the wider language only. */
  private isWider = false;
  /** What the last analysis found, for the next one. */
  memo: DetectionMemo | undefined;
  summaryMemo: SummaryMemo | undefined;

  constructor(
    readonly path: string,
    readonly languageId: string,
    readonly definition: LanguageDefinition,
    private content: string,
    private readonly languages: Languages,
  ) {}

  get text(): string {
    return this.content;
  }

  /** Why there are no facts, for people. */
  get whyNot(): string {
    return this.content.length > longestText
      ? 'The file is too large to analyze (more than 2 million characters).'
      : 'The file is nested too deeply to analyze.';
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.content);
    return this.index;
  }

  /** What matching needs to know of the text; undefined when it is not analyzed. */
  facts(): DocumentFacts | undefined {
    if (!this.parsed) this.parse();
    if (!this.parsed) return undefined;
    try {
      this.known ??= documentFacts(this.parsed.lower(), this.definition);
    } catch (error) {
      // The stack ends where brackets nest some thousand deep: generated text, or an attack.
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
    return this.known;
  }

  /** A piece of text read in a language of its own; undefined when it cannot be. */
  read(definition: LanguageDefinition, text: string): DocumentFacts | undefined {
    const parsed = this.languages.parser(definition).parse(text);
    try {
      return documentFacts(parsed.lower(), definition, true);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    } finally {
      parsed.delete();
    }
  }

  /** Where the text does not parse, as UTF-16 offsets. */
  errorRanges(): readonly { start: number; end: number }[] {
    return this.facts()?.tree.errors ?? [];
  }

  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const earlier = this.parsed;
    earlier?.edit(edits);
    this.content = applyEdits(this.content, edits);
    this.index = undefined;
    this.known = undefined;
    this.parsed = undefined;
    if (!earlier) return;
    this.parse(earlier);
    earlier.delete();
  }

  close(): void {
    this.closed = true;
    this.parsed?.delete();
    this.parsed = undefined;
    this.known = undefined;
    this.memo = undefined;
    this.summaryMemo = undefined;
  }

  private parse(earlier?: ParsedText): void {
    if (this.closed || this.content.length > longestText) return;
    const { wider } = this.definition;
    const reusable = this.isWider ? undefined : earlier;
    this.isWider = false;
    this.parsed = this.languages.parser(this.definition).parse(this.content, reusable);
    if (!wider || !this.parsed.hasError) return;
    // JavaScript with written types is no JavaScript, and code all the same.
    const other = this.languages.parser(wider).parse(this.content);
    this.isWider = !other.hasError;
    const unused = this.isWider ? this.parsed : other;
    if (this.isWider) this.parsed = other;
    unused.delete();
  }
}
