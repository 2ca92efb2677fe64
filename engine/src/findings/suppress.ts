import type { ParsedDocument } from '../document';
import type { AnalysisProblem, Finding } from './finding';
import { isAbout, suppressionComments } from './suppressions';

/**
 * Marks the findings that comments suppress. A `wardscribe-ignore` without a rule or a reason suppresses nothing and is
 * a problem at its own place.
 */
export function applySuppressions(
  document: ParsedDocument,
  findings: readonly Finding[],
): { findings: Finding[]; problems: AnalysisProblem[] } {
  const tree = document.facts()?.tree;
  if (!tree || tree.comments.length === 0) return { findings: [...findings], problems: [] };
  const problems: AnalysisProblem[] = [];
  const comments = suppressionComments(tree, document.lines).filter((comment) => {
    if (comment.reason !== '' && comment.rules?.length !== 0) return true;
    const missing = comment.rules?.length === 0 ? 'names no rule' : 'gives no reason';
    problems.push({
      path: document.path,
      range: document.lines.range(comment.start, comment.end),
      severity: 'warning',
      message: `This comment ${missing}, so it suppresses nothing: write "wardscribe-ignore RULE: reason".`,
    });
    return false;
  });
  const result = findings.map((finding): Finding => {
    const line = finding.range.start.line;
    const comment = comments.find((each) => each.line === line && isAbout(each, finding.ruleId));
    return comment ? { ...finding, suppression: { kind: 'comment', reason: comment.reason } } : finding;
  });
  return { findings: result, problems };
}
