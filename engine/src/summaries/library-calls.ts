import { accessPath } from '../dataflow/paths';
import type { DocumentFacts } from '../rules/document-facts';
import type { LibraryCall, LibrarySpec } from '../rules/library';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** A library's function that a call may be of. */
export interface LibraryMatch {
  call: LibraryCall;
  /** False where only the name of a method says so, and nothing its object's type. */
  isCertain: boolean;
}

/** Written types that say nothing of what a value can do. */
const anyTypes = /^(object|any|unknown|var|dynamic|mixed|auto|interface\{\}|id|let|const|val)$/i;

/** Types that no file needs to import: those without a package, and those of the language's own. */
const everywhere = /^(?:[^.]*|java\.lang\.\w+|kotlin\..*|System\.\w+)$/;

/** A method of some types: their simple names with their full ones. */
interface Method {
  types: ReadonlyMap<string, readonly string[]>;
  call: LibraryCall;
}

/** What is known of the libraries of a language, by the names of their functions. */
export class LibraryCalls {
  /** The last part of a full path → the paths that end with it. */
  private readonly byPath = new Map<string, { path: string; call: LibraryCall }[]>();
  private readonly byProperty = new Map<string, Method[]>();
  /** Simple names of the types that have methods here. */
  private readonly types = new Map<string, string[]>();
  private readonly byMethod = new Map<string, Method[]>();

  /** @param specs those of the language */
  constructor(specs: readonly LibrarySpec[]) {
    for (const { types, calls } of specs) {
      const simple = new Map<string, string[]>();
      for (const type of types) add(simple, lastOf(type), type);
      for (const [type, paths] of simple) for (const path of paths) add(this.types, type, path);
      for (const call of calls) {
        for (const name of call.names) {
          if (call.isProperty) add(this.byProperty, name, { types: simple, call });
          else if (types.length > 0) add(this.byMethod, name, { types: simple, call });
          else add(this.byPath, lastOf(name), { path: name, call });
        }
      }
    }
  }

  /**
   * The function that a call is of.
   * @param count how many arguments the call has
   * @param types simple names of the types that the object of a method is known to have
   */
  of(facts: DocumentFacts, callee: Node, count: number, types: readonly string[]): LibraryMatch | undefined {
    const byPath = this.ofPath(facts, callee, count);
    if (byPath) return { call: byPath, isCertain: true };
    const { tree } = facts;
    if (tree.kind[callee] !== Kind.Member) return undefined;
    const property = tree.child(callee, Role.Property);
    const named = property < 0 ? undefined : this.byMethod.get(tree.nameOf(property));
    const fitting = named?.filter(({ call }) => fits(tree, call, callee, count));
    if (!fitting || fitting.length === 0) return undefined;
    return matching(facts, fitting, types);
  }

  /** What a member gives that is read without a call; `types` as for a method. */
  property(facts: DocumentFacts, name: string, types: readonly string[]): LibraryMatch | undefined {
    const named = this.byProperty.get(name);
    return named && matching(facts, named, types);
  }

  /** The function, or the method, of a name that stands for it where it is handed over. */
  named(name: string, isMethod: boolean): LibraryCall | undefined {
    if (isMethod)
      return this.byMethod.get(name)?.find(({ call }) => (call.args ?? 0) === 0 && call.where.length === 0)
        ?.call;
    return this.byPath.get(lastOf(name))?.find(({ path, call }) => path === name && call.where.length === 0)
      ?.call;
  }

  /** True where a library has a method of a name: a project's is not guessed from it. */
  hasMethod(name: string): boolean {
    return this.byMethod.has(name);
  }

  /** True for the simple name of a library's type that a file may use. */
  hasType(facts: DocumentFacts, name: string): boolean {
    return isKnownAs(facts, name, this.types.get(name) ?? []);
  }

  private ofPath(facts: DocumentFacts, callee: Node, count: number): LibraryCall | undefined {
    const { tree, imports } = facts;
    const written = accessPath(tree, callee);
    const qualified = imports.qualified(callee);
    const last = qualified ?? written;
    const candidates = last === undefined ? undefined : this.byPath.get(lastOf(last));
    if (!candidates) return undefined;
    for (const { path, call } of candidates) {
      if (!fits(tree, call, callee, count)) continue;
      if (qualified !== undefined ? qualified === path : written === path) return call;
      if (written === undefined || qualified !== undefined) continue;
      // `Integer.parseInt` and `new StringBuilder` without an import: names that begin like a type's.
      const isType = written.includes('.') || isMade(tree, callee, path);
      if (path.endsWith(`.${written}`) && /^[A-Z]/.test(written) && isType) return call;
      if (imports.names(callee, path)) return call;
    }
    return undefined;
  }
}

/**
 * The first that is of one of the types; the first of all where nothing is known of the type. A type of that name which
 * the file does not import may be the program's.
 */
function matching(
  facts: DocumentFacts,
  fitting: readonly Method[],
  types: readonly string[],
): LibraryMatch | undefined {
  const known = types.filter((type) => !anyTypes.test(type));
  for (const each of fitting) {
    if (each.types.has('*')) return { call: each.call, isCertain: true };
    const type = known.find((one) => each.types.has(one));
    if (type === undefined) continue;
    return { call: each.call, isCertain: isKnownAs(facts, type, each.types.get(type) ?? []) };
  }
  return known.length > 0 ? undefined : { call: fitting[0].call, isCertain: false };
}

/** True where a file means one of some full names by a simple one. */
function isKnownAs({ imports }: DocumentFacts, name: string, paths: readonly string[]): boolean {
  return paths.some((path) => everywhere.test(path) || imports.stands(name, path));
}

/** True for the name of a type whose object is made; `Read` of `Console.Read` is no type. */
function isMade({ kind, parent }: UniformTree, callee: Node, path: string): boolean {
  return kind[parent[callee]] === Kind.New || !/(^|\.)[A-Z]\w*\.\w+$/.test(path);
}

/** True where a call has the arguments that a summary is for. */
function fits(tree: UniformTree, { args, where }: LibraryCall, callee: Node, count: number): boolean {
  if (args !== undefined && args !== count) return false;
  if (where.length === 0) return true;
  const given = tree.childrenWith(tree.parent[callee], Role.Argument);
  return where.every(({ argument, texts }) => {
    const node = given[argument];
    if (node === undefined) return false;
    return (
      texts.includes(tree.textOf(node)) ||
      (tree.kind[node] === Kind.String && texts.includes(tree.nameOf(node)))
    );
  });
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The last part of a dotted name. */
function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'), path.lastIndexOf('\\')) + 1);
}
