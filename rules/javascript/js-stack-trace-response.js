const express = require('express');
const util = require('node:util');

const app = express();

app.get('/orders', async (req, res) => {
  try {
    res.json(await listOrders());
  } catch (error) {
    // ruleid: js-stack-trace-response
    res.status(500).send(error.stack);
  }
});

app.get('/invoices', async (req, res) => {
  try {
    res.json(await listInvoices());
  } catch (err) {
    // ruleid: js-stack-trace-response
    res.status(500).json({ message: 'It failed.', details: err.stack });
  }
});

app.use((err, req, res, next) => {
  const page = `<pre>${err.stack}</pre>`;
  // ruleid: js-stack-trace-response
  res.status(500).send(page);
});

app.use((err, req, res, next) => {
  // ruleid: js-stack-trace-response
  res.end(util.inspect(err));
});

app.use((err, req, res, next) => {
  console.error(err.stack);
  // ok: js-stack-trace-response
  res.status(500).json({ message: 'Something went wrong.' });
});

app.use((err, req, res, next) => {
  if (process.env.NODE_ENV === 'development') {
    // ok: js-stack-trace-response
    res.status(500).send(err.stack);
    return;
  }
  // ok: js-stack-trace-response
  res.sendStatus(500);
});

app.use((err, req, res, next) => {
  // ok: js-stack-trace-response
  res.status(500).json({ message: 'It failed.', stack: app.get('env') === 'development' ? err.stack : undefined });
});

app.get('/technologies', (req, res) => {
  // ok: js-stack-trace-response
  res.json({ stack: product.stack });
});

module.exports = app;
