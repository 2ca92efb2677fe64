const express = require('express');
const _ = require('lodash');
const { User, Order } = require('./models');

const app = express();

app.post('/users', async (req, res) => {
  // ruleid: js-mass-assignment
  const user = await User.create(req.body);
  res.json(user.id);
});

app.post('/orders', async (req, res) => {
  // ruleid: js-mass-assignment
  const order = new Order(req.body);
  await order.save();
  res.sendStatus(204);
});

app.put('/users/:id', async (req, res) => {
  const changes = req.body;
  // ruleid: js-mass-assignment
  await User.findByIdAndUpdate(req.params.id, changes);
  res.sendStatus(204);
});

app.post('/users/named', async (req, res) => {
  // ok: js-mass-assignment
  await User.create({ name: req.body.name, mail: req.body.mail });
  // ok: js-mass-assignment
  await User.create(_.pick(req.body, ['name', 'mail']));
  // ok: js-mass-assignment
  const address = new URL(req.body.site);
  res.json(address.host);
});

app.post('/users/checked', async (req, res) => {
  // ok: js-mass-assignment
  await User.create(userSchema.parse(req.body));
  res.sendStatus(204);
});
