import { Kind } from '../../syntax/kinds';
import type { TypeFacts } from '../language';

/** What built-in functions give back. */
const ofFunctions = new Map(
  Object.entries({
    str: 'str',
    repr: 'str',
    ascii: 'str',
    chr: 'str',
    input: 'str',
    bytes: 'bytes',
    bytearray: 'bytearray',
    list: 'list',
    sorted: 'list',
    dict: 'dict',
    set: 'set',
    frozenset: 'frozenset',
    tuple: 'tuple',
    int: 'int',
    len: 'int',
    ord: 'int',
    hash: 'int',
    float: 'float',
    bool: 'bool',
    isinstance: 'bool',
  }),
);

/** Classes whose names begin with a small letter. */
const ofClasses = new Map([
  ['deque', 'deque'],
  ['defaultdict', 'defaultdict'],
]);

const texts = new Set(['str', 'bytes', 'bytearray']);
/** Methods that texts alone have, with what they give back where it is no text of the same type. */
const ofTexts = new Map(
  Object.entries({
    encode: 'bytes',
    decode: 'str',
    splitlines: 'list',
    rsplit: 'list',
    split: 'list',
    startswith: 'bool',
    endswith: 'bool',
    isdigit: 'bool',
    isalnum: 'bool',
    isalpha: 'bool',
    rfind: 'int',
  }),
);
const sameText =
  /^(strip|lstrip|rstrip|lower|upper|title|capitalize|casefold|swapcase|zfill|ljust|rjust|removeprefix|removesuffix|expandtabs)$/;

const ofLiterals = new Map<Kind, string>([
  [Kind.List, 'list'],
  [Kind.Tuple, 'tuple'],
  [Kind.Set, 'set'],
  [Kind.Object, 'dict'],
]);
const ofComprehensions: Readonly<Record<string, string>> = { '[': 'list', '{': 'set', '{:': 'dict' };

/** What Python programs may count on of types. */
export const pythonTypes: TypeFacts = {
  /** `module.Class()` makes an object of the class; methods of texts give texts, lists and truth values. */
  ofMethod(method, receiver) {
    if (receiver === undefined && /^\p{Lu}/u.test(method)) return method;
    if (receiver === undefined) return ofClasses.get(method) ?? ofTexts.get(method);
    const isText = texts.has(receiver) || receiver === 'string';
    if (!isText) return undefined;
    return ofTexts.get(method) ?? (sameText.test(method) ? receiver : undefined);
  },
  ofFunction: (name) => ofFunctions.get(name) ?? ofClasses.get(name),
  ofLiteral: (kind, name) => (kind === Kind.Comprehension ? ofComprehensions[name] : ofLiterals.get(kind)),
};
