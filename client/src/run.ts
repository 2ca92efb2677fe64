import { type Uri, workspace } from 'vscode';
import { DiagnosticPullMode, type Middleware, vsdiag } from 'vscode-languageclient/node';
import type { Settings } from '../../protocol/src/index';

/** Decides when a document is analyzed, from the setting `wardscribe.run` of its folder. */
export class PullGate {
  private readonly asked = new Set<string>();

  /** True when a change, a save or a focus of this document asks for its diagnostics. */
  pullsOn(uri: Uri, mode: DiagnosticPullMode): boolean {
    const run = runOf(uri);
    if (mode === DiagnosticPullMode.onType) return run === 'onType';
    return mode === DiagnosticPullMode.onSave && run === 'onSave';
  }

  /** Lets the next pull of a document through, whatever the setting says: the user asked for it. */
  ask(uri: Uri): void {
    this.asked.add(uri.toString());
  }

  /** True when the document may be analyzed now. A document of a `manual` folder waits until it is asked for. */
  allows(uri: Uri): boolean {
    return this.asked.delete(uri.toString()) || runOf(uri) !== 'manual';
  }
}

/** Keeps what is shown where the gate is closed, for the client also pulls when a document opens. */
export function pullMiddleware(gate: PullGate): Middleware {
  return {
    provideDiagnostics: (document, previousResultId, token, next) => {
      const uri = 'uri' in document ? document.uri : document;
      if (gate.allows(uri)) return next(document, previousResultId, token);
      return { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId: previousResultId ?? '' };
    },
  };
}

function runOf(uri: Uri): Settings['run'] {
  return workspace.getConfiguration('wardscribe', uri).get<Settings['run']>('run', 'onType');
}
