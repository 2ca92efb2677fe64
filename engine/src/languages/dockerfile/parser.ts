import { Kind, Role } from '../../syntax/kinds';
import type { TextRange, TreeBuilder } from '../../syntax/tree';
import { bash } from '../bash/index';
import type { InnerParser } from '../language';
import { isListPlaceholder, isPlaceholder } from '../placeholders';
import { type Instruction, isKeyword, type Lines, readLines } from './lines';
import { addOptions, type Option, readFlags } from './options';
import { Words } from './words';

/** A JSON array of strings, the exec form; in a pattern its items may be holes. */
const execForm =
  /^\[\s*(?:(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|__WS_\w+)\s*(?:,\s*(?!\])|(?=\])))*\]$/u;
const execItem = /"(?:[^"\\\n]|\\.)*"|__WS_\w+/g;

/**
 * Parses a Dockerfile. An instruction is a node named by its keyword; flags, tags, digests, aliases and groups are
 * options, in an object that a pattern need not name. The shell form is Bash, in a script.
 */
export function parseDockerfile(
  text: string,
  builder: TreeBuilder,
  parseInner: InnerParser,
): readonly TextRange[] {
  const lines = readLines(text);
  const parser = new DockerfileParser(lines, builder, parseInner);
  for (const instruction of lines.instructions) parser.instruction(instruction, Role.Statement);
  return lines.comments;
}

class DockerfileParser {
  private readonly text: string;
  private readonly words: Words;
  /** False after `SHELL` named a shell that is no relative of Bash. */
  private isBash = true;

  constructor(
    lines: Lines,
    private readonly builder: TreeBuilder,
    private readonly parseInner: InnerParser,
  ) {
    this.text = lines.text;
    this.words = new Words(lines.text, lines.escapeMark, builder);
  }

  instruction({ start, end, keyword, keywordEnd }: Instruction, role: Role): void {
    const { builder } = this;
    if (isPlaceholder(this.text.slice(start, end))) {
      this.words.addName({ start, end }, role);
      return;
    }
    const { options, rest } = readFlags(this.words, { start: keywordEnd, end });
    builder.open(Kind.Instruction, role, start, end, builder.names.id(keyword));
    if (rest.start >= rest.end || !isKeyword(keyword)) builder.error(start, end);
    // A hole alone is whatever stands there.
    else if (isPlaceholder(this.words.source(rest)) && keyword !== 'ARG' && keyword !== 'FROM') {
      addOptions(this.words, options);
      this.words.addName(rest, Role.Argument);
    } else this.parts(keyword, options, rest);
    builder.close();
  }

  private parts(keyword: string, options: Option[], rest: TextRange): void {
    switch (keyword) {
      case 'FROM':
        this.from(options, rest);
        break;
      case 'RUN':
      case 'CMD':
      case 'ENTRYPOINT':
        addOptions(this.words, options);
        this.command(rest);
        break;
      case 'SHELL':
        this.isBash = !/\b(?:powershell|pwsh|cmd)\b/i.test(this.words.source(rest));
        this.list(rest);
        break;
      case 'ENV':
        // Variables, unlike the entries of an object.
        this.pairs(rest, Role.Item);
        break;
      case 'LABEL':
        this.pairs(rest, Role.Entry);
        break;
      case 'ARG':
        for (const word of this.words.split(rest)) this.binding(word, Role.Argument);
        break;
      case 'USER':
        this.user(rest);
        break;
      case 'MAINTAINER':
        this.words.add(rest, Role.Argument);
        break;
      case 'HEALTHCHECK':
        addOptions(this.words, options);
        this.check(rest);
        break;
      case 'ONBUILD':
        this.triggered(rest);
        break;
      case 'COPY':
      case 'ADD':
        addOptions(this.words, options);
        this.copied(rest);
        break;
      case 'VOLUME':
      case 'EXPOSE':
      case 'WORKDIR':
      case 'STOPSIGNAL':
        this.list(rest);
        break;
    }
  }

  /** `image:tag@digest AS alias`. */
  private from(flags: readonly Option[], rest: TextRange): void {
    const [image, as, alias] = this.words.split(rest);
    const at = this.words.find('@', image);
    const named = { start: image.start, end: at < 0 ? image.end : at };
    let colon = -1;
    // A colon before a slash belongs to a port.
    for (let from = named.start; from < named.end; ) {
      const next = this.words.find(':/', { start: from, end: named.end });
      if (next < 0) break;
      colon = this.text[next] === ':' ? next : -1;
      from = next + 1;
    }
    this.words.add({ start: image.start, end: colon < 0 ? named.end : colon }, Role.Argument);
    const options: Option[] = [...flags];
    const option = (key: string, value: TextRange) => options.push({ ...value, key, value });
    if (colon >= 0) option('tag', { start: colon + 1, end: named.end });
    if (at >= 0) option('digest', { start: at + 1, end: image.end });
    if (as !== undefined && alias !== undefined && this.words.source(as).toUpperCase() === 'AS')
      option('as', alias);
    addOptions(this.words, options);
  }

  private user(rest: TextRange): void {
    const colon = this.words.find(':', rest);
    this.words.add({ start: rest.start, end: colon < 0 ? rest.end : colon }, Role.Argument);
    const group = { start: colon + 1, end: rest.end };
    if (colon >= 0) addOptions(this.words, [{ ...group, key: 'group', value: group }]);
  }

  /** The exec form, or a command of the shell. */
  private command(rest: TextRange): void {
    const { builder } = this;
    if (execForm.test(this.words.source(rest))) {
      this.array(rest);
      return;
    }
    builder.open(Kind.Script, Role.Argument, rest.start, rest.end);
    if (this.isBash) {
      const script = this.scriptOf(rest);
      builder.graft(
        this.parseInner(bash, this.text.slice(script.start, script.end)),
        Role.Statement,
        script.start,
      );
    } else
      builder.leaf(
        Kind.String,
        Role.Statement,
        rest.start,
        rest.end,
        builder.contentName(this.words.source(rest)),
      );
    builder.close();
  }

  /** A here-document that is the whole command is the script itself. */
  private scriptOf(rest: TextRange): TextRange {
    const opening = /^<<-?(["']?)\w+\1[ \t]*\r?\n/.exec(this.words.source(rest));
    if (!opening) return rest;
    const last = this.text.lastIndexOf('\n', rest.end - 1);
    const start = rest.start + opening[0].length;
    return { start, end: Math.max(start, last) };
  }

  /** Words in order, or a JSON array, which stays one. */
  private list(rest: TextRange): void {
    if (execForm.test(this.words.source(rest))) this.array(rest);
    else for (const word of this.words.split(rest)) this.argument(word);
  }

  /** Sources and the target; the same as a JSON array. */
  private copied(rest: TextRange): void {
    const feed = this.text.indexOf('\n', rest.start);
    const line = { start: rest.start, end: feed < 0 || feed > rest.end ? rest.end : feed };
    if (execForm.test(this.words.source(rest))) this.items(rest, Role.Argument);
    else for (const word of this.words.split(line)) this.argument(word);
  }

  private argument(word: TextRange): void {
    if (isListPlaceholder(this.words.source(word))) this.words.addName(word, Role.Argument);
    else this.words.add(word, Role.Argument);
  }

  private array(range: TextRange): void {
    this.builder.open(Kind.List, Role.Argument, range.start, range.end);
    this.items(range, Role.Entry);
    this.builder.close();
  }

  private items(range: TextRange, role: Role): void {
    const { builder } = this;
    for (const match of this.words.source(range).matchAll(execItem)) {
      const start = range.start + match.index;
      const content = match[0].startsWith('"') ? (JSON.parse(match[0]) as string) : match[0];
      const kind = isPlaceholder(content) ? Kind.Name : Kind.String;
      builder.leaf(kind, role, start, start + match[0].length, builder.contentName(content));
    }
  }

  /** `a=b c=d`, or `a b` as it was once written. */
  private pairs(rest: TextRange, role: Role): void {
    const { builder } = this;
    const words = this.words.split(rest);
    builder.open(Kind.Object, Role.Argument, rest.start, rest.end);
    const [first, second] = words;
    if (
      second !== undefined &&
      !isListPlaceholder(this.words.source(first)) &&
      this.words.find('=', first) < 0
    ) {
      builder.open(Kind.Assign, role, rest.start, rest.end, builder.names.id('='));
      this.words.addName(first, Role.Target);
      this.words.add({ start: second.start, end: rest.end }, Role.Value);
      builder.close();
    } else for (const word of words) this.binding(word, role);
    builder.close();
  }

  /** `name=value`, a name alone, or a hole. */
  private binding(word: TextRange, role: Role): void {
    const { builder } = this;
    if (isListPlaceholder(this.words.source(word))) {
      this.words.addName(word, role);
      return;
    }
    const sign = this.words.find('=', word);
    const kind = sign < 0 ? Kind.Declare : Kind.Assign;
    builder.open(kind, role, word.start, word.end, sign < 0 ? undefined : builder.names.id('='));
    this.words.addName({ start: word.start, end: sign < 0 ? word.end : sign }, Role.Target);
    const value = { start: sign + 1, end: word.end };
    if (sign >= 0 && isListPlaceholder(this.words.source(value))) this.words.addName(value, Role.Value);
    else if (sign >= 0) this.words.add(value, Role.Value);
    builder.close();
  }

  /** `CMD command`, `NONE`, or a variable. */
  private check(rest: TextRange): void {
    const [first, ...others] = this.words.split(rest);
    const after = this.words.trimmed({ start: first.end, end: rest.end });
    if (others.length === 0) this.words.add(first, Role.Argument);
    // `HEALTHCHECK ... CMD ...`: the hole stands for flags, which need not be named anyway.
    else if (isListPlaceholder(this.words.source(first))) this.check(after);
    else if (isListPlaceholder(this.words.source(after))) {
      // Any command, and not `NONE`, which is a word.
      this.builder.open(Kind.Script, Role.Argument, after.start, after.end);
      this.words.addName(after, Role.Statement);
      this.builder.close();
    } else this.command(after);
  }

  /** The instruction of an `ONBUILD`. */
  private triggered(rest: TextRange): void {
    const [first] = this.words.split(rest);
    const keyword = this.words.source(first).toUpperCase();
    this.instruction({ ...rest, keyword, keywordEnd: first.end }, Role.Argument);
  }
}
