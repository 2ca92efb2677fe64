import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as sarif from 'sarif';
import type { Finding, Severity } from '../../findings/finding';
import { toSarif } from '../../report/index';
import type { RuleInfo } from '../../rules/rule';
import { noteKinds } from '../review';
import type { ReportNote, ReviewReport } from './model';
import { noteStateWords } from './words';

const severityOf: Record<ReportNote['severity'], Severity> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
};

const titles: Record<ReportNote['kind'], string> = {
  concern: 'A concern of a reviewer',
  question: 'A question of a reviewer',
  finding: 'A finding of a reviewer',
};

/**
 * The review notes as a SARIF 2.1.0 log. A note that is settled is a suppressed result, so that it closes where the log
 * is uploaded; a note about the whole review, or whose code is gone, stands at the review's own file.
 */
export function toReviewSarif(report: ReviewReport): sarif.Log {
  return toSarif({
    tool: report.tool,
    files: 0,
    findings: report.notes.map((note) => findingOf(note, report)),
    fixes: [],
    problems: [],
    skipped: [],
    rules: noteKinds.map(ruleOf),
  });
}

function findingOf(note: ReportNote, { id }: ReviewReport): Finding {
  const start = { line: 0, character: 0 };
  const { path, range } = note.place ?? {
    path: `.wardscribe/reviews/${id}.yaml`,
    range: { start, end: start },
  };
  const [last] = note.replies.slice(-1);
  return {
    ruleId: `review-${note.kind}`,
    path,
    range,
    start: 0,
    end: 0,
    message: note.lost ? `${note.text} (Its code in ${note.lost} is gone.)` : note.text,
    severity: severityOf[note.severity],
    confidence: 'high',
    cwe: [],
    owasp: [],
    flow: [],
    otherFlows: [],
    threats: [],
    fingerprint: bytesToHex(sha256(utf8ToBytes(`${id}/${note.id}`))).slice(0, 32),
    fixable: false,
    ...(note.state !== 'open' && {
      suppression: {
        kind: 'accepted',
        reason: last ? `${noteStateWords[note.state]}: ${last.text}` : noteStateWords[note.state],
        ...(note.owner && { owner: note.owner }),
      },
    }),
  };
}

function ruleOf(kind: ReportNote['kind']): RuleInfo {
  return {
    id: `review-${kind}`,
    title: titles[kind],
    message: titles[kind],
    why: 'Somebody wrote this note while reading the code in a security review.',
    severity: 'warning',
    confidence: 'high',
    cwe: [],
    owasp: [],
    languages: [],
    mode: 'search',
    references: [],
    fixes: [],
  };
}
