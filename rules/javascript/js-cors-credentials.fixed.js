const express = require('express');
const cors = require('cors');

const app = express();

// ruleid: js-cors-credentials
app.use('/api', cors({ origin: '*', credentials: false }));

app.use(
  '/v2',
  cors({
    // ruleid: js-cors-credentials
    credentials: false,
    origin: true,
    methods: ['GET', 'POST'],
  }),
);

app.use(
  '/v3',
  cors({
    origin: (site, done) => done(null, true),
    // ruleid: js-cors-credentials
    credentials: false,
  }),
);

// ok: js-cors-credentials
app.use('/own', cors({ origin: 'https://shop.example', credentials: true }));

// ok: js-cors-credentials
app.use('/public', cors({ origin: '*' }));

// ok: js-cors-credentials
app.use('/open', cors());

const sites = new Set(['https://shop.example', 'https://admin.shop.example']);
app.use(
  '/some',
  cors({
    origin: (site, done) => done(null, sites.has(site)),
    // ok: js-cors-credentials
    credentials: true,
  }),
);

module.exports = app;
