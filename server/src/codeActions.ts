import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver/node';
import type { Finding, Fix } from '../../engine/src/index';
import { commands, type FindingArgument, type FindingItem } from '../../protocol/src/index';
import { fixAllKind } from './capabilities';
import type { ClientAbilities } from './client';
import { type DiagnosticData, stops } from './diagnostics';
import type { OpenDocument } from './documents';
import type { Fixer } from './fixer';
import { fixTitle, reviewOf } from './fixWords';
import type { Presenter } from './presenter';
import { touches } from './ranges';
import { workspaceEdit } from './workspaceEdits';

/**
 * The code actions at a range: for each finding there its verified fixes, best first, then what can be read and
 * decided about it; and, when asked for, the one that applies every safe fix of the file.
 */
export async function codeActions(
  { range, context }: CodeActionParams,
  document: OpenDocument,
  presenter: Presenter,
  fixer: Fixer,
  abilities: ClientAbilities,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const wants = (kind: string) => !context.only || context.only.some((only) => isWithin(kind, only));
  const posted = await presenter.open(document, token);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const here = posted.filter(({ item }) => touches(item.range, range));
    const named = here.length > 1;
    const others: CodeAction[] = [];
    for (const { finding, item } of here) {
      const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
      const fixes = await fixer.fixes(document, finding, token);
      actions.push(...fixes.map((fix) => fixAction(fix, document, diagnostics, abilities)));
      others.push(...commandActions(finding, item, diagnostics, named));
    }
    // What repairs comes before what explains, also where several findings share a place.
    actions.push(...others);
  }
  // Asked for by name only: an editor lists it under "Source Action", not with the fixes of a line.
  if (context.only && wants(fixAllKind)) {
    const edits = await fixer.allSafe(document, token);
    if (edits.length > 0) {
      const edit = workspaceEdit(document, edits, abilities);
      actions.push({ title: 'Fix all findings that have a safe fix', kind: fixAllKind, edit });
    }
  }
  return actions;
}

function fixAction(
  fix: Fix,
  document: OpenDocument,
  diagnostics: Diagnostic[],
  abilities: ClientAbilities,
): CodeAction {
  return {
    title: fixTitle(fix),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix.grade === 'safe' && { isPreferred: true }),
    edit: workspaceEdit(document, fix.edits, abilities, reviewOf(fix)),
  };
}

function commandActions(
  { control }: Finding,
  item: FindingItem,
  diagnostics: Diagnostic[],
  named: boolean,
): CodeAction[] {
  const argument: FindingArgument = { uri: item.uri, fingerprint: item.fingerprint, ruleId: item.ruleId };
  const action = (title: string, command: string, ...args: unknown[]): CodeAction => {
    const full = named ? `${title} (${item.ruleId})` : title;
    const kind = CodeActionKind.QuickFix;
    return { title: full, kind, diagnostics, command: { title: full, command, arguments: args } };
  };
  return [
    ...(stops(item.flow).length > 0
      ? [
          action(
            control ? 'Show the way past the control' : 'Show the data flow',
            commands.showFlow,
            argument,
          ),
        ]
      : []),
    // What another tool said is explained and decided there.
    ...(item.tool
      ? []
      : [
          action(`Explain this ${control ? 'control' : 'rule'}`, commands.explainRule, item.ruleId),
          action('Suppress with a reason…', commands.suppress, argument),
          action('Accept this risk…', commands.acceptRisk, argument),
        ]),
  ];
}

function isOf(diagnostic: Diagnostic, finding: Finding): boolean {
  const data = diagnostic.data as Partial<DiagnosticData> | undefined;
  return data?.fingerprint === finding.fingerprint && data.ruleId === finding.ruleId;
}

/** Kinds are a hierarchy: `source` holds `source.fixAll.wardscribe`. */
function isWithin(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}
