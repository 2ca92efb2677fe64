const express = require('express');
const { MongoClient } = require('mongodb');

const app = express();
const orders = new MongoClient(process.env.MONGO_URL).db('shop').collection('orders');

app.get('/orders', async (req, res) => {
  // ruleid: js-nosql-code
  res.json(await orders.find({ $where: `this.owner == '${req.query.owner}'` }).toArray());
});

app.get('/orders/open', async (req, res) => {
  const filter = { open: true };
  // ruleid: js-nosql-code
  filter.$where = "this.total > '" + req.query.total + "'";
  res.json(await orders.find(filter).toArray());
});

app.get('/orders/operator', async (req, res) => {
  // ok: js-nosql-code
  res.json(await orders.find({ owner: { $eq: req.query.owner } }).toArray());
});

app.get('/orders/number', async (req, res) => {
  // ok: js-nosql-code
  res.json(await orders.find({ $where: `this.total > ${Number(req.query.total)}` }).toArray());
});

app.get('/orders/fixed', async (req, res) => {
  // ok: js-nosql-code
  res.json(await orders.find({ $where: 'this.total > this.paid', owner: String(req.query.owner) }).toArray());
});
