import { type ControlEvidence, joinEvidence } from '../../engine/src/index';

/** Where the controls of a folder's threat notes hold and where not: in texts as they are typed, else as scans found them on disk. */
export class ControlsFound {
  private scanned: ControlEvidence[] = [];
  private readonly open = new Map<string, readonly ControlEvidence[]>();

  /** Takes over what a scan found; what was said of the files `again`, which it looked at, gives way, or all of it. */
  scan(found: readonly ControlEvidence[], again: ReadonlySet<string> | 'all'): void {
    const others = again === 'all' ? [] : without(this.scanned, (path) => again.has(path));
    this.scanned = joinEvidence([...others, ...found]);
  }

  /** Takes over what an analysis found in an open text. */
  typed(path: string, found: readonly ControlEvidence[]): void {
    this.open.set(path, found);
  }

  /** From now on what is on disk counts. */
  closed(path: string): void {
    this.open.delete(path);
  }

  /** What is known now, each control once. */
  all(): ControlEvidence[] {
    const scanned = without(this.scanned, (path) => this.open.has(path));
    return joinEvidence([...scanned, ...[...this.open.values()].flat()]);
  }
}

function without(all: readonly ControlEvidence[], leave: (path: string) => boolean): ControlEvidence[] {
  return all.map((each) => ({
    ...each,
    met: each.met.filter(({ path }) => !leave(path)),
    missing: each.missing.filter(({ path }) => !leave(path)),
  }));
}
