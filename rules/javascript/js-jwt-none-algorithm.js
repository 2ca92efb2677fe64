const express = require('express');
const jwt = require('jsonwebtoken');
const { expressjwt } = require('express-jwt');

const app = express();
const key = process.env.TOKEN_KEY;

app.get('/confirm', (req, res) => {
  // ruleid: js-jwt-none-algorithm
  const claims = jwt.verify(String(req.query.token), key, { algorithms: ['none'] });
  res.json({ confirmed: claims.sub });
});

app.get('/cancel', (req, res) => {
  const claims = jwt.verify(String(req.query.token), key, {
    issuer: 'shop',
    // ruleid: js-jwt-none-algorithm
    algorithms: ['HS512', 'none'],
  });
  res.json({ cancelled: claims.sub });
});

function issue(id) {
  // ruleid: js-jwt-none-algorithm
  return jwt.sign({ sub: id }, '', { algorithm: 'none' });
}

// ruleid: js-jwt-none-algorithm
app.use(expressjwt({ secret: key, algorithms: ['None'] }));

app.get('/confirm/safe', (req, res) => {
  // ok: js-jwt-none-algorithm
  const claims = jwt.verify(String(req.query.token), key, { algorithms: ['HS256'] });
  res.json({ confirmed: claims.sub });
});

function issueSafely(id) {
  // ok: js-jwt-none-algorithm
  return jwt.sign({ sub: id }, key, { algorithm: 'HS256', expiresIn: '15m' });
}

// Another kind of algorithm.
// ok: js-jwt-none-algorithm
const image = { algorithm: 'none', algorithms: ['none'] };

module.exports = { app, image, issue, issueSafely };
