import { controlRuleOf } from '../../engine/src/index';
import type { RulePage } from '../../protocol/src/index';
import { controlPage } from './controlPage';
import type { EngineHost } from './engineHost';
import { owaspNames } from './items';
import type { Project } from './project';

/**
 * The page of a rule, or of a control of the notes. A team's own rule has no page: its message, its reason and its
 * references make one. `null` when no project has the rule.
 */
export function rulePageOf(ruleId: string, projects: readonly Project[], host: EngineHost): RulePage | null {
  for (const project of projects) {
    const rule = project.rule(ruleId);
    if (!rule) continue;
    const { title, severity, cwe } = rule;
    const control = controlRuleOf(project.notes.all, ruleId);
    const written = host.builtIn.pages[ruleId] ?? (control && controlPage(control.about));
    const markdown =
      written ?? [`# ${title}`, rule.why, rule.message, referenceList(rule.references)].join('\n\n');
    const owasp = owaspNames(rule.owasp, project.settings.owaspEdition);
    return { ruleId, title, severity, cwe, owasp, markdown: withoutHtml(markdown) };
  }
  return null;
}

function referenceList(references: readonly string[]): string {
  return references.map((reference) => `- <${reference.replace(/[<>\s]/g, '')}>`).join('\n');
}

/** Raw HTML outside of code does not belong on a page: its brackets are shown as text. */
function withoutHtml(markdown: string): string {
  return markdown
    .split(/(^```[\s\S]*?^```|`[^`\n]*`)/m)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/<(?!https?:)(?=[a-z/!])/gi, '&lt;')))
    .join('');
}
