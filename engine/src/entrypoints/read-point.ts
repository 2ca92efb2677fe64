/** Reads one match of a pattern of entry points. */
import type { ParsedDocument } from '../document';
import { type Bindings, bindingNamed, boundText } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, TextRange, UniformTree } from '../syntax/tree';
import { appOf, type Found, joinedRoute, type Surroundings } from './around';
import { namesOf, nodesOf, readHandler, routeText } from './code';
import type { EntryPoint, EntryPointKind } from './entry-point';
import { type Functions, nameOfFunction, qualifiedName } from './functions';

/** Makes entry points of one match. */
export class PointReader {
  private readonly bindings: Bindings;

  constructor(
    private readonly document: ParsedDocument,
    private readonly facts: DocumentFacts,
    private readonly functions: Functions,
    private readonly surroundings: Surroundings,
    private readonly found: Found,
  ) {
    this.bindings = found.match.bindings;
  }

  /** One entry point for each method. */
  points(): EntryPoint[] {
    const { spec } = this.found.entry;
    const { document, facts } = this;
    const place = this.place();
    const handler = this.handler(place);
    const app = appOf(facts, this.found.match, 'APP');
    const last = handler.name?.replace(/^.*\./, '');
    const around = this.surroundings.of({
      at: place.start,
      node: this.found.match.node,
      path: this.path(),
      ...(app !== undefined && { app }),
      ...(last !== undefined && { handler: last }),
    });
    const own = nodesOf(bindingNamed(this.bindings, 'GUARDS')).flatMap((node) => namesOf(facts, node));
    const guards = [...new Set([...around.guards, ...own, ...handler.around])];
    const range = document.lines.range(place.start, place.end);
    return this.registrations(around.prefixes, handler.name).map(({ method, route }) => {
      const registered = [method, route].filter((part) => part !== undefined).join(' ');
      const code = facts.tree.text.slice(place.start, place.end).split('\n')[0].slice(0, 80);
      const own = handler.name === method ? undefined : handler.name;
      const name = own ?? (registered === '' ? code : registered);
      return {
        kind: spec.kind as EntryPointKind,
        ...(method !== undefined && { method }),
        ...(route !== undefined && { route }),
        name,
        range,
        ...(handler.range && { handler: handler.range }),
        ...(handler.reference !== undefined && { handlerName: handler.reference }),
        guards,
      };
    });
  }

  /** The function's name, or the call up to its path, or what is assigned or called. */
  private place(): TextRange {
    const { match } = this.found;
    const { tree } = this.facts;
    const named = this.bindings.get('NAME');
    if (named) return named;
    const { node } = match;
    const path = this.bindings.get('PATH');
    if (path && path.start >= match.start && path.end <= match.end) {
      // In a list of options the path alone says where it is.
      const isArgument = path.node >= 0 && tree.role[path.node] === Role.Argument;
      return isArgument ? { start: match.start, end: path.end } : path;
    }
    const role = node < 0 ? undefined : tree.kind[node] === Kind.Assign ? Role.Target : Role.Callee;
    const part = role === undefined ? -1 : tree.child(node, role);
    if (part >= 0) return { start: tree.start[part], end: tree.end[part] };
    const function_ =
      node >= 0 && tree.kind[node] === Kind.Function ? tree.child(node, Role.FunctionName) : -1;
    if (function_ >= 0) return { start: tree.start[function_], end: tree.end[function_] };
    // What stands before the function: `export default`.
    const handler = this.bindings.get('HANDLER');
    const before = handler ? tree.text.slice(match.start, handler.start).trimEnd().length : 0;
    return { start: match.start, end: before > 0 ? match.start + before : match.end };
  }

  private handler(place: TextRange): {
    name?: string;
    range?: TextRange;
    reference?: string;
    around: string[];
  } {
    const { tree } = this.facts;
    const { entry, match } = this.found;
    const { spec } = entry;
    if (spec.isFile)
      return {
        name: this.document.path.replace(/^.*\//, ''),
        range: { start: 0, end: tree.text.length },
        around: [],
      };
    const [bound] = nodesOf(this.bindings.get('HANDLER'));
    if (bound !== undefined) {
      const { node, name: reference, around } = readHandler(this.facts, this.functions, bound, spec.wrappers);
      const called = this.bindings.get('NAME');
      const written = called && constantName(tree.text.slice(called.start, called.end));
      const name = reference ?? written ?? (node < 0 ? undefined : ownName(tree, node));
      const known = {
        ...(name !== undefined && { name }),
        ...(reference !== undefined && { reference }),
        around,
      };
      if (node < 0) return known;
      return {
        ...known,
        range: { start: tree.start[node], end: tree.end[node] },
      };
    }
    // A block of a resource has routes of its own.
    if (spec.actions) return { around: [] };
    const named = this.functionAt(match.node, place);
    if (named < 0) {
      const name = this.bindings.get('NAME');
      return name ? { name: tree.text.slice(name.start, name.end), around: [] } : { around: [] };
    }
    const name = nameOfFunction(tree, named);
    return {
      ...(name !== undefined && { name: qualifiedName(tree, named, name) }),
      range: { start: tree.start[named], end: tree.end[named] },
      around: [],
    };
  }

  /** The function whose name the place is, or that is matched, or assigned. */
  private functionAt(node: Node, place: TextRange): Node {
    const { tree } = this.facts;
    const named = this.functions.at(place);
    if (named >= 0) return named;
    if (node < 0) return -1;
    if (tree.kind[node] === Kind.Function) return node;
    // A block, or the last function that is handed over.
    if (tree.kind[node] === Kind.Call) {
      const handed = tree.children(node).at(-1) ?? -1;
      return handed >= 0 && tree.kind[handed] === Kind.Function ? handed : -1;
    }
    const value = tree.child(node, Role.Value);
    return value >= 0 && tree.kind[value] === Kind.Function ? value : -1;
  }

  private route(prefixes: readonly string[], name: string | undefined): string | undefined {
    const { spec, files } = this.found.entry;
    const { path } = this.document;
    const found = files?.matchAll(path);
    const group = found === undefined || found === 'budget' ? undefined : found[0]?.groups.route;
    if (group) return path.slice(group.start, group.end) || '/';
    if (spec.kind === 'http') return joinedRoute(prefixes, this.path());
    // `Query.patient`: the type that a resolver is of.
    const [type] = nodesOf(this.bindings.get('PREFIX')).flatMap((node) => namesOf(this.facts, node));
    return type === undefined ? this.path() : `${type}.${name?.replace(/^.*\./, '') ?? ''}`;
  }

  /** The path as it is registered, without prefixes. */
  private path(): string | undefined {
    const binding = this.bindings.get('PATH');
    const [node] = nodesOf(binding);
    if (node !== undefined) return routeText(this.facts, node);
    // What an expression found in a text.
    return binding && boundText(this.facts.tree.text, binding);
  }

  /** What one match registers: the actions of a resource, or one route with each of its methods. */
  private registrations(prefixes: readonly string[], name: string | undefined): Registration[] {
    const { actions } = this.found.entry.spec;
    if (!actions) {
      const route = this.route(prefixes, name);
      return this.methods().map((method) => ({
        ...(method !== undefined && { method }),
        ...(route !== undefined && { route }),
      }));
    }
    const listed = (list: string) =>
      nodesOf(this.bindings.get(list)).flatMap((node) => namesOf(this.facts, node));
    const path = this.path();
    const except = listed('EXCEPT');
    const isRegistered = (action: string) =>
      this.bindings.has('ONLY') ? listed('ONLY').includes(action) : !except.includes(action);
    return Object.entries(actions)
      .filter(([action]) => path !== undefined && isRegistered(action))
      .map(([, registered]) => {
        const [method, behind] = registered.split(' ');
        const route = joinedRoute([...prefixes, path ?? ''], behind);
        return { method, ...(route !== undefined && { route }) };
      });
  }

  /** The methods that are named, in capitals; undefined stands for any. */
  private methods(): (string | undefined)[] {
    const { spec } = this.found.entry;
    const binding = bindingNamed(this.bindings, 'METHOD');
    if (!binding) return [spec.method];
    const text = boundText(this.facts.tree.text, binding);
    const words = text.match(/get|post|put|patch|delete|del|head|options|trace/gi) ?? [];
    const names = [...new Set(words.map((word) => (/^del$/i.test(word) ? 'DELETE' : word.toUpperCase())))];
    return names.length > 0 ? names : [undefined];
  }
}

/** One route of a match. */
interface Registration {
  method?: string;
  route?: string;
}

/** A name that is written as one, or as a text. */
function constantName(text: string): string {
  return text.replace(/^(["'`:])([\s\S]*?)\1?$/, '$2');
}

/** The name that a function has by itself or by the variable that it is assigned to; a key names a role only. */
function ownName(tree: UniformTree, node: Node): string | undefined {
  const parent = tree.parent[node];
  return parent >= 0 && tree.kind[parent] === Kind.Pair ? undefined : nameOfFunction(tree, node);
}
