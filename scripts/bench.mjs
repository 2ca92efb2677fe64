// Builds and runs the benchmarks: `npm run bench`. They print ratios; nothing is judged.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench']);
run(process.execPath, ['out/bench/speed.js']);
