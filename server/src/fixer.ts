import type { CancellationToken } from 'vscode-languageserver/node';
import type { Finding, Fix, TextEdit } from '../../engine/src/index';
import { reasonToSkip } from '../../host/src/index';
import type { Analyst } from './analyst';
import type { Clock } from './clock';
import type { OpenDocument } from './documents';
import { composeEdits } from './edits';
import type { EngineHost } from './engineHost';
import { breathe, Cancelled, type Log } from './log';
import type { Projects } from './projects';
import { visibleFindings } from './visible';

/** Fixes can uncover other findings with fixes; more rounds than this means that they undo each other. */
const maximumRounds = 10;

/** Computes the fixes of open documents. */
export class Fixer {
  constructor(
    private readonly host: EngineHost,
    private readonly projects: Projects,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly analyst: Analyst,
  ) {}

  /**
   * The verified fixes of a finding in the text as it is now, best first; none when the finding is no longer there. What
   * is shown may be older than the text: the engine looks the finding up by its fingerprint.
   */
  async fixes(document: OpenDocument, finding: Finding, token: CancellationToken): Promise<Fix[]> {
    if (!finding.fixable || reasonToSkip(document.text.getText())) return [];
    await breathe(token);
    const project = this.projects.of(document.uri);
    const engine = await this.host.start();
    if (document.closed) throw new Cancelled();
    const language = project.languageOf(document);
    if (!language) return [];
    const source = document.parsed(engine, project.pathOf(document.uri), language);
    try {
      const settings = project.analysisSettings(engine, this.clock.today());
      return engine.fixes(source, finding, settings, this.analyst.linkerOf(document));
    } catch (error) {
      this.log.error(`The fixes of ${finding.ruleId} in ${document.uri}`, error);
      return [];
    }
  }

  /**
   * One list of edits that applies a safe fix to every visible finding that has one, until none is left. Rejects as
   * cancelled when the text changes meanwhile.
   */
  async allSafe(document: OpenDocument, token: CancellationToken): Promise<TextEdit[]> {
    const { version } = document;
    const text = document.text.getText();
    if (reasonToSkip(text)) return [];
    const project = this.projects.of(document.uri);
    const language = project.languageOf(document);
    if (!language) return [];
    const engine = await this.host.start();
    const settings = project.analysisSettings(engine, this.clock.today());
    // A text of its own: the open one must not change before the client applies the edit.
    const draft = engine.open(project.pathOf(document.uri), language, text);
    const linker = this.analyst.linkerOf(document);
    let all: TextEdit[] = [];
    try {
      for (let round = 0; round < maximumRounds; round++) {
        const { findings } = engine.analyze(draft, settings, linker);
        const candidates = visibleFindings(findings, project.settings).filter(({ ruleId }) =>
          project.rule(ruleId)?.fixes.some(({ grade }) => grade === 'safe'),
        );
        const edits: TextEdit[] = [];
        for (const finding of candidates) {
          await breathe(token);
          if (document.version !== version || document.closed) throw new Cancelled();
          const safe = engine.fixes(draft, finding, settings, linker).find((fix) => fix.grade === 'safe');
          // What touches an earlier fix waits for the next round.
          if (safe && isApart(safe.edits, edits)) edits.push(...safe.edits);
        }
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

function isApart(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.every((edit) => others.every((other) => edit.end < other.start || edit.start > other.end));
}
