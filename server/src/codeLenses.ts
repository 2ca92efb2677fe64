import type { CancellationToken, CodeLens, Range } from 'vscode-languageserver/node';
import { threatsAt } from '../../engine/src/threats/index';
import { commands, type ThreatsArgument } from '../../protocol/src/index';
import type { OpenDocument } from './documents';
import type { EntryPoints } from './entryPoints';
import type { Project } from './project';

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The threats of the notes in whose scope a document is, above each handler, or else above its first line. */
export async function threatLenses(
  document: OpenDocument,
  project: Project,
  entryPoints: EntryPoints,
  token: CancellationToken,
): Promise<CodeLens[]> {
  if (!project.settings.codeLens || !project.languageOf(document)) return [];
  const path = project.pathOf(document.uri);
  const notes = project.notes.of(path);
  const threats = notes ? threatsAt(notes, path) : [];
  if (!notes || threats.length === 0) return [];
  const ids = threats.map(({ id }) => id);
  const unanswered = threats.filter(({ status, mitigations }) => status === 'open' && !mitigations?.length);
  const lacking =
    unanswered.length > 0 ? ` · no control for ${unanswered.map(({ id }) => id).join(', ')}` : '';
  const argument: ThreatsArgument = { uri: document.uri, ids };
  const title = ids.length === 1 ? `${ids[0]} ${threats[0].title}` : ids.join(', ');
  const command = { title: title + lacking, command: commands.showThreats, arguments: [argument] };
  const points = (await entryPoints.ofDocument(document, project, token)) ?? [];
  const lines = new Map(points.map(({ range }) => [range.start.line, range]));
  return (lines.size > 0 ? [...lines.values()] : [start]).map((range) => ({ range, command }));
}
