const express = require('express');
const jwt = require('jsonwebtoken');
const { jwtDecode } = require('jwt-decode');

const app = express();
const key = process.env.TOKEN_KEY;

app.get('/me', (req, res) => {
  const token = req.headers.authorization.split(' ')[1];
  // ruleid: js-jwt-unverified
  const claims = jwt.decode(token);
  res.json({ id: claims.sub, role: claims.role });
});

function requireAdmin(req, res, next) {
  // ruleid: js-jwt-unverified
  const { role } = jwtDecode(req.cookies.token);
  if (role !== 'admin') return res.sendStatus(403);
  next();
}

function currentUser(request) {
  // ruleid: js-jwt-unverified
  const claims = jwt.decode(request.cookies.token, { complete: false });
  return claims && claims.sub;
}

app.get('/me/safe', (req, res) => {
  const token = req.headers.authorization.split(' ')[1];
  // ok: js-jwt-unverified
  const claims = jwt.verify(token, key, { algorithms: ['HS256'] });
  res.json({ id: claims.sub });
});

// The header says which key to use; then the token is checked with it.
app.get('/tenant', (req, res) => {
  const { token } = req.cookies;
  // ok: js-jwt-unverified
  const { header } = jwt.decode(token, { complete: true });
  const claims = jwt.verify(token, keys.get(header.kid), { algorithms: ['RS256'] });
  res.json({ tenant: claims.tenant });
});

// In a page: it shows a name; the server decides what is allowed.
function shownName(token) {
  // ok: js-jwt-unverified
  return jwtDecode(token).name;
}

app.get('/text', (req, res) => {
  // ok: js-jwt-unverified
  res.json({ text: codec.decode(req.query.text) });
});

module.exports = { app, currentUser, requireAdmin, shownName };
