/** OWASP TM-BOM: threat-model.schema.json of the OWASP Threat Model Library, versions 1.x. */
import type { NotesData } from '../schema';
import { ImportError, type Imported, nothing, oneLine, titleOf } from './imported';
import { mapOf, mapsOf, readJson, textOf, textsOf } from './json';

/** Reads a model. Throws an `ImportError` when the text is none. */
export function fromTmBom(text: string): Imported {
  const model = mapOf(readJson(text));
  const scope = mapOf(model.scope);
  if (textOf(scope.title) === undefined || !Array.isArray(model.trust_zones))
    throw new ImportError(
      'This is no OWASP threat model (TM-BOM): it has no `scope.title` or no `trust_zones`.',
    );
  const result = nothing();
  result.project = projectOf(scope, textOf(model.description));
  result.assets = mapsOf(model.data_sets).flatMap((set) =>
    named(set, (base) => ({ ...base, ...classOf(set) })),
  );
  const severities = levelsOf(model.risks);
  const controls = mapsOf(model.controls).filter(
    ({ status }) => status !== 'retired' && status !== 'wont_do',
  );
  result.threats = mapsOf(model.threats).flatMap((threat) =>
    named(threat, (base) => {
      const id = textOf(threat.symbolic_name)!;
      const own = controls.filter((control) => textsOf(control.threats).includes(id));
      const cwe = mapsOf(threat.weaknesses).flatMap(({ cwe_id }) => cweOf(cwe_id));
      const severity = severities.get(id);
      const inPlace =
        own.length > 0 && own.every(({ status }) => status === 'active' || status === 'assumed');
      return {
        ...base,
        ...(cwe.length > 0 && { cwe }),
        ...(severity && { severity }),
        status: inPlace ? ('mitigated' as const) : ('open' as const),
        ...(own.length > 0 && { mitigations: own.flatMap((control) => refsOf(control)) }),
      };
    }),
  );
  result.controls = controls.flatMap((control) => named(control, (base) => base));
  result.assumptions = mapsOf(model.assumptions).flatMap(({ description, validity }, i) => {
    const said = textOf(description);
    if (!said || validity === 'rejected') return [];
    const title = titleOf(said);
    return [
      { title, ...(oneLine(said) !== title && { description: said }), ref: refOf(`assumption/${i + 1}`) },
    ];
  });
  return result;
}

function projectOf(scope: Record<string, unknown>, description: string | undefined): Imported['project'] {
  const risk = (
    { minimal: 'low', low: 'low', moderate: 'medium', high: 'high', maximal: 'critical' } as const
  )[textOf(scope.business_criticality) as 'low'];
  const said = description ?? textOf(scope.description);
  return {
    name: oneLine(textOf(scope.title)!),
    ...(said && { description: said }),
    ...(risk && { risk }),
    ...(scope.exposure === 'external' && { exposure: 'public' as const }),
    ...(scope.exposure === 'internal' && { exposure: 'internal' as const }),
  };
}

function named<T>(
  entry: Record<string, unknown>,
  make: (base: { title: string; description?: string; ref: string }) => T,
): T[] {
  const [ref] = refsOf(entry);
  const title = textOf(entry.title);
  if (!ref || !title) return [];
  const description = textOf(entry.description);
  return [make({ title: oneLine(title), ...(description && { description }), ref })];
}

function refsOf(entry: Record<string, unknown>): string[] {
  const name = textOf(entry.symbolic_name);
  return name ? [refOf(name)] : [];
}

function refOf(name: string): string {
  return `tm-bom:${name}`;
}

/** The class of our notes that the most sensitive kind of data of a set is. */
function classOf(set: Record<string, unknown>): { class?: string } {
  const kinds = textsOf(set.data_sensitivity);
  const classes = {
    phi: 'phi',
    pci: 'pci',
    cred: 'credential',
    pii: 'pii',
    fin: 'business',
    biz: 'business',
  };
  const found = Object.entries(classes).find(([kind]) => kinds.includes(kind));
  return found ? { class: found[1] } : {};
}

function cweOf(value: unknown): string[] {
  const number = /^(?:CWE-)?([1-9]\d{0,4})$/.exec(textOf(value) ?? '')?.[1];
  return number ? [`CWE-${number}`] : [];
}

/** Threat → the worst level of the risks that name it. */
function levelsOf(risks: unknown): Map<string, NotesData['threats'][number]['severity']> {
  const levels = {
    very_low: 'low',
    low: 'low',
    medium: 'medium',
    high: 'high',
    very_high: 'critical',
    critical: 'critical',
  } as const;
  const order = ['low', 'medium', 'high', 'critical'] as const;
  const result = new Map<string, (typeof order)[number]>();
  for (const risk of mapsOf(risks)) {
    const level = levels[textOf(risk.level) as keyof typeof levels];
    if (!level) continue;
    for (const threat of textsOf(risk.threats)) {
      const known = result.get(threat);
      if (!known || order.indexOf(level) > order.indexOf(known)) result.set(threat, level);
    }
  }
  return result;
}
