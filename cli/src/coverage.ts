import path from 'node:path';
import { printable, toCoverageJson, toCoverageText } from '../../engine/src/report/index';
import {
  AskedWords,
  entryPointWords,
  type NotesCoverage,
  notesCoverage,
} from '../../engine/src/threats/index';
import { findFiles, readSource } from '../../host/src/index';
import { chooseNotes, chooseRules, tell } from './configuration';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';
import { noNotes } from './notes';
import { scanPaths } from './scan';
import { isAsked, type ThreatSeverity, unanswered } from './threatGate';

export interface CoverageArguments {
  threatNotes?: string;
  format: 'text' | 'json';
  requireControls?: ThreatSeverity;
  requireEntryPoints?: boolean;
  jobs: number;
}

/**
 * `wardscribe notes coverage`: what the notes cover of the working folder. Exit code 1 when what is required is not there;
 * what is lacking is told on standard error, so that the report stays whole.
 */
export async function coverage(options: CoverageArguments, context: Context): Promise<ExitCode> {
  const { notes, problems } = await chooseNotes(options.threatNotes, context);
  if (notes.length === 0) throw new UsageError(noNotes);
  tell(problems, context);
  const rules = chooseRules({ rules: [], builtinRules: true }, context);
  // Entry points and controls need the models of libraries alone; without rules nothing else is looked for.
  const scanned = await scanPaths(
    {
      paths: [],
      rules: { ...rules, loaded: { ...rules.loaded, rules: [] } },
      notes,
      fixes: false,
      jobs: options.jobs,
    },
    context,
  );
  const { files } = await findFiles({ root: context.cwd });
  const words = new AskedWords(notes);
  const found = files.flatMap((file) => {
    const source = words.asks(file) ? readSource(path.join(context.cwd, file)) : { skipped: '' };
    return 'text' in source ? words.in(file, source.text) : [];
  });
  const seen = { ...scanned, files, words: new Set(found) };
  const all = notes.map((each) => notesCoverage(each, notes, seen));
  await context.out(
    options.format === 'json' ? `${JSON.stringify(toCoverageJson(all), null, 2)}\n` : toCoverageText(all),
  );
  const lacking = all.flatMap((each) => lacks(each, options));
  for (const line of lacking) context.err(`${line}\n`);
  return lacking.length > 0 ? exitCodes.findings : exitCodes.ok;
}

/** What is required and is not there, one line each. */
function lacks({ threats, controls, entryPoints }: NotesCoverage, options: CoverageArguments): string[] {
  const { requireControls, requireEntryPoints } = options;
  const bare = threats.flatMap((threat) => {
    if (!requireControls || !isAsked(threat, requireControls)) return [];
    if (threat.answer === 'none') return [unanswered(threat, 'no control answers it')];
    if (threat.answer !== 'missing') return [];
    const missing = controls.filter(
      (control) => threat.controls.includes(control.id) && control.missing.length > 0,
    );
    return [
      unanswered(
        threat,
        missing.map((control) => `${control.id} is missing in ${places(control.missing.length)}`).join(', '),
      ),
    ];
  });
  const uncovered = requireEntryPoints ? entryPoints.filter(({ by }) => by.length === 0) : [];
  return [
    ...bare,
    ...uncovered.map(({ path: file, point }) =>
      printable(`${file}:${point.range.start.line + 1}: ${entryPointWords(point)} is in no entry point`),
    ),
  ];
}

function places(count: number): string {
  return count === 1 ? '1 place' : `${count} places`;
}
