import assert from 'node:assert/strict';
import { runControl } from '../../../test/unit/controls';
import { records, testPractice } from '../../../test/unit/practices';

const app =
  "const express = require('express');\nconst { rateLimit } = require('express-rate-limit');\nconst app = express();\n";

describe('practices that controls ask for', () => {
  testPractice('rate-limit', 'js', [
    ['none', `${app}app.post('/login', (req, res) => res.end());`, ['4:20-33 POST /login has no rate limit']],
    ['on the route', `${app}app.post('/login', rateLimit({ max: 5 }), (req, res) => res.end());`, []],
    [
      'a variable on the route',
      `${app}const slow = rateLimit({ max: 5 });\napp.post('/login', slow, (req, res) => res.end());\napp.post('/reset', (req, res) => res.end());`,
      ['6:20-33 POST /reset has no rate limit'],
    ],
    [
      'under another name',
      "const express = require('express');\nconst make = require('express-rate-limit');\nconst app = express();\napp.use(make());\napp.post('/login', (req, res) => res.end());",
      [],
    ],
    [
      'on the app',
      `${app}const slow = rateLimit();\napp.use(slow);\napp.post('/login', (req, res) => res.end());`,
      [],
    ],
    [
      'on the app below another path',
      `${app}app.use('/api', rateLimit());\napp.post('/login', (req, res) => res.end());`,
      ['5:20-33 POST /login has no rate limit'],
    ],
    [
      'from another file',
      `${app}const { limits } = require('./limits');\napp.post('/login', limits.login, (req, res) => res.end());`,
      [],
      {
        'src/limits.js':
          "const { rateLimit } = require('express-rate-limit');\nconst limits = { login: rateLimit() };\nmodule.exports = { limits };",
      },
    ],
    [
      'made by a function of the project',
      `${app}const { guard } = require('./guard');\napp.post('/login', guard(5), (req, res) => res.end());`,
      [],
      {
        'src/guard.js':
          "const brute = require('express-rate-limit');\nconst guard = (max) => brute({ max });\nmodule.exports = { guard };",
      },
    ],
    [
      'asked in the handler, on one way',
      `${app}app.post('/login', async (req, res) => {\n  if (req.ip) await limiter.consume(req.ip);\n  res.end();\n});`,
      ['4:20-39 POST /login has no rate limit when req.ip is not set, line 5'],
    ],
    [
      'asked in the handler',
      `${app}app.post('/login', async (req, res) => { await loginLimiter.consume(req.ip); res.end(); });`,
      [],
    ],
    [
      'where its router is put, in another file',
      "const { Router } = require('express');\nfunction authRoutes() {\n  const routes = Router();\n  routes.post('/login', (req, res) => res.end());\n  return routes;\n}\nmodule.exports = { authRoutes };",
      [],
      {
        'src/server.js':
          "const express = require('express');\nconst limit = require('express-rate-limit');\nconst { authRoutes } = require('./a');\nconst app = express();\napp.use('/auth', limit({ max: 5 }), authRoutes());",
      },
    ],
    [
      'on the app that its router is put below',
      "const { Router } = require('express');\nfunction authRoutes() {\n  const routes = Router();\n  routes.post('/login', (req, res) => res.end());\n  return routes;\n}\nmodule.exports = { authRoutes };",
      [],
      {
        'src/server.js':
          "const express = require('express');\nconst limit = require('express-rate-limit');\nconst { authRoutes } = require('./a');\nconst app = express();\napp.use(limit());\napp.use('/auth', authRoutes());",
      },
    ],
    [
      'on another path of that app',
      "const { Router } = require('express');\nfunction authRoutes() {\n  const routes = Router();\n  routes.post('/login', (req, res) => res.end());\n  return routes;\n}\nmodule.exports = { authRoutes };",
      ['4:25-38 POST /login has no rate limit'],
      {
        'src/server.js':
          "const express = require('express');\nconst limit = require('express-rate-limit');\nconst { authRoutes } = require('./a');\nconst app = express();\napp.use('/api', limit());\napp.use('/auth', authRoutes());",
      },
    ],
    [
      'another guard',
      `${app}app.post('/login', requireUser, (req, res) => res.end());`,
      ['4:33-46 POST /login has no rate limit'],
    ],
    [
      'what only speaks of it',
      `${app}app.post('/login', (req, res) => { setRateLimitHeaders(res); getRateLimit(req); res.end(); });`,
      ['4:20-33 POST /login has no rate limit'],
    ],
    [
      'what nobody calls from outside',
      "const cron = require('node-cron');\ncron.schedule('* * * * *', () => tidy());\n",
      [],
    ],
  ]);
  testPractice('audit-log', 'js', [
    [
      'not on all ways',
      `${app}app.get('/a', (req, res) => {\n  if (req.user) audit.log(req.user);\n  res.end();\n});`,
      ['4:15-28 GET /a writes nothing to the audit log when req.user is not set, line 5'],
    ],
    [
      'in a helper',
      `${app}app.get('/a', (req, res) => { told(req); res.end(); });\nfunction told(req) { auditService.record(req); }`,
      [],
    ],
    [
      'read only',
      `${app}app.get('/a', (req, res) => { res.json(audit.list()); getAuditLog(); });`,
      ['4:15-28 GET /a writes nothing to the audit log'],
    ],
  ]);
  testPractice('expiry', 'ts', [
    [
      'a token',
      "import jwt from 'jsonwebtoken';\njwt.sign({ id }, key);\n",
      ['2:1-9 Give jwt.sign an expiry'],
    ],
    ['an option', "import jwt from 'jsonwebtoken';\njwt.sign({ id }, key, { expiresIn: '1h' });\n", []],
    ['a claim', "import { sign } from 'jsonwebtoken';\nsign({ id, exp: soon() }, key);\n", []],
    [
      'a claim of a variable',
      "import { sign } from 'jsonwebtoken';\nfunction f(id) { const claims: any = { id }; claims.exp = soon(); return sign(claims, key); }\n",
      [],
    ],
    [
      'options of a variable',
      "import { sign } from 'jsonwebtoken';\nconst options = { algorithm: 'HS256' };\nsign({ id }, key, options);\n",
      ['3:1-5 Give sign an expiry'],
    ],
    [
      'options from elsewhere',
      "import { sign } from 'jsonwebtoken';\nimport { options } from './options';\nsign({ id }, key, options);\nsign({ id }, key, { ...options });\n",
      [],
    ],
    [
      'a builder',
      "import { SignJWT } from 'jose';\nawait new SignJWT({ id }).setProtectedHeader(h).sign(key);\nawait new SignJWT({ id }).setExpirationTime('2h').sign(key);\n",
      ['2:49-53 Give SignJWT().sign an expiry'],
    ],
    ['another sign', 'wallet.sign(message, key);\n', []],
    [
      'cookies that let somebody in',
      "res.cookie('session', id);\nres.cookie('session', id, { maxAge: 1 });\nres.cookie('theme', 'dark');\n",
      ['1:1-11 Give res.cookie an expiry'],
    ],
    [
      'links',
      "import { getSignedUrl } from '@aws-sdk/s3-request-presigner';\ngetSignedUrl(s3, command);\ngetSignedUrl(s3, command, { expiresIn: 60 });\n",
      ['2:1-13 Give getSignedUrl an expiry'],
    ],
  ]);
  testPractice(
    'encryption',
    'ts',
    [
      [
        'a file',
        "import fs from 'node:fs';\nfs.writeFileSync(path, patient.diagnosis);\n",
        ['2:24-41 Encrypt patient.diagnosis before fs.writeFileSync stores it'],
      ],
      [
        'through variables',
        "import { writeFile } from 'node:fs/promises';\nasync function f(p) {\n  const all = JSON.stringify({ d: p.diagnosis });\n  await writeFile(path, all);\n}\n",
        ['4:25-28 Encrypt all before writeFile stores it'],
      ],
      [
        'encrypted',
        "import { writeFile } from 'node:fs/promises';\nasync function f(p) {\n  const all = JSON.stringify({ d: p.diagnosis });\n  await writeFile(path, encrypt(all));\n}\n",
        [],
      ],
      [
        'encrypted before',
        "import { writeFile } from 'node:fs/promises';\nasync function f(diagnosis) {\n  diagnosis = await encrypt(diagnosis);\n  await writeFile(path, diagnosis);\n}\n",
        [],
      ],
      [
        'encrypted in part',
        "import fs from 'node:fs';\nfs.writeFileSync(path, encrypt(p.ssn) + p.diagnosis);\n",
        ['2:24-52 Encrypt encrypt(p.ssn) + p.diagnosis before fs.writeFileSync stores it'],
      ],
      [
        'decrypted',
        "import fs from 'node:fs';\nfs.writeFileSync(path, decrypt(p.ssn));\n",
        ['2:24-38 Encrypt decrypt(p.ssn) before fs.writeFileSync stores it'],
      ],
      [
        'other data',
        "import fs from 'node:fs';\nfs.writeFileSync(path, p.name);\nfs.writeFileSync(path, String(p.diagnosis.length));\n",
        [],
      ],
      [
        'by a function of the project',
        "import fs from 'node:fs';\nimport { shut } from './shut';\nfs.writeFileSync(path, shut(p.ssn));\n",
        [],
        {
          'src/shut.ts':
            "import crypto from 'node:crypto';\nexport function shut(text: string) { const c = crypto.createCipheriv('aes-256-gcm', key, iv); return c.update(text); }\n",
        },
      ],
      [
        'an object store that encrypts',
        "new PutObjectCommand({ Bucket: b, Body: p.ssn, ServerSideEncryption: 'aws:kms' });\nnew PutObjectCommand({ Bucket: b, Body: p.ssn });\n",
        ['2:41-46 Encrypt p.ssn before PutObjectCommand stores it'],
      ],
      [
        'the browser',
        'localStorage.setItem("a", user.ssn);\n',
        ['1:27-35 Encrypt user.ssn before localStorage.setItem stores it'],
      ],
    ],
    { assets: records },
  );

  it('says where it holds', async () => {
    const { controls } = await runControl('{ mustUse: [expiry] }', {
      'src/a.js':
        "const jwt = require('jsonwebtoken');\njwt.sign({}, key, { expiresIn: '1h' });\njwt.sign({}, key);\n",
    });
    const place = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    assert.deepEqual(controls, [
      {
        control: 'C-1',
        met: [
          {
            path: 'src/a.js',
            range: place(1, 0, 8),
            name: 'jwt.sign',
            by: { path: 'src/a.js', range: place(1, 20, 35) },
          },
        ],
        missing: [{ path: 'src/a.js', range: place(2, 0, 8), name: 'jwt.sign' }],
      },
    ]);
  });
  testPractice('rate-limit', 'ts', [
    [
      'before the router that a file gives as a whole',
      "import { Router } from 'express';\nconst router = Router();\nrouter.post('/login', (req, res) => res.end());\nexport default router;\n",
      [],
      {
        'src/server.ts':
          "import express from 'express';\nimport limit from 'express-rate-limit';\nimport login from './a';\nconst app = express();\napp.use('/auth', limit(), login);\n",
      },
    ],
  ]);
  const api =
    "from fastapi import APIRouter\nrouter = APIRouter()\n\n@router.post('/login')\ndef login():\n    return 1\n";
  const main = (more: string) =>
    `from fastapi import FastAPI, Depends\nfrom fastapi_limiter.depends import RateLimiter\nfrom src import a\napp = FastAPI()\napp.include_router(a.router${more})\n`;
  testPractice('rate-limit', 'py', [
    [
      'where a router is included',
      api,
      [],
      { 'src/main.py': main(', dependencies=[Depends(RateLimiter(times=2))]') },
    ],
    ['not where a router is included', api, ['5:5-10 login has no rate limit'], { 'src/main.py': main('') }],
  ]);

  it('inserts the call that the control gives', async () => {
    const code = `${app}app.post('/login', async (req, res) => {\n  res.end();\n});\n`;
    const check = '{ mustUse: [rate-limit], insert: "await limiter.consume(req.ip);" }';
    const [fix] = (await runControl(check, { 'src/a.js': code })).fixed;
    assert.equal(fix?.title, 'Insert await limiter.consume(req.ip);');
    const at = code.indexOf('res.end');
    assert.deepEqual(fix.edits, [{ start: at, end: at, text: 'await limiter.consume(req.ip);\n  ' }]);
    const stored =
      "import fs from 'node:fs';\nfunction store(ssn) {\n  ssn = clean(ssn);\n  fs.writeFileSync(path, ssn);\n}\n";
    const encrypts = '{ mustUse: [encryption], insert: "ssn = encrypt(ssn);" }';
    const [before] = (await runControl(encrypts, { 'src/a.ts': stored }, records)).fixed;
    const write = stored.indexOf('fs.write');
    assert.deepEqual(before?.edits, [{ start: write, end: write, text: 'ssn = encrypt(ssn);\n  ' }]);
  });

  it('needs each of what it lists, and tells a place once', async () => {
    const { findings, controls } = await runControl('{ mustUse: [rate-limit, audit-log] }', {
      'src/a.js': `${app}app.post('/login', rateLimit(), (req, res) => res.end());\napp.post('/reset', (req, res) => res.end());\n`,
    });
    assert.deepEqual(
      findings.map(({ range, message }) => [range.start.line, message]),
      [
        [
          3,
          'POST /login writes nothing to the audit log: control C-1 "Check ownership before any read" answers T-1.',
        ],
        [4, 'POST /reset has no rate limit: control C-1 "Check ownership before any read" answers T-1.'],
      ],
    );
    assert.deepEqual(
      controls.map(({ met, missing }) => [met.length, missing.length]),
      [[0, 2]],
    );
  });
});
