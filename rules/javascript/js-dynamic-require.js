const express = require('express');

const app = express();
const exporters = { csv: './exporters/csv', pdf: './exporters/pdf' };

app.get('/export', (req, res) => {
  // ruleid: js-dynamic-require
  const exporter = require(`./exporters/${req.query.format}`);
  res.send(exporter.run());
});

app.get('/export/esm', async (req, res) => {
  // ruleid: js-dynamic-require
  const exporter = await import('./exporters/' + req.query.format + '.js');
  res.send(exporter.run());
});

app.get('/export/table', (req, res) => {
  // ok: js-dynamic-require
  const exporter = require(exporters[req.query.format] ?? exporters.csv);
  res.send(exporter.run());
});

app.get('/export/checked', (req, res) => {
  const { format } = req.query;
  if (format !== 'csv' && format !== 'pdf') return res.sendStatus(400);
  // ok: js-dynamic-require
  return res.send(require(`./exporters/${format}`).run());
});

function load(name) {
  // ok: js-dynamic-require
  return require(`./locales/${name}.json`);
}
