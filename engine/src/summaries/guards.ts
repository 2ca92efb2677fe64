import { accessPath } from '../dataflow/paths';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TextContext } from './context';

/** Methods of a collection of known values that say whether it holds one. */
const membership =
  /^(includes|include\?|member\?|has|has_key\?|key\?|contains|Contains|containsKey|ContainsKey|indexOf|IndexOf|__contains__|hasOwn|hasOwnProperty)$/;
/** Functions that get the collection and the value: which of the two arguments is the value. */
const membershipOf: Readonly<Record<string, number>> = {
  in_array: 0,
  array_search: 0,
  array_key_exists: 0,
  key_exists: 0,
  hasOwn: 1,
  // Go's `slices.Contains(list, x)`.
  Contains: 1,
};
/** Tests that only harmless text passes, of their argument or of what they are called on. */
const shape =
  /^(isInteger|isSafeInteger|isFinite|isdigit|isdecimal|isnumeric|isalnum|isalpha|isidentifier|isUUID|isUuid|isInt|isNumeric|isAlphanumeric|is_numeric|is_int|ctype_digit|ctype_alnum|ctype_alpha|ctype_xdigit|[iI]s(Letter|Digit|LetterOrDigit|Alphabetic|Number|AsciiLetter|AsciiDigit|AsciiLetterOrDigit))$/;
/** Methods that ask whether two texts are the same. */
const equality =
  /^(equals|Equals|equalsIgnoreCase|contentEquals|eql\?|equal\?|EqualFold|strcmp|strcasecmp|stricmp|_stricmp|wcscmp|wcscasecmp)$/;
/** Of those the ones that give 0 for equal texts. */
const comparison = /^(strcmp|strcasecmp|stricmp|_stricmp|wcscmp|wcscasecmp)$/;
/** How regular expressions are asked whether they match; of some, the whole text. */
const matching =
  /^(test|match|match\?|matches|Match|IsMatch|MatchString|fullmatch|matchEntire|preg_match|find|search|exec)$/;
const wholeMatching = /^(matches|fullmatch|matchEntire)$/;

/**
 * The access paths that are harmless when a condition turned out as `truth`: `allowed.has(x)`, `x in ALLOWED`,
 * `x === 'a'`, `typeof x === 'number'`, `/^\w+$/.test(x)`, and these under `not`, `and`, `or`.
 */
export function provenBy(context: TextContext, condition: Node, truth: boolean): string[] {
  const { tree } = context.facts;
  const kind = tree.kind[condition];
  const name = tree.nameOf(condition);
  if (kind === Kind.Unary && (name === '!' || name === 'not')) {
    const operand = tree.firstChild(condition);
    return operand < 0 ? [] : provenBy(context, operand, !truth);
  }
  if (kind === Kind.Call) return truth !== isComparison(context, condition) ? byCall(context, condition) : [];
  if (kind === Kind.Index && truth) return byLookUp(context, condition);
  if (kind === Kind.Name) return byVariable(context, condition, truth);
  if (kind !== Kind.Binary) return [];
  const left = tree.child(condition, Role.Left);
  const right = tree.child(condition, Role.Right);
  if (left < 0 || right < 0) return [];
  const isAnd = /^(&&|and)$/.test(name);
  if (isAnd || /^(\|\||or)$/.test(name)) {
    const [ofLeft, ofRight] = [left, right].map((side) => provenBy(context, side, truth));
    // Both sides turned out as `truth`, or one of them did, nobody knows which.
    return isAnd === truth ? [...ofLeft, ...ofRight] : ofLeft.filter((path) => ofRight.includes(path));
  }
  return byComparison(context, name, left, right, truth);
}

function byComparison(
  context: TextContext,
  operator: string,
  left: Node,
  right: Node,
  truth: boolean,
): string[] {
  const { tree } = context.facts;
  if ((operator === 'in' && truth) || (/^(not in|!in)$/.test(operator) && !truth))
    return isCollection(context, right) ? pathOf(context, left) : [];
  if ((operator === '=~' && truth) || (operator === '!~' && !truth))
    return byRegex(context, right, left, false);
  const equal = /^(===?|is|eq)$/.test(operator);
  const unequal = /^(!==?|is not|ne|<>)$/.test(operator);
  if (isCallOf(context, left, /^(indexOf|IndexOf|findIndex)$/)) {
    // x.indexOf(y) !== -1, >= 0, > -1
    const found = (unequal || /^>=?$/.test(operator)) === truth;
    return found ? byCall(context, left) : [];
  }
  if (!(equal && truth) && !(unequal && !truth)) return [];
  if (isComparison(context, left) && tree.nameOf(right) === '0') return byCall(context, left);
  if (tree.kind[left] === Kind.Unary && tree.nameOf(left) === 'typeof') {
    const type = tree.nameOf(right);
    return type === 'number' || type === 'boolean' ? pathOf(context, tree.firstChild(left)) : [];
  }
  if (isFixed(context, right)) return pathOf(context, left);
  return isFixed(context, left) ? pathOf(context, right) : [];
}

function byCall(context: TextContext, call: Node): string[] {
  const { tree } = context.facts;
  const callee = tree.child(call, Role.Callee);
  const args = tree.childrenWith(call, Role.Argument);
  if (callee < 0) return [];
  const isMethod = tree.kind[callee] === Kind.Member;
  const property = isMethod ? tree.child(callee, Role.Property) : callee;
  if (property < 0) return [];
  const name = tree.nameOf(property);
  const object = isMethod ? tree.child(callee, Role.Object) : -1;
  const [first, second] = args;
  if (name === 'isset' && first !== undefined) {
    // `isset($allowed[$x])`: what is looked up is one of the keys.
    const index = tree.kind[first] === Kind.Index ? tree.child(first, Role.Index) : -1;
    return index >= 0 && tree.kind[index] !== Kind.String ? pathOf(context, index) : [];
  }
  if (first !== undefined && second !== undefined && Object.hasOwn(membershipOf, name)) {
    const place = membershipOf[name];
    return isCollection(context, args[1 - place]) ? pathOf(context, args[place]) : [];
  }
  if (first !== undefined && object >= 0 && membership.test(name))
    return isCollection(context, object) ? pathOf(context, first) : [];
  if (first !== undefined && equality.test(name)) {
    const [a, b] = second === undefined ? [object, first] : [first, second];
    if (isFixed(context, b)) return pathOf(context, a);
    return isFixed(context, a) ? pathOf(context, b) : [];
  }
  if (shape.test(name)) return pathOf(context, first ?? object);
  if (!matching.test(name) || first === undefined) return [];
  const isWhole = wholeMatching.test(name);
  // `re.match('^a$', x)`, `preg_match('/^a$/', x)`; `x.matches('a')`, `regex.test(x)`.
  if (second !== undefined && regexOf(context, first) !== undefined)
    return byRegex(context, first, second, isWhole);
  if (second !== undefined) return byRegex(context, second, first, isWhole);
  return byRegex(context, object, first, isWhole).concat(byRegex(context, first, object, isWhole));
}

/** A regular expression counts when it speaks about the whole text and not about any text. */
function byRegex(context: TextContext, regex: Node, subject: Node, isWhole: boolean): string[] {
  const source = regex < 0 ? undefined : regexOf(context, regex);
  if (source === undefined || /(?<!\\)\.[*+]|\[\\s\\S\]|\\S[*+]/.test(source)) return [];
  const isAnchored = context.facts.traits.anchorsMatchLines
    ? /^\\A.*\\[zZ]$/s.test(source)
    : /^(\^|\\A).*(\$|\\[zZ])$/s.test(source);
  return isAnchored || isWhole ? pathOf(context, subject) : [];
}

/** The source of a regular expression: a literal, a text, or what either was compiled to; undefined for anything else. */
function regexOf(context: TextContext, node: Node, depth = 0): string | undefined {
  const { tree, constants } = context.facts;
  if (node < 0 || depth > 3) return undefined;
  switch (tree.kind[node]) {
    case Kind.Regex:
    case Kind.String: {
      const text = tree.kind[node] === Kind.Regex ? tree.textOf(node) : tree.nameOf(node);
      return text.replace(/^[/#~%@](.*)[/#~%@][a-zA-Z]*$/s, '$1');
    }
    case Kind.Name:
      return regexOf(context, constants.definition(node), depth + 1);
    case Kind.Member: {
      const property = tree.child(node, Role.Property);
      return property < 0 ? undefined : regexOf(context, constants.definition(property), depth + 1);
    }
    case Kind.New:
    case Kind.Call: {
      // `re.compile('^a$')`, `Pattern.compile(p).matcher(x)`: the text is the first argument of the innermost call.
      const argument = tree.child(node, Role.Argument);
      const isWritten = argument >= 0 && tree.kind[argument] === Kind.String;
      const text = isWritten ? tree.nameOf(argument) : context.folding.value(argument);
      const callee = tree.child(node, Role.Callee);
      const isCompiling =
        callee >= 0 && /(compile|Compile|RegExp|Regex|Regexp|toRegex|new)$/.test(tree.textOf(callee));
      return isCompiling && typeof text === 'string' ? text : undefined;
    }
    default:
      return undefined;
  }
}

/** True for a call whose result is 0 where the texts are the same. */
function isComparison({ facts: { tree } }: TextContext, node: Node): boolean {
  const callee = tree.kind[node] === Kind.Call ? tree.child(node, Role.Callee) : -1;
  return callee >= 0 && tree.kind[callee] === Kind.Name && comparison.test(tree.nameOf(callee));
}

/** `allowed[x]`: only a known key has a value. */
function byLookUp(context: TextContext, look: Node): string[] {
  const { tree } = context.facts;
  const object = tree.child(look, Role.Object);
  const index = tree.child(look, Role.Index);
  return object >= 0 && isCollection(context, object) ? pathOf(context, index) : [];
}

/** A variable that holds what a condition turned out as: `ok := allowed[x]`, `_, ok := allowed[x]`. */
function byVariable(context: TextContext, variable: Node, truth: boolean): string[] {
  const { tree, constants } = context.facts;
  const definition = constants.definition(variable);
  if (definition >= 0 && tree.kind[definition] !== Kind.Name) return provenBy(context, definition, truth);
  if (!context.facts.traits.secondSaysWhether || !truth) return [];
  const look = secondResultOf(tree, variable);
  return look >= 0 && tree.kind[look] === Kind.Index ? byLookUp(context, look) : [];
}

/** The expression whose second result a variable was assigned last before a place; -1 where none is found. */
function secondResultOf(tree: UniformTree, variable: Node): Node {
  for (let at = variable; at > 0 && tree.kind[at] !== Kind.Function; at = tree.parent[at]) {
    const earlier = tree.children(tree.parent[at]).filter((each) => each < at);
    for (const each of earlier.reverse()) {
      const target = tree.kind[each] === Kind.Assign ? tree.child(each, Role.Target) : -1;
      const [, second] = target < 0 ? [] : tree.children(target);
      if (second !== undefined && tree.name[second] === tree.name[variable])
        return tree.child(each, Role.Value);
    }
  }
  return -1;
}

/** True for a literal, and for what is known to be one. */
function isFixed(context: TextContext, node: Node): boolean {
  const { tree } = context.facts;
  if (node < 0) return false;
  if (tree.kind[node] === Kind.String || tree.kind[node] === Kind.Number) return true;
  return context.folding.value(node) !== undefined;
}

function isCallOf({ facts: { tree } }: TextContext, node: Node, method: RegExp): boolean {
  const callee = tree.kind[node] === Kind.Call ? tree.child(node, Role.Callee) : -1;
  const property = callee >= 0 && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : -1;
  return property >= 0 && method.test(tree.nameOf(property));
}

/** A collection of known values: a name, a member of one, or a literal list; no text. */
function isCollection({ facts: { tree } }: TextContext, node: Node): boolean {
  switch (tree.kind[node]) {
    case Kind.Name:
    case Kind.Member:
    case Kind.List:
    case Kind.Tuple:
    case Kind.Set:
    case Kind.Object:
    case Kind.New:
      return true;
    case Kind.Call: {
      // `List.of("a", "b")`, `Arrays.asList("a")`, `%w[a b].freeze`: made of literals alone.
      const callee = tree.child(node, Role.Callee);
      const args = tree.childrenWith(node, Role.Argument);
      return callee >= 0 && args.length > 0 && args.every((each) => tree.kind[each] === Kind.String);
    }
    default:
      return false;
  }
}

function pathOf({ facts: { tree } }: TextContext, node: Node | undefined): string[] {
  const path = node === undefined || node < 0 ? undefined : accessPath(tree, node);
  return path === undefined ? [] : [path];
}
