/** Annotations of test targets, as Semgrep's `test` command reads them. */

type AnnotationKind = 'ruleid' | 'ok' | 'todoruleid' | 'todook';

export interface Annotation {
  kind: AnnotationKind;
  ruleId: string;
  /** The one-based line that it speaks about: the one after the annotation. */
  line: number;
}

/** A comment's start, in any of the languages; then the kind; then rule ids separated by commas. */
const annotation =
  /(?:#|\/\/|<!--|\(\*|\/\*|--|'|;;|%)\s*(pro|deep)?(todoruleid|todook|ruleid|ok)\s*:\s*(.*)$/;
/** A second annotation behind the first (`ruleid: deepok: x`); the first one counts. */
const another = /^(?:pro|deep)?(?:todoruleid|todook|ruleid|ok)\s*:\s*/;
const commentEnds = [/\*\/\}?\s*$/, /-->\s*$/, /\*\)\s*$/];

/**
 * Reads the annotations of a target that are about the given rules. Those for Semgrep's paid engines (`proruleid:`,
 * `deepok:`) are left out.
 */
export function readAnnotations(text: string, ruleIds: ReadonlySet<string>): Annotation[] {
  const found: Annotation[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, i) => {
    const match = annotation.exec(line);
    if (!match || match[1]) return;
    let rest = match[3].trim();
    while (another.test(rest)) rest = rest.replace(another, '');
    for (const end of commentEnds) rest = rest.replace(end, '');
    for (const part of rest.split(',')) {
      const ruleId = part.trim().split(/\s/)[0];
      if (ruleIds.has(ruleId)) found.push({ kind: match[2] as AnnotationKind, ruleId, line: i + 2 });
    }
  });
  return found;
}

/** The lines that must be reported, and those that the author left open; both one-based and sorted. */
export function expectedLines(
  annotations: readonly Annotation[],
  ruleId: string,
): { expected: number[]; open: Set<number> } {
  const lines = (kinds: AnnotationKind[]) =>
    annotations
      .filter((each) => each.ruleId === ruleId && kinds.includes(each.kind))
      .map((each) => each.line);
  const open = new Set(lines(['todoruleid', 'todook']));
  const expected = [...new Set(lines(['ruleid']))].filter((line) => !open.has(line)).sort((a, b) => a - b);
  return { expected, open };
}
