const express = require('express');

const app = express();

app.get('/users/:id', async (req, res) => {
  const user = await users.findOne({ id: req.params.id });
  // ruleid: js-sensitive-response
  res.json({ id: user.id, name: user.name, password: user.password });
});

app.get('/patients/:id', async (req, res) => {
  const { name, ssn } = await patients.findOne({ id: req.params.id });
  const answer = { name, ssn };
  // ruleid: js-sensitive-response
  res.status(200).send(answer);
});

async function card(ctx) {
  const order = await orders.findOne({ id: ctx.params.id });
  // ruleid: js-sensitive-response
  ctx.body = { total: order.total, card: order.cardNumber };
}

app.get('/users/:id/public', async (req, res) => {
  const user = await users.findOne({ id: req.params.id });
  // ok: js-sensitive-response
  res.json({ id: user.id, name: user.name, hasPassword: Boolean(user.password) });
});

app.post('/sign-in', async (req, res) => {
  const { accessToken } = await signIn(req.body.mail, req.body.password);
  // ok: js-sensitive-response
  res.json({ accessToken });
});

app.post('/check', (req, res) => {
  // ok: js-sensitive-response
  res.json({ strength: strengthOf(req.body.password), text: 'password' });
});

module.exports = { app, card };
