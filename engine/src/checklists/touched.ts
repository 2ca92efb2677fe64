import type { EntryPoint } from '../entrypoints/entry-point';
import type { Finding } from '../findings/finding';
import { LineIndex, type Range } from '../syntax/position';
import type { ThreatNotes } from '../threats/notes';
import { withinNotes } from '../threats/notes';
import { threatsAt } from '../threats/reach';
import { scopesOf } from '../threats/scope';
import type { Catalogue, CatalogueItem } from './catalogue';
import { concerns, controlLink, shares } from './control-links';
import { evidence } from './evidence';

/** A stretch of a file: zero-based lines, `end` included. The path is workspace-relative. */
export interface Lines {
  path: string;
  start: number;
  end: number;
}

/** A handler where data of others comes in, with the lines of its code. */
export interface HandlerLines extends Lines {
  kind: EntryPoint['kind'];
  name: string;
}

/** What a change is made of, and what is known of the code that it touches. */
export interface ChangedCode {
  regions: readonly Lines[];
  /** Those of the changed files; those that no region touches may be among them. */
  handlers: readonly HandlerLines[];
  /** Libraries that a manifest names now and did not before. */
  dependencies: readonly (Lines & { name: string })[];
  /** May be those of the whole project. */
  findings: readonly Finding[];
  notes: readonly ThreatNotes[];
  /** Where the evidence of an item is now, by the item's id. */
  evidence?: ReadonlyMap<string, readonly Lines[]>;
}

/** A region that an item is about, and why in a few words: `POST /:id/share`, `T-1`, `new dependency archiver`. */
export interface Touch {
  region: Lines;
  why: string;
}

/** What a changed handler is looked at for, whatever else it does: who may call it, how often, with what, and who sees it. */
const handlerWeaknesses = ['20', '284', '285', '306', '352', '639', '770', '778', '862', '863'].map(
  (number) => `CWE-${number}`,
);
const handlerPractices = ['access-control', 'authentication', 'audit-log', 'input-validation', 'rate-limit'];
/** What a new library is looked at for: whether it is kept up, known to be weak, and from where it comes. */
const dependencyWeaknesses = ['CWE-829', 'CWE-1035', 'CWE-1104', 'CWE-1357', 'CWE-1395'];

interface Link extends Touch {
  concerns(item: CatalogueItem): boolean;
}

/**
 * Item id → the regions of a change that the item is about: by findings of its weaknesses and rules, by changed handlers,
 * new libraries, threats and controls of the notes in whose scope the change is, and by its evidence. Items that the
 * change does not touch are left out.
 */
export function touchedItems(catalogue: Catalogue, change: ChangedCode): Map<string, Touch[]> {
  const links = [
    ...change.regions.flatMap((region) => threatLinks(region, change)),
    ...change.regions.flatMap((region) => handlerLinks(region, change)),
    ...change.regions.flatMap((region) => dependencyLinks(region, change)),
  ];
  const against = evidence(catalogue, change.findings);
  const found = new Map<Finding, Touch[]>();
  const touchesOf = (finding: Finding) => {
    const known = found.get(finding) ?? findingTouches(finding, change.regions);
    found.set(finding, known);
    return known;
  };
  const result = new Map<string, Touch[]>();
  for (const { items } of catalogue.categories)
    for (const item of items) {
      const touches = [
        ...(against.get(item.id) ?? []).flatMap(touchesOf),
        ...links.filter((link) => link.concerns(item)).map(({ region, why }) => ({ region, why })),
        ...evidenceTouches(change.evidence?.get(item.id) ?? [], change.regions),
      ];
      if (touches.length > 0) result.set(item.id, touches);
    }
  return result;
}

/** The lines of a handler of a text, or of what names it where it stands elsewhere. */
export function handlerLines(path: string, text: string, point: EntryPoint): HandlerLines {
  const { kind, name, range, handler } = point;
  const lines = new LineIndex(text);
  const code = handler && lines.range(handler.start, handler.end);
  const start = Math.min(range.start.line, code?.start.line ?? range.start.line);
  return { path, kind, name, start, end: Math.max(range.end.line, code?.end.line ?? range.end.line) };
}

/** Why each of some touches is there, each word once. */
export function touchWords(touches: readonly Touch[]): string[] {
  return [...new Set(touches.map(({ why }) => why))];
}

/** True where two stretches have a line in common. */
export function overlaps(a: Lines, b: Lines): boolean {
  return a.path === b.path && a.start <= b.end && b.start <= a.end;
}

function findingTouches(finding: Finding, regions: readonly Lines[]): Touch[] {
  const places = [finding, ...finding.flow].map(({ path, range }) => linesOf(path, range));
  const why = `finding at ${finding.path}:${finding.range.start.line + 1}`;
  return regions
    .filter((region) => places.some((place) => overlaps(place, region)))
    .map((region) => ({ region, why }));
}

function evidenceTouches(places: readonly Lines[], regions: readonly Lines[]): Touch[] {
  return regions
    .filter((region) => places.some((place) => overlaps(place, region)))
    .map((region) => ({ region, why: 'its evidence' }));
}

function threatLinks(region: Lines, { notes, handlers }: ChangedCode): Link[] {
  const isHandler = handlers.some((handler) => overlaps(handler, region));
  return notes
    .filter(({ base }) => region.path.startsWith(base))
    .flatMap((each) => [
      ...threatsAt(each, region.path).map(({ id, cwe = [] }) => ({
        region,
        why: id,
        concerns: (item: CatalogueItem) => shares(item.cwe, cwe),
      })),
      ...each.controls
        .filter(({ scope }) => scopesOf(each).matches(scope, withinNotes(each, region.path)))
        .filter(({ check }) => check && (check.inEvery !== 'handler' || isHandler))
        .map(({ id }) => {
          const link = controlLink(id, notes);
          return { region, why: `control ${id}`, concerns: (item: CatalogueItem) => concerns(item, link) };
        }),
    ]);
}

function handlerLinks(region: Lines, { handlers }: ChangedCode): Link[] {
  return handlers
    .filter((handler) => overlaps(handler, region))
    .map(({ kind, name }) => ({
      region,
      why: name,
      concerns: ({ cwe, practices, entryPoints }) =>
        shares(cwe, handlerWeaknesses) || shares(practices, handlerPractices) || entryPoints.includes(kind),
    }));
}

function dependencyLinks(region: Lines, { dependencies }: ChangedCode): Link[] {
  return dependencies
    .filter((library) => overlaps(library, region))
    .map(({ name }) => ({
      region,
      why: `new dependency ${name}`,
      concerns: ({ cwe }) => shares(cwe, dependencyWeaknesses),
    }));
}

function linesOf(path: string, { start, end }: Range): Lines {
  return { path, start: start.line, end: end.line };
}
