import type { AnalysisProblem, Engine, LoadedRules, RuleFile } from '../../engine/src/index';
import type { EngineHost } from './engineHost';
import { isRulePath, isTeamPath } from './projectFiles';

/** A team's own rules and models: the last good version of a file stays in force while the file is broken. */
export class TeamRules {
  private written: readonly RuleFile[] = [];
  private inForce: readonly RuleFile[] = [];
  private rules: LoadedRules | undefined;
  /** Path → the file as it was when nothing was wrong in it. */
  private readonly good = new Map<string, RuleFile>();
  private found: AnalysisProblem[] = [];
  private checked = false;
  /** Counts up when other rules come into force. */
  revision = 0;

  constructor(private readonly host: EngineHost) {}

  /** Rules in force, built-in and the team's. */
  get loaded(): LoadedRules {
    this.rules ??= this.host.load(this.inForce);
    return this.rules;
  }

  /** Paths of the files as they are written. */
  get paths(): string[] {
    return this.written.map((file) => file.path);
  }

  /** What is wrong in the files as they are written, each at its place; in patterns too once they were checked. */
  get problems(): readonly AnalysisProblem[] {
    return this.found;
  }

  /** True when an older version of a file is in force. */
  isStale(path: string): boolean {
    const of = (files: readonly RuleFile[]) => files.find((file) => file.path === path)?.text;
    return of(this.written) !== of(this.inForce);
  }

  /**
   * Takes over the files as they are written; with an engine their patterns are checked too. True when other rules are
   * in force now.
   */
  update(files: readonly RuleFile[], engine?: Engine): boolean {
    if (JSON.stringify(files) === JSON.stringify(this.written) && (this.checked || !engine)) return false;
    this.written = files;
    this.checked = engine !== undefined;
    const loaded = this.host.load(files);
    this.found = files.length === 0 ? [] : problemsOf(loaded, engine);
    const broken = new Set(this.found.filter(({ severity }) => severity === 'error').map(({ path }) => path));
    const paths = new Set(this.paths);
    for (const path of this.good.keys()) if (!paths.has(path)) this.good.delete(path);
    for (const file of files) if (!broken.has(file.path)) this.good.set(file.path, file);
    const before = JSON.stringify(this.inForce);
    // A file that never was good gives what it can.
    this.inForce = files.map((file) => this.good.get(file.path) ?? file);
    if (JSON.stringify(this.inForce) === before) return false;
    this.revision++;
    this.rules = this.inForce.every((file, i) => file === files[i]) ? loaded : undefined;
    return true;
  }
}

/** The problems of the team's files. Only the team's rules are compiled: the built-in ones were checked by the build. */
function problemsOf(loaded: LoadedRules, engine: Engine | undefined): AnalysisProblem[] {
  let problems: readonly AnalysisProblem[] = loaded.problems;
  if (engine) {
    const own = { ...loaded, rules: loaded.rules.filter(({ path }) => isRulePath(path)) };
    const compiled = engine.compile(own);
    engine.check(compiled);
    problems = compiled.problems;
  }
  return problems.filter(({ path }) => path !== undefined && isTeamPath(path));
}
