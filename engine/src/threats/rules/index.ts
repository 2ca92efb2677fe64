import type { FileScope } from '../../rules/file-scope';
import type { LoadedRules, RuleSpec } from '../../rules/rule';
import type { ThreatNotes } from '../notes';
import { forbiddenRules } from './forbidden';
import { librariesOf, type ScopedNotes, withFunctions } from './functions';

/**
 * The rules together with what the notes of all folders say of the project's own functions and data. Notes count in the
 * files of their folder for which no nearer folder has notes. Rules that the notes do not touch stay the same objects.
 * @param earlier what was made of the same rules with other notes: rules that both have keep their numbers
 */
export function rulesWithNotes(
  loaded: LoadedRules,
  all: readonly ThreatNotes[],
  earlier?: Pick<LoadedRules, 'numbered'>,
): LoadedRules {
  if (all.length === 0 && !earlier?.numbered) return loaded;
  const scoped = all.map((notes) => ({ ...notes, within: filesOf(notes, all) }));
  const taken = new Set(loaded.rules.map(({ id }) => id));
  const functions: ScopedNotes[] = scoped;
  const { joined, made } = withFunctions(loaded.rules, functions);
  made.push(...scoped.flatMap((notes) => forbiddenRules(notes, notes.within, taken)));
  return {
    ...loaded,
    rules: [...joined, ...made],
    numbered: numbered(
      made.filter(({ mode }) => mode === 'taint'),
      earlier?.numbered ?? [],
    ),
    libraries: [...loaded.libraries, ...functions.flatMap(librariesOf)],
    assets: scoped
      .filter(({ assets }) => assets.length > 0)
      .map(({ within, assets }) => ({
        within,
        assets: assets.map(({ id, title, class: of, identifiers = [] }) => ({
          id,
          title,
          identifiers,
          ...(of && { class: of }),
        })),
      })),
  };
}

/** The rules by their numbers: those that had one keep it, and new ones get those of rules that are gone. */
function numbered(made: readonly RuleSpec[], earlier: readonly RuleSpec[]): RuleSpec[] {
  const byId = new Map(made.map((rule) => [rule.id, rule]));
  const kept = new Set(earlier.map(({ id }) => id).filter((id) => byId.has(id)));
  const added = made.filter(({ id }) => !kept.has(id));
  return [
    ...earlier.map((rule) => (kept.has(rule.id) ? byId.get(rule.id) : added.shift()) ?? rule),
    ...added,
  ];
}

/** The files for which notes are the nearest. */
function filesOf({ base }: ThreatNotes, all: readonly ThreatNotes[]): FileScope {
  const nearer = all
    .map((other) => other.base)
    .filter((folder) => folder !== base && folder.startsWith(base));
  return { base, without: nearer };
}
