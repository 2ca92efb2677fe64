/** Practices as data: what does what controls of threat notes ask for by name, and which calls need it. */
import type { AnalysisProblem } from '../findings/finding';
import { buildLanguages, buildPatterns, checkExpressions, eachEntry } from './load-entries';
import type { Practice } from './practices';
import type { Formula, RuleFile } from './rule';
import { practiceSchema } from './schema';

/** What one entry finds; plain data. */
export interface PracticeSpec {
  id: string;
  /** Where it stands, for problems of its patterns. */
  path: string;
  languages: string[];
  practice: Practice;
  /**
   * `use`: does it, or makes what does it; `everywhere`: does it for the whole program; `lift`: says that it is not done
   * here; `need`: a call that needs it.
   */
  kind: 'use' | 'everywhere' | 'lift' | 'need';
  /** An expression for the names of calls, and of what stands before handlers. */
  names?: string;
  /** An expression for names that are not meant. */
  except?: string;
  /** Names of arguments, keys and methods by which a call has what it needs. */
  given: string[];
  patterns: Formula[];
}

/** Reads the practices of model files. A bad one is left out and reported; the others go on. Never throws. */
export function loadPractices(files: readonly RuleFile[], problems: AnalysisProblem[]): PracticeSpec[] {
  const specs: PracticeSpec[] = [];
  eachEntry(files, 'practices', 'Practice', problems, (file, raw, report) => {
    const parsed = practiceSchema.safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      report.issues(parsed.error.issues, practiceSchema);
      return;
    }
    const { id, practice, kind, names, except, given = [] } = parsed.data;
    const languages = buildLanguages(parsed.data.languages, report);
    checkExpressions({ names, except }, report);
    if (names === undefined && !parsed.data.patterns) report.error(['id'], 'it needs `patterns` or `names`');
    const patterns = buildPatterns(parsed.data.patterns ?? [], report);
    if (report.refused) return;
    specs.push({
      id,
      path: file.path,
      languages,
      practice,
      kind,
      ...(names !== undefined && { names }),
      ...(except !== undefined && { except }),
      given,
      patterns,
    });
  });
  return specs;
}
