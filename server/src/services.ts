import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver/node';
import { projectChanged } from '../../protocol/src/index';
import { Analyst } from './analyst';
import { Board } from './board';
import { Checklists } from './checklist';
import type { ClientAbilities } from './client';
import { type Clock, systemClock } from './clock';
import { CodeComments } from './codeComments';
import { Documents } from './documents';
import { EngineHost } from './engineHost';
import { EntryPoints } from './entryPoints';
import { Fixer } from './fixer';
import { Log } from './log';
import { OtherTexts } from './otherTexts';
import { Presenter } from './presenter';
import { Programs } from './programs';
import type { Project } from './project';
import { Projects } from './projects';
import { ReviewAge } from './reviewAge';
import { Reviews } from './reviews/reviews';
import { RuleTests } from './ruleTests';
import { Scans } from './scans';
import { SettingsStore } from './settingsStore';
import { Status } from './status';
import { Surroundings } from './surroundings';

/** Everything that handlers work with, made once a client has said who it is. */
export class Services {
  readonly log: Log;
  readonly clock: Clock = systemClock;
  readonly status: Status;
  readonly documents = new Documents();
  readonly host: EngineHost;
  readonly projects: Projects;
  readonly board: Board;
  readonly settings: SettingsStore;
  readonly programs: Programs;
  readonly analyst: Analyst;
  readonly presenter: Presenter;
  readonly fixer: Fixer;
  readonly scans: Scans;
  readonly entryPoints: EntryPoints;
  readonly checklists: Checklists;
  readonly reviews: Reviews;
  readonly otherTexts: OtherTexts;
  readonly ruleTests: RuleTests;
  readonly comments: CodeComments;
  readonly surroundings: Surroundings;
  readonly reviewAge: ReviewAge;
  /** Settled when settings, notes and rules of the folders were read: until then answers would be wrong. */
  ready: Promise<void> = Promise.resolve();

  constructor(
    readonly connection: Connection,
    readonly abilities: ClientAbilities,
    assetsPath: string,
    otherLanguages: readonly string[],
  ) {
    this.log = new Log(connection.console);
    this.status = new Status(connection);
    this.host = new EngineHost({ assets: assetsPath }, this.status);
    this.projects = new Projects(this.documents, this.host);
    this.board = new Board(connection);
    this.settings = new SettingsStore(connection, abilities, this.status, this.log);
    this.programs = new Programs({
      host: this.host,
      documents: this.documents,
      settings: this.settings,
      clock: this.clock,
      log: this.log,
      listener: {
        openChanged: () => this.refresh(),
        closedChanged: (project, paths) => this.scanAgain(project, paths),
      },
    });
    this.analyst = new Analyst(this.host, this.clock, this.status, this.log, this.programs);
    this.presenter = new Presenter(
      this.documents,
      this.projects,
      this.analyst,
      this.board,
      this.status,
      this.clock,
      abilities,
      () => this.lensesChanged(),
    );
    this.fixer = new Fixer(this.host, this.projects, this.clock, this.log, this.analyst);
    this.scans = new Scans(
      this.host,
      this.documents,
      this.projects,
      this.analyst,
      this.presenter,
      this.settings,
      this.status,
      this.clock,
      this.log,
      this.programs,
    );
    this.entryPoints = new EntryPoints(this.host, this.documents, this.projects, this.settings, this.clock);
    this.otherTexts = new OtherTexts(connection, this.projects, abilities, this.log, otherLanguages);
    this.ruleTests = new RuleTests(this.host, this.projects, this.documents, this.clock);
    this.reviewAge = new ReviewAge(this.log, () => this.clock.now());
    this.surroundings = new Surroundings(
      this.documents,
      this.settings,
      this.entryPoints,
      this.log,
      (project) => {
        void this.showOwnFiles(project);
        this.refresh();
        this.projectChanged();
      },
    );
    this.comments = new CodeComments(this.host, this.documents, this.settings);
    this.checklists = new Checklists(this.board, this.clock, this.entryPoints);
    this.reviews = new Reviews(this.host, this.clock, this.board, this.log, () => this.projectChanged());
  }

  /** Makes the client ask again for the diagnostics of what it shows. */
  refresh(): void {
    if (!this.abilities.refreshDiagnostics) return;
    this.connection.languages.diagnostics
      .refresh()
      .catch((error) => this.log.error('Asking for a refresh', error));
  }

  /** Analyzes files that are not open again, because other data flows into them. */
  private scanAgain(project: Project, paths: readonly string[]): void {
    this.scans
      .again(project, paths)
      .catch((error) => this.log.error(`Scanning files of ${project.folder} again`, error));
  }

  /** Tells views that threat notes or the checklist changed. */
  projectChanged(): void {
    void this.connection.sendNotification(projectChanged);
    this.lensesChanged();
  }

  /** Lenses say what the notes say of a place, and which controls are missing there. */
  private lensesChanged(): void {
    if (this.abilities.refreshLenses)
      this.connection
        .sendRequest(CodeLensRefreshRequest.type)
        .catch((error) => this.log.error('Asking for a refresh of code lenses', error));
  }

  /** Shows the problems of the project's own files where they are now. `changed`: paths that may be gone or new. */
  async showOwnFiles(project: Project, changed: readonly string[] = []): Promise<void> {
    try {
      await this.presenter.ownFiles(project, changed);
    } catch (error) {
      this.log.error(`Checking the files of ${project.folder}`, error);
    }
  }
}
