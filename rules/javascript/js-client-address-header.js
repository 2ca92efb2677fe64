const { rateLimit } = require('express-rate-limit');
const express = require('express');

const app = express();

app.use(
  '/login',
  rateLimit({
    windowMs: 60_000,
    // ruleid: js-client-address-header
    keyGenerator: (req) => req.headers['x-forwarded-for'],
  }),
);

app.use(
  '/reset',
  rateLimit({
    keyGenerator({ headers, ip }) {
      return ip;
    },
  }),
);

app.use(
  '/code',
  rateLimit({
    keyGenerator({ headers, ip }) {
      // ruleid: js-client-address-header
      return headers['X-Forwarded-For'] ?? ip;
    },
  }),
);

app.get('/inside', (req, res) => {
  // ruleid: js-client-address-header
  if (req.headers['x-real-ip'] === '10.0.0.1') return res.json(secrets);
  return res.sendStatus(403);
});

// ok: js-client-address-header
app.use('/search', rateLimit({ windowMs: 60_000, keyGenerator: (req) => req.ip }));

app.get('/where', (req, res) => {
  // ok: js-client-address-header
  res.json(req.headers['x-forwarded-for']);
});
