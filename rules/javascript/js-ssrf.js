const http = require('node:http');
const axios = require('axios');
const got = require('got');
const express = require('express');

const app = express();
const API_URL = process.env.API_URL;

app.get('/preview', async (req, res) => {
  const address = req.query.url;
  // ruleid: js-ssrf
  const page = await fetch(address);
  res.type('text').send(await page.text());
});

app.post('/webhook/test', async (req, res) => {
  const { url, event } = req.body;
  // ruleid: js-ssrf
  const answer = await axios.post(url, { event });
  res.json({ status: answer.status });
});

app.get('/status', (req, res) => {
  // ruleid: js-ssrf
  http.get(`http://${req.query.host}/status`, (answer) => answer.pipe(res));
});

app.get('/proxy', (req, res) => {
  // ruleid: js-ssrf
  const upstream = http.request({ hostname: req.headers['x-upstream'], path: '/' }, (answer) => answer.pipe(res));
  upstream.end();
});

app.get('/image', (req, res) => {
  // ruleid: js-ssrf
  got.stream(new URL(req.query.image)).pipe(res);
});

app.get('/weather', async (req, res) => {
  // ruleid: js-ssrf
  const answer = await axios({ method: 'get', url: 'https://' + req.query.region + '.weather.example/today' });
  res.json(answer.data);
});

// The host is ours; only the path comes in.
app.get('/users/:id', async (req, res) => {
  // ok: js-ssrf
  const answer = await fetch(`https://users.internal/users/${req.params.id}`);
  res.json(await answer.json());
});

app.get('/orders/:id', async (req, res) => {
  // ok: js-ssrf
  const answer = await axios.get(`${API_URL}/orders/${req.params.id}`);
  // ok: js-ssrf
  const lines = await axios.get(API_URL + '/lines/' + req.params.id, { params: { full: req.query.full } });
  res.json({ order: answer.data, lines: lines.data });
});

const hosts = new Set(['images.example', 'static.example']);
app.get('/image/checked', async (req, res) => {
  const address = new URL(req.query.image);
  if (!hosts.has(address.hostname)) return res.sendStatus(400);
  // ok: js-ssrf
  const answer = await fetch(address);
  res.send(Buffer.from(await answer.arrayBuffer()));
});

const makers = new Map([['halo', 'https://halo.example/catalogue.json']]);
app.get('/catalogue', async (req, res) => {
  const { maker } = req.query;
  const address = maker === 'halo' ? 'https://halo.example/catalogue.json' : 'https://ember.example/lamps.json';
  // ok: js-ssrf
  const answer = await fetch(address);
  res.json(await answer.json());
});

// What is sent is not where.
app.post('/feedback', async (req, res) => {
  // ok: js-ssrf
  await fetch('https://feedback.example/', { method: 'POST', body: JSON.stringify(req.body) });
  res.sendStatus(204);
});

app.get('/hook/:id', async (req, res) => {
  const hook = await hooks.findOne({ where: { id: req.params.id } });
  // ok: js-ssrf
  await axios.post(hook.url, {});
  res.sendStatus(204);
});

app.get('/type', (req, res) => {
  // ok: js-ssrf
  res.json({ type: req.get('content-type'), makers: [...makers.keys()] });
});
