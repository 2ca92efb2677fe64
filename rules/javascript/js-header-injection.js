const express = require('express');
const http = require('node:http');

const app = express();

app.get('/theme', (req, res) => {
  // ruleid: js-header-injection
  res.setHeader('X-Theme', req.query.theme);
  res.sendStatus(204);
});

app.get('/any', (req, res) => {
  // ruleid: js-header-injection
  res.set(req.query.name, 'on');
  res.sendStatus(204);
});

app.get('/file', (req, res) => {
  // ruleid: js-header-injection
  res.type(req.query.type).send('data');
});

http.createServer((req, res) => {
  // ruleid: js-header-injection
  res.writeHead(200, { 'X-Path': 'path ' + req.url, 'X-Kind': 'plain' });
  res.end();
});

app.get('/language', (req, res) => {
  // ruleid: js-header-injection
  res.set({ 'Content-Language': req.query.language, ETag: '1' });
  res.sendStatus(204);
});

app.get('/theme/encoded', (req, res) => {
  // ok: js-header-injection
  res.setHeader('X-Theme', encodeURIComponent(req.query.theme));
  res.sendStatus(204);
});

app.get('/theme/one-line', (req, res) => {
  // ok: js-header-injection
  res.setHeader('X-Theme', req.query.theme.replace(/[\r\n]/g, ''));
  res.sendStatus(204);
});

const themes = ['light', 'dark'];
app.get('/theme/listed', (req, res) => {
  if (!themes.includes(req.query.theme)) return res.sendStatus(400);
  // ok: js-header-injection
  res.setHeader('X-Theme', req.query.theme);
  return res.sendStatus(204);
});

app.get('/cached', (req, res) => {
  // ok: js-header-injection
  app.set('theme', req.query.theme);
  // ok: js-header-injection
  res.setHeader('Content-Length', Number(req.query.length));
  res.end();
});
