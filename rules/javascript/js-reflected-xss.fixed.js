const http = require('node:http');
const express = require('express');
const escapeHtml = require('escape-html');

const app = express();

app.get('/hello', (req, res) => {
  // ruleid: js-reflected-xss
  res.type('text').send('Hello ' + req.query.name);
});

app.get('/search', (req, res) => {
  const { q } = req.query;
  // ruleid: js-reflected-xss
  res.send(`<h1>Results for ${q}</h1>`);
});

app.get('/orders/:number', (req, res) => {
  const order = orders.get(req.params.number);
  // ruleid: js-reflected-xss
  if (!order) return res.status(404).type('text').send(`There is no order ${req.params.number}.`);
  // ok: js-reflected-xss
  res.json(order);
});

app.post('/echo', (req, res) => {
  const text = req.body.text.trim();
  // ruleid: js-reflected-xss
  res.write('<p>' + text + '</p>');
  res.end();
});

http.createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').searchParams.get('name');
  // ruleid: js-reflected-xss
  response.end('<b>' + name + '</b>');
});

async function page(ctx) {
  // ruleid: js-reflected-xss
  ctx.body = `<title>${ctx.query.title}</title>`;
}

app.get('/search/escaped', (req, res) => {
  // ok: js-reflected-xss
  res.send(`<h1>Results for ${escapeHtml(req.query.q)}</h1>`);
});

app.get('/search/json', (req, res) => {
  const answer = { q: req.query.q, found: [] };
  // ok: js-reflected-xss
  res.send(answer);
});

app.get('/object', (req, res) => {
  // ok: js-reflected-xss
  res.send({ name: req.query.name });
});

app.get('/text', (req, res) => {
  // ok: js-reflected-xss
  res.type('text').send(`You asked for ${req.query.name}`);
});

app.get('/text/header', (req, res) => {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  // ok: js-reflected-xss
  res.end(`You asked for ${req.query.name}`);
});

app.get('/users/:id', async (req, res) => {
  const user = await User.findById(req.params.id);
  // ok: js-reflected-xss
  res.send(user);
});

app.get('/users/callback/:id', (req, res) => {
  // ok: js-reflected-xss
  User.findById(req.params.id).then((user) => res.send(user));
});

app.get('/members', (req, res) => {
  // ok: js-reflected-xss
  redis.sMembers(req.query.group).then((members) => res.send(members));
});

app.get('/count', (req, res) => {
  // ok: js-reflected-xss
  res.send(`<p>Page ${parseInt(req.query.page, 10)}</p>`);
});

app.get('/view', (req, res) => {
  // ok: js-reflected-xss
  res.render('search', { q: req.query.q });
});

http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  // ok: js-reflected-xss
  response.end(JSON.stringify({ url: request.url }));
});

module.exports = { app, page };
