import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { isMutator, isTextMutator } from './calls';
import { clean, type Marks, step, union, without } from './marks';
import { accessPath, calleeText } from './paths';
import { type StoreCall, storeCall } from './stores';
import { Values } from './values';

/** What a call is made of, evaluated. */
export interface Evaluated {
  callee: Node;
  /** What a method is called on, or -1. */
  receiver: Node;
  ofReceiver: Marks;
  ofArguments: Marks;
  ofArgument: ReadonlyMap<Node, Marks>;
}

/** Evaluates calls: all that goes in comes out. */
export abstract class CallValues extends Values {
  /** Runs the function of the file that is called; undefined where there is none, or calls are not followed. */
  protected abstract runCalled(call: Node, evaluated: Evaluated): Marks | undefined;

  protected call(node: Node): Marks {
    const { points } = this;
    const call = this.evaluate(node);
    const { callee, receiver, ofReceiver, ofArguments } = call;
    this.keepInReceiver(node, call);
    const into = union(ofReceiver, ofArguments);
    // A call that cleans its arguments is clean as the argument of a sink too.
    this.report(node, without(into, points.at(node)?.cleaned ?? 0), 'callSinks');
    if (points.followsCalls) {
      const returned = this.runCalled(node, call);
      if (returned) return returned;
    }
    const store = storeCall(this.tree, node, this.facts.traits);
    if (store) return step(this.atStore(store, call), node, `kept as ${store.object}.${store.key}`);
    // Most calls have nothing to do with any source.
    if (into.length === 0) return clean;
    if (
      ofArguments.length === 0 &&
      ofReceiver.some(({ source }) => source === receiver || source === callee)
    ) {
      // `req.get('x')` is still the source as the code writes it.
      return this.computed(this.extend(this.extend(ofReceiver, receiver, node), callee, node));
    }
    return step(
      this.handedOn(call),
      node,
      `passed through ${calleeText(this.tree, callee).split('.').pop() || 'this call'}()`,
    );
  }

  private evaluate(node: Node): Evaluated {
    const { tree } = this;
    const callee = tree.child(node, Role.Callee);
    const receiver = callee >= 0 && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Object) : -1;
    let ofReceiver: Marks = clean;
    if (receiver >= 0) {
      const isSelf = /^(this|self|cls)$/.test(tree.textOf(receiver));
      ofReceiver = isSelf ? this.base(receiver) : this.value(receiver);
    }
    let ofArguments: Marks = clean;
    const ofArgument = new Map<Node, Marks>();
    // A block behind the arguments is handed over too.
    const block = tree.childrenWith(node, Role.Body);
    for (const argument of tree.childrenWith(node, Role.Argument).concat(block)) {
      if (tree.kind[argument] === Kind.Function) this.enterFunction(argument);
      else {
        const marks = this.value(argument);
        ofArgument.set(argument, marks);
        ofArguments = union(ofArguments, marks);
      }
    }
    // A propagator may end at what is called: that is looked at last.
    if (receiver < 0) {
      if (callee >= 0) ofReceiver = this.value(callee);
    } else if (this.points.at(callee)) ofReceiver = union(ofReceiver, this.value(callee));
    return { callee, receiver, ofReceiver, ofArguments, ofArgument };
  }

  /** Writes or reads what a mapping or an object with accessors holds under a key. */
  private atStore({ does, object, key, value }: StoreCall, call: Evaluated): Marks {
    const path = `${object}.${key}`;
    const ofValue = call.ofArgument.get(value) ?? clean;
    if (does === 'write') this.env.write(path, ofValue);
    else if (does === 'fill') this.env.add(path, ofValue);
    if (does === 'write' || does === 'fill' || !this.env.knowsFields(object)) return this.handedOn(call);
    const known = union(this.env.read(path), ofValue);
    if (does === 'remove') this.env.write(path, clean);
    return known;
  }

  /** What a call hands on when nothing is known of the function. */
  private handedOn({ ofReceiver, ofArguments }: Evaluated): Marks {
    return this.computed(union(ofReceiver, without(ofArguments, this.points.safeFunctions)));
  }

  private keepInReceiver(node: Node, { callee, receiver, ofArguments }: Evaluated): void {
    if (receiver < 0 || ofArguments.length === 0 || !this.changesReceiver(callee, receiver)) return;
    const path = accessPath(this.tree, receiver);
    if (path !== undefined) this.env.add(path, step(ofArguments, node, `added to ${path}`));
  }

  /** A package's function of that name, as `fp.set` of lodash, keeps nothing in the package. */
  private changesReceiver(callee: Node, receiver: Node): boolean {
    if (!this.points.followsCalls)
      return this.facts.traits.mutableStrings === true && isTextMutator(this.tree, callee);
    if (!isMutator(this.tree, callee)) return false;
    const imported = this.facts.imports.qualified(receiver);
    return imported === undefined || imported.startsWith('.');
  }
}
