import { type ControlEvidence, joinEvidence } from '../../engine/src/index';
import type { Board } from './board';
import type { Project } from './project';

/** What scans found of the controls of a folder; of files that are open, what the editor's text says is missing. */
export function controlEvidence(project: Project, board: Board): ControlEvidence[] {
  const missing = board.of(project).flatMap(({ finding: { control, path, range } }) => {
    return control ? [{ control: control.id, met: [], missing: [{ path, range, name: '' }] }] : [];
  });
  const open = new Set(missing.flatMap((each) => each.missing.map(({ path }) => path)));
  const scanned = project.controls.map((each) => ({
    ...each,
    missing: each.missing.filter(({ path }) => !open.has(path)),
  }));
  return joinEvidence([...scanned, ...missing]);
}
