import type { CancellationToken } from 'vscode-languageserver/node';
import type { Engine, Finding, TextEdit } from '../../engine/src/index';
import type { SuppressionEditParams, UriTextEdits } from '../../protocol/src/index';
import type { Clock } from './clock';
import type { OpenDocument } from './documents';
import type { EngineHost } from './engineHost';
import type { Presenter } from './presenter';
import type { Project } from './project';
import { positionEdits } from './workspaceEdits';

/** How many lines above a finding a comment is tried: a statement rarely starts further up. */
const reach = 30;

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

/** Comments above the finding's line, then above the lines before it, where its statement may start. */
function* candidates(
  { text, languageId }: OpenDocument,
  finding: Finding,
  reason: string,
): Generator<TextEdit> {
  const comment = `wardscribe-ignore ${finding.ruleId}: ${reason}`;
  const { line } = finding.range.start;
  const eol = /\r\n|\n|\r/.exec(text.getText())?.[0] ?? '\n';
  const above = (at: number, code: string): TextEdit => {
    const start = text.offsetAt({ line: at, character: 0 });
    const indent = /^[ \t]*/.exec(lineText(at))?.[0] ?? '';
    return { start, end: start, text: `${indent}${code}${eol}` };
  };
  const lineText = (at: number) =>
    text.getText({
      start: { line: at, character: 0 },
      end: { line: at, character: Number.MAX_SAFE_INTEGER },
    });
  const code = languageId === 'python' ? `# ${comment}` : `// ${comment}`;
  yield above(line, code);
  if (languageId !== 'python') yield above(line, `{/* ${comment.replaceAll('*/', '* /')} */}`);
  for (let at = line - 1; at >= Math.max(0, line - reach); at--) yield above(at, code);
}

function suppresses(
  edit: TextEdit,
  { text, languageId }: OpenDocument,
  finding: Finding,
  project: Project,
  engine: Engine,
  today: string,
): boolean {
  const draft = engine.open(finding.path, languageId, text.getText());
  try {
    const settings = project.analysisSettings(engine, today);
    const errors = draft.errorRanges().length;
    const before = engine.analyze(draft, settings).findings;
    draft.edit([edit]);
    const after = engine.analyze(draft, settings).findings;
    const comments = (list: readonly Finding[]) =>
      list.filter((each) => each.suppression?.kind === 'comment');
    const mine = comments(after).some(
      (each) => each.ruleId === finding.ruleId && each.start === finding.start + edit.text.length,
    );
    return mine && draft.errorRanges().length <= errors && comments(after).length > comments(before).length;
  } finally {
    draft.close();
  }
}

function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').trim();
}
