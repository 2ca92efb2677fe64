import {
  type AnalysisSettings,
  controlRuleOf,
  type Engine,
  type EntryPoint,
  type Finding,
  type LoadedRules,
  languageIds,
  plainText,
  type RuleFile,
  type RuleInfo,
  type TextHolds,
  type ThreatNotes,
  textRulePaths,
} from '../../engine/src/index';
import {
  isWeighedAlike,
  type NotesFile,
  type NotesSurroundings,
  overlay,
  rulesWithNotes,
} from '../../engine/src/threats/index';
import type { Settings } from '../../protocol/src/index';
import type { Shown } from './analyst';
import { ControlsFound } from './controlEvidence';
import type { OpenDocument } from './documents';
import type { EngineHost } from './engineHost';
import { Imports } from './imports';
import { NotesState } from './notesState';
import type { ProjectFiles } from './projectFiles';
import { defaultSettings } from './settings';
import { TeamChecklists } from './teamChecklists';
import { TeamRules } from './teamRules';
import { fileOf, pathBelow, uriBelow } from './uris';

/** Rules and notes that are in force together. */
export interface InForce {
  /** Without what the notes make of them. */
  team: LoadedRules;
  rules: LoadedRules;
  notes: readonly ThreatNotes[];
}

/** A folder of the workspace with its settings, notes, rules and scan results; or what belongs to no folder. */
export class Project {
  settings: Settings = defaultSettings;
  readonly notes = new NotesState();
  readonly imports = new Imports();
  /** Path → what a scan said about the file; files without findings are in it too. */
  readonly scanned = new Map<string, Shown>();
  /** Path → where data of others comes into a file on disk; files without entry points are in it too. */
  readonly entryPoints = new Map<string, readonly EntryPoint[]>();
  readonly team: TeamRules;
  readonly checklists: TeamChecklists;
  /** The paths of its security reviews, the latest last. */
  reviewPaths: readonly string[] = [];
  /** What is known of the folder that notes are checked against. */
  around: Omit<NotesSurroundings, 'today'> = {};
  private inForce: LoadedRules | undefined;
  /** What was in force before: rules that notes still make keep their numbers. */
  private earlier: LoadedRules | undefined;
  private anyText: ReturnType<typeof textRulePaths> | null = null;
  private rulesById: ReadonlyMap<string, RuleInfo> | undefined;
  /** Counts up when rules or what notes make of them change: results of an earlier revision are out of date. */
  revision = 0;
  /** Counts up when notes change: what an earlier analysis found is to be weighed by them again. */
  weighing = 0;
  /** Findings that notes changed the weight of since they were last saved. */
  reweighed = 0;
  /** The revision that `scanned` belongs to. */
  scannedRevision = 0;
  /** What was in force when `scanned` was found. */
  scannedBy: InForce | undefined;
  /** Path → what is remembered of a scanned file for a change of the notes. */
  readonly holds = new Map<string, TextHolds>();
  /** A scan has looked at each file of the folder. */
  isScanned = false;
  readonly controls = new ControlsFound();

  /** `folder` is the URI of the folder; without one the project holds texts outside of every folder. */
  constructor(
    readonly folder: string | undefined,
    readonly files: ProjectFiles | undefined,
    private readonly host: EngineHost,
  ) {
    this.team = new TeamRules(host);
    this.checklists = new TeamChecklists(host);
  }

  /** The folder on disk; `undefined` for virtual folders and for no folder. */
  get root(): string | undefined {
    return this.folder === undefined ? undefined : fileOf(this.folder);
  }

  /** The path by which the analysis knows a document: below the folder, else the whole of it. */
  pathOf(uri: string): string {
    const below = this.folder === undefined ? undefined : pathBelow(this.folder, uri);
    return below ?? fileOf(uri)?.replaceAll('\\', '/') ?? uri;
  }

  /** The URI of a path below the folder. */
  uriOf(path: string): string {
    return this.folder === undefined ? path : uriBelow(this.folder, path);
  }

  /** Rules in force: built-in, the team's own, and what the notes make of them. */
  get rules(): LoadedRules {
    this.inForce ??= rulesWithNotes(this.team.loaded, this.notes.all, this.earlier);
    return this.inForce;
  }

  /** Tells which paths rules for any text look at; undefined without such a rule. */
  get textPaths(): ((path: string) => boolean) | undefined {
    if (this.anyText === null) this.anyText = textRulePaths(this.rules.rules);
    return this.anyText;
  }

  /** The language in which the engine analyzes a document; undefined when it does not. */
  languageOf({ uri, languageId }: Pick<OpenDocument, 'uri' | 'languageId'>): string | undefined {
    if (languageIds.includes(languageId)) return languageId;
    return this.textPaths?.(this.pathOf(uri)) ? plainText : undefined;
  }

  /** The rule with an id, or the control of the notes. */
  rule(id: string): RuleInfo | undefined {
    this.rulesById ??= new Map(this.rules.rules.map((rule) => [rule.id, rule]));
    return this.rulesById.get(id) ?? controlRuleOf(this.notes.all, id)?.rule;
  }

  /** Takes over the texts of the threat notes. True when other notes are in force now. */
  setNotes(files: readonly NotesFile[]): boolean {
    const { analyzed } = this.notes;
    if (!this.notes.update(files)) return false;
    this.weighing++;
    if (this.notes.analyzed !== analyzed) {
      this.revision++;
      this.rulesChanged();
    }
    return true;
  }

  /**
   * Takes over the team's own rules; with an engine their patterns are checked too. True when other rules are in force
   * now.
   */
  setTeamRules(files: readonly RuleFile[], engine?: Engine): boolean {
    if (!this.team.update(files, engine)) return false;
    this.rulesChanged();
    this.earlier = undefined;
    this.entryPoints.clear();
    this.revision++;
    return true;
  }

  /** Findings of a file by the notes in force now, and how many of them changed. `today` is YYYY-MM-DD. */
  weigh(path: string, findings: readonly Finding[], today: string): { findings: Finding[]; changed: number } {
    const now = overlay(findings, this.notes.of(path), path, today);
    const changed = now.filter((finding, i) => !isWeighedAlike(finding, findings[i])).length;
    this.reweighed += changed;
    return { findings: now, changed };
  }

  /** What is in force now. */
  get current(): InForce {
    return { team: this.team.loaded, rules: this.rules, notes: this.notes.all };
  }

  /** What the analysis needs besides a text. `today` is YYYY-MM-DD. */
  analysisSettings(engine: Engine, today: string): AnalysisSettings {
    return { rules: this.host.compile(engine, this.rules), notes: this.notes.all, today };
  }

  private rulesChanged(): void {
    this.earlier = this.inForce ?? this.earlier;
    this.inForce = undefined;
    this.anyText = null;
    this.rulesById = undefined;
  }
}
