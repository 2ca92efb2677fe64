/** What notes could say better: nothing of it keeps them from being in force. */
import { profiles } from '../checklists/profiles';
import { listed } from '../controls/text';
import type { EntryPoint } from '../entrypoints/entry-point';
import type { AnalysisProblem, ProblemFix } from '../findings/finding';
import type { YamlData } from '../yaml/edit';
import { nearest } from '../yaml/suggest';
import { freeId, NoteFixes, nearestPattern, written } from './advice-fixes';
import { isCalled, isNamed } from './asked-words';
import type { FunctionName } from './code-names';
import { dayAfter, daysBetween, noticeDays } from './days';
import { pathPattern } from './glob';
import { type ThreatNotes, withinNotes } from './notes';
import type { NotesPart } from './parse';
import { entryPointWords, placesWhereDataComesIn } from './reach';
import type { NotesRead } from './read';
import type { NotesData } from './schema';
import { scopesOf } from './scope';

/** What is known of the project around the notes. */
export interface NotesSurroundings {
  /** YYYY-MM-DD. */
  today: string;
  /** The workspace-relative paths of the project's files; left out: not known yet. */
  files?: readonly string[];
  /** What notes asked for of the names in the code, and the words that were found; left out: nobody has looked yet. */
  names?: { asked: ReadonlySet<string>; found: ReadonlySet<string> };
  /** Ids of the team's own checklists, which `compliance` can name too; left out: not known. */
  checklists?: readonly string[];
  /** Who can own something: `@alice`, from CODEOWNERS and the like. */
  owners?: readonly string[];
  /** The functions of the code that notes may mean. */
  functions?: readonly FunctionName[];
  /** Where data of others comes into the code, by path; left out: not known yet. */
  entryPoints?: ReadonlyMap<string, readonly EntryPoint[]>;
}

/** How many entry points of the code are named in a message. */
const shownEntryPoints = 3;
/** For how long an acceptance is extended. */
const acceptanceDays = 90;

/**
 * What could be better in notes, as warnings and hints with their fixes: acceptances that end or never end, scopes that
 * match no file, threats that nobody answers for, names that no code has. Files with an error are left out: what stands in
 * them is not what is in force.
 */
export function adviseNotes({ folders, stale }: NotesRead, around: NotesSurroundings): AnalysisProblem[] {
  const all = folders.map(({ notes }) => notes);
  return folders.flatMap(({ notes, parts }) =>
    parts.flatMap((part) => {
      if (!part.data || stale.includes(part.path)) return [];
      const advisor = new Advisor(notes, part, part.data, around, all);
      advisor.compliance();
      advisor.accepted();
      advisor.threats();
      advisor.scopes();
      advisor.assets();
      advisor.controls();
      advisor.entryPoints();
      return advisor.problems;
    }),
  );
}

class Advisor {
  readonly problems: AnalysisProblem[] = [];
  private readonly fixes: NoteFixes;

  constructor(
    private readonly notes: ThreatNotes,
    private readonly part: NotesPart,
    private readonly data: NotesData,
    private readonly around: NotesSurroundings,
    private readonly all: readonly ThreatNotes[],
  ) {
    this.fixes = new NoteFixes(part);
  }

  compliance(): void {
    const { checklists } = this.around;
    if (!checklists) return;
    const known = [...profiles.map(({ id }) => id), ...checklists];
    this.data.compliance.forEach((name, i) => {
      if (known.includes(name)) return;
      const meant = nearest(name, known);
      const help = meant ? `Did you mean \`${meant}\`?` : `There are ${known.join(', ')}.`;
      const at = ['compliance', i];
      const fixes = [...this.fixes.change(at, meant), ...this.fixes.remove(at, `Remove ${name}`, true)];
      this.add(at, `There is no profile or checklist \`${name}\`. ${help}`, 'warning', fixes);
    });
  }

  accepted(): void {
    const { today } = this.around;
    this.data.accepted.forEach((risk, i) => {
      const end = dayAfter(today, acceptanceDays);
      const extend = this.setting(['accepted', i], 'expires', end, `Accept it until ${end}`);
      if (!risk.expires) {
        const message = `The accepted risk ${risk.id} has no end: add \`expires: YYYY-MM-DD\` so that it is looked at again.`;
        this.add(['accepted', i, 'id'], message, 'warning', extend);
        return;
      }
      const left = daysBetween(today, risk.expires);
      if (left > noticeDays) return;
      const by = risk.owner ? ` (${risk.owner})` : '';
      const message =
        left < 0
          ? `The accepted risk ${risk.id} expired on ${risk.expires}${by}: its findings are back. ` +
            'Fix them, or decide again and set a new day.'
          : `The accepted risk ${risk.id} expires ${inDays(left)}, on ${risk.expires}${by}: ` +
            'its findings come back after that day.';
      const over = left < 0 ? this.fixes.remove(['accepted', i], `Remove ${risk.id}: it is over`, true) : [];
      this.add(['accepted', i, 'expires'], message, 'warning', [...extend, ...over]);
    });
  }

  threats(): void {
    this.data.threats.forEach((threat, i) => {
      const at = ['threats', i];
      if (threat.status !== 'open') return;
      if (!threat.owner) {
        const fixes = this.likelyOwners().flatMap((owner) =>
          this.setting(at, 'owner', owner, `Give it to ${owner}`),
        );
        this.add([...at, 'id'], `Nobody looks after ${threat.id}: add \`owner\`.`, 'info', fixes);
      }
      if (threat.mitigations?.length) return;
      const grave = threat.severity === 'critical' || threat.severity === 'high';
      const fixes = this.notes.controls
        .slice(0, 5)
        .flatMap(({ id, title }) => this.setting(at, 'mitigations', [id], `Answer it by ${id} ${title}`));
      const id = this.freeId('C-1');
      const added = this.fixes.append(
        'controls',
        { id, title: `What the code does against ${threat.id}`, scope: threat.scope },
        `Add a control against it: ${id}`,
        this.fixes.set(at, 'mitigations', [id], ''),
      );
      const message = `No control answers ${threat.id}: name one in \`mitigations\`.`;
      this.add([...at, 'id'], message, grave ? 'warning' : 'info', [...fixes, ...added]);
    });
  }

  /** A scope without a file is most often a folder that was renamed: then its notes are silent. */
  scopes(): void {
    const { files } = this.around;
    if (!files) return;
    const scopes = scopesOf(this.notes);
    const { base } = this.notes;
    const within = files.flatMap((file) => (file.startsWith(base) ? [file.slice(base.length)] : []));
    for (const list of ['entryPoints', 'threats', 'controls', 'forbidden', 'accepted'] as const)
      this.data[list].forEach(({ scope }, i) => {
        scope?.forEach((glob, g) => {
          if (glob.startsWith('!') || within.some((file) => scopes.matches([glob], file))) return;
          const at = [list, i, 'scope', g];
          // Without the others, a scope would be everything, or nothing.
          const canGo = scope.some((other, o) => o !== g && !other.startsWith('!'));
          this.add(at, `No file matches \`${glob}\`: correct it or remove it.`, 'warning', [
            ...this.fixes.change(at, nearestPattern(glob, within)),
            ...(canGo ? this.fixes.remove(at, `Remove ${glob}`, false) : []),
          ]);
        });
      });
  }

  assets(): void {
    const { names } = this.around;
    if (!names) return;
    this.data.assets.forEach((asset, i) => {
      asset.identifiers?.forEach((identifier, k) => {
        // What was typed since the last look is not known to be missing.
        if (!names.asked.has(identifier) || isNamed(asset, identifier, names.found)) return;
        const at = ['assets', i, 'identifiers', k];
        const fixes = this.fixes.remove(at, `Remove ${identifier}`, true);
        this.add(at, `No code has a name like \`${identifier}\`: correct it or remove it.`, 'info', fixes);
      });
    });
  }

  /** What no code calls is missing everywhere, or is called something else. */
  controls(): void {
    const { names, functions = [] } = this.around;
    if (!names) return;
    this.data.controls.forEach((control, i) => {
      const called = listed(control.check?.mustCall ?? []);
      if (called.length === 0) return;
      if (called.some((name) => !names.asked.has(name) || isCalled(name, names.found))) return;
      const at = ['controls', i, 'check', 'mustCall'];
      const isList = Array.isArray(control.check?.mustCall);
      const known = functions.map(({ name }) => name);
      const what = called.map((name) => `\`${name}\``).join(' or ');
      this.add(at, `No code calls ${what}: write it, or correct the name.`, 'warning', [
        ...called.flatMap((name, n) => this.fixes.change(isList ? [...at, n] : at, nearest(name, known))),
        ...this.fixes.set(
          ['controls', i],
          'check',
          undefined,
          `Do not look for ${control.id}: remove its check`,
        ),
      ]);
    });
  }

  /** Once a team lists where data comes in, what is missing from the list is worth a word. */
  entryPoints(): void {
    const { entryPoints } = this.around;
    const { data, notes } = this;
    if (!entryPoints || data.entryPoints.length === 0) return;
    const found = placesWhereDataComesIn(notes, this.all, entryPoints).filter(({ by }) => by.length === 0);
    if (found.length === 0) return;
    const words = found.slice(0, shownEntryPoints).map(({ point }) => entryPointWords(point));
    const more = found.length - words.length;
    const noun = found.every(({ point }) => point.kind === 'http') ? 'route' : 'place where data comes in';
    const count = found.length === 1 ? `1 ${noun} is` : `${found.length} ${plural(noun)} are`;
    const list = [...words, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    const scope = [...new Set(found.map(({ path }) => pathPattern(withinNotes(notes, path))))];
    const kinds = [...new Set(found.map(({ point }) => point.kind))];
    const id = this.freeId(kinds.length === 1 ? kinds[0] : 'code');
    const kind = kinds.length === 1 ? kinds[0] : undefined;
    const title = `Add ${id} under entryPoints with ${scope.length === 1 ? 'this file' : `these ${scope.length} files`}`;
    const fixes = this.fixes.append('entryPoints', { id, kind, trust: 'untrusted', scope }, title);
    this.add(['entryPoints'], `${count} in no entry point: ${list}.`, 'info', fixes);
  }

  /** Who is asked first: those of the code, then those of other threats and the project. */
  private likelyOwners(): string[] {
    const { threats, project } = this.notes;
    const own = [...threats.map(({ owner }) => owner), project?.owner].filter((owner) => owner !== undefined);
    return [...new Set([...(this.around.owners ?? []), ...own])].slice(0, 3);
  }

  private add(
    at: PropertyKey[],
    message: string,
    severity: 'warning' | 'info',
    fixes: readonly ProblemFix[] = [],
  ): void {
    const { yaml, path } = this.part;
    const range = yaml.lines.range(...yaml.span(at));
    this.problems.push({
      path,
      range,
      message,
      severity,
      ...(fixes.length > 0 && { fixes: [...fixes] }),
    });
  }

  private freeId(wanted: string): string {
    return freeId((id) => Object.hasOwn(this.notes.places, id), wanted);
  }

  /** The fix that sets a key of an entry, which its title says. */
  private setting(at: readonly PropertyKey[], key: string, value: YamlData, title: string): ProblemFix[] {
    return this.fixes.set(at, key, value, `${title}: ${written(key, value)}`);
  }
}

function plural(noun: string): string {
  return noun === 'route' ? 'routes' : noun.replace('place', 'places');
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
