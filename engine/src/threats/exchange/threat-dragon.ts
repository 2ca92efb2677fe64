/**
 * OWASP Threat Dragon, version 2 of its JSON (threat-dragon-v2.schema.json of the project): threats hang on the cells of
 * diagrams.
 */
import type { ThreatNotes } from '../notes';
import { riskLevels } from '../schema';
import { ImportError, type Imported, nothing, oneLine, strideOf } from './imported';
import { mapOf, mapsOf, readJson, textOf, wordOf } from './json';

/** Reads a model. Throws an `ImportError` when the text is none. */
export function fromThreatDragon(text: string): Imported {
  const model = mapOf(readJson(text));
  const { diagrams } = mapOf(model.detail);
  if (!Array.isArray(diagrams))
    throw new ImportError('This is no Threat Dragon model of version 2: it has no `detail.diagrams`.');
  if (mapsOf(diagrams).some((diagram) => diagram.diagramJson !== undefined))
    throw new ImportError('This is a model of Threat Dragon 1: open and save it in version 2 first.');
  const result = nothing();
  const summary = mapOf(model.summary);
  const name = textOf(summary.title);
  const description = textOf(summary.description);
  const owner = textOf(summary.owner);
  result.project = {
    ...(name && { name: oneLine(name) }),
    ...(description && { description }),
    ...(owner && { owner }),
  };
  for (const diagram of mapsOf(diagrams))
    for (const cell of mapsOf(diagram.cells)) addCell(result, mapOf(cell.data), textOf(cell.id) ?? '');
  return result;
}

function addCell(result: Imported, data: Record<string, unknown>, cell: string): void {
  const name = oneLine(textOf(data.name) ?? '');
  const isStore = data.type === 'tm.Store';
  if (isStore && name) {
    const description = textOf(data.description);
    result.assets.push({ title: name, ...(description && { description }), ref: refOf(cell) });
  }
  mapsOf(data.threats).forEach((threat, i) => {
    const title = oneLine(textOf(threat.title) ?? `Threat to ${name || 'a part of the system'}`);
    const ref = refOf(textOf(threat.id) ?? `${cell}:${textOf(threat.number) ?? i}`);
    const mitigation = textOf(threat.mitigation);
    const description = textOf(threat.description);
    const severity = wordOf(threat.severity, riskLevels);
    const stride = strideOf(textOf(threat.type) ?? '');
    if (mitigation) result.controls.push({ title: oneLine(mitigation), ref: `${ref}/mitigation` });
    result.threats.push({
      title: name && !title.includes(name) ? `${title} (${name})` : title,
      ...(description && { description }),
      ...(stride && { stride }),
      ...(severity && { severity }),
      status: statusOf(textOf(threat.status)),
      ...(isStore && name && { assets: [refOf(cell)] }),
      ...(mitigation && { mitigations: [`${ref}/mitigation`] }),
      ref,
    });
  });
}

function statusOf(status: string | undefined): 'open' | 'mitigated' | 'accepted' {
  if (status?.toLowerCase() === 'mitigated') return 'mitigated';
  // Not applicable: nobody has to do anything about it.
  return status !== undefined && /^(n\/?a|not ?applicable)$/i.test(status) ? 'accepted' : 'open';
}

function refOf(id: string): string {
  return `threat-dragon:${id}`;
}

const words = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
} as const;

/**
 * Notes as a Threat Dragon model: one diagram with a process for the project and a store for each asset; threats hang on
 * the store of their first asset, or on the process. Ids are made of ours, so that each export names the same things alike.
 */
export function toThreatDragon(notes: ThreatNotes): string {
  const name = notes.project?.name ?? 'Project';
  const controls = new Map(notes.controls.map((control) => [control.id, control]));
  let number = 0;
  const threatsOf = (asset: string | undefined) =>
    notes.threats
      .filter((threat) => firstKnown(threat.assets, notes) === asset)
      .map((threat) => ({
        id: uuidOf(threat.ref, threat.id),
        title: threat.title,
        status: threat.status === 'mitigated' || threat.status === 'transferred' ? 'Mitigated' : 'Open',
        severity: threat.severity[0].toUpperCase() + threat.severity.slice(1),
        type: words[threat.stride?.[0] ?? 'I'],
        description: threat.description ?? threat.title,
        mitigation: (threat.mitigations ?? []).flatMap((id) => controls.get(id)?.title ?? []).join('; '),
        modelType: 'STRIDE',
        new: false,
        number: ++number,
        score: '',
      }));
  const cells = [
    cellOf('process', 'tm.Process', uuidOf(undefined, 'process'), name, 0, threatsOf(undefined)),
    ...notes.assets.map((asset, i) =>
      cellOf('store', 'tm.Store', uuidOf(asset.ref, asset.id), asset.title, i + 1, threatsOf(asset.id)),
    ),
  ];
  const model = {
    version: '2.3.0',
    summary: {
      title: name,
      owner: notes.project?.owner ?? '',
      description: notes.project?.description ?? '',
      id: 0,
    },
    detail: {
      contributors: [],
      diagrams: [
        {
          id: 0,
          title: name,
          diagramType: 'STRIDE',
          placeholder: '',
          thumbnail: './public/content/images/thumbnail.stride.jpg',
          version: '2.3.0',
          cells,
        },
      ],
      diagramTop: 1,
      reviewer: '',
      threatTop: number,
    },
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

function firstKnown(ids: readonly string[] | undefined, notes: ThreatNotes): string | undefined {
  return ids?.find((id) => notes.assets.some((asset) => asset.id === id));
}

function cellOf(shape: string, type: string, id: string, name: string, place: number, threats: object[]) {
  const perRow = 4;
  return {
    position: { x: 60 + (place % perRow) * 200, y: 60 + Math.floor(place / perRow) * 160 },
    size: { width: 140, height: 90 },
    attrs: { text: { text: name } },
    visible: true,
    shape,
    id,
    zIndex: place + 1,
    data: {
      type,
      name,
      description: '',
      outOfScope: false,
      reasonOutOfScope: '',
      hasOpenThreats: threats.some((threat) => (threat as { status: string }).status === 'Open'),
      threats,
    },
  };
}

/** The id that the other tool gave, else one made of ours in the form of a UUID (RFC 9562, version 8). */
function uuidOf(ref: string | undefined, id: string): string {
  const own = /^threat-dragon:([0-9a-f-]{36})$/.exec(ref ?? '')?.[1];
  if (own) return own;
  const hex = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => hash(id, seed)).join('');
  const variant = '89ab'[Number.parseInt(hex[16], 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** FNV-1a with another start for each part, as eight hex digits. */
function hash(text: string, seed: number): string {
  let value = seed >>> 0;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}
