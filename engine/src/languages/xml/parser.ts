import { Kind, Role } from '../../syntax/kinds';
import type { TextRange, TreeBuilder } from '../../syntax/tree';
import { addText } from '../html/text';
import { isPlaceholder } from '../placeholders';

/** Comments, declarations, processing instructions and character data; then tags. */
const markup =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!DOCTYPE[^>[]*\[[\s\S]*?(?:\]\s*>|$)|<[?!][\s\S]*?(?:>|$)|<\/?[^\s<>/=]+/g;
const inTag =
  /\s+|<!--[\s\S]*?(?:-->|$)|\/?>|([^\s=<>/"']+)(?:\s*=\s*("[^"<]*"|'[^'<]*'|[^\s<>"'/]+))?|[\s\S]/y;

interface OpenElement {
  node: number;
  tag: string;
}

/** Reads XML: elements with attributes, and text. A tag that does not fit is an error of its own place. */
export class XmlParser {
  private readonly comments: TextRange[] = [];
  private readonly open: OpenElement[] = [];
  /** How many elements of a tag are open. */
  private readonly depth = new Map<string, number>();
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly builder: TreeBuilder,
  ) {}

  /** Adds the elements of the text. Returns the comments. */
  parse(): readonly TextRange[] {
    const { text, builder } = this;
    while (this.at < text.length) {
      markup.lastIndex = this.at;
      const match = markup.exec(text);
      addText(builder, text, this.at, match?.index ?? text.length, this.role);
      if (!match) break;
      const [found] = match;
      const start = match.index;
      this.at = start + found.length;
      if (found.startsWith('<!--')) this.comments.push({ start, end: this.at });
      else if (found.startsWith('<![CDATA['))
        addText(builder, text, start + 9, Math.max(start + 9, this.at - 3), this.role);
      else if (found.startsWith('</')) this.endTag(found.slice(2), start);
      else if (!/^<[?!]/.test(found)) this.startTag(found.slice(1), start);
    }
    while (this.open.length > 0) {
      builder.error(text.length, text.length);
      this.close(text.length);
    }
    return this.comments;
  }

  private get role(): Role {
    return this.open.length > 0 ? Role.Child : Role.Statement;
  }

  private startTag(tag: string, start: number): void {
    const { builder } = this;
    const node = builder.open(Kind.Element, this.role, start, start);
    builder.leaf(Kind.Name, Role.Tag, start + 1, this.at, builder.contentName(tag));
    this.open.push({ node, tag });
    this.depth.set(tag, (this.depth.get(tag) ?? 0) + 1);
    for (;;) {
      inTag.lastIndex = this.at;
      const match = inTag.exec(this.text);
      if (!match || match[0] === '<') {
        // The next tag begins, or the text ends, within this one.
        builder.error(start, this.at);
        break;
      }
      const at = this.at;
      this.at += match[0].length;
      if (match[1] !== undefined) this.attribute(match, at);
      else if (match[0].startsWith('<!--')) this.comments.push({ start: at, end: this.at });
      else if (match[0] === '/>') {
        this.close(this.at);
        break;
      } else if (match[0] === '>') break;
      else if (match[0].trim() !== '') builder.error(at, this.at);
    }
  }

  private attribute([whole, name, value]: RegExpExecArray, at: number): void {
    const { builder } = this;
    builder.open(Kind.Attribute, Role.Attribute, at, at + whole.length);
    builder.leaf(Kind.Name, Role.Key, at, at + name.length, builder.contentName(name));
    if (value !== undefined) {
      const start = at + whole.length - value.length;
      const isQuoted = /^["']/.test(value);
      const content = builder.contentName(isQuoted ? value.slice(1, -1) : value);
      builder.leaf(
        isPlaceholder(value) ? Kind.Name : Kind.String,
        Role.Value,
        start,
        at + whole.length,
        content,
      );
    }
    builder.close();
  }

  private endTag(tag: string, start: number): void {
    const bracket = /\s*>?/y;
    bracket.lastIndex = this.at;
    this.at += bracket.exec(this.text)?.[0].length ?? 0;
    if (!this.depth.get(tag)) {
      this.builder.error(start, this.at);
      return;
    }
    while (this.open.at(-1)?.tag !== tag) {
      this.builder.error(start, start);
      this.close(start);
    }
    this.close(this.at);
  }

  /** Closes the innermost element. */
  private close(end: number): void {
    const { node, tag } = this.open.pop() as OpenElement;
    this.depth.set(tag, (this.depth.get(tag) ?? 1) - 1);
    this.builder.setEnd(node, end);
    this.builder.close();
  }
}
