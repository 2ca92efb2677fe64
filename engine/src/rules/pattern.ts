import type { LanguageDefinition, PatternFrame } from '../languages/language';
import type { TextParser } from '../languages/parsing';
import {
  DEEP,
  ELLIPSIS,
  isListPlaceholder,
  listMetavariableOf,
  metavariableOf,
  typeOfPlaceholder,
} from '../languages/placeholders';
import { Kind, Role } from '../syntax/kinds';
import { LONG_NAME } from '../syntax/names';
import type { Node, UniformTree } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import type { DocumentFacts } from './document-facts';
import type { MatchOptions } from './match-options';
import { compileRegex, type SafeRegex } from './regex';
import { isTemplateText } from './shapes';

/** What a node of a pattern's tree stands for. */
export enum Form {
  /** Itself. */
  Plain,
  /** `$X`. */
  Metavariable,
  /** `$...X`. */
  ListMetavariable,
  /** `...` among siblings. */
  Ellipsis,
  /** `<... e ...>`. */
  Deep,
  /** The `$O. ...` of `$O. ... .m()`. */
  Chain,
  /** `"..."`. */
  AnyString,
  /** `"$X"`. */
  StringMetavariable,
  /** `"=~/re/"`. */
  StringRegex,
  /** A template or interpolated string of any content: `\`...\``, `f"..."`. */
  AnyTemplate,
  /** A regular expression literal of any content, or one whose content has a name: `/.../`, `/$X/`. */
  AnyRegex,
  /** A written type; metavariables and ellipses may stand in it. */
  TypeText,
}

/** A pattern compiled for one language: a tree of the language with holes. */
export interface Pattern {
  tree: UniformTree;
  /** The pattern itself: one node, or the statements of a sequence. */
  roots: Node[];
  options: MatchOptions;
  form: Uint8Array;
  children: Node[][];
  /** Metavariable name by node, without `$`. */
  variable: (string | undefined)[];
  /** By node of a typed metavariable, the type as the pattern writes it. */
  type: (string | undefined)[];
  /** Dotted path by node, for names and member chains without holes: `child_process.exec`. */
  path: (string | undefined)[];
  /** Ids of names without which the pattern cannot match. */
  required: number[];
  /** What the pattern imports from: a match imports from that or from something inside of it. */
  sources: string[];
  /** Regular expressions of `"=~/re/"` by node. */
  regex: Map<Node, SafeRegex>;
}

/** False where the text, or the part that the index is of, lacks a name or string without which nothing can match. */
export function isPossible({ tree, required }: Pattern, facts: DocumentFacts, index: TreeIndex): boolean {
  return required.every((name) => index.has(name) || facts.computedTexts().has(tree.names.text(name)));
}

/** Longest text of a pattern, in UTF-16 units: reading holes looks around each of them. */
const longestPattern = 10_000;

/** Compiles a pattern's text. Returns a message where the text is no code of the language. */
export function compilePattern(
  text: string,
  language: LanguageDefinition,
  parser: TextParser,
  options: MatchOptions,
): Pattern | string {
  if (text.length > longestPattern) return `The pattern has more than ${longestPattern} characters.`;
  try {
    return readPattern(text, language, parser, options);
  } catch (error) {
    // The stack ends where brackets nest some thousand deep.
    if (!(error instanceof RangeError)) throw error;
    return `The pattern nests too deeply: ${JSON.stringify(shorten(text))}.`;
  }
}

function readPattern(
  text: string,
  language: LanguageDefinition,
  parser: TextParser,
  options: MatchOptions,
): Pattern | string {
  const code = language.fillHoles(text);
  for (const frame of language.frames(code)) {
    const tree = parseFramed(code, frame, parser);
    if (tree === undefined) continue;
    const roots = rootsOf(tree, frame, language);
    const { open = [] } = frame;
    // A head is one node with what the frame gave it; what comes out otherwise was no head.
    const isHead = roots.length === 1 && open.some((role) => tree.child(roots[0], role) >= 0);
    if (open.length > 0 && !isHead) continue;
    if (roots.length > 0) return describe(tree, roots, open, options);
  }
  return `The pattern is not ${language.ruleNames[0]} code: ${JSON.stringify(shorten(text))} does not parse.`;
}

function parseFramed(code: string, frame: PatternFrame, parser: TextParser): UniformTree | undefined {
  const parsed = parser.parse(frame.before + code + frame.after);
  try {
    return parsed.hasError ? undefined : parsed.lower();
  } finally {
    parsed.delete();
  }
}

function rootsOf(tree: UniformTree, frame: PatternFrame, language: LanguageDefinition): Node[] {
  if (frame.select !== undefined) {
    const first = tree.kind.indexOf(frame.select);
    return first < 0 ? [] : [first];
  }
  let nodes = tree.children(0);
  for (let depth = 1; depth < frame.depth; depth++) {
    if (nodes.length !== 1) return [];
    const [outer] = nodes;
    nodes = tree.children(outer);
    if (frame.role !== undefined && depth === frame.depth - 1)
      return nodes.filter((node) => tree.role[node] === frame.role);
    // Statements are all of the pattern; of anything else it is the last child, behind the frame's own names.
    if (tree.kind[outer] !== Kind.Block && tree.kind[outer] !== Kind.Script) nodes = nodes.slice(-1);
  }
  if (!language.loneEntryIsPattern || nodes.length !== 1) return nodes;
  const kind = tree.kind[nodes[0]];
  const entries = kind === Kind.Object || kind === Kind.List ? tree.children(nodes[0]) : [];
  return entries.length === 1 && !isListPlaceholder(tree.nameOf(entries[0])) ? entries : nodes;
}

/** The pattern, or what is wrong with it. `open`: roles of children of a lone root that the frame gave it. */
function describe(
  tree: UniformTree,
  roots: Node[],
  open: readonly Role[],
  options: MatchOptions,
): Pattern | string {
  const count = tree.count;
  const form = new Uint8Array(count);
  const variable: (string | undefined)[] = new Array(count);
  const path: (string | undefined)[] = new Array(count);
  const type: (string | undefined)[] = new Array(count);
  const regex = new Map<Node, SafeRegex>();
  const required = new Set<number>();
  const sources: string[] = [];

  const childrenOf: Node[][] = new Array(count);
  // Backwards, so that children are known before their parents.
  for (let node = count - 1; node >= 0; node--) {
    const children = tree.children(node);
    childrenOf[node] = children;
    const problem = classify(tree, node, children, form, variable, regex);
    if (problem !== undefined) return problem;
    if (form[node] === Form.Metavariable) type[node] = typeOfPlaceholder(tree.nameOf(node));
    path[node] = pathOf(tree, node, form, path);
  }
  for (const child of open.length > 0 ? childrenOf[roots[0]] : []) {
    if (open.includes(tree.role[child])) form[child] = Form.Ellipsis;
  }
  for (const root of roots) {
    for (let node = root; node < tree.next[root]; ) {
      if (form[node] === Form.Plain && isNaming(tree, node)) required.add(tree.name[node]);
      if (form[node] === Form.Plain && tree.role[node] === Role.Source) sources.push(tree.nameOf(node));
      // What only fills a frame is not asked for.
      node = form[node] === Form.Ellipsis ? tree.next[node] : node + 1;
    }
  }
  required.delete(tree.names.id(DEEP));
  required.delete(LONG_NAME);
  return {
    tree,
    roots,
    options,
    form,
    children: childrenOf,
    variable,
    type,
    path,
    required: [...required],
    sources,
    regex,
  };
}

/** Finds out what a node stands for. Returns a message where it cannot stand for anything. */
function classify(
  tree: UniformTree,
  node: Node,
  children: Node[],
  form: Uint8Array,
  variable: (string | undefined)[],
  regex: Map<Node, SafeRegex>,
): string | undefined {
  const kind = tree.kind[node];
  const name = tree.nameOf(node);
  if (kind === Kind.Name || kind === Kind.Type || kind === Kind.Text) {
    if (name === ELLIPSIS) form[node] = Form.Ellipsis;
    else if (listMetavariableOf(name) !== undefined) {
      form[node] = Form.ListMetavariable;
      variable[node] = listMetavariableOf(name);
    } else if (metavariableOf(name) !== undefined) {
      form[node] = Form.Metavariable;
      variable[node] = metavariableOf(name);
    } else if (kind === Kind.Type && children.length === 0) form[node] = Form.TypeText;
  } else if (kind === Kind.Regex) {
    const content = /^\/([\s\S]*)\/[a-z]*$/.exec(name)?.[1] ?? name;
    if (content === ELLIPSIS || metavariableOf(content) !== undefined) {
      form[node] = Form.AnyRegex;
      variable[node] = metavariableOf(content);
    }
  } else if (isTemplateText(tree, node)) {
    // A piece of a template stands for any number of pieces, or for one.
    const list = listMetavariableOf(name) ?? /^\$(\.\.\.[A-Z_][A-Z0-9_]*)$/.exec(name)?.[1];
    const single = metavariableOf(name);
    const text = /^\$([A-Z_][A-Z0-9_]*)$/.exec(name)?.[1];
    if (name === ELLIPSIS || name === '...') form[node] = Form.Ellipsis;
    else if (list) form[node] = Form.ListMetavariable;
    else if (single) form[node] = Form.Metavariable;
    else if (text) form[node] = Form.StringMetavariable;
    variable[node] = list ?? single ?? text;
  } else if (kind === Kind.String) {
    const metavariable = /^\$([A-Z_][A-Z0-9_]*)$/.exec(name);
    const expression = /^=~\/([\s\S]*)\/([a-z]*)$/.exec(name);
    const isTemplate = /^(?:`|[a-z]?f[a-z]?["'])/i.test(tree.textOf(node));
    if (isTemplate && (name === ELLIPSIS || name === '...')) form[node] = Form.AnyTemplate;
    else if (name === '...') form[node] = Form.AnyString;
    else if (metavariable) {
      form[node] = Form.StringMetavariable;
      variable[node] = metavariable[1];
    } else if (expression) {
      form[node] = Form.StringRegex;
      const compiled = compileRegex(expression[1], expression[2]);
      if (compiled.regex) regex.set(node, compiled.regex);
      else return `The regular expression is not usable: ${compiled.error}`;
    }
  } else if (kind === Kind.Call && children.length === 2 && tree.nameOf(children[0]) === DEEP) {
    form[node] = Form.Deep;
  } else if (kind === Kind.Member && children.length === 2 && form[children[1]] === Form.Ellipsis) {
    form[node] = Form.Chain;
  } else if (
    // A hole among parameters or attributes is wrapped as they are.
    (kind === Kind.Parameter || kind === Kind.Attribute) &&
    children.length === 1 &&
    (form[children[0]] === Form.Ellipsis || form[children[0]] === Form.ListMetavariable)
  ) {
    form[node] = form[children[0]];
    variable[node] = variable[children[0]];
  }
  return undefined;
}

function pathOf(
  tree: UniformTree,
  node: Node,
  form: Uint8Array,
  path: (string | undefined)[],
): string | undefined {
  if (form[node] !== Form.Plain) return undefined;
  // A name with type arguments says more than its path.
  if (tree.kind[node] === Kind.Name) return tree.firstChild(node) < 0 ? tree.nameOf(node) : undefined;
  if (tree.kind[node] !== Kind.Member) return undefined;
  const object = tree.child(node, Role.Object);
  const property = tree.child(node, Role.Property);
  if (object < 0 || property < 0 || form[property] !== Form.Plain) return undefined;
  return path[object] === undefined ? undefined : `${path[object]}.${tree.nameOf(property)}`;
}

/** Kinds whose name must stand in the code for the pattern to match. */
function isNaming(tree: UniformTree, node: Node): boolean {
  // `import "a"` matches `import "a/b"`.
  if (tree.role[node] === Role.Source) return false;
  const kind = tree.kind[node];
  return kind === Kind.Name || kind === Kind.Constant || kind === Kind.Regex || kind === Kind.String;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** True for `for ... { }`: any loop, also one over elements. */
export function isAnyLoop({ tree, form, children }: Pattern, node: Node): boolean {
  if (tree.kind[node] !== Kind.Loop || tree.nameOf(node) !== '' || children[node].length !== 2) return false;
  const [head, body] = children[node];
  return form[head] === Form.Ellipsis && tree.role[body] === Role.Body;
}
