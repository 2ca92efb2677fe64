import {
  type EntryPoint,
  type Finding,
  languageOfPath,
  type SourceDocument,
} from '../../../engine/src/index';
import { reasonToSkip } from '../../../host/src/index';
import type { Clock } from '../clock';
import type { EngineHost } from '../engineHost';
import type { Project } from '../project';

/** What an analysis of one text says. */
export interface Looked {
  findings: Finding[];
  entryPoints: { point: EntryPoint; code: string }[];
}

/** Says what a text holds by itself; the other texts of its program are not asked. */
export class Looker {
  constructor(
    private readonly host: EngineHost,
    private readonly clock: Clock,
  ) {}

  async at(project: Project, path: string, text: string): Promise<Looked> {
    const language = languageOfPath(path);
    if (language === undefined || text === '' || reasonToSkip(text)) return { findings: [], entryPoints: [] };
    const engine = await this.host.start();
    const settings = project.analysisSettings(engine, this.clock.today());
    let document: SourceDocument | undefined;
    try {
      document = engine.open(path, language, text);
      const points = engine.entryPoints(document, settings);
      return {
        findings: engine.analyze(document, settings).findings,
        entryPoints: points.map((point) => ({
          point,
          code: point.handler ? text.slice(point.handler.start, point.handler.end) : '',
        })),
      };
    } finally {
      document?.close();
    }
  }
}
