import { clean, type Marks, sameMarks, union, without } from './marks';

/** Fields that an access path keeps apart: `a.b.c.d` is told as `a.b.c`. */
const depthAtMost = 4;

/**
 * What is known at one point of the program: marks by access path (`id`, `req.body`, `this.name`). A path that is not
 * listed has what its nearest listed prefix has.
 */
export class Environment {
  private constructor(
    private readonly paths: Map<string, Marks>,
    /** False after `return`, `throw`, `break`: nothing here is ever run. */
    public alive: boolean,
  ) {}

  static empty(): Environment {
    return new Environment(new Map(), true);
  }

  copy(): Environment {
    return new Environment(new Map(this.paths), this.alive);
  }

  /** What a read of the path yields: its own marks, or its nearest prefix's, and those of its fields. */
  read(path: string): Marks {
    return union(this.own(path) ?? this.inherited(path), this.fields(path));
  }

  /** The marks of the path itself; undefined when it was never written. */
  own(path: string): Marks | undefined {
    return this.paths.get(limited(path));
  }

  /** The marks of the path's fields together. */
  fields(path: string): Marks {
    let marks: Marks = clean;
    const below = `${path}.`;
    for (const [key, value] of this.paths) {
      if (value.length > 0 && key.startsWith(below)) marks = union(marks, value);
    }
    return marks;
  }

  /** A write replaces what was known of the path and its fields. */
  write(path: string, marks: Marks): void {
    const key = limited(path);
    if (key !== path) {
      // Too deep to be told apart: what is written adds up.
      this.paths.set(key, union(this.paths.get(key) ?? this.inherited(key), marks));
      return;
    }
    const below = `${path}.`;
    for (const known of this.paths.keys()) if (known.startsWith(below)) this.paths.delete(known);
    // A clean name needs no entry; a clean field does: the expression it is read from may be a source.
    if (marks.length === 0 && !path.includes('.')) this.paths.delete(path);
    else this.paths.set(path, marks);
  }

  /**
   * Gives a second name to an object: `marks` are those of the object itself, fields keep what they have for rules other
   * than `cleaned`.
   */
  alias(from: string, to: string, marks: Marks, cleaned: number): void {
    const below = `${from}.`;
    // A write forgets the fields below it: shorter paths first.
    const fields = [...this.paths]
      .filter(([key]) => key.startsWith(below))
      .sort(([a], [b]) => a.length - b.length);
    this.write(to, marks);
    for (const [key, value] of fields)
      this.write(`${to}.${key.slice(below.length)}`, without(value, cleaned));
  }

  /** Adds marks to a path without forgetting what was known. */
  add(path: string, marks: Marks): void {
    if (marks.length === 0) return;
    const key = limited(path);
    this.paths.set(key, union(this.paths.get(key) ?? this.inherited(key), marks));
  }

  /** What is known after either of two ways; a way that ended adds nothing. */
  join(other: Environment): Environment {
    if (!other.alive) return this;
    if (!this.alive) return other;
    const result = this.copy();
    for (const key of other.paths.keys()) {
      if (!result.paths.has(key)) result.paths.set(key, this.inherited(key));
    }
    for (const [key, marks] of result.paths) {
      result.paths.set(key, union(marks, other.paths.get(key) ?? other.inherited(key)));
    }
    return result;
  }

  /** Takes over what an inner function left for `rules` in paths for which `keep` is true. */
  absorb(inner: Environment, rules: number, keep: (path: string) => boolean): void {
    for (const [key, marks] of inner.paths) {
      if (marks.length > 0 && keep(key)) this.add(key, without(marks, ~rules));
    }
  }

  /** True when nothing is marked. */
  get isClean(): boolean {
    for (const marks of this.paths.values()) if (marks.length > 0) return false;
    return true;
  }

  same(other: Environment): boolean {
    if (this.alive !== other.alive || this.paths.size !== other.paths.size) return false;
    for (const [key, marks] of this.paths) {
      const others = other.paths.get(key);
      if (others === undefined || !sameMarks(marks, others)) return false;
    }
    return true;
  }

  private inherited(path: string): Marks {
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      const marks = this.paths.get(path.slice(0, dot));
      if (marks !== undefined) return marks;
    }
    return clean;
  }
}

function limited(path: string): string {
  let at = -1;
  for (let depth = 0; depth < depthAtMost; depth++) {
    at = path.indexOf('.', at + 1);
    if (at < 0) return path;
  }
  return path.slice(0, at);
}
