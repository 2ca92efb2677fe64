import type { LineIndex } from '../syntax/position';
import type { UniformTree } from '../syntax/tree';

/** A comment that suppresses findings of some rules, or of all, on one line. */
export interface SuppressionComment {
  /** Zero-based line whose findings it is about. */
  line: number;
  /** Undefined: all rules (only Semgrep's own form can say that). */
  rules: string[] | undefined;
  reason: string;
  /** Offsets of the words in the comment. */
  start: number;
  end: number;
}

const own =
  /wardscribe-ignore\b(?:[ \t]+([\w.-]+(?:[ \t]*,[ \t]*[\w.-]+)*))?[ \t]*(?::[ \t]*(.*?))?[ \t]*(?:\*\/.*|-->.*)?$/im;
/** Semgrep: `nosemgrep`, `nosem`, with rule ids after a colon. */
const semgrep = /\bnosem(?:grep)?\b(?:[ \t]*:[ \t]*([\w.-]+(?:[ \t]*,[ \t]*[\w.-]+)*))?/i;

/**
 * The suppressions of a text. A comment behind code is about its own line; a comment on lines of its own is about the
 * next line that is no comment.
 */
export function suppressionComments(tree: UniformTree, lines: LineIndex): SuppressionComment[] {
  const result: SuppressionComment[] = [];
  const commentLines = new Set<number>();
  const alone = tree.comments.map((comment) => {
    const first = lines.position(comment.start);
    const isAlone = lines.line(first.line).slice(0, first.character).trim().replace(/^\{$/, '') === '';
    const last = lines.position(comment.end).line;
    if (isAlone) for (let line = first.line; line <= last; line++) commentLines.add(line);
    return isAlone;
  });
  tree.comments.forEach((comment, i) => {
    const text = tree.text.slice(comment.start, comment.end);
    const found = own.exec(text) ?? semgrep.exec(text);
    if (!found) return;
    const isOwn = /^wardscribe-ignore/i.test(found[0]);
    let line = lines.position(comment.end).line;
    if (alone[i]) {
      do line++;
      while (commentLines.has(line) && line < lines.lineCount);
    }
    result.push({
      line,
      rules: found[1]?.split(',').map((id) => id.trim()) ?? (isOwn ? [] : undefined),
      reason: isOwn ? (found[2] ?? '') : 'nosemgrep',
      start: comment.start + found.index,
      end: comment.start + found.index + found[0].trimEnd().length,
    });
  });
  return result;
}

/** True when the comment is about the rule. Semgrep's ids may carry the folder before the last dot. */
export function isAbout(comment: SuppressionComment, ruleId: string): boolean {
  return comment.rules?.some((id) => id === ruleId || id.endsWith(`.${ruleId}`)) ?? true;
}
