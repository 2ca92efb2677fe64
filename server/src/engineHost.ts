import type { Catalogue } from '../../engine/src/checklists/index';
import { Engine, type LoadedRules, type RuleFile, type RuleSet } from '../../engine/src/index';
import { loadRules } from '../../engine/src/rules/load';
import {
  type AssetsLocation,
  assetsAt,
  type BuiltInRules,
  builtInCataloguesAt,
  builtInRulesAt,
} from '../../host/src/index';
import { isModelPath } from './projectFiles';
import type { Status } from './status';

/** The one engine of the process and the rules that come with it. Nothing is read before it is asked for. */
export class EngineHost {
  private engine: Promise<Engine> | undefined;
  private tellStarted = () => {};
  /** Settled when something needed the engine and it runs. */
  readonly started = new Promise<void>((resolve) => {
    this.tellStarted = resolve;
  });
  private builtInRules: BuiltInRules | undefined;
  private builtInCatalogues: Catalogue[] | undefined;
  private readonly compiled = new WeakMap<LoadedRules, RuleSet>();
  private latest: RuleSet | undefined;

  constructor(
    readonly assets: AssetsLocation,
    private readonly status: Status,
  ) {}

  /** The engine, started on first use; a failed start is tried again the next time. */
  start(): Promise<Engine> {
    this.engine ??= Promise.resolve()
      .then(() => Engine.create(assetsAt(this.assets)))
      .then(
        (engine) => {
          this.status.setProblems('engine', []);
          this.tellStarted();
          return engine;
        },
        (error) => {
          this.engine = undefined;
          const reason = error instanceof Error ? error.message : String(error);
          this.status.setProblems('engine', [`The analysis could not start: ${reason}`]);
          throw error;
        },
      );
    return this.engine;
  }

  /** The built-in rules with their pages. Throws when the assets are missing. */
  get builtIn(): BuiltInRules {
    this.builtInRules ??= builtInRulesAt(this.assets);
    return this.builtInRules;
  }

  /** The built-in checklists. Throws when the assets are missing. */
  get catalogues(): readonly Catalogue[] {
    this.builtInCatalogues ??= builtInCataloguesAt(this.assets);
    return this.builtInCatalogues;
  }

  /** The built-in rules together with a team's own rules and models, which the command line loads in the same way. */
  load(team: readonly RuleFile[]): LoadedRules {
    if (team.length === 0) return this.builtIn.loaded;
    const models = team.filter(({ path }) => isModelPath(path));
    const rules = team.filter((file) => !models.includes(file));
    return loadRules(rules, models, this.builtIn.loaded);
  }

  /** The compiled form of loaded rules; the same for folders that share them. */
  compile(engine: Engine, loaded: LoadedRules): RuleSet {
    let rules = this.compiled.get(loaded);
    if (!rules) {
      // Most patterns stay when notes or a team's rules change.
      rules = engine.compile(loaded, this.latest);
      this.latest = rules;
      this.compiled.set(loaded, rules);
    }
    return rules;
  }
}
