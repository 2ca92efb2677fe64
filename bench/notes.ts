/**
 * What changes of the threat notes cost in the built server, over stdio: until an open file is told anew, in milliseconds,
 * and until the files of a workspace that are not open are, as a ratio to the scan of all of them in the same run.
 * `npm run build && npm run bench -- notes`; `-- notes 500` for another number of files.
 */
import { TestClient } from '../test/lsp/client';
import { notesWorkspace } from './notes-workspace';

const notesPath = '.wardscribe/threat-notes.yaml';
const markerPath = '.wardscribe/checklists/marker.yaml';
const openPath = 'src/part0.js';

/** Changes of the notes, one after the other: what becomes what. */
const changes: readonly (readonly [kind: string, from: string, to: string])[] = [
  ['title of a threat', 'title: Reads others', 'title: Reads all'],
  ['owner of a threat', 'owner: "@a"', 'owner: "@b"'],
  ['scope of a threat', 'src/part1*', 'src/part2*'],
  ['severity of a threat', 'severity: critical', 'severity: low'],
  ['accepted risk', 'accepted: []', acceptedRisk()],
  ['risk', 'risk: medium', 'risk: low'],
  ['exposure', 'exposure: internal', 'exposure: public'],
  ['source', 'sources: []', 'sources: [{call: ctx.payload}]'],
  ['sink', 'sinks: []', 'sinks: [{call: store.raw, cwe: CWE-89}]'],
  ['sanitizer', 'sanitizers: []', 'sanitizers: [{call: safeSql, for: [CWE-89]}]'],
  ['summary', 'summaries: []', 'summaries: [{call: "*.wrapped", flow: ["arg0 -> return"]}]'],
  ['identifier of an asset', 'identifiers: [ssn]', 'identifiers: [ssn, bloodType]'],
  ['forbidden call', 'forbidden: []', 'forbidden: [{call: legacy.print}]'],
  [
    'forbidden call with an asset',
    '[{call: legacy.print}]',
    '[{call: legacy.print}, {call: vendor.send, withAsset: phi}]',
  ],
  ['title of a control', 'title: Checks the owner', 'title: Checks owners'],
  ['check of a control', 'mustCall: assertOwner', 'mustCall: assertOwners'],
  ['another control', '# more', '- {id: C-2, title: Logs, check: {mustCall: audit.log, after: [store.raw]}}'],
];

function acceptedRisk(): string {
  return 'accepted: [{id: R-1, rule: js-sql-injection, scope: ["src/**"], reason: local, expires: "2099-01-01"}]';
}

const notes = `version: 2
project: {name: Bench, risk: medium, exposure: internal}
assets: [{id: phi, title: Records, class: phi, identifiers: [ssn]}]
sources: []
sinks: []
sanitizers: []
summaries: []
forbidden: []
accepted: []
threats:
  - {id: T-1, title: Reads others, owner: "@a", severity: critical, cwe: [CWE-89], scope: ["src/part1*"]}
controls:
  - {id: C-1, title: Checks the owner, scope: ["src/part1*"], check: {mustCall: assertOwner, before: ["db.*"]}}
  # more
`;

async function main(count: number): Promise<void> {
  const files = notesWorkspace(count);
  const client = await TestClient.start({ ...files, [notesPath]: notes });
  try {
    const open = client.openFile(openPath, 'javascript');
    const scan = async () => {
      const started = performance.now();
      await client.request('wardscribe/scanWorkspace', { workDoneToken: 'scan' });
      return performance.now() - started;
    };
    await scan();
    const full = await scan();
    await client.diagnostics(open);
    const lines = Object.values(files).reduce((sum, text) => sum + text.split('\n').length, 0);
    console.log(`${count} files, ${lines} lines: a scan of all takes ${(full / 1000).toFixed(1)} s`);
    const uri = client.openFile(notesPath, 'yaml');
    const rows: Record<string, string>[] = [];
    for (const [i, [kind, from, to]] of changes.entries()) {
      await quiet(client);
      const told = client.projectChanges;
      const started = performance.now();
      client.replace(uri, from, to);
      await client.until('the notes are read', () => client.projectChanges > told);
      await client.diagnostics(open);
      const ofOpen = performance.now() - started;
      client.write(notesPath, client.text(uri));
      const saved = performance.now();
      client.save(uri);
      await settled(client, i);
      const background = performance.now() - saved;
      rows.push({
        'what changed': kind,
        'open file (ms)': ofOpen.toFixed(0),
        'workspace (ms)': background.toFixed(0),
        'workspace / scan of all': (background / full).toFixed(3),
      });
    }
    console.table(rows);
  } finally {
    await client.stop();
  }
}

/** Files of the project are read one after the other: what a later one says comes when the work of the earlier is done. */
async function settled(client: TestClient, i: number): Promise<void> {
  client.write(markerPath, `mark${i}: 1\n`);
  client.changedOnDisk(markerPath, 2);
  const isTold = () =>
    (client.published.get(client.uri(markerPath)) ?? []).some(({ message }) =>
      String(message).includes(`mark${i}\``),
    );
  await client.until('the workspace is looked at', isTold, 300_000);
}

/** Waits until the server has told nothing for a while. */
async function quiet(client: TestClient): Promise<void> {
  const state = () => `${client.projectChanges} ${client.refreshes} ${client.findings.size}`;
  let last = '';
  for (let calm = 0; calm < 4; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    calm = state() === last ? calm + 1 : 0;
    last = state();
  }
}

void main(Number(process.argv[2] ?? 2000));
