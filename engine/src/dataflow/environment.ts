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

const none: ReadonlyMap<string, Entry> = new Map();

/** The paths of one name, with their fields. */
type Paths = Map<string, Entry>;

/**
 * What is known at one point of the program: marks by access path (`id`, `req.body`, `this.name`). A path that is not
 * listed has what its nearest listed prefix has. Paths are kept by their first name; copies share them until they are
 * written.
 */
export class Environment {
  /** The names whose paths no other environment shares. */
  private readonly owned = new Set<string>();

  private constructor(
    private readonly byName: Map<string, Paths>,
    /** False after `return`, `throw`, `break`: nothing here is ever run. */
    public alive: boolean,
  ) {}

  static empty(): Environment {
    return new Environment(new Map(), true);
  }

  copy(): Environment {
    // What both have belongs to neither from here on.
    this.owned.clear();
    return new Environment(new Map(this.byName), this.alive);
  }

  /** A copy of what is known of some names and their fields. */
  only(keep: (name: string) => boolean): Environment {
    const kept = this.copy();
    for (const name of [...kept.byName.keys()])
      if (name !== controlPath && !keep(name)) kept.byName.delete(name);
    return kept;
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
    const entry = this.get(limited(path));
    if (entry) return union(entry.marks, without(handedDown, entry.decided));
    // What was written to some field may have been this one.
    return union(handedDown, this.get(anyField(path))?.marks ?? clean);
  }

  /** The marks of the path's fields together, but for those below the fields that are left out. */
  fields(path: string, leftOut: readonly string[] = []): Marks {
    let marks: Marks = clean;
    const below = `${path}.`;
    for (const [key, entry] of this.pathsOf(path)) {
      if (entry.marks.length === 0 || !key.startsWith(below)) continue;
      const field = key.slice(below.length).split('.', 1)[0];
      if (!leftOut.includes(field)) marks = union(marks, entry.marks);
    }
    return marks;
  }

  /** True where anything is known of a field of the path. */
  knowsFields(path: string): boolean {
    const below = `${path}.`;
    for (const key of this.pathsOf(path).keys()) if (key.startsWith(below)) return true;
    return false;
  }

  /** What was run after the sources of control. */
  get control(): Marks {
    return this.get(controlPath)?.marks ?? clean;
  }

  addControl(marks: Marks): void {
    this.add(controlPath, marks);
  }

  /**
   * A write replaces what was known of the path and its fields.
   * @param isFresh true where nothing is known of its fields: looking for them would take as long as there are others
   */
  write(path: string, marks: Marks, isFresh = false): void {
    const key = limited(path);
    if (key !== path) {
      // Too deep to be told apart: what is written adds up.
      this.add(key, marks);
      return;
    }
    if (!isFresh) this.forgetFields(path);
    // A clean name needs no entry; a clean field does: the expression it is read from may be a source.
    if (marks.length === 0 && !path.includes('.')) this.remove(path);
    else this.set(path, { marks, decided: allRules });
  }

  /** Takes the marks of some rules from a path and its fields. */
  clean(path: string, rules: number): void {
    const key = limited(path);
    if (key !== path) return;
    const below = `${path}.`;
    for (const [known, entry] of [...this.pathsOf(path)]) {
      if (!known.startsWith(below)) continue;
      this.set(known, { ...entry, marks: without(entry.marks, rules) });
    }
    const entry = this.get(path);
    const marks = without(entry?.marks ?? clean, rules);
    this.set(path, { marks, decided: (entry?.decided ?? 0) | rules });
  }

  /**
   * Gives a second name to an object: `marks` are those of the object itself, fields keep what they have for rules other
   * than `cleaned`.
   * @param leftOut fields that the second name does not get
   */
  alias(from: string, to: string, marks: Marks, cleaned: number, leftOut: readonly string[] = []): void {
    const below = `${from}.`;
    const fields = [...this.pathsOf(from)].filter(([key]) => key.startsWith(below));
    this.write(to, marks);
    for (const [key, { marks: ofField, decided }] of fields) {
      const rest = key.slice(below.length);
      if (!leftOut.includes(rest.split('.', 1)[0])) {
        this.set(limited(`${to}.${rest}`), { marks: without(ofField, cleaned), decided });
      }
    }
    for (const field of leftOut) this.write(`${to}.${field}`, clean);
  }

  /** Forgets all that is known of a path. */
  forget(path: string): void {
    this.remove(path);
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
    for (const [key, entry] of [...other.pathsOf(from)]) {
      if (key.startsWith(below)) this.set(limited(`${to}.${key.slice(below.length)}`), entry);
    }
  }

  /** Adds marks to a path without forgetting what was known. */
  add(path: string, marks: Marks): void {
    if (marks.length === 0) return;
    const key = limited(path);
    const entry = this.get(key);
    this.set(key, { marks: union(entry?.marks ?? clean, marks), decided: entry?.decided ?? 0 });
  }

  /** What is known after either of two ways; a way that ended adds nothing. */
  join(other: Environment): Environment {
    if (!other.alive) return this;
    if (!this.alive) return other;
    const byName = new Map(this.byName);
    for (const [name, paths] of other.byName) {
      const mine = this.byName.get(name);
      if (mine !== paths) byName.set(name, this.joinedPaths(other, mine ?? none, paths));
    }
    for (const [name, paths] of this.byName) {
      if (!other.byName.has(name)) byName.set(name, this.joinedPaths(other, paths, none));
    }
    this.owned.clear();
    other.owned.clear();
    return new Environment(byName, true);
  }

  private joinedPaths(
    other: Environment,
    mine: ReadonlyMap<string, Entry>,
    others: ReadonlyMap<string, Entry>,
  ): Paths {
    const paths: Paths = new Map();
    for (const key of new Set([...mine.keys(), ...others.keys()])) {
      const [a, b] = [mine.get(key), others.get(key)];
      paths.set(key, a === b && a ? a : joined(a, b, this.inherited(key), other.inherited(key)));
    }
    return paths;
  }

  /** Takes over what an inner function left for `rules` in paths for which `keep` is true. */
  absorb(inner: Environment, rules: number, keep: (path: string) => boolean): void {
    for (const [name, paths] of inner.byName) {
      if (paths === this.byName.get(name) || name === controlPath) continue;
      for (const [key, { marks }] of paths) {
        if (marks.length > 0 && keep(key)) this.add(key, without(marks, ~rules));
      }
    }
  }

  /** Every mark that anything holds. */
  all(): Marks {
    let marks: Marks = clean;
    for (const paths of this.byName.values())
      for (const entry of paths.values()) marks = union(marks, entry.marks);
    return marks;
  }

  /** True when nothing is marked. */
  get isClean(): boolean {
    for (const paths of this.byName.values())
      for (const { marks } of paths.values()) if (marks.length > 0) return false;
    return true;
  }

  /** True when nothing is known of the fields of objects of some names. */
  ignores(names: ReadonlySet<string>): boolean {
    // A text may have many sources, while few names hold anything.
    for (const [name, paths] of this.byName) {
      if (!names.has(name)) continue;
      for (const key of paths.keys()) if (key !== name) return false;
    }
    return true;
  }

  same(other: Environment): boolean {
    if (this.alive !== other.alive || this.byName.size !== other.byName.size) return false;
    for (const [name, paths] of this.byName) {
      const others = other.byName.get(name);
      if (paths !== others && (others === undefined || !samePaths(paths, others))) return false;
    }
    return true;
  }

  private pathsOf(path: string): ReadonlyMap<string, Entry> {
    return this.byName.get(nameOf(path)) ?? none;
  }

  private get(path: string): Entry | undefined {
    return this.byName.get(nameOf(path))?.get(path);
  }

  private set(path: string, entry: Entry): void {
    this.writable(nameOf(path)).set(path, entry);
  }

  private remove(path: string): void {
    const name = nameOf(path);
    if (!this.byName.get(name)?.has(path)) return;
    const paths = this.writable(name);
    paths.delete(path);
    if (paths.size === 0) this.byName.delete(name);
  }

  /** The paths of a name, to be written. */
  private writable(name: string): Paths {
    let paths = this.byName.get(name);
    if (paths && this.owned.has(name)) return paths;
    paths = new Map(paths);
    this.byName.set(name, paths);
    this.owned.add(name);
    return paths;
  }

  /** What the prefixes of a path hand down to it. */
  private inherited(path: string): Marks {
    let marks: Marks = clean;
    let open = allRules;
    for (let dot = path.lastIndexOf('.'); dot > 0 && open !== 0; dot = path.lastIndexOf('.', dot - 1)) {
      const entry = this.get(path.slice(0, dot));
      if (entry === undefined) continue;
      marks = union(marks, without(entry.marks, ~open));
      open &= ~entry.decided;
    }
    return marks;
  }

  private forgetFields(path: string): void {
    const below = `${path}.`;
    for (const known of [...this.pathsOf(path).keys()]) if (known.startsWith(below)) this.remove(known);
  }
}

function samePaths(a: ReadonlyMap<string, Entry>, b: ReadonlyMap<string, Entry>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, entry] of a) {
    const other = b.get(key);
    if (entry === other) continue;
    if (other?.decided !== entry.decided || !sameMarks(entry.marks, other.marks)) return false;
  }
  return true;
}

/** The first name of a path. */
function nameOf(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
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
