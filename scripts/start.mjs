// Shows the extension at work on a copy of the sample project: `npm start`. Ctrl+C ends it.
import { installPackages, requireNode, root } from './repository.mjs';
import { run } from './vscode-host/processes.mjs';

requireNode();
await installPackages();
const { build } = await import('./build.mjs');
const { copySample } = await import('./sample-copy.mjs');
const { codeCommand } = await import('./vscode-host/desktop.mjs');

await build();
const workspace = copySample();
const code = codeCommand();
await (code ? showInDesktop(code) : showInBrowser());

async function showInDesktop(code) {
  console.log(`Opening ${workspace} in VS Code. Close its window to end.`);
  await run(code, ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, workspace]);
}

async function showInBrowser() {
  const { pack } = await import('./package.mjs');
  const { freshProfile, installVsix, startCodeServer, workbenchAddress } = await import(
    './vscode-host/code-server.mjs'
  );
  const profile = freshProfile();
  await installVsix(profile, await pack());
  const server = await startCodeServer(profile, { forever: true });
  console.log(`\nWardscribe runs in VS Code here:\n\n  ${workbenchAddress(server.url, workspace)}\n`);
  console.log('Open a file under src, and look at the shield in the activity bar. Ctrl+C ends it.');
  await server.exited;
  throw new Error('VS Code ended by itself.');
}
