import { clean, type Marks, rulesIn, sameMarks, union, without } from './marks';

/** Fields that an access path keeps apart: `a.b.c.d.e.f.g` is told as `a.b.c.d.e.f`. */
const depthAtMost = 6;
/** What is tainted by being run after a source stands under a path that no program can write. */
const controlPath = ' control';
const allRules = -1;

/** What is known of one access path. */
interface Entry {
  marks: Marks;
  /** The rules for which this is all: what the path's object holds does not count. */
  decided: number;
}

/**
 * What is known at one point of the program: marks by access path (`id`, `req.body`, `this.name`). A path that is not
 * listed has what its nearest listed prefix has.
 */
export class Environment {
  private constructor(
    private readonly paths: Map<string, Entry>,
    /** False after `return`, `throw`, `break`: nothing here is ever run. */
    public alive: boolean,
  ) {}

  static empty(): Environment {
    return new Environment(new Map(), true);
  }

  copy(): Environment {
    return new Environment(new Map(this.paths), this.alive);
  }

  /** A copy of what is known of some paths. */
  only(keep: (path: string) => boolean): Environment {
    return new Environment(new Map([...this.paths].filter(([path]) => keep(path))), this.alive);
  }

  /** What a read of the path yields: its own marks, what its prefixes hand down, and those of its fields. */
  read(path: string): Marks {
    return union(this.ownOf(path), this.fields(path));
  }

  /** The marks of the path itself, with what its prefixes hand down. */
  ownOf(path: string): Marks {
    return this.own(path, this.inherited(path));
  }

  /**
   * The marks of the path itself.
   * @param handedDown what its object is known to hand down where the path was not written
   */
  own(path: string, handedDown: Marks): Marks {
    const entry = this.paths.get(limited(path));
    if (entry) return union(entry.marks, without(handedDown, entry.decided));
    // What was written to some field may have been this one.
    return union(handedDown, this.paths.get(anyField(path))?.marks ?? clean);
  }

  /** The marks of the path's fields together, but for those below the fields that are left out. */
  fields(path: string, leftOut: readonly string[] = []): Marks {
    let marks: Marks = clean;
    const below = `${path}.`;
    for (const [key, entry] of this.paths) {
      if (entry.marks.length === 0 || !key.startsWith(below)) continue;
      const field = key.slice(below.length).split('.', 1)[0];
      if (!leftOut.includes(field)) marks = union(marks, entry.marks);
    }
    return marks;
  }

  /** True where anything is known of a field of the path. */
  knowsFields(path: string): boolean {
    const below = `${path}.`;
    for (const key of this.paths.keys()) if (key.startsWith(below)) return true;
    return false;
  }

  /** What was run after the sources of control. */
  get control(): Marks {
    return this.paths.get(controlPath)?.marks ?? clean;
  }

  addControl(marks: Marks): void {
    this.add(controlPath, marks);
  }

  /** A write replaces what was known of the path and its fields. */
  write(path: string, marks: Marks): void {
    const key = limited(path);
    if (key !== path) {
      // Too deep to be told apart: what is written adds up.
      this.add(key, marks);
      return;
    }
    this.forgetFields(path);
    // A clean name needs no entry; a clean field does: the expression it is read from may be a source.
    if (marks.length === 0 && !path.includes('.')) this.paths.delete(path);
    else this.paths.set(path, { marks, decided: allRules });
  }

  /** Takes the marks of some rules from a path and its fields. */
  clean(path: string, rules: number): void {
    const key = limited(path);
    if (key !== path) return;
    const below = `${path}.`;
    for (const [known, entry] of this.paths) {
      if (!known.startsWith(below)) continue;
      this.paths.set(known, { ...entry, marks: without(entry.marks, rules) });
    }
    const entry = this.paths.get(path);
    const marks = without(entry?.marks ?? clean, rules);
    this.paths.set(path, { marks, decided: (entry?.decided ?? 0) | rules });
  }

  /**
   * Gives a second name to an object: `marks` are those of the object itself, fields keep what they have for rules other
   * than `cleaned`.
   * @param leftOut fields that the second name does not get
   */
  alias(from: string, to: string, marks: Marks, cleaned: number, leftOut: readonly string[] = []): void {
    const below = `${from}.`;
    const fields = [...this.paths].filter(([key]) => key.startsWith(below));
    this.write(to, marks);
    for (const [key, { marks: ofField, decided }] of fields) {
      const rest = key.slice(below.length);
      if (!leftOut.includes(rest.split('.', 1)[0])) {
        this.paths.set(limited(`${to}.${rest}`), { marks: without(ofField, cleaned), decided });
      }
    }
    for (const field of leftOut) this.write(`${to}.${field}`, clean);
  }

  /** Forgets all that is known of a path. */
  forget(path: string): void {
    this.paths.delete(path);
    this.forgetFields(path);
  }

  /** Writes a path with the fields that an object has elsewhere. */
  adopt(other: Environment, from: string | undefined, to: string, marks: Marks): void {
    this.write(to, marks);
    if (from !== undefined) this.adoptFields(other, from, to);
  }

  /** Takes over what is known elsewhere of an object's fields. */
  adoptFields(other: Environment, from: string, to: string): void {
    const below = `${from}.`;
    for (const [key, entry] of [...other.paths]) {
      if (key.startsWith(below)) this.paths.set(limited(`${to}.${key.slice(below.length)}`), entry);
    }
  }

  /** Adds marks to a path without forgetting what was known. */
  add(path: string, marks: Marks): void {
    if (marks.length === 0) return;
    const key = limited(path);
    const entry = this.paths.get(key);
    this.paths.set(key, { marks: union(entry?.marks ?? clean, marks), decided: entry?.decided ?? 0 });
  }

  /** What is known after either of two ways; a way that ended adds nothing. */
  join(other: Environment): Environment {
    if (!other.alive) return this;
    if (!this.alive) return other;
    const paths = new Map<string, Entry>();
    for (const key of new Set([...this.paths.keys(), ...other.paths.keys()])) {
      const mine = this.paths.get(key);
      const others = other.paths.get(key);
      if (mine === others && mine) paths.set(key, mine);
      else paths.set(key, joined(mine, others, this.inherited(key), other.inherited(key)));
    }
    return new Environment(paths, true);
  }

  /** Takes over what an inner function left for `rules` in paths for which `keep` is true. */
  absorb(inner: Environment, rules: number, keep: (path: string) => boolean): void {
    for (const [key, { marks }] of inner.paths) {
      if (marks.length > 0 && key !== controlPath && keep(key)) this.add(key, without(marks, ~rules));
    }
  }

  /** Every mark that anything holds. */
  all(): Marks {
    let marks: Marks = clean;
    for (const entry of this.paths.values()) marks = union(marks, entry.marks);
    return marks;
  }

  /** True when nothing is marked. */
  get isClean(): boolean {
    for (const { marks } of this.paths.values()) if (marks.length > 0) return false;
    return true;
  }

  /** True when nothing is known of the fields of objects of some names. */
  ignores(names: ReadonlySet<string>): boolean {
    for (const key of this.paths.keys())
      if (key.includes('.') && names.has(key.split('.', 1)[0])) return false;
    return true;
  }

  same(other: Environment): boolean {
    if (this.alive !== other.alive || this.paths.size !== other.paths.size) return false;
    for (const [key, entry] of this.paths) {
      const others = other.paths.get(key);
      if (entry === others) continue;
      if (others?.decided !== entry.decided || !sameMarks(entry.marks, others.marks)) return false;
    }
    return true;
  }

  /** What the prefixes of a path hand down to it. */
  private inherited(path: string): Marks {
    let marks: Marks = clean;
    let open = allRules;
    for (let dot = path.lastIndexOf('.'); dot > 0 && open !== 0; dot = path.lastIndexOf('.', dot - 1)) {
      const entry = this.paths.get(path.slice(0, dot));
      if (entry === undefined) continue;
      marks = union(marks, without(entry.marks, ~open));
      open &= ~entry.decided;
    }
    return marks;
  }

  private forgetFields(path: string): void {
    const below = `${path}.`;
    for (const known of this.paths.keys()) if (known.startsWith(below)) this.paths.delete(known);
  }
}

/**
 * A path after either of two ways. Where one way alone decided about it, the other's object says what it has there;
 * nothing is decided for rules for which neither object is known to hold anything.
 */
function joined(a: Entry | undefined, b: Entry | undefined, handedToA: Marks, handedToB: Marks): Entry {
  const [ofA, ofB] = [a?.decided ?? 0, b?.decided ?? 0];
  const marks = union(
    union(a?.marks ?? clean, without(handedToA, ~(ofB & ~ofA))),
    union(b?.marks ?? clean, without(handedToB, ~(ofA & ~ofB))),
  );
  const known = rulesIn(handedToA) | rulesIn(handedToB);
  return { marks, decided: (ofA & ofB) | ((ofA | ofB) & known) };
}

/** `a.*` for `a.b`: where a field that is known only when the program runs was written. */
function anyField(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? path : `${limited(path.slice(0, dot))}.*`;
}

function limited(path: string): string {
  let at = -1;
  for (let depth = 0; depth < depthAtMost; depth++) {
    at = path.indexOf('.', at + 1);
    if (at < 0) return path;
  }
  return path.slice(0, at);
}
