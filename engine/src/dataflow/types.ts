import type { LanguageTraits } from '../languages/language';
import { ARRAY, Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { isTruthValue } from './operators';
import { declaresField } from './paths';

/** What is known of the type of an expression, as text of the file (`List<String>`) or as names of a literal's type. */
export interface KnownType {
  /** Any of these is the type. */
  names: readonly string[];
  /** Offset of the name in the text, where the type is written there; -1 otherwise. */
  start: number;
  /** True for C's `NULL`, which every pointer may be. */
  isNull?: boolean;
}

interface Declaration {
  /** The function, class or program that it holds for. */
  scope: Node;
  /** Where it stands. */
  at: Node;
  /** The written type, or -1. */
  type: Node;
  /** The value that says the type where none is written, or -1. */
  value: Node;
}

/** The types of literals by the names that languages and rule authors give them. */
const ofLiterals = {
  string: ['string', 'char *', 'String', 'str'],
  integer: ['int', 'number', 'long', 'integer', 'Int', 'Integer', 'Long', 'short', 'byte', 'int32', 'int64'],
  float: ['float', 'number', 'double', 'Float', 'Double', 'decimal', 'float64', 'float32'],
  boolean: ['bool', 'boolean', 'Boolean'],
};
/** Of two declarations of one scope: a written type tells more than a value, what stands last before the use more than the rest. */
function isBetter(each: Declaration, best: Declaration, use: Node): boolean {
  if (each.type >= 0 !== best.type >= 0) return each.type >= 0;
  return each.at <= use;
}

/** How far a type is followed through variables without a written one. */
const depthAtMost = 4;

/**
 * Types as far as one file tells them: written on variables, parameters, fields and functions, made by `new`, or that of a
 * literal. A declaration holds for the innermost function, class or program around it.
 */
export class Types {
  private declarations: Map<number, Declaration[]> | undefined;

  constructor(
    private readonly tree: UniformTree,
    private readonly traits: LanguageTraits,
  ) {}

  /** What the program's own statements declare for all others, by name: equal for equal declarations. */
  get summary(): ReadonlyMap<number, string> {
    const result = new Map<number, string>();
    for (const [name, declarations] of this.all()) {
      for (const { scope, type, value } of declarations) {
        if (scope !== 0) continue;
        const text = this.tree.textOf(type >= 0 ? type : value);
        result.set(name, `${result.get(name) ?? ''}|${text}`);
      }
    }
    return result;
  }

  /** The type of an expression; undefined where the file does not say it. */
  of(node: Node, depth = 0): KnownType | undefined {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.String:
      case Kind.Template:
        return { names: ofLiterals.string, start: -1 };
      case Kind.Number: {
        const isFloat = /^[\d_]*(?:\.\d|[\d_.]*e[+-]?\d|\d+[fd]$)/i.test(tree.nameOf(node));
        if (this.traits.oneNumberType)
          return { names: [...ofLiterals.integer, ...ofLiterals.float], start: -1 };
        return { names: isFloat ? ofLiterals.float : ofLiterals.integer, start: -1 };
      }
      case Kind.Constant:
        if (tree.nameOf(node) === 'NULL') return { names: [], start: -1, isNull: true };
        return /^(true|false)$/i.test(tree.nameOf(node))
          ? { names: ofLiterals.boolean, start: -1 }
          : undefined;
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
      case Kind.Object:
      case Kind.Comprehension: {
        const type = this.traits.types?.ofLiteral?.(tree.kind[node], tree.nameOf(node));
        return type === undefined ? undefined : { names: [type], start: -1 };
      }
      case Kind.New: {
        const callee = tree.child(node, Role.Callee);
        return callee >= 0 ? this.created(node, callee) : undefined;
      }
      case Kind.Call:
        return this.result(node, depth);
      case Kind.Name:
        return this.declared(tree.name[node], node, depth, false) ?? this.className(node);
      case Kind.Member:
        return this.field(node, depth);
      case Kind.Cast: {
        const type = tree.child(node, Role.Type);
        return type >= 0 ? this.written(type) : this.inner(node, Role.Operand, depth);
      }
      case Kind.Conditional:
        return this.inner(node, Role.Then, depth) ?? this.inner(node, Role.Else, depth);
      case Kind.Unary:
        if (isTruthValue(tree, node)) return { names: ofLiterals.boolean, start: -1 };
        return /^[-+~]$/.test(tree.nameOf(node))
          ? this.inner(node, Role.Operand, depth)
          : this.pointer(node, depth);
      case Kind.Binary:
        return this.binary(node, depth);
      case Kind.Index: {
        const whole = this.inner(node, Role.Object, depth);
        const element = /^(.*)\[\]$/.exec(whole?.names[0] ?? '')?.[1];
        return whole && element !== undefined ? { names: [element], start: whole.start } : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The class that `new` makes an object of, or the type of the array that it makes. */
  private created(node: Node, callee: Node): KnownType {
    const { tree } = this;
    const dimensions = tree.childrenWith(node, Role.Modifier).filter((each) => tree.nameOf(each) === ARRAY);
    const element = this.written(callee);
    return dimensions.length === 0
      ? element
      : { ...element, names: [element.names[0] + ARRAY.repeat(dimensions.length)] };
  }

  private inner(node: Node, role: Role, depth: number): KnownType | undefined {
    const child = this.tree.child(node, role);
    return child < 0 || depth > depthAtMost ? undefined : this.of(child, depth + 1);
  }

  /** What a call gives back: as the file's function says, the object that a class makes, or what a library's method does. */
  private result(call: Node, depth: number): KnownType | undefined {
    const { tree } = this;
    const callee = tree.child(call, Role.Callee);
    if (callee < 0) return undefined;
    if (tree.kind[callee] === Kind.Type) return this.written(callee);
    if (tree.kind[callee] === Kind.Name) {
      const argument = tree.child(call, Role.Argument);
      const made = this.traits.types?.ofFunction?.(
        tree.nameOf(callee),
        argument < 0 ? '' : tree.textOf(argument),
      );
      if (made !== undefined) return { names: [made], start: -1 };
      return this.declared(tree.name[callee], call, depth, true) ?? this.className(callee);
    }
    const property = tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : -1;
    const { types } = this.traits;
    if (property < 0 || !types?.ofMethod) return undefined;
    const receiver = this.inner(callee, Role.Object, depth);
    const type = types.ofMethod(tree.nameOf(property), receiver?.names[0]);
    return type === undefined ? undefined : { names: [type], start: -1 };
  }

  /** A name that is written like a class and stands for nothing else: `A.make()`, `A()`. */
  private className(name: Node): KnownType | undefined {
    const { tree } = this;
    const text = tree.nameOf(name);
    const isUsed = tree.role[name] === Role.Object || tree.role[name] === Role.Callee;
    return isUsed && /^\p{Lu}/u.test(text) ? { names: [text], start: tree.start[name] } : undefined;
  }

  private binary(node: Node, depth: number): KnownType | undefined {
    const operator = this.tree.nameOf(node);
    const isLogic = this.traits.logicYieldsTruth && /^(&&|\|\|)$/.test(operator);
    if (isLogic || isTruthValue(this.tree, node) || /^(!?in|!?is|instanceof)$/.test(operator))
      return { names: ofLiterals.boolean, start: -1 };
    const left = this.inner(node, Role.Left, depth);
    const right = this.inner(node, Role.Right, depth);
    const either = (names: readonly string[]) =>
      [left, right].find((type) => names.includes(type?.names[0] ?? ''));
    if (/^[&|^]$/.test(operator)) return either(ofLiterals.boolean);
    if (operator === '+') return either(ofLiterals.string) ?? (right && left);
    return operator === '-' && right ? left : undefined;
  }

  private written(type: Node): KnownType {
    const { tree } = this;
    const text = tree.textOf(type);
    const inner = tree.kind[type] === Kind.Type ? tree.child(type, Role.Type) : -1;
    if (inner >= 0 && tree.nameOf(type) === '[]' && tree.start[inner] === tree.start[type]) {
      // C writes the size behind the variable: `char a[3]`.
      const size = tree.child(type, Role.Index);
      const of = size < 0 ? '' : tree.textOf(size);
      return { names: this.written(inner).names.map((name) => `${name}[${of}]`), start: -1 };
    }
    const name = text.replace(/^[:\s]+/, '');
    return { names: [name.trim()], start: tree.start[type] + text.length - name.length };
  }

  /** `&x` has a pointer's type, which Go writes before and C behind what it points to; `*p` what it points to. */
  private pointer(node: Node, depth: number): KnownType | undefined {
    const operator = this.tree.nameOf(node);
    const operand = this.tree.firstChild(node);
    if (operand < 0 || (operator !== '&' && operator !== '*')) return undefined;
    const known = this.of(operand, depth + 1);
    if (!known) return undefined;
    const names =
      operator === '&'
        ? known.names.flatMap((name) => [`*${name}`, `${name} *`])
        : known.names.flatMap((name) => (/^\*|\*$/.test(name) ? [name.replace(/^\*|\s*\*$/, '')] : []));
    return { names, start: -1 };
  }

  /** `this.x`, `self.x`: a field of the class around. */
  private field(node: Node, depth: number): KnownType | undefined {
    const { tree } = this;
    const object = tree.child(node, Role.Object);
    const property = tree.child(node, Role.Property);
    if (object < 0 || property < 0 || !/^(this|self|\$this)$/.test(tree.textOf(object))) return undefined;
    const scope = tree.enclosing(node, Kind.Class);
    if (scope < 0) return undefined;
    const declaration = (this.all().get(tree.name[property]) ?? []).find((each) => each.scope === scope);
    return declaration && this.ofDeclaration(declaration, depth);
  }

  private declared(name: number, use: Node, depth: number, isCall: boolean): KnownType | undefined {
    const { tree } = this;
    const declarations = this.all().get(name);
    if (!declarations || depth > depthAtMost) return undefined;
    let best: Declaration | undefined;
    for (const each of declarations) {
      if (!tree.contains(each.scope, use)) continue;
      if ((tree.kind[each.at] === Kind.Function) !== isCall) continue;
      if (!best || each.scope > best.scope) best = each;
      else if (each.scope === best.scope && isBetter(each, best, use)) best = each;
    }
    return best && this.ofDeclaration(best, depth);
  }

  private ofDeclaration({ type, value }: Declaration, depth: number): KnownType | undefined {
    return type >= 0 ? this.written(type) : this.of(value, depth + 1);
  }

  private all(): Map<number, Declaration[]> {
    this.declarations ??= this.read();
    return this.declarations;
  }

  private read(): Map<number, Declaration[]> {
    const { tree } = this;
    const result = new Map<number, Declaration[]>();
    const add = (target: Node, declaration: Declaration) => {
      const known = result.get(tree.name[target]);
      if (known) known.push(declaration);
      else result.set(tree.name[target], [declaration]);
    };
    for (let at = 0; at < tree.count; at++) {
      switch (tree.kind[at]) {
        case Kind.Assign:
        case Kind.Declare:
        case Kind.Parameter:
        case Kind.ForEach:
        case Kind.Catch:
        case Kind.WithItem: {
          let target = tree.child(at, Role.Target);
          if (target >= 0 && tree.kind[target] === Kind.Member && tree.kind[at] === Kind.Assign) target = -1;
          if (target < 0 || tree.kind[target] !== Kind.Name) break;
          const type = tree.child(at, Role.Type);
          const value = tree.kind[at] === Kind.Assign ? tree.child(at, Role.Value) : -1;
          if (type < 0 && (value < 0 || !this.tells(value))) break;
          add(target, { scope: this.scopeOf(at), at, type, value });
          if (tree.kind[at] === Kind.Parameter && declaresField(tree, at))
            add(target, { scope: Math.max(tree.enclosing(at, Kind.Class), 0), at, type, value });
          break;
        }
        case Kind.Function: {
          const name = tree.child(at, Role.FunctionName);
          const type = tree.child(at, Role.Type);
          if (name >= 0 && type >= 0) add(name, { scope: this.scopeOf(at), at, type, value: -1 });
        }
      }
    }
    return result;
  }

  /** True for values whose type the file may say. */
  private tells(value: Node): boolean {
    const kind = this.tree.kind[value];
    if (this.traits.types?.ofLiteral?.(kind, this.tree.nameOf(value)) !== undefined) return true;
    return kind !== Kind.Function && kind !== Kind.Object && kind !== Kind.List;
  }

  private scopeOf(node: Node): Node {
    const { tree } = this;
    let at = tree.parent[node];
    while (at > 0 && tree.kind[at] !== Kind.Function && tree.kind[at] !== Kind.Class) at = tree.parent[at];
    return Math.max(at, 0);
  }
}
