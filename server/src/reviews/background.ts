import type { Log } from '../log';

/** Answers that are kept; the oldest is forgotten when there are more. */
const mostKept = 20;

/** Answers that take long: asked for once, and there when somebody asks again. */
export class Background<T> {
  /** `undefined` while it is being found out. */
  private readonly known = new Map<string, T | undefined>();

  /** `what` is for the log; `ready` is called when something is known that was not. */
  constructor(
    private readonly what: string,
    private readonly log: Log,
    private readonly ready: () => void,
  ) {}

  /** What is known by a key; `undefined` until `find`, which is begun then, has found it. */
  get(key: string, find: () => Promise<T>): T | undefined {
    if (!this.known.has(key)) {
      this.known.set(key, undefined);
      if (this.known.size > mostKept) this.known.delete(this.known.keys().next().value!);
      find()
        .then((found) => {
          this.known.set(key, found);
          this.ready();
        })
        .catch((error) => this.log.error(this.what, error));
    }
    return this.known.get(key);
  }
}
