import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, through } from '../lowering';
import { isPlaceholder } from '../placeholders';
import { placeholderOfTag } from './holes';
import { addText } from './text';

/**
 * HTML to the uniform tree; node types of tree-sitter-html. Names are in small letters, text is what stands between
 * tags, character references included; what a script or a style holds is text too.
 */
export const htmlTable: LoweringTable = {
  comment: drop,
  doctype: drop,
  element: custom(lowerElement),
  script_element: custom(lowerElement),
  style_element: custom(lowerElement),
  start_tag: through,
  self_closing_tag: through,
  end_tag: drop,
  erroneous_end_tag: drop,
  tag_name: custom(lowerTag),
  attribute: custom(lowerAttribute),
  attribute_value: custom(lowerValue),
  quoted_attribute_value: custom((cst, at, role) => {
    cst.leaf(Kind.String, role, at, cst.source(at).slice(1, -1));
  }),
  text: custom((cst, at, role) => addText(cst.builder, cst.text, cst.start(at), cst.end(at), role)),
  entity: custom((cst, at, role) => addText(cst.builder, cst.text, cst.start(at), cst.end(at), role)),
  raw_text: custom((cst, at, role) => addText(cst.builder, cst.text, cst.start(at), cst.end(at), role)),
};

function lowerElement(cst: Lowering, at: number, role: Role): void {
  const [tag, ...content] = cst.namedChildren(at);
  // An element that nothing closes reaches over the white space behind it.
  const end = cst.start(at) + cst.source(at).trimEnd().length;
  cst.builder.open(Kind.Element, role, cst.start(at), end);
  for (const part of tag === undefined ? [] : cst.namedChildren(tag)) {
    cst.lower(part, cst.type(part) === 'attribute' ? Role.Attribute : Role.Tag);
  }
  let textFrom = -1;
  content.forEach((part, i) => {
    const isText = /^(?:text|entity)$/.test(cst.type(part));
    if (!isText) {
      cst.lower(part, Role.Child);
      return;
    }
    if (textFrom < 0) textFrom = cst.start(part);
    const next = content[i + 1];
    if (next !== undefined && /^(?:text|entity)$/.test(cst.type(next))) return;
    addText(cst.builder, cst.text, textFrom, cst.end(part), Role.Child);
    textFrom = -1;
  });
  cst.close();
}

function lowerTag(cst: Lowering, at: number, role: Role): void {
  const name = cst.source(at).toLowerCase();
  cst.leaf(Kind.Name, role, at, placeholderOfTag(name) ?? name);
}

function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const [name, value] = cst.namedChildren(at);
  cst.open(Kind.Attribute, role, at);
  if (name !== undefined) {
    const text = cst.source(name);
    cst.leaf(Kind.Name, Role.Key, name, isPlaceholder(text) ? text : text.toLowerCase());
  }
  if (value !== undefined) cst.lower(value, Role.Value);
  cst.close();
}

function lowerValue(cst: Lowering, at: number, role: Role): void {
  cst.leaf(isPlaceholder(cst.source(at)) ? Kind.Name : Kind.String, role, at);
}
