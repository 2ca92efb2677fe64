const https = require('node:https');
const tls = require('node:tls');

https.createServer({
  key,
  cert,
  // ruleid: js-old-tls
  minVersion: 'TLSv1',
});

tls.connect({
  host: 'files.example',
  // ruleid: js-old-tls
  minVersion: 'TLSv1.1',
});

// ruleid: js-old-tls
tls.DEFAULT_MIN_VERSION = 'TLSv1';

tls.connect({
  host: 'files.example',
  // ok: js-old-tls
  minVersion: 'TLSv1.2',
});

// ok: js-old-tls
const page = { minVersion: '1.0' };
