const express = require('express');

const app = express();
const sites = new Set(['https://shop.example', 'https://admin.shop.example']);

app.use((req, res, next) => {
  // ruleid: js-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Vary', 'Origin');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});

app.use('/api', (req, res, next) => {
  res.header('Access-Control-Allow-Credentials', 'true');
  // ruleid: js-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', req.get('Origin') || '*');
  next();
});

app.use((req, res, next) => {
  if (sites.has(req.headers.origin)) {
    // ok: js-cors-reflected-origin
    res.header('Access-Control-Allow-Origin', req.headers.origin);
    res.header('Access-Control-Allow-Credentials', 'true');
  }
  next();
});

app.use((req, res, next) => {
  // ok: js-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', '*');
  next();
});

app.use((req, res, next) => {
  if (!sites.has(req.headers.origin)) return next();
  // ok: js-cors-reflected-origin
  res.set('Access-Control-Allow-Origin', req.headers.origin);
  res.set('Access-Control-Allow-Credentials', 'true');
  next();
});

app.use((req, res, next) => {
  // ok: js-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', 'https://shop.example');
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});

module.exports = app;
