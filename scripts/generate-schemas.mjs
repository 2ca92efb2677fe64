// Writes the JSON Schemas that are generated from the engine's own schemas. Run after `npm run compile`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const engine = (part) => createRequire(import.meta.url)(join(root, `out/engine/src/${part}/index.js`));

const schemas = {
  'media/threat-notes.schema.json': engine('threats').threatNotesJsonSchema(),
  'media/checklists.schema.json': engine('checklists').checklistsJsonSchema(),
};
const files = Object.keys(schemas).map((path) => join(root, path));
for (const path of Object.keys(schemas)) writeFileSync(join(root, path), JSON.stringify(schemas[path]));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'format', '--write', ...files], { stdio: 'inherit' });
