import type { FileScope } from '../../rules/file-scope';
import type { LoadedRules } from '../../rules/rule';
import type { ThreatNotes } from '../notes';
import { forbiddenRules } from './forbidden';
import { librariesOf, type ScopedNotes, withFunctions } from './functions';

/**
 * The rules together with what the notes of all folders say of the project's own functions and data. Notes count in the
 * files of their folder for which no nearer folder has notes. Rules that the notes do not touch stay the same objects.
 */
export function rulesWithNotes(loaded: LoadedRules, all: readonly ThreatNotes[]): LoadedRules {
  if (all.length === 0) return loaded;
  const scoped = all.map((notes) => ({ ...notes, within: filesOf(notes, all) }));
  const taken = new Set(loaded.rules.map(({ id }) => id));
  const functions: ScopedNotes[] = scoped;
  return {
    ...loaded,
    rules: [
      ...withFunctions(loaded.rules, functions),
      ...scoped.flatMap((notes) => forbiddenRules(notes, notes.within, taken)),
    ],
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

/** The files for which notes are the nearest. */
function filesOf({ base }: ThreatNotes, all: readonly ThreatNotes[]): FileScope {
  const nearer = all
    .map((other) => other.base)
    .filter((folder) => folder !== base && folder.startsWith(base));
  return { base, without: nearer };
}
