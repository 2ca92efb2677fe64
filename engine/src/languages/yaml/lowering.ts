import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, leaf, through } from '../lowering';
import { DEEP, isListPlaceholder, metavariableOf } from '../placeholders';
import { blockValue, doubleQuotedValue, foldLines, singleQuotedValue } from './scalars';

/** Words of YAML 1.1 that most readers of configuration still take for truth values. */
const truth = /^(?:yes|on)$/i;
const falsehood = /^(?:no|off)$/i;

/**
 * YAML to the uniform tree; node types of tree-sitter-yaml. Block style and flow style are the same, and so are plain
 * and quoted strings. Keys are values: strings, mostly. An alias stands for what its anchor names.
 */
export const yamlTable: LoweringTable = {
  comment: drop,
  document: through,
  yaml_directive: drop,
  tag_directive: drop,
  reserved_directive: drop,
  block_node: custom(lowerNode),
  flow_node: custom(lowerNode),

  block_mapping: custom(lowerMapping),
  flow_mapping: custom(lowerMapping),
  block_mapping_pair: custom(lowerPair),
  flow_pair: custom(lowerPair),
  block_sequence: custom(lowerSequence),
  flow_sequence: custom(lowerSequence),
  alias: custom((cst, at, role) => {
    const node = cst.open(Kind.Other, role, at, cst.source(at));
    cst.builder.refer(node, cst.source(at).slice(1));
    cst.close();
  }),

  plain_scalar: through,
  null_scalar: custom((cst, at, role) => cst.leaf(Kind.Constant, role, at, 'null')),
  boolean_scalar: custom((cst, at, role) => cst.leaf(Kind.Constant, role, at, cst.source(at).toLowerCase())),
  integer_scalar: leaf(Kind.Number),
  float_scalar: leaf(Kind.Number),
  timestamp_scalar: leaf(Kind.String),
  string_scalar: custom(lowerPlain),
  single_quote_scalar: custom((cst, at, role) => {
    cst.leaf(Kind.String, role, at, singleQuotedValue(cst.source(at)));
  }),
  double_quote_scalar: custom((cst, at, role) => {
    cst.leaf(Kind.String, role, at, doubleQuotedValue(cst.source(at)));
  }),
  block_scalar: custom((cst, at, role) => {
    const value = blockValue(cst.source(at));
    cst.leaf(Kind.String, role, at, value.trim() === '...' ? '...' : value);
  }),
};

/** A value with what may stand before it: `&anchor !tag value`. A tag is a call with the value as argument. */
function lowerNode(cst: Lowering, at: number, role: Role): void {
  const parts = cst.namedChildren(at);
  const tag = parts.find((part) => cst.type(part) === 'tag');
  const anchor = parts.find((part) => cst.type(part) === 'anchor');
  const value = parts.find((part) => part !== tag && part !== anchor);
  const node = cst.builder.size;
  if (tag === undefined) lowerValue(cst, value ?? -1, role, at);
  else {
    cst.open(Kind.Call, role, at);
    const name = cst.source(tag);
    const hole = metavariableOf(name.slice(1));
    cst.leaf(Kind.Name, Role.Callee, tag, hole === undefined ? name : name.slice(1));
    lowerValue(cst, value ?? -1, Role.Argument, at);
    cst.close();
  }
  if (anchor !== undefined) cst.builder.define(cst.source(anchor).slice(1), node);
}

/** A value, or null at the end of what stands around where there is none. */
function lowerValue(cst: Lowering, value: number, role: Role, around: number): void {
  if (value >= 0) cst.lower(value, role);
  else {
    const end = cst.end(around);
    cst.builder.leaf(Kind.Constant, role, end, end, cst.names.id('null'));
  }
}

function lowerPlain(cst: Lowering, at: number, role: Role): void {
  const source = cst.source(at);
  if (metavariableOf(source) !== undefined || isListPlaceholder(source)) cst.leaf(Kind.Name, role, at);
  // A key is a name: the `on` of a workflow is no truth value.
  else if (role === Role.Key) cst.leaf(Kind.String, role, at, foldLines(source));
  else if (truth.test(source)) cst.leaf(Kind.Constant, role, at, 'true');
  else if (falsehood.test(source)) cst.leaf(Kind.Constant, role, at, 'false');
  else cst.leaf(Kind.String, role, at, foldLines(source));
}

function lowerMapping(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Object, role, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'flow_node' && !isListPlaceholder(cst.source(child))) {
      // `{a}` is `{a: null}`.
      cst.open(Kind.Pair, Role.Entry, child);
      cst.lower(child, Role.Key);
      lowerValue(cst, -1, Role.Value, child);
      cst.close();
    } else cst.lower(child, Role.Entry);
  }
  cst.close();
}

function lowerPair(cst: Lowering, at: number, role: Role): void {
  const key = cst.field(at, 'key');
  if (key >= 0 && isListPlaceholder(cst.source(key))) {
    cst.leaf(Kind.Name, role, key);
    return;
  }
  cst.open(Kind.Pair, role, at);
  lowerValue(cst, key, Role.Key, at);
  lowerValue(cst, cst.field(at, 'value'), Role.Value, at);
  cst.close();
}

function lowerSequence(cst: Lowering, at: number, role: Role): void {
  const items = cst.namedChildren(at);
  if (items.length === 2 && cst.source(items[0]) === DEEP) {
    cst.open(Kind.Call, role, at);
    cst.leaf(Kind.Name, Role.Callee, items[0]);
    cst.lower(items[1], Role.Argument);
    cst.close();
    return;
  }
  cst.open(Kind.List, role, at);
  for (const item of items) {
    switch (cst.type(item)) {
      case 'block_sequence_item':
        lowerValue(cst, cst.namedChildren(item)[0] ?? -1, Role.Entry, item);
        break;
      case 'flow_pair':
        // `[a: b]` is a list of one mapping.
        cst.open(Kind.Object, Role.Entry, item);
        cst.lower(item, Role.Entry);
        cst.close();
        break;
      default:
        cst.lower(item, Role.Entry);
    }
  }
  cst.close();
}
