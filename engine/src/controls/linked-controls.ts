import type { StaticTargets } from '../linking/calls';
import { Linkage, type LinkOptions } from '../linking/linkage';
import { add, type CallNode, type ClassNode, type FileNode, type FunctionNode } from '../linking/nodes';
import { type TextSummary, WHOLE } from '../summaries/summary';
import type { FunctionGraph, Handled, TextControls } from './graph';

/** A text of the program as controls see it. */
export interface ControlText {
  controls: TextControls;
  /** Its names and calls, as data flow knows them. */
  summary: TextSummary;
}

/** A place that data of others comes in at, with the function that handles it. */
export interface LinkedHandler extends Registration {
  node: FunctionNode;
  kind: Handled['kind'];
  /** As people say it. */
  label: string;
}

/** Where something is registered with a router, with what runs before it there. */
export interface Registration {
  guards: readonly string[];
  file: FileNode;
  start: number;
  end: number;
}

/** A place that puts the routers of another file below its own. */
interface LinkedMount extends Registration {
  /** The function that makes those routers; undefined: all of the file. */
  within: FunctionGraph | undefined;
}

/** What a name stands for. */
interface Named {
  functions: FunctionNode[];
  classes: ClassNode[];
  /** Variables of files, or parts of them: `limits.login`. */
  variables: { file: FileNode; name: string }[];
}

/** Names that stand for the object at hand. */
const ofSelf = /^\$?(this|self|@)(\.|->|$)/;

/** The functions of a program with their control flow, and what their calls run. */
export class LinkedControls {
  readonly linkage: Linkage;
  private readonly calls = new Map<FileNode, Map<string, CallNode>>();
  private byFile: Map<FileNode, LinkedHandler[]> | undefined;
  private mountsByFile: Map<FileNode, LinkedMount[]> | undefined;

  constructor(
    private readonly texts: ReadonlyMap<string, ControlText>,
    options: LinkOptions,
  ) {
    // In the order of their paths, so that the order in which files were added does not show.
    const summaries = [...texts.values()].map(({ summary }) => summary);
    this.linkage = new Linkage(
      summaries.sort((a, b) => (a.path < b.path ? -1 : 1)),
      options,
    );
  }

  file(path: string): FileNode | undefined {
    return this.linkage.names.files.get(path);
  }

  textOf(file: FileNode): TextControls | undefined {
    return this.texts.get(file.path)?.controls;
  }

  /** The control flow of a function; undefined where its text has none. */
  graph(node: FunctionNode): FunctionGraph | undefined {
    const graph = this.textOf(node.file)?.functions[node.index];
    return graph?.isPartial ? undefined : graph;
  }

  /** What a call of a text runs, as far as names and types tell. */
  targets(file: FileNode, call: number): StaticTargets['targets'] {
    const at = this.textOf(file)?.calls[call];
    const known = at && this.callsOf(file).get(`${at.start}:${at.end}`);
    if (!known) return [];
    const { targets } = this.linkage.staticTargets(known);
    if (targets.length > 0) return targets;
    const [name] = at.names;
    if (!file.imports.has(name.split('.')[0])) return [];
    return this.given(file, name).functions.map((node) => ({ node, doubt: 0, makes: false }));
  }

  private callsOf(file: FileNode): Map<string, CallNode> {
    let calls = this.calls.get(file);
    if (!calls) {
      calls = new Map();
      for (const caller of file.functions)
        for (const [call, { start, end }] of caller.summary.calls.entries())
          calls.set(`${start}:${end}`, { caller, call });
      this.calls.set(file, calls);
    }
    return calls;
  }

  /** The functions, classes and variables that a name with dots stands for in a file. */
  named(file: FileNode, written: string): Named {
    const name = written.replace(ofSelf, '').replace(/::|->/g, '.');
    const found = this.given(file, name);
    if (found.functions.length > 0 || found.classes.length > 0) return found;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const own = file.functions.filter((each) => each.name === last);
    return { ...found, functions: own.length === 1 ? own : [] };
  }

  /** What a name with dots stands for in a file outside of all functions. */
  private given(file: FileNode, name: string): Named {
    const [first, ...rest] = name.split('.');
    let found = this.linkage.modules.lookup(file, first);
    for (const part of rest) found = found.flatMap((one) => this.linkage.modules.member(one, part));
    if (found.length === 0) found = this.linkage.modules.fullName(name);
    const functions = found.flatMap((one) => {
      if (one.kind === 'function') return [one.node];
      // A part of the object that a file gives: the function of that name.
      const part = one.kind === 'cell' ? one.path.slice(one.path.lastIndexOf('.') + 1) : '';
      return one.kind === 'cell' && part !== '' ? one.file.functionsIn(0, part).slice(0, 1) : [];
    });
    const classes = found.flatMap((one) => (one.kind === 'class' ? [one.node] : []));
    const variables = found.flatMap((one) =>
      one.kind === 'cell'
        ? variableNames(one.cell, one.path).map((each) => ({ file: one.file, name: each }))
        : [],
    );
    return { functions, classes, variables };
  }

  /** The handlers that stand in a file, wherever they are registered. */
  handlers(file: FileNode): readonly LinkedHandler[] {
    this.byFile ??= this.collectHandlers();
    return this.byFile.get(file) ?? [];
  }

  /** Where the router of a registration is put below routers of other files. */
  mountsOf({ file, start }: Registration): readonly LinkedMount[] {
    this.mountsByFile ??= this.collectMounts();
    return (this.mountsByFile.get(file) ?? []).filter(
      ({ within }) => !within || (start >= within.start && start < within.end),
    );
  }

  private collectMounts(): Map<FileNode, LinkedMount[]> {
    const all = new Map<FileNode, LinkedMount[]>();
    for (const file of this.linkage.names.files.values()) {
      for (const { name, guards, start, end } of this.textOf(file)?.mounts ?? []) {
        const { functions, variables } = this.named(file, name);
        const mounted = new Map<FileNode, FunctionGraph | undefined>();
        for (const node of functions) mounted.set(node.file, this.graph(node));
        for (const each of variables) mounted.set(each.file, undefined);
        mounted.delete(file);
        for (const [other, within] of mounted) add(all, other, { file, guards, start, end, within });
      }
    }
    return all;
  }

  private collectHandlers(): Map<FileNode, LinkedHandler[]> {
    const all = new Map<FileNode, LinkedHandler[]>();
    for (const file of this.linkage.names.files.values()) {
      for (const { function: index, kind, name, label, guards, start, end } of this.textOf(file)?.handled ??
        []) {
        const own = index === undefined ? undefined : file.functions[index];
        const nodes = own ? [own] : name === undefined ? [] : this.named(file, name).functions;
        for (const node of nodes.slice(0, 1)) {
          const known = all.get(node.file) ?? [];
          known.push({ node, kind, label, guards, file, start, end });
          all.set(node.file, known);
        }
      }
    }
    return all;
  }
}

/** What the text of a file may call a variable, or a part of it, that others see: `limits.login`. */
function variableNames(cell: string, path: string): string[] {
  const joined = (first: string) => (path === '' ? first : `${first}.${path.replace(/^\./, '')}`);
  // What a file gives as a whole may have had a name before.
  if (cell === WHOLE) return [joined('module.exports'), joined('exports'), ...(path === '' ? [] : [path])];
  return [joined(cell.replace(/^.*:/, ''))];
}
