import { commands, type Disposable, window } from 'vscode';
import {
  type ImportFindingsParams,
  type ImportFindingsResult,
  importFindings,
} from '../../protocol/src/index';
import { chooseFolder } from './paths';
import type { Server } from './server';
import { counted } from './words';

/** The command that merges a SARIF log of another tool into the folder's imported findings. */
export function registerImportFindings(server: Server): Disposable {
  return commands.registerCommand('wardscribe.importFindings', async () => {
    const folder = await chooseFolder('Import findings into which folder?');
    if (!folder) return;
    const [log] =
      (await window.showOpenDialog({
        title: 'Import the findings of another tool',
        openLabel: 'Import',
        defaultUri: folder.uri,
        filters: { 'SARIF log': ['sarif', 'json'] },
      })) ?? [];
    if (!log) return;
    const params: ImportFindingsParams = { folder: folder.uri.toString(), uri: log.toString() };
    try {
      const results = await server.perform<ImportFindingsResult[]>(importFindings, params);
      window.setStatusBarMessage(summaryOf(results), 8000);
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

function summaryOf(results: readonly ImportFindingsResult[]): string {
  if (results.length === 0) return 'The log holds no run of a tool.';
  return results
    .map(({ tool, added, gone, back, open }) => {
      const changes = [added && `${added} new`, back && `${back} back`, gone && `${gone} gone`].filter(
        Boolean,
      );
      return `${tool}: ${counted(open, 'finding')}${changes.length > 0 ? ` (${changes.join(', ')})` : ''}`;
    })
    .join(' · ');
}
