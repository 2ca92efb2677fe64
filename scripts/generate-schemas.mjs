// Writes the JSON Schemas that are generated from the engine's own schemas. Run after `npm run compile`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { threatNotesJsonSchema } = createRequire(import.meta.url)(
  join(root, 'out/engine/src/threats/index.js'),
);

const file = join(root, 'media/threat-notes.schema.json');
writeFileSync(file, JSON.stringify(threatNotesJsonSchema()));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'inherit' });
