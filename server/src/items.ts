import { owaspTitle } from '../../engine/src/findings/owasp';
import type { Finding, RequirementRef } from '../../engine/src/index';
import type { FindingItem } from '../../protocol/src/index';
import type { Project } from './project';

/** A finding as views show it. `uri` is the document's, as the client spells it. */
export function itemOf(finding: Finding, uri: string, project: Project): FindingItem {
  const uriOf = (path: string) => (path === finding.path ? uri : project.uriOf(path));
  const step = ({ path, range, text, note }: Finding['flow'][number]) => ({
    uri: uriOf(path),
    range,
    text,
    note,
  });
  return {
    uri,
    range: finding.range,
    ruleId: finding.ruleId,
    ruleTitle: finding.tool
      ? `${finding.tool}: ${finding.ruleId}`
      : (project.rule(finding.ruleId)?.title ?? finding.ruleId),
    ...(finding.tool && { tool: finding.tool }),
    message: finding.message,
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: owaspNames(finding.owasp, project.settings.owaspEdition),
    threats: finding.threats,
    ...(finding.requirements && { requirements: requirementNames(finding.requirements) }),
    flow: finding.flow.map(step),
    otherFlows: finding.otherFlows.map((flow) => flow.map(step)),
    ...(finding.isPartial && { isPartial: true }),
    fingerprint: finding.fingerprint,
    fixable: finding.fixable,
  };
}

/** Requirements by checklist: `OWASP ASVS 5.0, level 2: 8.2.1, 8.2.2`. What stands in brackets in a title is left out. */
function requirementNames(all: readonly RequirementRef[]): string[] {
  const ids = new Map<string, string[]>();
  for (const { catalogue, id } of all) ids.set(catalogue, [...(ids.get(catalogue) ?? []), id]);
  return [...ids].map(([title, each]) => `${title.replace(/ \([^()]*\)$/, '')}: ${each.join(', ')}`);
}

/** Categories of one edition with their names: `A05:2025 Injection`. */
export function owaspNames(ids: readonly string[], edition: '2025' | '2021'): string[] {
  return ids
    .filter((id) => id.endsWith(`:${edition}`))
    .map((id) => {
      const title = owaspTitle(id);
      return title ? `${id} ${title}` : id;
    });
}
