const express = require('express');

const app = express();
const commands = { start: () => 'started', stop: () => 'stopped' };
const allowed = new Map(Object.entries(commands));

app.post('/command/:name', (req, res) => {
  // ruleid: js-unsafe-method-name
  res.json(commands[req.params.name](req.body));
});

app.post('/call', (req, res) => {
  const { method, values } = req.body;
  // ruleid: js-unsafe-method-name
  res.json(service[method].apply(service, values));
});

app.post('/command/map/:name', (req, res) => {
  const command = allowed.get(req.params.name);
  if (!command) return res.sendStatus(404);
  // ok: js-unsafe-method-name
  return res.json(command(req.body));
});

app.post('/command/checked/:name', (req, res) => {
  const { name } = req.params;
  if (name !== 'start' && name !== 'stop') return res.sendStatus(404);
  // ok: js-unsafe-method-name
  return res.json(commands[name](req.body));
});

app.get('/row/:number', (req, res) => {
  // ok: js-unsafe-method-name
  res.json(handlers[Number(req.params.number)]());
});
