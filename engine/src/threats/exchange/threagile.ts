/** Threagile's model (`threagile.yaml`, support/schema.json of the project), version 1. */
import { YamlText } from '../../yaml/document';
import type { NotesData } from '../schema';
import { ImportError, type Imported, nothing, oneLine, strideOf, titleOf } from './imported';
import { mapOf, textOf } from './json';

/** Reads a model. Throws an `ImportError` when the text is none. */
export function fromThreagile(text: string): Imported {
  const yaml = new YamlText(text, '');
  const [problem] = yaml.problems;
  if (problem) throw new ImportError(`Line ${(problem.range?.start.line ?? 0) + 1}: ${problem.message}`);
  const model = mapOf(yaml.data);
  if (model.threagile_version === undefined)
    throw new ImportError('This is no Threagile model: it has no `threagile_version`.');
  const result = nothing();
  const description = textOf(mapOf(model.business_overview).description);
  const name = textOf(model.title);
  const risk = riskOf(textOf(model.business_criticality));
  result.project = {
    ...(name && { name: oneLine(name) }),
    ...(description && { description: plain(description) }),
    ...(risk && { risk }),
  };
  for (const [title, value] of Object.entries(mapOf(model.data_assets))) {
    const asset = mapOf(value);
    const id = textOf(asset.id) ?? title;
    const said = textOf(asset.description);
    const owner = textOf(asset.owner);
    result.assets.push({
      title: plain(title),
      ...(said && { description: plain(said) }),
      ...(owner && { owner }),
      ref: refOf(id),
    });
  }
  for (const [title, said] of Object.entries(mapOf(model.abuse_cases)))
    result.threats.push({
      title: plain(title),
      ...(textOf(said) && { description: plain(textOf(said)!) }),
      ref: refOf(`abuse-case/${title}`),
    });
  for (const [title, said] of Object.entries(mapOf(model.security_requirements)))
    result.controls.push({
      title: plain(title),
      ...(textOf(said) && { description: plain(textOf(said)!) }),
      ref: refOf(`requirement/${title}`),
    });
  for (const [title, category] of Object.entries(mapOf(model.individual_risk_categories)))
    addCategory(result, title, mapOf(category), mapOf(model.risk_tracking));
  return result;
}

function addCategory(
  result: Imported,
  title: string,
  category: Record<string, unknown>,
  tracking: Record<string, unknown>,
): void {
  const id = textOf(category.id) ?? title;
  const mitigation = textOf(category.mitigation);
  const control = mitigation ? refOf(`${id}/mitigation`) : undefined;
  if (mitigation && control) {
    const said = plain(mitigation);
    const short = titleOf(said);
    result.controls.push({ title: short, ...(said !== short && { description: said }), ref: control });
  }
  const stride = strideOf(textOf(category.stride) ?? '');
  const cwe = /^[1-9]\d{0,4}$/.exec(textOf(category.cwe) ?? '')?.[0];
  const description = textOf(category.description);
  for (const [risk, value] of Object.entries(mapOf(category.risks_identified))) {
    const found = mapOf(value);
    const severity = severityOf(textOf(found.severity));
    const asset = textOf(found.most_relevant_data_asset);
    const assetRef = asset && result.assets.find(({ ref }) => ref === refOf(asset))?.ref;
    const component = textOf(found.most_relevant_technical_asset);
    result.threats.push({
      title: plain(risk),
      ...(description && { description: plain(description) }),
      ...(stride && { stride }),
      ...(cwe && { cwe: [`CWE-${cwe}`] }),
      ...(severity && { severity }),
      status: trackedAs(tracking, component ? `${id}@${component}` : id),
      ...(assetRef && { assets: [assetRef] }),
      ...(control && { mitigations: [control] }),
      ref: refOf(`${id}/${risk}`),
    });
  }
}

/** What `risk_tracking` says; its keys may have `*` between the `@` characters. */
function trackedAs(tracking: Record<string, unknown>, id: string): NotesData['threats'][number]['status'] {
  for (const [pattern, value] of Object.entries(tracking)) {
    const parts = pattern.split('@');
    const given = id.split('@');
    if (parts.length !== given.length || !parts.every((part, i) => part === '*' || part === given[i]))
      continue;
    const status = textOf(mapOf(value).status);
    if (status === 'mitigated') return 'mitigated';
    if (status === 'accepted' || status === 'false-positive') return 'accepted';
  }
  return 'open';
}

function severityOf(word: string | undefined): NotesData['threats'][number]['severity'] | undefined {
  const severities = {
    low: 'low',
    medium: 'medium',
    elevated: 'high',
    high: 'high',
    critical: 'critical',
  } as const;
  return severities[word as keyof typeof severities];
}

function riskOf(word: string | undefined): NonNullable<NotesData['project']>['risk'] {
  const risks = {
    archive: 'low',
    operational: 'medium',
    important: 'high',
    critical: 'critical',
    'mission-critical': 'critical',
  } as const;
  return risks[word as keyof typeof risks];
}

/** Threagile's texts may hold HTML; ours are plain. */
function plain(text: string): string {
  return oneLine(text.replace(/<\/?[a-z][^>]*>/gi, ''));
}

function refOf(id: string): string {
  return `threagile:${id}`;
}
