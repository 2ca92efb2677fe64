/** Turns what is wrong with a part of a rule file into problems on the lines where it stands. */
import type * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import type { Range } from '../syntax/position';
import { knownKeys } from './schema';
import { didYouMean, keysAt, unknownKey } from './schema-keys';
import type { YamlDocument, YamlPath } from './yaml-ranges';

/** What an entry of a file is called. */
export type EntryKind = 'Rule' | 'Model' | 'Summary' | 'Entry point' | 'Practice';

/** Collects the problems of one rule or model. Paths count from the root of the document. */
export class Report {
  /** True once something was said that keeps the rule out. */
  refused = false;

  constructor(
    readonly document: YamlDocument,
    /** The path of the rule or model. */
    readonly base: YamlPath,
    private readonly file: string,
    private readonly kind: EntryKind,
    private readonly id: string | undefined,
    private readonly problems: AnalysisProblem[],
  ) {}

  /** An error at the value of a path below `base`. */
  error(path: YamlPath, message: string): void {
    this.at(this.document.valueRange([...this.base, ...path]), message, 'error');
  }

  /** A warning at the value of a path below `base`; the rule stays in force. */
  warning(path: YamlPath, message: string): void {
    this.at(this.document.valueRange([...this.base, ...path]), message, 'warning');
  }

  /** An error at the key of a path below `base`. */
  keyError(path: YamlPath, message: string): void {
    this.at(this.document.keyRange([...this.base, ...path]), message, 'error');
  }

  /** An error at a zero-based offset of the text at a path below `base`; of its whole where the text has several lines. */
  textError(path: YamlPath, text: string, offset: number, message: string): void {
    const whole = this.document.textRange([...this.base, ...path]);
    const { line, character } = whole.start;
    const isOneLine = line === whole.end.line && whole.end.character - character === text.trimEnd().length;
    const start = { line, character: character + Math.min(offset, text.trimEnd().length) };
    this.at(isOneLine ? { start, end: whole.end } : whole, `\`${path.at(-1)}\`: ${message}`, 'error');
  }

  /** A problem at a place of the file. */
  at(range: Range, message: string, severity: 'error' | 'warning'): void {
    if (severity === 'error') this.refused = true;
    const named = this.id === undefined ? message : `${this.kind} ${this.id}: ${message}`;
    this.problems.push({
      path: this.file,
      range,
      ...(this.id !== undefined && this.kind === 'Rule' ? { ruleId: this.id } : {}),
      message: /(\.|\?\))$/.test(named) ? named : `${named}.`,
      severity,
    });
  }

  /** The problems of a failed validation by `schema`. */
  issues(issues: readonly Issue[], schema: z.core.$ZodType, below: YamlPath = []): void {
    for (const issue of issues) this.issue(issue, schema, below);
  }

  private issue(issue: Issue, schema: z.core.$ZodType, below: YamlPath): void {
    const path = [...below, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    const key = keyOf(path);
    switch (issue.code) {
      case 'unrecognized_keys':
        for (const name of issue.keys) {
          this.keyError([...path, name], unknownKey(name, keysAt(schema, path), knownKeys));
        }
        break;
      case 'invalid_union': {
        // The branch that got furthest: an object written badly is better told as such than as "no text".
        const inner = issue.errors.find((branch) => branch.some((each) => !isTypeMismatchHere(each)));
        if (inner) this.issues(inner, schema, path);
        else if (issue.input === undefined) this.missing(path, key);
        else this.error(path, `${key} must be ${expectedOf(issue.errors)}, not ${nameOf(issue.input)}`);
        break;
      }
      case 'invalid_type':
        if (issue.input === undefined) this.missing(path, key);
        else this.error(path, `${key} must be ${typeName(issue.expected)}, not ${nameOf(issue.input)}`);
        break;
      case 'invalid_value':
        if (issue.input === undefined) this.missing(path, key);
        else this.wrongWord(path, issue.input, issue.values.map(String));
        break;
      case 'too_small':
        this.keyError(path, `${key} is empty`);
        break;
      default:
        this.error(path, `${key}: ${issue.message}`);
    }
  }

  private wrongWord(path: YamlPath, input: unknown, values: string[]): void {
    const key = keyOf(path);
    const unsupported =
      path[0] === 'options' || (path[0] === 'mode' && (input === 'join' || input === 'extract'));
    if (unsupported) {
      this.error(path, `${key}: ${String(input)} is not supported yet`);
      return;
    }
    const hint = typeof input === 'string' ? didYouMean(input, values) : '';
    this.error(path, `${key} must be ${listed(values)}, not ${nameOf(input)}${hint}`);
  }

  private missing(path: YamlPath, key: string): void {
    const parent = path.slice(0, -1);
    // A whole rule would be underlined otherwise: its id, or its first key, stands for it.
    const at = this.document.valueRange([...this.base, ...parent, ...(parent.length === 0 ? ['id'] : [])]);
    this.at(at, `${key} is missing`, 'error');
  }
}

type Issue = z.core.$ZodIssue;

function isTypeMismatchHere(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function expectedOf(branches: readonly (readonly Issue[])[]): string {
  const types = branches.flatMap((branch) =>
    branch.map((issue) => (issue.code === 'invalid_type' ? typeName(issue.expected) : issue.message)),
  );
  return listed([...new Set(types)]);
}

/** The key that a path ends in, in code quotes: `paths.include[1]`. */
function keyOf(path: YamlPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`)).join('');
  return text === '' ? 'It' : `\`${text.replace(/^\./, '')}\``;
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'a map',
    record: 'a map',
    boolean: 'true or false',
    number: 'a number',
  };
  return names[expected] ?? expected;
}

/** What a value is, for a person. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `\`${value.length > 40 ? `${value.slice(0, 39)}…` : value}\``;
  return `${String(value)} (quote it to make it text)`;
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
