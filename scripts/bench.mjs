// Builds and runs a benchmark: `npm run bench` for speed, `-- compat DIR` for the rule language, `-- accuracy DIR` for how
// often findings are right.
// They print ratios and counts; nothing is judged.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench']);
// With the memory that the client gives the server (client/src/server.ts).
const [name = 'speed', ...args] = process.argv.slice(2);
run(process.execPath, ['--max-semi-space-size=32', `out/bench/${name}.js`, ...args]);
