const vm = require('node:vm');
const express = require('express');

const app = express();

app.post('/settings', (req, res) => {
  // ruleid: js-code-injection
  const settings = eval(req.body.settings);
  res.json(settings);
});

app.get('/sum', (req, res) => {
  const { formula } = req.query;
  // ruleid: js-code-injection
  const compute = new Function('x', `return ${formula}`);
  res.json({ result: compute(2) });
});

app.post('/script', (req, res) => {
  const code = req.body.code;
  // ruleid: js-code-injection
  res.json({ result: vm.runInNewContext(code, { Math }) });
});

app.post('/script/compiled', (req, res) => {
  // ruleid: js-code-injection
  const script = new vm.Script('(' + req.body.code + ')');
  res.json({ result: script.runInThisContext() });
});

app.post('/script/sandbox', (req, res) => {
  // ruleid: js-code-injection
  res.json({ result: new VM({ timeout: 100 }).run(req.body.code) });
});

function restoreFromAddress() {
  const state = decodeURIComponent(location.hash.slice(1));
  // ruleid: js-code-injection
  return eval(state);
}

function later() {
  // ruleid: js-code-injection
  setTimeout('show("' + new URLSearchParams(location.search).get('tab') + '")', 100);
}

app.post('/settings/json', (req, res) => {
  // ok: js-code-injection
  res.json(JSON.parse(req.body.settings));
});

app.get('/wait', (req, res) => {
  const milliseconds = Math.min(Number(req.query.milliseconds), 1000);
  // ok: js-code-injection
  setTimeout(() => res.json({ waited: req.query.milliseconds }), milliseconds);
});

const operations = { add: (a, b) => a + b, multiply: (a, b) => a * b };
app.get('/compute/:operation', (req, res) => {
  // ok: js-code-injection
  const compute = Object.hasOwn(operations, req.params.operation) ? operations[req.params.operation] : undefined;
  res.json({ result: compute?.(Number(req.query.a), Number(req.query.b)) });
});

function template(source) {
  // ok: js-code-injection
  return new Function('data', `return \`${source}\``);
}

app.get('/scripts', (req, res) => {
  // ok: js-code-injection
  const result = vm.runInNewContext('1 + 1', { name: req.query.name });
  res.json({ result });
});

app.post('/notes', (req, res) => {
  // ok: js-code-injection
  database.prepare('INSERT INTO notes (text) VALUES (?)').run(req.body.text);
  res.sendStatus(204);
});

module.exports = { app, later, restoreFromAddress, template };
