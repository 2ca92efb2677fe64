const _ = require('lodash');
const express = require('express');
const merge = require('lodash.merge');

const app = express();
const settings = {};
const table = {};

app.put('/settings', (req, res) => {
  // ruleid: js-prototype-pollution
  _.merge(settings, req.body);
  res.sendStatus(204);
});

app.patch('/settings', (req, res) => {
  // ruleid: js-prototype-pollution
  merge(settings, JSON.parse(req.body.changes));
  res.sendStatus(204);
});

app.put('/settings/path', (req, res) => {
  // ruleid: js-prototype-pollution
  _.set(settings, req.body.path, req.body.value);
  res.sendStatus(204);
});

app.put('/settings/flat', (req, res) => {
  // ok: js-prototype-pollution
  Object.assign(settings, { theme: req.body.theme });
  // ok: js-prototype-pollution
  _.merge(settings, { theme: String(req.body.theme) });
  res.sendStatus(204);
});

app.put('/table/checked/:row', (req, res) => {
  const { row } = req.params;
  if (row === '__proto__' || row === 'constructor') return res.sendStatus(400);
  // ok: js-prototype-pollution
  table[row].value = req.body.value;
  // ok: js-prototype-pollution
  table[row]['value'] = req.body.value;
  return res.sendStatus(204);
});

app.put('/rows/:row', (req, res) => {
  // ok: js-prototype-pollution
  table.rows[Number(req.params.row)]['value'] = req.body.value;
  res.sendStatus(204);
});
