import { type Condition, ENTRY, EXIT, type Step } from './graph';

/** A function may have this many steps; what is longer is not looked at. */
const stepsAtMost = 5000;

/** Somewhere that a jump may lead: behind a loop, to its next round, past the end of a `try`. */
interface Frame {
  label?: string;
  breaks?: number;
  continues?: number;
  /** What runs whichever way the frame is left. */
  finish?: () => void;
  /** Where an error goes that is thrown here. */
  handlers: readonly number[];
}

/** Puts the steps of one function together: the place that code is at, and where jumps lead. */
export class Ways {
  readonly steps: Step[] = [
    { call: -1, ways: [] },
    { call: -1, ways: [] },
  ];
  /** The step that code is at; -1 where it is never run. */
  at = ENTRY;
  isPartial = false;
  private frames: Frame[] = [];
  private readonly labels = new Map<string, number>();

  /** A step that no way leads to yet. */
  open(call = -1): number {
    if (this.steps.length >= stepsAtMost) this.isPartial = true;
    this.steps.push({ call, ways: [] });
    return this.steps.length - 1;
  }

  link(from: number, to: number, when?: Condition, around?: number): void {
    if (from < 0 || to < 0) return;
    this.steps[from].ways.push({ to, ...(when && { when }), ...(around !== undefined && { around }) });
  }

  /** Goes on at a step, coming from where the code is. */
  goTo(step: number, when?: Condition): void {
    this.link(this.at, step, when);
    this.at = step;
  }

  /** A call; where errors are caught, it may throw. */
  call(call: number, at: { start: number; end: number }): void {
    if (this.at < 0) return;
    this.goTo(this.open(call));
    const { start, end } = at;
    for (const handler of this.handlers()) this.link(this.at, handler, { start, end, how: 'throws' });
  }

  private handlers(): readonly number[] {
    return this.frames.findLast(({ handlers }) => handlers.length > 0)?.handlers ?? [];
  }

  /** Runs work within a frame. */
  within(frame: Frame, work: () => void): void {
    this.frames.push(frame);
    work();
    this.frames.pop();
  }

  /** Throws: to the handlers around, else out of the function. */
  throw(): void {
    for (const handler of this.handlers()) this.link(this.at, handler);
    this.at = -1;
  }

  /** Returns, through whatever has to run first. */
  return(exit: number = EXIT, depth = 0): void {
    this.leave(depth, () => this.link(this.at, exit));
  }

  /** How many frames there are: what `return` of an inner function leaves. */
  get depth(): number {
    return this.frames.length;
  }

  break(label: string | undefined): void {
    this.jump(label, ({ breaks }) => breaks);
  }

  continue(label: string | undefined): void {
    this.jump(label, ({ continues }) => continues);
  }

  private jump(label: string | undefined, target: (frame: Frame) => number | undefined): void {
    const fits = (frame: Frame) =>
      target(frame) !== undefined && (label === undefined || frame.label === label);
    const found = this.frames.findLastIndex(fits);
    const index = found >= 0 ? found : this.frames.findLastIndex((frame) => target(frame) !== undefined);
    const to = index < 0 ? undefined : target(this.frames[index]);
    if (to === undefined) this.at = -1;
    else this.leave(index, () => this.link(this.at, to));
  }

  /** Leaves all frames but the outer ones, and ends the way there. */
  private leave(keep: number, arrive: () => void): void {
    const { frames } = this;
    for (let i = frames.length - 1; i >= keep && this.at >= 0 && !this.isPartial; i--) {
      const { finish } = frames[i];
      if (!finish) continue;
      this.frames = frames.slice(0, i);
      finish();
    }
    this.frames = frames;
    arrive();
    this.at = -1;
  }

  /** The step of a label, for `goto`. */
  label(name: string): number {
    let step = this.labels.get(name);
    if (step === undefined) {
      step = this.open();
      this.labels.set(name, step);
    }
    return step;
  }
}
