import picomatch from 'picomatch';
import { confidences, type Finding, severities } from '../../engine/src/index';
import type { Settings } from '../../protocol/src/index';

const excluders = new WeakMap<Settings, (path: string) => boolean>();

/** True for a folder-relative path that the settings leave out. */
export function isExcluded(path: string, settings: Settings): boolean {
  let excluded = excluders.get(settings);
  if (!excluded) {
    excluded = settings.exclude.length > 0 ? picomatch(settings.exclude, { dot: true }) : () => false;
    excluders.set(settings, excluded);
  }
  return excluded(path);
}

/**
 * The findings that a person is shown: not suppressed, of a rule that is on, at the severity that the settings give
 * the rule, and at or above both thresholds.
 */
export function visibleFindings(findings: readonly Finding[], settings: Settings): Finding[] {
  return findings.flatMap((finding) => {
    const chosen = Object.hasOwn(settings.rules, finding.ruleId) ? settings.rules[finding.ruleId] : undefined;
    if (finding.suppression || chosen === 'off' || isExcluded(finding.path, settings)) return [];
    const severity = chosen ?? finding.severity;
    const shown =
      severities.indexOf(severity) <= severities.indexOf(settings.minimumSeverity) &&
      confidences.indexOf(finding.confidence) <= confidences.indexOf(settings.minimumConfidence);
    return shown ? [{ ...finding, severity }] : [];
  });
}
