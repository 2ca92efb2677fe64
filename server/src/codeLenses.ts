import type { CancellationToken, CodeLens, Range } from 'vscode-languageserver/node';
import type { Finding } from '../../engine/src/index';
import { threatsAt } from '../../engine/src/threats/index';
import { commands, type ThreatsArgument } from '../../protocol/src/index';
import type { OpenDocument } from './documents';
import type { Project } from './project';
import type { Services } from './services';

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The threats of the notes in whose scope a document is, above each handler, or else above its first line. */
export async function threatLenses(
  document: OpenDocument,
  project: Project,
  { entryPoints, board }: Pick<Services, 'entryPoints' | 'board'>,
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
  const tooltip = threats.map((threat) => `${threat.id} ${threat.title} (${threat.status})`).join('\n');
  const points = (await entryPoints.ofDocument(document, project, token)) ?? [];
  const lacks = board.at(document.uri).flatMap(({ finding }) => (finding.control ? [finding] : []));
  const lens = (range: Range, missing: readonly Finding[]): CodeLens => {
    const controls = [...new Set(missing.map(({ control }) => control!.id))];
    const words =
      controls.length > 0
        ? ` · ${controls.length > 1 ? 'controls' : 'control'} ${controls.join(', ')} missing`
        : '';
    return {
      range,
      command: {
        title: title + words + lacking,
        tooltip,
        command: commands.showThreats,
        arguments: [argument],
      },
    };
  };
  const lines = new Map(points.map((point) => [point.range.start.line, point]));
  if (lines.size === 0) return [lens(start, lacks)];
  return [...lines.values()].map(({ range, handler }) =>
    lens(
      range,
      lacks.filter(
        (finding) =>
          finding.range.start.line === range.start.line ||
          (handler && finding.start >= handler.start && finding.start < handler.end),
      ),
    ),
  );
}
