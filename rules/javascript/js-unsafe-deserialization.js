const express = require('express');
const serialize = require('node-serialize');
const yaml = require('js-yaml');
const types = require('js-yaml-js-types').all;
const { unserialize } = require('node-serialize');

const app = express();

app.get('/profile', (req, res) => {
  const cookie = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: js-unsafe-deserialization
  const profile = serialize.unserialize(cookie);
  res.json({ name: profile.name });
});

app.post('/state', (req, res) => {
  // ruleid: js-unsafe-deserialization
  const state = unserialize(req.body.state);
  res.json(state);
});

function readRules(text) {
  // ruleid: js-unsafe-deserialization
  return yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
}

function readScripts(text) {
  // ruleid: js-unsafe-deserialization
  return yaml.load(text, { filename: 'scripts.yaml', schema: yaml.DEFAULT_SCHEMA.extend(types) });
}

app.get('/profile/json', (req, res) => {
  // ok: js-unsafe-deserialization
  const profile = JSON.parse(Buffer.from(req.cookies.profile, 'base64').toString());
  res.json({ name: profile.name });
});

function readSettings(text) {
  // ok: js-unsafe-deserialization
  return yaml.load(text);
}

function readTable(text) {
  // ok: js-unsafe-deserialization
  return yaml.load(text, { schema: yaml.JSON_SCHEMA });
}

function store(profile) {
  // ok: js-unsafe-deserialization
  return serialize.serialize(profile);
}

// Another class with a method of this name.
function decode(codec, bytes) {
  // ok: js-unsafe-deserialization
  return codec.unserialize(bytes);
}

module.exports = { app, decode, readRules, readScripts, readSettings, readTable, store };
