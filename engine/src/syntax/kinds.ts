/**
 * The kinds of the uniform tree: what a program is made of, whatever the language. Languages lower their concrete
 * syntax into these; the matcher and the data flow know nothing else.
 */
export enum Kind {
  Program,
  Block,
  /** A part that the grammar could not parse. */
  Error,
  /** A concrete construct without a kind of its own; its name is the concrete type. */
  Other,

  Name,
  String,
  /** A string with interpolated parts; its literal parts are String children. */
  Template,
  Number,
  /** `true`, `false`, `null`, `undefined`, `None`: the name says which. */
  Constant,
  Regex,
  /** `:a` of Ruby: a Name child of role Property. */
  Symbol,

  /** object, property (a Name child of role Property). */
  Member,
  /** object, index. */
  Index,
  /** callee, arguments. */
  Call,
  New,
  /** A named argument: Name child of role Key, value. */
  Keyword,
  Spread,
  /** Spread of a mapping: `**x`, and `...x` inside an object. */
  SpreadPairs,
  Unary,
  Binary,
  /** test, then, else. */
  Conditional,
  /** `(T) x`, `x.(T)`, `x as T` where the language's patterns can name it: Type of role Type, value of role Operand. */
  Cast,
  Await,
  Yield,
  /** target, value; the name is the operator. Declarations with a value are assignments too. */
  Assign,
  /** Declared without a value. */
  Declare,
  List,
  Tuple,
  Set,
  Object,
  /** key, value. */
  Pair,
  Slice,
  /** value, clauses (ForEach, If) of role Clause. */
  Comprehension,
  /** Several expressions, the last of which is the value. */
  Sequence,

  /** Name child of role FunctionName (none: anonymous), parameters, body, decorators. */
  Function,
  Parameter,
  Class,
  Decorator,

  Return,
  Throw,
  If,
  /** `while`, `for (;;)`, `do`: init, test, update, body. */
  Loop,
  /** target, iterable, body. */
  ForEach,
  Break,
  Continue,
  Try,
  Catch,
  Finally,
  Switch,
  Case,
  With,
  WithItem,
  Assert,
  /** Says that names belong to an outer function or the module. */
  Outer,
  Delete,

  Import,
  ImportItem,
  Export,

  /** A JSX element: Name or Member of role Tag, attributes, children. */
  Element,
  Attribute,
  Text,

  /** One of the steps of a description; the name is its keyword: `FROM`, `RUN`. Arguments, options as Modifier. */
  Instruction,
  /** Code of another language, in which a pattern's code may stand anywhere. */
  Script,

  Type,
}

export const kindCount = Kind.Type + 1;

/** What a node is to its parent. */
export enum Role {
  None,
  Statement,
  Operand,
  Left,
  Right,
  Callee,
  Argument,
  Object,
  Property,
  Index,
  Target,
  Value,
  Key,
  Entry,
  Test,
  Then,
  Else,
  Init,
  Update,
  Iterable,
  Body,
  Parameter,
  /** The parameter that stands before a method's name. */
  Receiver,
  Default,
  FunctionName,
  ClassName,
  Base,
  Decorator,
  Handler,
  Finalizer,
  Subject,
  Case,
  Item,
  Source,
  Alias,
  Clause,
  Tag,
  Attribute,
  Child,
  Part,
  Type,
  Modifier,
  /** What a class promises to be: `implements`. */
  Interface,
}

/** Name of an Import that binds nothing here: `export { a } from 'm'`. */
export const RE_EXPORT = 're-export';
/** Name of an Import that brings in a member of a class: Java's `import static a.B.c`. */
export const STATIC_IMPORT = 'static';
/** Name of the modifier that a dimension of a created array is: Java's `new T[1][]` has two. */
export const ARRAY = '[]';

/** The name of the modifier of an argument that is a variable declared there and then: `f(out var x)`. */
export const DECLARED_REFERENCE = 'declared';
/** Name of a Yield that hands on all that another generator yields: `yield from`, `yield*`. */
export const YIELD_FROM = 'from';
