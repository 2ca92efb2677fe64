import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

const selves = /^(this|self|cls|\$this)$/;

/** The functions that a text defines, by the names under which they are called. */
export class Definitions {
  private readonly functions = new Map<number, Node[]>();
  private readonly classes = new Map<number, Node>();

  private readonly tree: UniformTree;

  constructor(private readonly facts: DocumentFacts) {
    const { tree } = facts;
    this.tree = tree;
    for (let node = 0; node < tree.count; node++) {
      if (tree.kind[node] === Kind.Class) {
        const name = tree.child(node, Role.ClassName);
        if (name >= 0) this.classes.set(tree.name[name], node);
      } else if (tree.kind[node] === Kind.Function) {
        const name = this.nameOf(node);
        if (name < 0) continue;
        const known = this.functions.get(tree.name[name]);
        if (known) known.push(node);
        else this.functions.set(tree.name[name], [node]);
      }
    }
  }

  /**
   * The function that a call runs; undefined where that is not known. `new C()` and `C()` run the constructor of C.
   * @param count how many arguments the call has
   */
  calledBy(callee: Node, count: number): Node | undefined {
    const { tree } = this;
    if (tree.kind[callee] === Kind.Name) {
      const type = this.classes.get(tree.name[callee]);
      if (type !== undefined) return this.constructorOf(type, count);
      return this.choose(this.functions.get(tree.name[callee]), callee, count);
    }
    if (tree.kind[callee] !== Kind.Member) return undefined;
    const property = tree.child(callee, Role.Property);
    const object = tree.child(callee, Role.Object);
    const named = property < 0 ? undefined : this.functions.get(tree.name[property]);
    if (!named || object < 0) return undefined;
    const around = this.classOf(object, callee);
    if (around === undefined) return undefined;
    const own = around < 0 ? [] : named.filter((node) => tree.contains(around, node));
    return this.choose(own.length > 0 ? own : named, callee, count);
  }

  /** True for the name of a class: a call of it creates an object. */
  isClass(callee: Node): boolean {
    const { tree } = this;
    return tree.kind[callee] === Kind.Name && this.classes.has(tree.name[callee]);
  }

  /** True for a function that is called on an object which is its first parameter, as in Python. */
  takesSelf(definition: Node): boolean {
    const { tree } = this;
    const first = tree.child(definition, Role.Parameter);
    const target = first < 0 ? -1 : tree.child(first, Role.Target);
    return target >= 0 && selves.test(tree.nameOf(target)) && tree.enclosing(definition, Kind.Class) >= 0;
  }

  /**
   * The class whose objects an expression stands for: the one around for `this`, the one that it names or is declared to
   * be of; -1 where that is not known, undefined where it is none of the file.
   */
  private classOf(object: Node, use: Node): Node | undefined {
    const { tree } = this;
    if (tree.kind[object] === Kind.Name && selves.test(tree.nameOf(object)))
      return tree.enclosing(use, Kind.Class);
    const named = tree.kind[object] === Kind.Name ? this.classes.get(tree.name[object]) : undefined;
    if (named !== undefined) return named;
    const [type] = this.facts.types.of(object)?.names ?? [];
    if (type === undefined) return -1;
    return this.classes.get(tree.names.id(type.replace(/[<[?*&].*$/, '').trim()));
  }

  private constructorOf(type: Node, count: number): Node | undefined {
    const { tree } = this;
    const name = tree.child(type, Role.ClassName);
    const body = tree.child(type, Role.Body);
    if (body < 0) return undefined;
    const { constructorName } = this.facts.traits;
    const own = tree.children(body).filter((member) => {
      const called = tree.kind[member] === Kind.Function ? tree.child(member, Role.FunctionName) : -1;
      return (
        called >= 0 && (tree.nameOf(called) === constructorName || tree.name[called] === tree.name[name])
      );
    });
    return this.choose(own, type, count);
  }

  /** Of functions of one name, the one with as many parameters; of those the nearest. */
  private choose(named: readonly Node[] | undefined, use: Node, count: number): Node | undefined {
    if (!named || named.length === 0) return undefined;
    const fitting = named.filter((node) => this.parameterCount(node) === count);
    const among = fitting.length > 0 ? fitting : named;
    return among.reduce((best, node) =>
      this.depthShared(node, use) > this.depthShared(best, use) ? node : best,
    );
  }

  private parameterCount(definition: Node): number {
    const parameters = this.tree.childrenWith(definition, Role.Parameter).length;
    return this.takesSelf(definition) ? parameters - 1 : parameters;
  }

  /** How many functions and classes stand around both. */
  private depthShared(definition: Node, use: Node): number {
    const { tree } = this;
    let depth = 0;
    for (let at = tree.parent[definition]; at >= 0; at = tree.parent[at]) {
      const kind = tree.kind[at];
      if ((kind === Kind.Function || kind === Kind.Class) && tree.contains(at, use)) depth++;
    }
    return depth;
  }

  /** The name of a function: its own, that of the variable, or the key that it is given to; -1 for none. */
  private nameOf(definition: Node): Node {
    const { tree } = this;
    const own = tree.child(definition, Role.FunctionName);
    if (own >= 0) return own;
    const parent = tree.parent[definition];
    if (parent < 0 || tree.role[definition] !== Role.Value) return -1;
    let name = -1;
    if (tree.kind[parent] === Kind.Assign) name = tree.child(parent, Role.Target);
    else if (tree.kind[parent] === Kind.Pair) name = tree.child(parent, Role.Key);
    if (name >= 0 && tree.kind[name] === Kind.Member) name = tree.child(name, Role.Property);
    return name >= 0 && tree.kind[name] === Kind.Name ? name : -1;
  }
}
