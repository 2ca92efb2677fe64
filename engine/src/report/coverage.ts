import type { Range } from '../syntax/position';
import type { NotesCoverage, ThreatCoverage } from '../threats/coverage';
import { entryPointWords } from '../threats/reach';
import { oneBased } from './json';
import { printable } from './text';

/** What threat notes cover, for people. Lines are one-based. Ends with a newline. */
export function toCoverageText(all: readonly NotesCoverage[]): string {
  return all.map((each) => `${sections(each).join('\n\n')}\n`).join('\n');
}

function sections(coverage: NotesCoverage): string[] {
  const { files, entryPoints, threats, controls, assets } = coverage;
  const uncovered = entryPoints.filter(({ by }) => by.length === 0);
  const head = [
    coverage.path,
    `  files         ${files.inScope} of ${files.all} in the scope of an entry point, a threat or a control`,
    `  entry points  ${entryPoints.length - uncovered.length} of ${entryPoints.length} places where data comes in are in one`,
    ...uncovered.map(({ path, point }) => `    ${place(path, point.range)}  ${entryPointWords(point)}`),
  ];
  const missing = controls.flatMap(({ id, missing: places }) =>
    places.map(
      ({ path, range, name }) => `    ${place(path, range)}  ${id} is missing${name && ` in ${name}`}`,
    ),
  );
  return [
    head,
    threats.length > 0 &&
      table(
        ['threat', 'status', 'severity', 'answer'],
        threats.map((threat) => [
          `${threat.id} ${threat.title}`,
          threat.status,
          threat.severity,
          answerWords(threat),
        ]),
      ),
    controls.length > 0 && [
      ...table(
        ['control', 'met', 'missing'],
        controls.map(({ id, title, isChecked, met, missing: { length } }) => [
          `${id} ${title}`,
          isChecked ? `${met}` : '-',
          isChecked ? `${length}` : '-',
        ]),
      ),
      ...missing,
    ],
    assets.length > 0 &&
      table(
        ['asset', 'names in the code', 'not in the code'],
        assets.map(({ id, title, seen, unseen }) => [
          `${id} ${title}`,
          seen.join(', ') || '-',
          unseen.join(', ') || '-',
        ]),
      ),
  ].flatMap((lines) => (lines ? [lines.map((line) => printable(line).trimEnd()).join('\n')] : []));
}

/** How a threat is answered, in a few words. */
function answerWords({ answer, controls }: Pick<ThreatCoverage, 'answer' | 'controls'>): string {
  if (answer === 'none') return 'no control';
  const words = { met: 'met', missing: 'missing', unchecked: 'not looked for' }[answer];
  return `${words}: ${controls.join(', ')}`;
}

/** The longest cell of a column: what is longer goes over it. */
const widest = 60;

function table(head: readonly string[], texts: readonly (readonly string[])[]): string[] {
  // What is as wide as it looks can be lined up.
  const rows = texts.map((row) => row.map(printable));
  const widths = head.map((_, column) =>
    Math.min(widest, Math.max(...[head, ...rows].map((row) => row[column].length))),
  );
  return [head, ...rows].map(
    (row) => `  ${row.map((cell, column) => shortened(cell).padEnd(widths[column])).join('  ')}`,
  );
}

function shortened(cell: string): string {
  return cell.length > widest ? `${cell.slice(0, widest - 3)}...` : cell;
}

function place(path: string, { start }: Range): string {
  return `${path}:${start.line + 1}`;
}

/** What threat notes cover, as the JSON that docs/json-output.md describes. Lines and columns are one-based. */
export function toCoverageJson(all: readonly NotesCoverage[]): unknown {
  return {
    version: 1,
    notes: all.map(({ path, files, entryPoints, threats, controls, assets }) => ({
      path,
      files,
      entryPoints: {
        all: entryPoints.length,
        covered: entryPoints.filter(({ by }) => by.length > 0).length,
        uncovered: entryPoints
          .filter(({ by }) => by.length === 0)
          .map(({ path: file, point: { kind, method, route, name, range } }) => ({
            path: file,
            ...oneBased(range),
            kind,
            ...(method !== undefined && { method }),
            ...(route !== undefined && { route }),
            name,
          })),
      },
      threats: threats.map(({ place: { path: file, range }, ...threat }) => ({
        ...threat,
        path: file,
        ...oneBased(range),
      })),
      controls: controls.map(({ isChecked, missing, ...control }) => ({
        ...control,
        checked: isChecked,
        missing: missing.map(({ path: file, range, name }) => ({ path: file, ...oneBased(range), name })),
      })),
      assets,
    })),
  };
}
