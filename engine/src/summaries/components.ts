import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { Conditions } from './conditions';
import { noMarks } from './marks';
import { clean, either, type ObjectState, type Value } from './values';

/** Evaluates elements of markup in code: one with the name of a component calls it with its attributes. */
export abstract class Components extends Conditions {
  protected element(node: Node): Value {
    const { tree } = this;
    const tag = tree.child(node, Role.Tag);
    const isComponent = tag >= 0 && (tree.kind[tag] === Kind.Member || /^\p{Lu}/u.test(tree.nameOf(tag)));
    if (!isComponent) return this.any(node);
    const attributes = this.attributes(node);
    const call = { node, callee: tag, receiver: -1, ofReceiver: clean, args: [node], values: [attributes] };
    return this.site(call, [], true, true);
  }

  /** The one object that a component gets: attributes by name, and what stands inside as `children`. */
  private attributes(node: Node): Value {
    const { tree } = this;
    const slots = new Map<string, { value: Value; isMaybe: boolean; isInitial: boolean }>();
    let rest = clean;
    let inside = clean;
    for (const child of tree.children(node)) {
      if (tree.role[child] === Role.Tag) continue;
      const value = this.value(child);
      if (tree.role[child] !== Role.Attribute) inside = either(inside, value);
      else if (tree.kind[child] === Kind.Attribute)
        slots.set(tree.nameOf(tree.child(child, Role.Key)), { value, isMaybe: false, isInitial: false });
      else rest = either(rest, this.state.read(value, undefined));
    }
    if (inside !== clean) slots.set('children', { value: inside, isMaybe: false, isInitial: false });
    const object = this.objectAt(`literal ${node}`);
    const state: ObjectState = { slots, rest, added: noMarks };
    this.state.setObject(object, state);
    return { marks: noMarks, objects: [object] };
  }
}
