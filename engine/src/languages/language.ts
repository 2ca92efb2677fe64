import type { ModuleStyle } from '../linking/names';
import type { Kind, Role } from '../syntax/kinds';
import type { TextRange, TreeBuilder, UniformTree } from '../syntax/tree';
import type { LoweringTable } from './lowering';

/** A pattern's text made parseable: what stands before and after it, and how deep the pattern then lies. */
export interface PatternFrame {
  before: string;
  after: string;
  /** How many single children to step down from the program to reach the pattern. */
  depth: number;
  /** The role of the pattern's nodes in what is framed around them; without it the last child is the pattern. */
  role?: Role;
  /** Roles of children of the pattern that the frame gave it: anything may stand there, or nothing. */
  open?: readonly Role[];
  /** Instead of stepping down: the pattern is the first node of this kind. */
  select?: Kind;
}

/** What a language's programs may count on of types. */
export interface TypeFacts {
  /** Second names of one and the same type, each both ways: `string` and `String` of C#. */
  aliases?: ReadonlyMap<string, string>;
  /** Names of types whose values are as good as those of a type, of its boxed or unboxed form: `Integer` of `int`. */
  others?(type: string): readonly string[];
  /** The type that a method of the standard library gives back; `receiver` is the type of the object, where known. */
  ofMethod?(method: string, receiver: string | undefined): string | undefined;
  /** The type that a built-in function gives back, given the text of its first argument: Go's `new(T)`. */
  ofFunction?(name: string, argument: string): string | undefined;
  /** The type of a literal collection, by the kind and the name of its node. */
  ofLiteral?(kind: Kind, name: string): string | undefined;
}

/** How the files of a language make a program. */
interface Linking {
  family: string;
  modules: ModuleStyle;
  /** True where `f()` may be a method of the object at hand, as in Java. */
  callsOwnMethods?: boolean;
  sharesVariables?: boolean;
}

/** How a language differs where the same tree means different things. */
export interface LanguageTraits {
  /** True where `"1"` is as good as `1`, and `"true"` as `true`, as in Terraform. */
  coercesLiterals?: boolean;
  /** True where an assignment in a function makes a variable of that function, as in Python. */
  assigningDeclares: boolean;
  /** True where a name that is no variable, and a member of something, are calls without arguments, as in Ruby. */
  bareCalls?: boolean;
  /** True where `yield` runs the block that a method was called with, as in Ruby; elsewhere it makes a generator. */
  yieldsToBlock?: boolean;
  /** Names of variables that belong to the program wherever they are written: `$x` of Ruby. */
  globalVariables?: RegExp;
  /** What the names of variables begin with, also where those of arguments do not: `$` of PHP. */
  variablePrefix?: string;
  /** True where a text or a pair of object and name may stand for a function, as in PHP. */
  callableTexts?: boolean;
  /** True where methods change strings in place, as in Ruby. */
  mutableStrings?: boolean;
  /** True where `^` and `$` of a regular expression stand for the ends of any line, as in Ruby. */
  anchorsMatchLines?: boolean;
  /** True where `/` also joins paths, as in Python; elsewhere its result is a number. */
  slashJoins: boolean;
  /** True where `o.getName()` and `o.setName(v)` are how `o.name` is read and written, as in Java. */
  hasAccessorMethods?: boolean;
  /** True where a method names a field of its object without `this`, as in Java. */
  fieldsNeedNoThis?: boolean;
  /** True where a function returns what its last statement yields, as in Ruby. */
  returnsLastValue?: boolean;
  /** True where only functions without a name do, as in Kotlin. */
  lambdasReturnLast?: boolean;
  /** True where a clause of a switch goes on into the next one unless it breaks. */
  casesFallThrough: boolean;
  /** True where a clause's pattern gives names to parts of what it matches, as in Python's `match`. */
  casesBindNames?: boolean;
  /**
   * What an import of a path is called where it gives no other name, as in Go: `jwt` for `github.com/dgrijalva/jwt-go`.
   * Unset where an import names what it binds.
   */
  packageName?: (path: string) => string;
  /**
   * True where a look-up, a type test or a receive that gives two results says with the second whether there was anything,
   * as in Go.
   */
  secondSaysWhether?: boolean;
  /**
   * What a loop over two names gives the first one, the key of each entry: mostly numbers, as in Go, or texts, as in PHP's
   * `foreach ($a as $key => $value)`. Unset where two names take the element apart.
   */
  loopKeys?: 'numbers' | 'texts';
  /** The name of constructors, where it is not that of their class. */
  constructorName?: string;
  /** Further names by which a method names the object or the class that it is called on: `static` of PHP. */
  selfNames?: RegExp;
  /** Names of results that say what went wrong and hold no data, as Go's `err`. */
  errorNames?: RegExp;
  /** True where a number added to a pointer gives another pointer, as in C. */
  pointerArithmetic?: boolean;
  /** True where a struct is copied where it is assigned and handed over, unless a pointer to it is. */
  copiesStructs?: boolean;
  /** True where `'a' + 1` is a string, as in JavaScript. */
  addsToStrings?: boolean;
  /** True where `var`, `let` or `const` stand before each list of new variables, as in JavaScript. */
  declaresByKeyword?: boolean;
  /** True where whole numbers have the type of all others, as in JavaScript. */
  oneNumberType?: boolean;
  /** True where an object in a pattern, `{a: 1}`, means any object with at least these entries, as in JavaScript. */
  openObjects?: boolean;
  /**
   * Where a function with a name sees no variables of the program around it but those that it declares as such: the names
   * that it sees all the same.
   */
  seenEverywhere?: RegExp;
  /** Built-in functions that make a text of their arguments and of nothing else: of constants, a constant. */
  textFunctions?: ReadonlySet<string>;
  /** True where `a && b` is true or false, whatever its operands are; elsewhere it may be one of them. */
  logicYieldsTruth?: boolean;
  /** Where a function can write a variable of its caller: what such a parameter looks like, PHP's `&$x`. */
  references?: RegExp;
  /** Fields of tuples, with their places: `Item1` of C#. */
  tupleFields?: ReadonlyMap<string, string>;
  types?: TypeFacts;
  /** The modifiers of which a field needs one for its value to be certain; unset where other files assign no fields. */
  fixedBy?: ReadonlySet<string>;
  /**
   * Whose functions its functions call: those of all languages of one family, `jvm`; and how files name each other.
   * Unset where data flow stays within a file.
   */
  linking?: Linking;
  /** True where a file gives a value as a whole to others by `module.exports`, and parts of it by `exports.part`. */
  givesWhole?: boolean;
  /** True where `yield` gives an element of what the function returns: a generator. */
  yieldsElements?: boolean;
  /**
   * How code writes the functions that people name with dots, `db.raw`, up to the parentheses of a call. Unset: with dots,
   * as `dottedCall` does.
   */
  calls?: (names: readonly string[]) => string[];
  /** True where `exit()` and `quit()` end every program, as in Python. */
  hasBuiltInExits: boolean;
}

/** What the engine needs to know of a language, however it is parsed; everything else works on the uniform tree. */
interface LanguageFacts extends LanguageTraits {
  /** Names under which rules ask for it; the first is the engine's own. */
  ruleNames: readonly [string, ...string[]];
  /** VS Code language ids that it serves. */
  editorIds: readonly string[];
  extensions: readonly string[];
  /**
   * A language with the same lowering that has all of this one's code and more: a pattern or a text that is no code of
   * this one is read in it.
   */
  wider?: LanguageDefinition;
  /** Names of files that it serves whatever their extension: `Dockerfile`. */
  fileNames?: readonly string[];
  /**
   * True where a pattern that is a mapping of one entry, or a list of one item, means just that entry or item, among
   * whatever others.
   */
  loneEntryIsPattern?: boolean;
  /** What a piece of the language's code begins with where it stands alone, when that is needed: `<?php `. */
  opening?: string;
  /** What opens a comment that runs to the end of the line; `<!--` where comments are those of HTML. */
  lineComment: string;
  /** How code of tests looks: by its path, and by its text too. Both must speak for it. */
  tests?: { path: RegExp; text: RegExp };
  /** Those of its editor ids whose files may hold no comment. */
  commentless?: readonly string[];
  /** Where patterns are no code but text, read as words with holes or as regular expressions. */
  textPatterns?: 'words' | 'expressions';
  /** Pattern text → code of the language, holes filled with placeholders. */
  fillHoles(pattern: string): string;
  /** Frames to try in order until the pattern parses without error. */
  frames(code: string): readonly PatternFrame[];
}

/** A language that a tree-sitter grammar parses and a table lowers. */
export interface GrammarLanguage extends LanguageFacts {
  /** The grammar's name, which is the name of its WebAssembly file. */
  grammar: string;
  table: LoweringTable;
  /** A small source that checks the tree reader: aliases, fields, comments, a syntax error. */
  sample: string;
}

/** A language that a function parses: one for which there is no grammar. */
export interface ParserLanguage extends LanguageFacts {
  /**
   * Adds the nodes of a text to a builder that has an open program, and tells it of errors. Code of another language
   * inside the text is parsed by `parseInner`. Returns the comments, in order.
   */
  parse(text: string, builder: TreeBuilder, parseInner: InnerParser): readonly TextRange[];
}

/** Parses a text that is embedded in another one. */
export type InnerParser = (language: LanguageDefinition, text: string) => UniformTree;

export type LanguageDefinition = GrammarLanguage | ParserLanguage;

/** True for a language that a grammar parses. */
export function hasGrammar(language: LanguageDefinition): language is GrammarLanguage {
  return 'grammar' in language;
}
