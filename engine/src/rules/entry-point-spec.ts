/** Entry points as data: patterns that say where data of others comes into a program, and what runs before. */
import type { AnalysisProblem } from '../findings/finding';
import { buildLanguages, buildPatterns, checkExpressions, eachEntry } from './load-entries';
import type { Formula, RuleFile } from './rule';
import { entryPointSchema, type RawEntryPoint } from './schema';

/** What the patterns of one entry find; plain data. */
export interface EntryPointSpec {
  id: string;
  /** Where it stands, for problems of its patterns. */
  path: string;
  languages: string[];
  kind: RawEntryPoint['kind'];
  /** The method of all its entry points, where no metavariable says it. */
  method?: string;
  /** An expression that the file's path must match; its group `route` is the route. */
  files?: string;
  /** An expression for the names of routers, beside those that patterns of kind `router` find. */
  routers?: string;
  /** Functions around a handler, and what is used beside guards, that check nothing. */
  wrappers: string[];
  /** Actions that one registration has, with the method of each and what stands behind its path: `GET /:id`. */
  actions?: Record<string, string>;
  /** True where the file itself is the handler. */
  isFile: boolean;
  /** True where a group concerns the whole class that it stands in. */
  isClass: boolean;
  patterns: Formula[];
}

/** Reads the entry points of model files. A bad one is left out and reported; the others go on. Never throws. */
export function loadEntryPoints(files: readonly RuleFile[], problems: AnalysisProblem[]): EntryPointSpec[] {
  const specs: EntryPointSpec[] = [];
  eachEntry(files, 'entry-points', 'Entry point', problems, (file, raw, report) => {
    const parsed = entryPointSchema.safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      report.issues(parsed.error.issues, entryPointSchema);
      return;
    }
    const { id, kind, method, files: where, routers, actions, wrappers = [] } = parsed.data;
    const languages = buildLanguages(parsed.data.languages, report);
    checkExpressions({ files: where, routers }, report);
    const patterns = buildPatterns(parsed.data.patterns, report);
    if (report.refused) return;
    specs.push({
      id,
      path: file.path,
      languages,
      kind,
      ...(method !== undefined && { method }),
      ...(where !== undefined && { files: where }),
      ...(routers !== undefined && { routers }),
      ...(actions && { actions }),
      wrappers,
      isFile: parsed.data['whole-file'] ?? false,
      isClass: parsed.data['whole-class'] ?? false,
      patterns,
    });
  });
  return specs;
}
