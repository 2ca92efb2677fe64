import { ThemeColor, ThemeIcon } from 'vscode';
import type { Severity } from '../../protocol/src/index';

/** The icon of a severity: shapes differ, so that colour is never the only sign. */
export function severityIcon(severity: Severity): ThemeIcon {
  switch (severity) {
    case 'error':
      return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
    case 'warning':
      return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    case 'info':
      return new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground'));
    case 'hint':
      return new ThemeIcon('lightbulb', new ThemeColor('descriptionForeground'));
  }
}
