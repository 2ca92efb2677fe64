const fs = require('node:fs');
const https = require('node:https');
const tls = require('node:tls');
const axios = require('axios');
const request = require('request');
const { Pool } = require('pg');

// ruleid: js-tls-verify-off
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

const db = new Pool({
  connectionString: process.env.DATABASE_URL,
  ssl: {
    // ruleid: js-tls-verify-off
    rejectUnauthorized: false,
  },
});

function open(host) {
  const options = { host, port: 443 };
  // ruleid: js-tls-verify-off
  options.rejectUnauthorized = false;
  return tls.connect(options);
}

function old(url, done) {
  // ruleid: js-tls-verify-off
  request({ url, strictSSL: false }, done);
}

const relaxed = axios.create({ httpsAgent: agent });

// ok: js-tls-verify-off
const checked = new https.Agent({ keepAlive: true, rejectUnauthorized: true });

// ok: js-tls-verify-off
const own = new https.Agent({ ca: fs.readFileSync('company-ca.pem') });

// ok: js-tls-verify-off
const chosen = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'test' });

// A setting of something else.
// ok: js-tls-verify-off
const form = { validate: false, reject: false };

module.exports = { checked, chosen, db, form, old, open, own, relaxed };
