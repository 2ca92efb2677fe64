/** AWS Threat Composer (`*.tc.json`, threat-composer-v1.schema.json of the project). */
import type { NotesData } from '../schema';
import { ImportError, type Imported, nothing, oneLine, strideOf, titleOf } from './imported';
import { mapOf, mapsOf, readJson, textOf, textsOf, wordOf } from './json';

/** Reads a workspace. Throws an `ImportError` when the text is none. */
export function fromThreatComposer(text: string): Imported {
  const workspace = mapOf(readJson(text));
  if (typeof workspace.schema !== 'number')
    throw new ImportError('This is no Threat Composer workspace: it has no `schema` number.');
  const result = nothing();
  const info = mapOf(workspace.applicationInfo);
  const [name, description] = [textOf(info.name), textOf(info.description)];
  result.project = { ...(name && { name: oneLine(name) }), ...(description && { description }) };
  const assets = new Map<string, string>();
  const links = linksOf(workspace.mitigationLinks);
  for (const threat of mapsOf(workspace.threats)) addThreat(result, threat, assets, links);
  for (const mitigation of mapsOf(workspace.mitigations)) {
    const content = textOf(mitigation.content);
    const id = textOf(mitigation.id);
    if (content && id) result.controls.push({ ...said(content), ref: refOf(id) });
  }
  const known = new Set(result.controls.map(({ ref }) => ref));
  for (const threat of result.threats)
    if (threat.mitigations) threat.mitigations = threat.mitigations.filter((ref) => known.has(ref));
  for (const assumption of mapsOf(workspace.assumptions)) {
    const content = textOf(assumption.content);
    const id = textOf(assumption.id);
    if (content && id) result.assumptions.push({ ...said(content), ref: refOf(id) });
  }
  return result;
}

function addThreat(
  result: Imported,
  threat: Record<string, unknown>,
  assets: Map<string, string>,
  links: ReadonlyMap<string, string[]>,
): void {
  const id = textOf(threat.id);
  const statement = textOf(threat.statement) ?? statementOf(threat);
  if (!id || !statement) return;
  const impacted = textsOf(threat.impactedAssets).map((title) => {
    const ref = refOf(`asset/${title.toLowerCase()}`);
    if (!assets.has(ref)) {
      assets.set(ref, title);
      result.assets.push({ title: oneLine(title), ref });
    }
    return ref;
  });
  const about = new Map(mapsOf(threat.metadata).map(({ key, value }) => [textOf(key), value]));
  const severity = wordOf(about.get('Priority'), ['low', 'medium', 'high', 'critical'] as const);
  const stride = [...new Set(textsOf(about.get('STRIDE')).flatMap((letter) => strideOf(letter) ?? []))];
  const mitigations = links.get(id);
  result.threats.push({
    ...said(statement),
    ...(stride.length > 0 && { stride }),
    ...(severity && { severity }),
    status: statusOf(textOf(threat.status)),
    ...(impacted.length > 0 && { assets: impacted }),
    ...(mitigations && { mitigations }),
    ref: refOf(id),
  });
}

/** The parts of a threat as its sentence, where the tool has not written it. */
function statementOf(threat: Record<string, unknown>): string | undefined {
  const [source, prerequisites, action, impact] = [
    textOf(threat.threatSource),
    textOf(threat.prerequisites),
    textOf(threat.threatAction),
    textOf(threat.threatImpact),
  ];
  if (!action) return undefined;
  const who = [`A ${source ?? 'threat actor'}`, prerequisites].filter(Boolean).join(' ');
  return `${who} can ${action}${impact ? `, which leads to ${impact}` : ''}`;
}

function statusOf(status: string | undefined): NotesData['threats'][number]['status'] {
  if (status === 'threatResolved') return 'mitigated';
  return status === 'threatResolvedNotUseful' ? 'accepted' : 'open';
}

/** Threat id → refs of its mitigations. */
function linksOf(value: unknown): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const { linkedId, mitigationId } of mapsOf(value)) {
    const [threat, mitigation] = [textOf(linkedId), textOf(mitigationId)];
    if (threat && mitigation) links.set(threat, [...(links.get(threat) ?? []), refOf(mitigation)]);
  }
  return links;
}

/** A text as a title, with all of it as a description where it is longer. */
function said(text: string): { title: string; description?: string } {
  const title = titleOf(text);
  return oneLine(text).replace(/\.$/, '') === title ? { title } : { title, description: text };
}

function refOf(id: string): string {
  return `threat-composer:${id}`;
}
