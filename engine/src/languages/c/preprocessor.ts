import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, leaf } from '../lowering';

/** What C's preprocessor reads, to the uniform tree. */
export const cPreprocessor: LoweringTable = {
  preproc_include: custom((cst, at, role) => {
    cst.builder.open(Kind.Import, role, cst.start(at), cst.end(cst.field(at, 'path')));
    cst.lowerField(at, 'path', Role.Source);
    cst.close();
  }),
  /** `<stdio.h>`: the name without its brackets. */
  system_lib_string: custom((cst, at, role) => cst.leaf(Kind.String, role, at, cst.source(at).slice(1, -1))),
  preproc_def: custom((cst, at, role) => lowerDefinition(cst, at, role)),
  preproc_function_def: custom((cst, at, role) => lowerDefinition(cst, at, role)),
  preproc_arg: custom(lowerReplacement),
  preproc_params: custom((cst, at) => {
    for (const name of cst.namedChildren(at)) {
      cst.open(Kind.Parameter, Role.Parameter, name);
      cst.lower(name, Role.Target);
      cst.close();
    }
  }),
  preproc_call: custom((cst, at, role) => {
    const directive = cst.field(at, 'directive');
    if (cst.source(directive) !== '#pragma') return;
    cst.open(Kind.Other, role, at, 'pragma');
    const argument = cst.field(at, 'argument');
    if (argument >= 0) cst.leaf(Kind.Text, Role.Value, argument);
    cst.close();
  }),
  preproc_directive: leaf(Kind.Text),
  preproc_defined: drop,
  preproc_if: custom(lowerConditional),
  preproc_ifdef: custom(lowerConditional),
  preproc_elif: custom(lowerConditional),
  preproc_elifdef: custom(lowerConditional),
  preproc_else: custom(lowerConditional),
};

/** `#define N 10`; a macro with parameters has them too. */
function lowerDefinition(cst: Lowering, at: number, role: Role): void {
  const value = cst.field(at, 'value');
  const last = value >= 0 ? value : cst.field(at, 'name');
  cst.builder.open(Kind.Assign, role, cst.start(at), cst.end(last), cst.names.id('#define'));
  cst.lowerField(at, 'name', Role.Target);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) cst.lower(parameters, Role.Parameter);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** The replacement of a macro is no code yet: a number, a string or a name is recognized, all else is text. */
function lowerReplacement(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at).trim();
  const string = /^"((?:\\.|[^"\\\n])*)"$/.exec(text);
  if (string) cst.leaf(Kind.String, role, at, string[1]);
  else if (/^\w+$/.test(text)) cst.leaf(/^\d/.test(text) ? Kind.Number : Kind.Name, role, at, text);
  else cst.leaf(Kind.Text, role, at, text);
}

/**
 * Code between `#if` and `#endif`. Outside of functions it is as if the lines were not there; in a function either way
 * may be compiled, as with an `if` whose condition nobody knows.
 */
function lowerConditional(cst: Lowering, at: number, role: Role): void {
  const alternative = cst.field(at, 'alternative');
  const head = [alternative, cst.field(at, 'condition'), nameOf(cst, at)];
  const body = cst.namedChildren(at).filter((child) => !head.includes(child));
  const isBranch = cst.type(at) !== 'preproc_else' && cst.builder.isWithin(Kind.Function);
  if (!isBranch) {
    for (const child of body) cst.lower(child, role);
    if (alternative >= 0) cst.lower(alternative, role);
    return;
  }
  cst.open(Kind.If, role, at, '#if');
  cst.open(Kind.Block, Role.Then, at);
  for (const child of body) cst.lower(child, Role.Statement);
  cst.close();
  if (alternative >= 0) {
    cst.open(Kind.Block, Role.Else, alternative);
    cst.lower(alternative, Role.Statement);
    cst.close();
  }
  cst.close();
}

/** What `#ifdef` asks for; -1 for `#if`. */
function nameOf(cst: Lowering, at: number): number {
  return /def$/.test(cst.type(at)) ? cst.field(at, 'name') : -1;
}

/** Macros that are other names for something, of the text that was lowered last. */
let names: { text: string; replacements: ReadonlyMap<string, string> } | undefined;

/** A name in an expression: after `#define EMIT send`, `EMIT(x)` calls `send`. */
export function lowerIdentifier(cst: Lowering, at: number, role: Role): void {
  if (names?.text !== cst.text) {
    const found = cst.text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+([A-Za-z_]\w*)[ \t\r]*$/gm);
    names = { text: cst.text, replacements: new Map([...found].map(([, macro, to]) => [macro, to])) };
  }
  let name = cst.source(at);
  for (let hops = 0; hops < 3; hops++) name = names.replacements.get(name) ?? name;
  cst.leaf(Kind.Name, role, at, name);
}
