import { MarkdownString } from 'vscode';

/**
 * Text for a Markdown tooltip, shown as it is. VS Code's own escape joins words with spaces that never break, so that
 * a long line breaks inside of a word.
 */
export function plainText(text: string): string {
  return new MarkdownString().appendText(text).value.replaceAll('&nbsp;', ' ');
}
