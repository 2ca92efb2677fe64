const express = require('express');
const v8 = require('node:v8');
const yaml = require('js-yaml');

const app = express();

app.post('/settings', (req, res) => {
  // ruleid: js-yaml-code
  res.json(yaml.load(req.body.settings));
});

app.post('/state', (req, res) => {
  // ruleid: js-yaml-code
  res.json(v8.deserialize(Buffer.from(req.body.state, 'base64')));
});

app.post('/settings/safe', (req, res) => {
  // ok: js-yaml-code
  res.json(yaml.safeLoad(req.body.settings));
});

app.post('/settings/schema', (req, res) => {
  // ok: js-yaml-code
  res.json(yaml.load(req.body.settings, { schema: yaml.JSON_SCHEMA }));
});

// ok: js-yaml-code
const own = yaml.load(text);
