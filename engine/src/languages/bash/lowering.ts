import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, node, through } from '../lowering';
import { DEEP } from '../placeholders';
import {
  lowerAssigned,
  lowerCommand,
  lowerDeclaration,
  lowerPipeline,
  lowerRedirected,
  lowerUnset,
} from './commands';
import { lowerRedirect } from './redirects';
import { compounds, lowerStatements } from './statements';
import {
  lowerConcatenation,
  lowerExpansion,
  lowerHeredocBody,
  lowerName,
  lowerRawString,
  lowerString,
  lowerWord,
  open,
} from './words';

/**
 * Bash to the uniform tree; node types of tree-sitter-bash. A command is a Call without a callee: its name is its first
 * argument, because `sudo`, `env` and the like make any word the name of a command.
 */
export const bashTable: LoweringTable = {
  program: custom((cst, at, role) => lowerStatements(cst, cst.children(at), role)),
  comment: drop,

  word: custom(lowerWord),
  number: custom(lowerWord),
  regex: custom(lowerWord),
  extglob_pattern: custom(lowerWord),
  test_operator: drop,
  brace_expression: custom(lowerWord),
  raw_string: custom(lowerRawString),
  ansi_c_string: custom(lowerRawString),
  string: custom(lowerString),
  string_content: custom(lowerWord),
  translated_string: through,
  concatenation: custom(lowerConcatenation),
  variable_name: custom(lowerName),
  special_variable_name: custom(lowerName),
  simple_expansion: custom(lowerExpansion),
  expansion: custom(lowerExpansion),
  array: node(Kind.List, {}, Role.Entry),
  subscript: node(Kind.Index, { name: Role.Object, index: Role.Index }),
  command_substitution: custom((cst, at, role) => lowerSubstitution(cst, at, role, '$(')),
  process_substitution: custom((cst, at, role) => lowerSubstitution(cst, at, role, '<(')),
  arithmetic_expansion: custom((cst, at, role) => {
    open(cst, '$((', role, at);
    cst.lowerChildren(at, Role.Part);
    cst.close();
  }),

  parenthesized_expression: through,
  unary_expression: node(Kind.Unary, {}, Role.Operand),
  postfix_expression: node(Kind.Unary, {}, Role.Operand),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  ternary_expression: node(Kind.Conditional, {
    condition: Role.Test,
    consequence: Role.Then,
    alternative: Role.Else,
  }),
  test_command: custom((cst, at, role) => {
    cst.open(Kind.Unary, role, at, /^(\[\[|\(\(|\[)/.exec(cst.source(at))?.[0]);
    cst.lowerChildren(at, Role.Operand);
    cst.close();
  }),

  command: custom((cst, at, role) => lowerCommand(cst, at, role, [])),
  command_name: through,
  redirected_statement: custom(lowerRedirected),
  file_redirect: custom(lowerRedirect),
  herestring_redirect: custom(lowerRedirect),
  heredoc_redirect: custom(lowerRedirect),
  heredoc_body: custom(lowerHeredocBody),
  variable_assignment: custom((cst, at, role) => {
    const operator = cst.children(at).find((child) => !cst.isNamed(child));
    cst.open(Kind.Assign, role, at, operator === undefined ? '=' : cst.source(operator));
    lowerAssigned(cst, at, Role.Target);
    cst.close();
  }),
  variable_assignments: custom(lowerDeclaration),
  declaration_command: custom(lowerDeclaration),
  unset_command: custom(lowerUnset),
  pipeline: custom((cst, at, role) => lowerPipeline(cst, cst.children(at), role, [])),
  list: custom((cst, at, role) => lowerPipeline(cst, cst.children(at), role, [])),
  negated_command: node(Kind.Unary, {}, Role.Operand, '!'),

  ...Object.fromEntries(
    Object.entries(compounds).map(([type, lower]) => [
      type,
      custom((cst, at, role) => lower(cst, at, role, [])),
    ]),
  ),
};

/** `$(...)` and backticks are one; `<(...)` and `>(...)` are another. Several commands stand in a block. */
function lowerSubstitution(cst: Lowering, at: number, role: Role, name: string): void {
  const parts = cst.children(at);
  const commands = parts.filter((child) => cst.isNamed(child));
  const [first, second] = commands;
  if (second !== undefined && cst.source(first) === DEEP) {
    // What a pattern's `<... e ...>` became.
    cst.open(Kind.Call, role, at);
    cst.leaf(Kind.Name, Role.Callee, first);
    lowerDeep(cst, second);
    cst.close();
    return;
  }
  open(cst, name, role, at);
  if (commands.length > 1) {
    cst.open(Kind.Block, Role.Part, at);
    lowerStatements(cst, parts, Role.Statement);
    cst.close();
  } else lowerStatements(cst, parts, Role.Part);
  cst.close();
}

/** A lone word in `<... word ...>` is looked for as a word. */
function lowerDeep(cst: Lowering, command: number): void {
  const [word, ...others] = cst.type(command) === 'command' ? cst.namedChildren(command) : [];
  cst.lower(word !== undefined && others.length === 0 ? word : command, Role.Argument);
}
