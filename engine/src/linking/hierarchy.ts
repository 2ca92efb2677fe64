import type { Modules } from './modules';
import { dotted, type Names } from './names';
import type { ClassNode, FileNode, FunctionNode } from './nodes';

/** How many classes above or below a class are looked at. */
const MAX_CLASSES = 64;

/** What classes inherit from each other. */
export class Hierarchy {
  constructor(
    names: Names,
    private readonly modules: Modules,
  ) {
    for (const node of names.classes.values()) {
      const bases = new Set<ClassNode>();
      for (const { file, summary } of node.parts) {
        for (const base of summary.bases) {
          for (const found of this.classesOfType(file, summary.outer, base, node))
            if (found !== node) bases.add(found);
        }
      }
      node.bases = [...bases];
      for (const base of bases) base.subclasses.add(node);
    }
  }

  /** The classes that a written type means at a place; `inside`: the class around it. */
  classesOfType(file: FileNode, outer: number, type: string, inside?: ClassNode): readonly ClassNode[] {
    const name = dotted(type).replace(/^[*&?]+|[?\][]+$/g, '');
    const [first, ...rest] = name.split('.');
    const local = inside?.inner.get(first) ?? scopedClass(file, outer, first);
    let found = local
      ? [local]
      : this.modules.lookup(file, first).flatMap((one) => this.classesWithin(one, rest));
    if (local) for (const part of rest) found = found.flatMap((one) => one.inner.get(part) ?? []);
    if (found.length > 0 || rest.length === 0) return found;
    const full = this.modules.fullName(name);
    return full.flatMap((one) => (one.kind === 'class' ? [one.node] : []));
  }

  private classesWithin(of: Parameters<Modules['member']>[0], rest: readonly string[]): readonly ClassNode[] {
    let found = [of];
    for (const part of rest) found = found.flatMap((one) => [...this.modules.member(one, part)]);
    return found.flatMap((one) => (one.kind === 'class' ? [one.node] : []));
  }

  /** The methods that a call of an object of a class, or of one below it, may run. */
  methods(node: ClassNode, name: string): readonly FunctionNode[] {
    const found = new Set(this.inherited(node, name));
    for (const below of descendants(node)) for (const each of below.methods.get(name) ?? []) found.add(each);
    return [...found];
  }

  /** The methods of a name that an object of exactly this class has. */
  inherited(node: ClassNode, name: string): readonly FunctionNode[] {
    for (const each of withAncestors(node)) {
      const found = each.methods.get(name);
      if (found) return found;
    }
    return [];
  }

  /** The constructors that making an object of a class may run. */
  constructors(node: ClassNode): readonly FunctionNode[] {
    for (const each of withAncestors(node)) if (each.constructors.length > 0) return each.constructors;
    return [];
  }
}

/** A class and all above it, the nearest first. */
export function withAncestors(node: ClassNode): readonly ClassNode[] {
  return reach(node, (each) => each.bases);
}

/** All classes below a class. */
export function descendants(node: ClassNode): readonly ClassNode[] {
  return reach(node, (each) => each.subclasses).slice(1);
}

function reach(from: ClassNode, next: (node: ClassNode) => Iterable<ClassNode>): ClassNode[] {
  const seen = new Set([from]);
  for (const node of seen) {
    if (seen.size > MAX_CLASSES) break;
    for (const each of next(node)) seen.add(each);
  }
  return [...seen];
}

/** The class of a name that a function sees among those of its file. */
export function scopedClass(file: FileNode, from: number, name: string): ClassNode | undefined {
  for (let at = from; at > 0; at = file.functions[at]?.summary.outer ?? -1) {
    const found = file.classIn(at, name);
    if (found) return found;
  }
  return file.classIn(0, name);
}
