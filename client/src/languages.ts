import { languages as editor } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/** VS Code's language ids of what Wardscribe analyzes: those of the engine, and of the manifest's activation events. */
export const analyzedLanguages = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'shellscript',
  'java',
  'kotlin',
  'yaml',
  'dockercompose',
  'github-actions-workflow',
  'json',
  'jsonc',
  'csharp',
  'go',
  'terraform',
  'hcl',
  'terraform-vars',
  'dockerfile',
  'html',
  'xml',
  'xsl',
  'c',
  'ruby',
  'php',
];

/** Left sides of comparisons (`git:`), output and settings are texts too; nobody edits code there. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** The documents that the server hears of without asking: code, the project's own notes and rules, documents with notes. */
export const documentSelector: DocumentSelector = [
  ...analyzedLanguages.flatMap((language) => schemes.map((scheme) => ({ scheme, language }))),
  ...schemes.map((scheme) => ({ scheme, language: 'yaml', pattern: '**/.wardscribe/**' })),
  ...schemes.map((scheme) => ({ scheme, language: 'markdown' })),
];

/** The other languages that this VS Code knows. */
export async function otherLanguages(): Promise<string[]> {
  return (await editor.getLanguages()).filter((id) => !analyzedLanguages.includes(id) && id !== 'markdown');
}
