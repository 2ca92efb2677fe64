const express = require('express');
const _ = require('lodash');

const app = express();
const names = ['Ada', 'Grace'];

app.get('/names', (req, res) => {
  // ruleid: js-regex-injection
  const expression = new RegExp(req.query.text, 'i');
  res.json(names.filter((name) => expression.test(name)));
});

app.get('/people', async (req, res) => {
  // ruleid: js-regex-injection
  res.json(await people.find({ name: { $regex: req.query.name } }).toArray());
});

app.get('/match', (req, res) => {
  // ruleid: js-regex-injection
  res.json(names[0].match(`^${req.query.start}`));
});

app.get('/names/escaped', (req, res) => {
  // ok: js-regex-injection
  const expression = new RegExp(_.escapeRegExp(req.query.text), 'i');
  res.json(names.filter((name) => expression.test(name)));
});

app.get('/names/by-hand', (req, res) => {
  const text = req.query.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // ok: js-regex-injection
  res.json(names.filter((name) => new RegExp(text).test(name)));
});

app.get('/names/tested', (req, res) => {
  // ok: js-regex-injection
  res.json(/^\w+$/.test(req.query.text));
});

app.get('/posts', async (req, res) => {
  // ok: js-regex-injection
  res.json(await client.search({ index: 'posts', q: req.query.text }));
});
