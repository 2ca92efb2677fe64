import type { CancellationToken } from 'vscode-languageserver/node';
import type { Finding, Fix, TextEdit } from '../../engine/src/index';
import { reasonToSkip } from '../../host/src/index';
import type { Analyst } from './analyst';
import type { Clock } from './clock';
import type { OpenDocument } from './documents';
import { composeEdits } from './edits';
import type { EngineHost } from './engineHost';
import { breathe, type Log } from './log';
import type { Projects } from './projects';
import { visibleFindings } from './visible';

/** Fixes can uncover other findings with fixes; more rounds than this means that they undo each other. */
const maximumRounds = 10;

/** Computes the fixes of open documents. */
export class Fixer {
  constructor(
    private readonly host: EngineHost,
    private readonly projects: Projects,
    private readonly analyst: Analyst,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The verified fixes of a finding in the text as it is now, best first. */
  async fixes(
    document: OpenDocument,
    { fingerprint, ruleId, fixable }: Finding,
    token: CancellationToken,
  ): Promise<Fix[]> {
    if (!fixable) return [];
    const project = this.projects.of(document.uri);
    // What is shown may be older than the text; a fix is made for the text.
    const { findings } = await this.analyst.analyze(document, project, token);
    const finding = findings.find((each) => each.fingerprint === fingerprint && each.ruleId === ruleId);
    if (!finding) return [];
    const engine = await this.host.start();
    const source = document.parsed(engine, project.pathOf(document.uri));
    try {
      return engine.fixes(source, finding, project.analysisSettings(engine, this.clock.today()));
    } catch (error) {
      this.log.error(`The fixes of ${ruleId} in ${document.uri}`, error);
      return [];
    }
  }

  /** One list of edits that applies a safe fix to every visible finding that has one, until none is left. */
  async allSafe(document: OpenDocument, token: CancellationToken): Promise<TextEdit[]> {
    const text = document.text.getText();
    if (reasonToSkip(text)) return [];
    const project = this.projects.of(document.uri);
    const engine = await this.host.start();
    const settings = project.analysisSettings(engine, this.clock.today());
    // A text of its own: the open one must not change before the client applies the edit.
    const draft = engine.open(project.pathOf(document.uri), document.languageId, text);
    let all: TextEdit[] = [];
    try {
      for (let round = 0; round < maximumRounds; round++) {
        await breathe(token);
        const { findings } = engine.analyze(draft, settings);
        const shown = new Set(
          visibleFindings(findings, project.settings).map(({ fingerprint }) => fingerprint),
        );
        const candidates = findings.filter((each) => each.fixable && shown.has(each.fingerprint));
        const edits = compatible(candidates, (each) => engine.fixes(draft, each, settings));
        if (edits.length === 0) break;
        draft.edit(edits);
        all = composeEdits(all, edits);
      }
      return all;
    } finally {
      draft.close();
    }
  }
}

/** The edits of the safe fixes that do not touch each other; the rest waits for the next round. */
function compatible(findings: readonly Finding[], fixesOf: (finding: Finding) => Fix[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const safe = fixesOf(finding).find((fix) => fix.grade === 'safe');
    if (!safe || safe.edits.length === 0) continue;
    const free = safe.edits.every((edit) =>
      taken.every((other) => edit.end < other.start || edit.start > other.end),
    );
    if (free) taken.push(...safe.edits);
  }
  return taken;
}
