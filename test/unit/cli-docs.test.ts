import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../engine/src/index';
import { toJson } from '../../engine/src/report/index';
import { CliFolder, repository } from './cli-support';

const page = (name: string) => readFileSync(path.join(repository, 'docs', name), 'utf8');

describe('cli: documentation', () => {
  it('names every member of the JSON report', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const finding: Finding = {
      ruleId: 'r',
      path: 'a.js',
      range,
      start: 0,
      end: 1,
      message: 'm',
      severity: 'error',
      confidence: 'high',
      cwe: [],
      owasp: [],
      flow: [{ path: 'a.js', range, text: 't', note: 'n' }],
      otherFlows: [],
      isPartial: true,
      threats: [{ id: 'T-1', title: 't' }],
      requirements: [{ catalogue: 'c', id: '1.2.3', title: 't' }],
      fingerprint: 'f',
      suppression: { kind: 'accepted', reason: 'r', id: 'R-1', owner: 'o', expires: '2027-01-01' },
      fixable: false,
    };
    const json = toJson({
      tool: { name: 'Wardscribe', version: '0' },
      files: 1,
      findings: [finding],
      fixes: [],
      problems: [{ path: 'a.js', range, ruleId: 'r', message: 'm', severity: 'error' }],
      skipped: [{ path: 'b.js', reason: 'r' }],
      rules: [],
    });
    const members = new Set<string>();
    JSON.stringify(json, (key, value) => {
      if (key && !/^\d+$/.test(key)) members.add(key);
      return value;
    });
    const text = page('json-output.md');
    const code = [...text.matchAll(/`[^`\n]+`/g)].map((match) => match[0]).join(' ');
    assert.deepEqual(
      [...members].filter((member) => !new RegExp(`\\b${member}\\b`).test(code)),
      [],
    );
  });

  it('keeps the example of the JSON page parsable and complete', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page('json-output.md'))?.[1] ?? '';
    const { findings, summary, ...rest } = JSON.parse(example);
    assert.deepEqual(Object.keys(rest), ['version', 'tool', 'problems', 'skipped']);
    assert.equal(summary.findings, findings.length);
  });

  it('names every command and option', async () => {
    const folder = new CliFolder();
    const text = page('cli.md');
    for (const command of ['scan', 'test', 'rules']) {
      const { out } = await folder.run([command, '--help']);
      assert.ok(text.includes(`wardscribe ${command}`), command);
      for (const [flag] of out.matchAll(/--[a-z-]+/g)) {
        assert.ok(flag === '--help' || text.includes(flag), `${command} ${flag}`);
      }
    }
    folder.remove();
  });
});
