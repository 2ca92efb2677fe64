import { generic, regex } from '../generic/language';
import { bash } from './bash/index';
import { c } from './c/index';
import { csharp } from './csharp/index';
import { dockerfile } from './dockerfile/index';
import { go } from './go/index';
import { html } from './html/index';
import { java } from './java/index';
import { javascript, tsx, typescript } from './javascript/index';
import { json } from './json/index';
import { kotlin } from './kotlin/index';
import type { LanguageDefinition } from './language';
import { php } from './php/index';
import { python } from './python/index';
import { ruby } from './ruby/index';
import { terraform } from './terraform/index';
import { xml } from './xml/index';
import { yaml } from './yaml/index';

/** Every language that the engine analyzes. */
export const languages: readonly LanguageDefinition[] = [
  javascript,
  typescript,
  tsx,
  python,
  bash,
  java,
  kotlin,
  yaml,
  json,
  csharp,
  go,
  terraform,
  dockerfile,
  html,
  xml,
  c,
  ruby,
  php,
];

/** The languages of rules that look at any text. */
export const textLanguages: readonly LanguageDefinition[] = [generic, regex];

/** The VS Code language id of a text whose language the engine does not know; rules for any text look at it. */
export const plainText = 'plaintext';

const byEditorId = new Map(languages.flatMap((language) => language.editorIds.map((id) => [id, language])));
const byExtension = new Map(languages.flatMap((language) => language.extensions.map((e) => [e, language])));

/** The language of a VS Code language id; undefined when the engine has none for it. */
export function languageOfEditorId(id: string): LanguageDefinition | undefined {
  return byEditorId.get(id) ?? (id === plainText ? generic : undefined);
}

const byFileName = new Map(
  languages.flatMap((language) => (language.fileNames ?? []).map((name) => [name.toLowerCase(), language])),
);

/** VS Code's language id for a path by its name or extension; undefined when the engine has no language for it. */
export function languageOfPath(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = byFileName.get(name);
  if (named) return named.editorIds[0];
  const extension = /\.([^./\\]+)$/.exec(name)?.[1];
  if (extension === undefined) return undefined;
  if (extension === 'jsx') return 'javascriptreact';
  // `Dockerfile.dev` is named as what it is, and for what it is.
  const language = byExtension.get(extension) ?? byFileName.get(name.slice(0, name.indexOf('.')));
  return language?.editorIds[0];
}

/** The VS Code language ids that the engine analyzes. */
export const languageIds: readonly string[] = [...byEditorId.keys()];

/**
 * How the patterns of a rule are read on a text of a language: as the language itself, as text when the rule is for any
 * text, or not at all.
 */
export function patternLanguage(
  language: LanguageDefinition,
  ruleLanguages: readonly string[],
): LanguageDefinition | undefined {
  return [language, ...textLanguages].find((each) => speaks(each, ruleLanguages));
}

/** Globs of the files that the engine analyzes. */
export const languageGlobs: readonly string[] = [
  `**/*.{${[...byExtension.keys()].join(',')}}`,
  ...languages.flatMap(({ fileNames = [] }) => fileNames).map((name) => `**/${name}`),
];

/** How a comment is written: to the end of the line, or between two marks. */
export interface CommentMarks {
  line?: string;
  block?: readonly [open: string, close: string];
}

/** The comments of a VS Code language id; none where files may hold none, as strict JSON. */
export function commentMarks(languageId: string): CommentMarks {
  const { lineComment = '#', commentless = [] } = languageOfEditorId(languageId) ?? {};
  if (commentless.includes(languageId)) return {};
  if (lineComment === '<!--' || markupIds.has(languageId)) return { block: ['<!--', '-->'] };
  return { line: lineComment, ...(lineComment === '//' && { block: ['/*', '*/'] }) };
}

/** Languages of VS Code that the engine does not know, and whose comments are those of HTML. */
const markupIds = new Set(['handlebars', 'markdown', 'svelte', 'vue']);

/** True when a rule's `languages` name the language. */
export function speaks(language: LanguageDefinition, ruleLanguages: readonly string[]): boolean {
  return ruleLanguages.some((name) => language.ruleNames.includes(name));
}
