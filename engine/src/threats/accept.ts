/** Writing down that somebody accepts a risk. */
import { isMap, type YAMLMap } from 'yaml';
import type { TextEdit } from '../syntax/position';
import { YamlText } from '../yaml/document';
import { appendEntryEdit } from '../yaml/edit';
import { pathPattern } from './glob';
import { type ThreatNotes, withinNotes } from './notes';
import { currentVersion } from './schema';

/** A risk that somebody accepts. */
export interface Acceptance {
  rule: string;
  /** The one finding; left out: all of the rule in the file. */
  fingerprint?: string;
  /** The workspace-relative path of the file. */
  path: string;
  /** The threat whose risk it is. */
  threat?: string;
  reason: string;
  owner?: string;
  /** The last day, YYYY-MM-DD. */
  expires?: string;
}

/**
 * The edit that adds an accepted risk to the text of a file of notes, which is empty where there is none yet. `notes` are
 * those of the folder; comments, order and layout of the text stay.
 */
export function acceptanceEdit(
  text: string,
  { rule, fingerprint, path, threat, reason, owner, expires }: Acceptance,
  notes: ThreatNotes | undefined,
): { id: string; edit: TextEdit } {
  const id = freeId(notes);
  const scope = [pathPattern(notes ? withinNotes(notes, path) : path)];
  const entry = { id, rule, fingerprint, scope, threat, reason, owner, expires };
  if (text.trim() !== '') {
    const root = new YamlText(text, '').document?.contents;
    const map = isMap(root) ? (root as YAMLMap) : undefined;
    return { id, edit: appendEntryEdit(text, map, 'accepted', entry) };
  }
  const { text: list } = appendEntryEdit('', undefined, 'accepted', entry);
  return { id, edit: { start: 0, end: text.length, text: `version: ${currentVersion}\n\n${list}` } };
}

/** `R-` and the first number that no entry has. */
function freeId(notes: ThreatNotes | undefined): string {
  for (let number = 1; ; number++) {
    const id = `R-${number}`;
    if (!notes || !Object.hasOwn(notes.places, id)) return id;
  }
}
