import type { ThreatNotes } from '../../engine/src/index';
import { type EntryRef, noteEntries } from '../../engine/src/threats/index';
import { escapeMarkdown, lineLink } from './markdown';
import type { Project } from './project';

/** What the notes say of an entry, as Markdown; `undefined` when it is gone. `today` is YYYY-MM-DD. */
export function entryStory(
  { list, id }: EntryRef,
  notes: ThreatNotes,
  project: Project,
  today: string,
): string | undefined {
  if (list === 'threats') return threatStory(id, notes, project, today);
  if (list === 'assumptions') return undefined;
  const entry = noteEntries(notes, today)[list].find((each) => each.id === id);
  if (!entry) return undefined;
  const title = entry.title === id ? '' : escapeMarkdown(entry.title);
  return [heading(id, title, notes, project), escapeMarkdown(entry.detail)].filter(Boolean).join('\n\n');
}

/** A threat with what is known of it: how bad it is, who looks after it, what answers it and what was accepted. */
function threatStory(id: string, notes: ThreatNotes, project: Project, today: string): string | undefined {
  const threat = notes.threats.find((each) => each.id === id);
  if (!threat) return undefined;
  const state = [
    threat.severity,
    threat.status,
    threat.owner ? escapeMarkdown(threat.owner) : 'nobody looks after it',
    threat.reviewed ? `reviewed on ${threat.reviewed}` : 'never reviewed',
  ];
  const controls = (threat.mitigations ?? []).map((control) => {
    const title = notes.controls.find((each) => each.id === control)?.title ?? '';
    return `Control ${entryLink(control, title, notes, project)}`;
  });
  const accepted = noteEntries(notes, today).accepted.filter((risk) =>
    notes.accepted.some((each) => each.id === risk.id && each.threat === id),
  );
  const risks = accepted.map((risk) => {
    const until = risk.expires ? `, ${risk.expired ? 'expired on' : 'until'} ${risk.expires}` : '';
    return `Accepted ${entryLink(risk.id, risk.title, notes, project)}${until}`;
  });
  const grave = threat.status === 'open' && controls.length === 0 ? ['No control answers it.'] : [];
  return [
    heading(id, escapeMarkdown(threat.title), notes, project),
    ...(threat.description ? [escapeMarkdown(threat.description)] : []),
    state.join(' · '),
    ...grave,
    ...(controls.length + risks.length > 0
      ? [[...controls, ...risks].map((line) => `- ${line}`).join('\n')]
      : []),
  ].join('\n\n');
}

/** An id and a title that lead to the entry. */
export function entryLink(
  id: string,
  title: string,
  notes: ThreatNotes | undefined,
  project: Project,
): string {
  const words = [id, title].filter(Boolean).map(escapeMarkdown).join(' ');
  const place = notes?.places[id];
  return place ? `[${words}](${lineLink(project.uriOf(place.path), place.range.start.line)})` : words;
}

function heading(id: string, title: string, notes: ThreatNotes, project: Project): string {
  return `**${entryLink(id, '', notes, project)}**${title ? ` ${title}` : ''}`;
}
