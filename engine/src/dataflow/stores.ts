import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { accessPath, keyOf } from './paths';

/** A call that writes, reads or removes what stands in an object under a key. */
export interface StoreCall {
  does: 'write' | 'fill' | 'read' | 'remove';
  /** The access path of the object. */
  object: string;
  key: string;
  /** What is written, or read where nothing stands there; -1 for none. */
  value: Node;
}

/** Methods of mappings by what they do: `fill` writes only where nothing stands. */
const methods: Record<string, StoreCall['does']> = {
  ...{ put: 'write', set: 'write', Add: 'write', store: 'write', Store: 'write', replace: 'write' },
  ...{ putIfAbsent: 'fill', TryAdd: 'fill', setdefault: 'fill', computeIfAbsent: 'fill' },
  ...{ get: 'read', getOrDefault: 'read', GetValueOrDefault: 'read', getValue: 'read', getOrElse: 'read' },
  ...{ fetch: 'read', dig: 'read', Load: 'read' },
  ...{ remove: 'remove', Remove: 'remove', delete: 'remove', pop: 'remove', Delete: 'remove' },
};
const writes = /^(write|fill)$/;

/** What a call does to a mapping or, through an accessor, to a field; undefined for any other call. */
export function storeCall(tree: UniformTree, call: Node, traits: LanguageTraits): StoreCall | undefined {
  const callee = tree.child(call, Role.Callee);
  if (callee < 0) return undefined;
  const args = tree.childrenWith(call, Role.Argument);
  if (tree.kind[callee] === Kind.Name) return functionCall(tree, callee, args);
  if (tree.kind[callee] !== Kind.Member) return undefined;
  const object = accessPath(tree, tree.child(callee, Role.Object));
  const property = tree.child(callee, Role.Property);
  if (object === undefined || property < 0) return undefined;
  const name = tree.nameOf(property);
  const accessor = traits.hasAccessorMethods ? accessorCall(name, args) : undefined;
  if (accessor) return { ...accessor, object };
  const does = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!does || args.length === 0) return undefined;
  if (name === 'dig') return { does, object, key: args.map((arg) => keyOf(tree, arg)).join('.'), value: -1 };
  const key = keyOf(tree, args[0]);
  if (key === '*' || args.length > 2 || (writes.test(does) && args.length < 2)) return undefined;
  return { does, object, key, value: args[1] ?? -1 };
}

/** Go's `delete(m, "k")` and Python's `getattr(o, "k", other)`. */
function functionCall(tree: UniformTree, callee: Node, args: readonly Node[]): StoreCall | undefined {
  const name = tree.nameOf(callee);
  if ((name !== 'delete' && name !== 'getattr') || args.length < 2) return undefined;
  const object = accessPath(tree, args[0]);
  const key = keyOf(tree, args[1]);
  if (object === undefined || key === '*') return undefined;
  return { does: name === 'delete' ? 'remove' : 'read', object, key, value: args[2] ?? -1 };
}

/** `o.setName(v)` and `o.getName()` are about `o.name`, whatever they are declared to do. */
function accessorCall(name: string, args: readonly Node[]): Omit<StoreCall, 'object'> | undefined {
  const [, verb, field] = /^(get|is|set)([A-Z]\w*)$/.exec(name) ?? [];
  if (field === undefined) return undefined;
  const key = field[0].toLowerCase() + field.slice(1);
  if (verb === 'set') return args.length === 1 ? { does: 'write', key, value: args[0] } : undefined;
  return args.length === 0 ? { does: 'read', key, value: -1 } : undefined;
}
