import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type MarkedToken, marked, type Token } from 'marked';
import { readRulesFromRepository } from '../../host/src/index';
import { root } from './support';

/** Bytes that a picture may have: a page with five of them still opens at once. */
const largestPicture = 250_000;

interface Page {
  /** Relative to the repository. */
  file: string;
  text: string;
  /** Everything in it, however deep. */
  tokens: MarkedToken[];
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'rules/README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.split(path.sep).join('/')}`),
].map(readPage);

function readPage(file: string): Page {
  const text = readFileSync(path.join(root, file), 'utf8');
  const tokens: MarkedToken[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => void tokens.push(token as MarkedToken));
  return { file, text, tokens };
}

/** GitHub's anchor of a heading. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
  return words.trim().replace(/\s/g, '-');
}

function anchorsOf(file: string): string[] {
  const { tokens } = pages.find((page) => page.file === file) ?? readPage(file);
  return tokens.flatMap((token) => (token.type === 'heading' ? [anchorOf(token.text)] : []));
}

/** What a page writes as code, inline and in blocks. */
function codeOf({ tokens }: Page): string[] {
  return tokens.flatMap((token) => (token.type === 'codespan' || token.type === 'code' ? [token.text] : []));
}

/** The first groups of a pattern in the code of all pages, with the page that has them. */
function named(pattern: RegExp): { file: string; name: string }[] {
  return pages.flatMap((page) =>
    codeOf(page).flatMap((code) =>
      [...code.matchAll(pattern)].map((match) => ({ file: page.file, name: match[1] })),
    ),
  );
}

/** Says which names are not known, and where they stand. */
function unknown(names: { file: string; name: string }[], known: (name: string) => boolean): string[] {
  return names.filter(({ name }) => !known(name)).map(({ file, name }) => `${file}: ${name}`);
}

describe('documents', () => {
  it('link to files and headings that exist', () => {
    const broken: string[] = [];
    for (const { file, tokens } of pages) {
      for (const token of tokens) {
        if (token.type !== 'link' && token.type !== 'image') continue;
        if (/^[a-z]+:/.test(token.href)) continue;
        const [target, anchor] = token.href.split('#');
        const to = target === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(target));
        const fits =
          existsSync(path.join(root, to)) && (anchor === undefined || anchorsOf(to).includes(anchor));
        if (!fits) broken.push(`${file}: ${token.href}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('are all in the index by task', () => {
    const index = pages.find(({ file }) => file === 'docs/README.md') as Page;
    const linked = index.tokens.flatMap((token) => (token.type === 'link' ? [token.href] : []));
    const own = pages.map(({ file }) => file).filter((file) => file.startsWith('docs/'));
    assert.deepEqual(
      own.filter((file) => file !== index.file && !linked.includes(path.posix.basename(file))),
      [],
    );
  });

  it('show pictures that describe themselves and are small, and show all of them', () => {
    const shown = new Set<string>();
    for (const { file, tokens } of pages) {
      for (const token of tokens) {
        if (token.type !== 'image') continue;
        assert.ok(token.text.length > 10, `${file}: ${token.href} has no text for those who cannot see it`);
        shown.add(path.posix.join(path.posix.dirname(file), token.href));
      }
    }
    for (const picture of shown) {
      assert.ok(statSync(path.join(root, picture)).size < largestPicture, `${picture} is too large`);
    }
    const kept = readdirSync(path.join(root, 'docs/pictures')).map((name) => `docs/pictures/${name}`);
    assert.deepEqual([...shown].sort(), kept.sort());
  });

  it('name rules that exist, the settings too', () => {
    const ids = new Set(readRulesFromRepository(root).loaded.rules.map(({ id }) => id));
    const pattern = /\b((?:js|py)-[a-z]+(?:-[a-z]+)*)\b/g;
    const inSettings = [...JSON.stringify(manifest.contributes.configuration).matchAll(pattern)];
    const names = [
      ...named(pattern),
      ...inSettings.map((match) => ({ file: 'package.json', name: match[1] })),
    ];
    assert.ok(names.length > 5);
    assert.deepEqual(
      unknown(names, (name) => ids.has(name)),
      [],
    );
  });

  it('name settings that exist', () => {
    const settings = manifest.contributes.configuration.properties;
    // `wardscribe.sarif` is the file that a build writes.
    const names = named(/(?<![\w./-])(wardscribe\.(?!\d|sarif\b)[A-Za-z]+(?:\.[A-Za-z]+)*)/g);
    assert.ok(names.length > 5);
    assert.deepEqual(
      unknown(names, (name) => Object.hasOwn(settings, name)),
      [],
    );
  });

  it('name commands of the palette that exist', () => {
    const titles = new Set(
      manifest.contributes.commands.map(({ title }: { title: string }) => `Wardscribe: ${title}`),
    );
    const names = pages.flatMap(({ file, tokens }) =>
      tokens.flatMap((token) =>
        token.type === 'em' && token.text.startsWith('Wardscribe: ') ? [{ file, name: token.text }] : [],
      ),
    );
    assert.ok(names.length > 5);
    assert.deepEqual(
      unknown(names, (name) => titles.has(name)),
      [],
    );
  });

  it('name subcommands, npm scripts and files of the repository that exist', () => {
    const subcommands = ['scan', 'test', 'rules', 'notes', 'import', 'review', 'checklist'];
    assert.deepEqual(
      unknown(named(/^wardscribe ([a-z]+)/gm), (name) => subcommands.includes(name)),
      [],
    );
    assert.deepEqual(
      unknown(named(/\bnpm (?:run )?(start|test|(?<=run )[a-z]+)/g), (name) => name in manifest.scripts),
      [],
    );
    const files = named(
      /(?<![\w./-])((?:engine|host|server|cli|client|protocol|media|scripts|catalogues|test)\/[\w./-]+\.\w+)/g,
    );
    assert.ok(files.length > 2);
    assert.deepEqual(
      unknown(files, (name) => existsSync(path.join(root, name))),
      [],
    );
  });
});
