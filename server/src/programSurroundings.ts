import type { Clock } from './clock';
import type { Documents } from './documents';
import type { EngineHost } from './engineHost';
import type { Log } from './log';
import type { Project } from './project';
import type { SettingsStore } from './settingsStore';

/** Told about texts whose flows are others than before. */
export interface ProgramListener {
  /** Open texts, by path. */
  openChanged(project: Project): void;
  /** Files that are not open and whose findings were told, by path. */
  closedChanged(project: Project, paths: readonly string[]): void;
}

/** Everything that a program needs of the server. */
export interface ProgramSurroundings {
  host: EngineHost;
  documents: Documents;
  settings: SettingsStore;
  clock: Clock;
  log: Log;
  listener: ProgramListener;
}
