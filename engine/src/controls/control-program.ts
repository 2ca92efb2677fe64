import type { LinkOptions } from '../linking/linkage';
import type { FileNode, FunctionNode } from '../linking/nodes';
import { rangeIn } from '../syntax/line-starts';
import { CheckRun, fullName } from './check-run';
import type { ControlCheck } from './graph';
import { type ControlText, LinkedControls, type LinkedHandler, type Registration } from './linked-controls';
import { isMeant, isNamed } from './names';
import { callVerdicts, everywhere, isHandlerFor, isLifted, isOfCalls } from './practice-verdicts';
import type { Gap } from './search';
import type { ControlGap, ControlVerdict } from './verdict';

/** Files whose code a verdict may rest on that are told with it. */
const partnersAtMost = 12;

/** Checks whose answers are remembered. */
const runsAtMost = 200;

/** A verdict with the paths of the other files that it rests on. */
export interface ToldVerdict {
  verdict: ControlVerdict;
  partners: readonly string[];
}

/** The controls of a program in one family of languages: says where they hold and where not. */
export class ControlProgram {
  private readonly texts = new Map<string, ControlText>();
  private linked: LinkedControls | undefined;
  private runs = new Map<string, CheckRun>();
  /** By path, then by check. */
  private told = new Map<string, Map<string, readonly ToldVerdict[]>>();

  constructor(private readonly options: LinkOptions) {}

  /** Adds a text, or replaces it. Where only other calls are asked for in it, what was said of others stays. */
  set(path: string, text: ControlText): void {
    const before = this.texts.get(path);
    this.texts.set(path, text);
    const { functions, practices } = text.controls;
    const known = before?.controls;
    const isSame = before?.summary === text.summary && known?.functions === functions;
    if (!isSame || known?.practices !== practices) this.forget();
  }

  delete(path: string): void {
    if (this.texts.delete(path)) this.forget();
  }

  private forget(): void {
    this.linked = undefined;
    this.runs = new Map();
    this.told = new Map();
  }

  /** What controls say of a text, by control and then by place. */
  verdicts(path: string): readonly ToldVerdict[] {
    const text = this.texts.get(path);
    if (!text || text.controls.checks.length === 0) return [];
    const known = this.told.get(path) ?? new Map<string, readonly ToldVerdict[]>();
    this.told.set(path, known);
    if (known.size > 2 * runsAtMost) known.clear();
    return text.controls.checks.flatMap((check) => {
      const key = JSON.stringify(check);
      let told = known.get(key);
      if (!told) {
        this.linked ??= new LinkedControls(this.texts, this.options);
        told = this.tell(path, check);
        known.set(key, told);
      }
      return told;
    });
  }

  private run(check: ControlCheck): CheckRun {
    const key = JSON.stringify(check);
    let run = this.runs.get(key);
    if (!run) {
      // While somebody types a control, each keystroke asks for another call.
      if (this.runs.size >= runsAtMost) this.runs.clear();
      run = new CheckRun(this.linked as LinkedControls, check);
      this.runs.set(key, run);
    }
    return run;
  }

  private tell(path: string, check: ControlCheck): ToldVerdict[] {
    const linked = this.linked as LinkedControls;
    const file = linked.file(path);
    if (!file) return [];
    const run = this.run(check);
    if (isOfCalls(run)) {
      const needs = run.practiceIn(file)?.needs ?? [];
      const nodes = [...new Set(needs.map(({ within }) => file.functions[within]))];
      run.prepare(nodes);
      const partners = nodes.flatMap((node) =>
        [...run.partners(node, partnersAtMost)].map((each) => each.path),
      );
      return callVerdicts(linked, file, run).map((verdict) => ({ verdict, partners }));
    }
    if (check.place === 'file') return [this.ofFile(file, run)];
    const handlers = linked.handlers(file).filter((each) => isHandlerFor(run, each));
    const nodes =
      check.place === 'handler' ? [...new Set(handlers.map(({ node }) => node))] : file.functions.slice(1);
    const wanted = nodes.filter((node) => this.isWanted(node, check));
    run.prepare(wanted);
    return wanted
      .filter((node) => run.concerns(node))
      .map((node) =>
        this.ofFunction(
          node,
          run,
          handlers.filter((each) => each.node === node),
        ),
      );
  }

  private isWanted(node: FunctionNode, check: ControlCheck): boolean {
    const linked = this.linked as LinkedControls;
    const graph = linked.graph(node);
    if (!graph) return false;
    const names = [graph.name, fullName(node)];
    if (check.place === 'function') {
      // What is asked for need not call itself.
      if (graph.name === '' || isMeant([fullName(node)], check.mustCall)) return false;
      if (this.run(check).practiceIn(node.file)?.names.includes(graph.name)) return false;
    }
    return !check.matching || check.matching.some((each) => names.some((name) => isNamed(name, each)));
  }

  private ofFile(file: FileNode, run: CheckRun): ToldVerdict {
    const text = (this.linked as LinkedControls).textOf(file);
    const call = text?.calls.findIndex((_, i) => run.isControl(file, i)) ?? -1;
    const verdict: ControlVerdict = {
      control: run.check.control,
      name: '',
      at: { start: 0, end: file.summary.lines.length > 1 ? Math.max(file.summary.lines[1] - 1, 0) : 0 },
      place: 'file',
      ...(run.check.practice && { practice: run.check.practice }),
      isSure: true,
      ...(call < 0 ? { gap: {} } : { by: this.callPlace(file, call) }),
    };
    return { verdict, partners: [] };
  }

  private callPlace(file: FileNode, call: number): ControlVerdict['by'] {
    const { start, end } = (this.linked as LinkedControls).textOf(file)?.calls[call] ?? { start: 0, end: 0 };
    return { path: file.path, range: rangeIn(file.summary.lines, start, end) };
  }

  private ofFunction(node: FunctionNode, run: CheckRun, handled: readonly LinkedHandler[]): ToldVerdict {
    const linked = this.linked as LinkedControls;
    const graph = linked.graph(node);
    const { name, at } = graph ?? { name: '', at: { start: 0, end: 0 } };
    const { check } = run;
    const gap = run.gapOf(node);
    const by = gap ? this.before(node, run, handled) : undefined;
    const call = gap ? -1 : run.metBy(node);
    const files = [...run.partners(node, partnersAtMost), ...handled.map(({ file }) => file)];
    const verdict: ControlVerdict = {
      control: check.control,
      // A function without a name is called as its route is.
      name: name || (handled.at(0)?.label ?? ''),
      at,
      place: check.place,
      ...(check.practice && { practice: check.practice }),
      isSure: !gap || gap.call < 0 || !run.isGuessed(node.file, gap.call),
      ...(gap && !by && { gap: this.described(node.file, gap, run) }),
      ...((by ?? call >= 0) && { by: by ?? this.callPlace(node.file, call) }),
    };
    const partners = new Set(files.map(({ path }) => path));
    if (by) partners.add(by.path);
    partners.delete(node.file.path);
    return { verdict, partners: [...partners] };
  }

  /** What has the control for a function before it runs. */
  private before(node: FunctionNode, run: CheckRun, handled: readonly LinkedHandler[]): ControlVerdict['by'] {
    const linked = this.linked as LinkedControls;
    const graph = linked.graph(node);
    if (graph && run.check.practice && isLifted(graph, run, node.file, handled)) return undefined;
    const guard = this.guardOf(node, run, handled);
    return guard ?? (run.check.practice && everywhere(linked, run));
  }

  /** What runs before a function and has the control: on every way into it. */
  private guardOf(
    node: FunctionNode,
    run: CheckRun,
    handled: readonly LinkedHandler[],
  ): ControlVerdict['by'] {
    const graph = (this.linked as LinkedControls).graph(node);
    if (!graph || run.check.after) return undefined;
    const { file } = node;
    const own = graph.guards.find(({ name }) => run.isGuard(file, name));
    if (own) return { path: file.path, range: rangeIn(file.summary.lines, own.start, own.end) };
    const guarded = handled.map((each) => this.guarded(each, run, 0));
    const [first] = guarded;
    if (!first || guarded.includes(undefined)) return undefined;
    return { path: first.file.path, range: rangeIn(first.file.summary.lines, first.start, first.end) };
  }

  /** Where what runs before a registration has the control: there, or wherever its router is put below others. */
  private guarded(at: Registration, run: CheckRun, depth: number): Registration | undefined {
    if (at.guards.some((name) => run.isGuard(at.file, name))) return at;
    const mounts = depth > 3 ? [] : (this.linked as LinkedControls).mountsOf(at);
    const all = mounts.map((each) => this.guarded(each, run, depth + 1));
    return all.includes(undefined) ? undefined : all.at(0);
  }

  private described(file: FileNode, gap: Gap, run: CheckRun): ControlGap {
    const linked = this.linked as LinkedControls;
    const call = gap.call < 0 ? undefined : linked.textOf(file)?.calls[gap.call];
    return {
      ...(call && { call: { name: call.names[0], start: call.start, end: call.end } }),
      ...this.innerOf(file, gap, run),
      ...(gap.when && { when: gap.when }),
    };
  }

  /** The call that the control has to come before, where a called function makes it. */
  private innerOf(file: FileNode, gap: Gap, run: CheckRun): { inner?: string } {
    const linked = this.linked as LinkedControls;
    let found = gap.call < 0 ? undefined : run.exposing(file, gap.call);
    let inner: string | undefined;
    for (let i = 0; found && i < 10; i++) {
      const [node, next] = found;
      inner = linked.textOf(node.file)?.calls[next.call]?.names[0];
      found = next.call < 0 ? undefined : run.exposing(node.file, next.call);
    }
    return inner === undefined ? {} : { inner };
  }
}
