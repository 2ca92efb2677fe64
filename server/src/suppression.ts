import type { CancellationToken } from 'vscode-languageserver/node';
import { commentMarks, type Engine, type Finding, type TextEdit } from '../../engine/src/index';
import type { SuppressionEditParams, UriTextEdits } from '../../protocol/src/index';
import type { Clock } from './clock';
import type { OpenDocument } from './documents';
import type { EngineHost } from './engineHost';
import type { Presenter } from './presenter';
import type { Project } from './project';
import { positionEdits } from './workspaceEdits';

/**
 * The edit that writes a comment with a reason for a finding; `null` when the finding is gone or no place for a
 * comment suppresses it. Every candidate place is tried on a copy of the text: inside a string or between tags a
 * comment would be text.
 */
export async function suppressionEditOf(
  { fingerprint, reason }: SuppressionEditParams,
  document: OpenDocument,
  project: Project,
  presenter: Presenter,
  host: EngineHost,
  clock: Clock,
  token: CancellationToken,
): Promise<UriTextEdits | null> {
  const posted = await presenter.open(document, token);
  const finding = posted.find(({ item }) => item.fingerprint === fingerprint)?.finding;
  if (!finding) return null;
  const engine = await host.start();
  for (const edit of candidates(document, finding, oneLine(reason))) {
    if (!suppresses(edit, document, finding, project, engine, clock.today())) continue;
    const edits = positionEdits(document, [edit]);
    return { uri: document.uri, version: document.version, edits };
  }
  return null;
}

/** Comments above the finding's line, then behind its code, then, inside of a template text, before it. */
function* candidates(
  { text, languageId }: OpenDocument,
  finding: Finding,
  reason: string,
): Generator<TextEdit> {
  const comment = `wardscribe-ignore ${finding.ruleId}: ${reason}`;
  const { line } = finding.range.start;
  const eol = /\r\n|\n|\r/.exec(text.getText())?.[0] ?? '\n';
  const above = (code: string): TextEdit => {
    const start = text.offsetAt({ line, character: 0 });
    const indent = /^[ \t]*/.exec(lineText(line))?.[0] ?? '';
    return { start, end: start, text: `${indent}${code}${eol}` };
  };
  const lineText = (at: number) =>
    text.getText({
      start: { line: at, character: 0 },
      end: { line: at, character: Number.MAX_SAFE_INTEGER },
    });
  const { line: mark, block } = commentMarks(languageId);
  const inBlock =
    block &&
    ((words: string) => `${block[0]} ${words.replaceAll(block[1], closeless(block[1]))} ${block[1]}`);
  const code = mark === undefined ? inBlock?.(comment) : `${mark} ${comment}`;
  if (code === undefined) return;
  // A line that ends with a backslash goes on in the next one, where a comment would be code or text.
  if (line === 0 || !lineText(line - 1).endsWith('\\')) yield above(code);
  if (inBlock && mark) yield above(`{${inBlock(comment)}}`);
  const end = text.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  yield { start: end, end, text: `  ${code}` };
  if (inBlock) yield { start: finding.start, end: finding.start, text: `${inBlock(comment)} ` };
}

/** The end of a comment, spelled so that it ends none: `* /`. */
function closeless(end: string): string {
  return `${end.slice(0, -1)} ${end.slice(-1)}`;
}

function suppresses(
  edit: TextEdit,
  document: OpenDocument,
  finding: Finding,
  project: Project,
  engine: Engine,
  today: string,
): boolean {
  const language = project.languageOf(document);
  if (!language) return false;
  const draft = engine.open(finding.path, language, document.text.getText());
  try {
    const settings = project.analysisSettings(engine, today);
    const errors = draft.errorRanges().length;
    const before = engine.analyze(draft, settings).findings;
    draft.edit([edit]);
    const after = engine.analyze(draft, settings).findings;
    const comments = (list: readonly Finding[]) =>
      list.filter((each) => each.suppression?.kind === 'comment');
    const start = finding.start + (edit.start <= finding.start ? edit.text.length : 0);
    const mine = comments(after).some((each) => each.ruleId === finding.ruleId && each.start === start);
    return mine && draft.errorRanges().length <= errors && comments(after).length > comments(before).length;
  } finally {
    draft.close();
  }
}

function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').trim();
}
