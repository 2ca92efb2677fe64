const express = require('express');
const { MongoClient, ObjectId } = require('mongodb');
const User = require('./models/user');

const app = express();
const users = new MongoClient(process.env.MONGO_URL).db('shop').collection('users');

app.post('/login', async (req, res) => {
  const user = await User.findOne({
    // ruleid: js-nosql-injection
    mail: String(req.body.mail),
    // ruleid: js-nosql-injection
    password: String(req.body.password),
  });
  res.sendStatus(user ? 204 : 401);
});

app.get('/users', async (req, res) => {
  const { city } = req.query;
  // ruleid: js-nosql-injection
  const found = await users.find({ city, active: true }).toArray();
  res.json(found);
});

app.post('/search', async (req, res) => {
  // ruleid: js-nosql-injection
  res.json(await users.find(req.body).limit(20).toArray());
});

app.post('/filter', async (req, res) => {
  const filter = { owner: req.body.owner };
  // ruleid: js-nosql-injection
  res.json(await users.countDocuments(filter));
});

app.delete('/users', async (req, res) => {
  // ruleid: js-nosql-injection
  await User.deleteMany({ mail: String(req.query.mail) });
  res.sendStatus(204);
});

app.post('/login/checked', async (req, res) => {
  // ok: js-nosql-injection
  const user = await User.findOne({ mail: String(req.body.mail) });
  res.sendStatus(user ? 204 : 401);
});

app.post('/login/equal', async (req, res) => {
  // ok: js-nosql-injection
  const user = await User.findOne({ mail: { $eq: req.body.mail } });
  res.sendStatus(user ? 204 : 401);
});

app.get('/users/:id', async (req, res) => {
  // ok: js-nosql-injection
  res.json(await users.findOne({ _id: new ObjectId(req.params.id) }));
});

app.get('/users/by-name/:name', async (req, res) => {
  // A part of the path is always a string.
  // ok: js-nosql-injection
  res.json(await users.findOne({ name: req.params.name }));
});

app.post('/users/typed', async (req, res) => {
  const { mail } = req.body;
  if (typeof mail !== 'string') return res.sendStatus(400);
  // ok: js-nosql-injection
  res.json(await users.findOne({ mail }));
});

app.post('/users/joined', async (req, res) => {
  // ok: js-nosql-injection
  res.json(await users.findOne({ mail: `${req.body.name}@shop.example` }));
});

app.get('/users/cheaper', async (req, res) => {
  // ok: js-nosql-injection
  res.json(await users.find({ price: { $lte: req.query.price } }).toArray());
});

app.post('/basket', (req, res) => {
  // ok: js-nosql-injection
  const line = req.session.lines.find((each) => each.id === req.body.id);
  res.json(line);
});

app.post('/answers', async (req, res) => {
  // ok: js-nosql-injection
  res.json(await Answer.findOne({ include: [{ model: Person, where: { mail: req.body.mail } }] }));
});

app.post('/basket/lodash', (req, res) => {
  // ok: js-nosql-injection
  res.json(_.find(req.body.lines, 'gift'));
});

app.post('/orders', async (req, res) => {
  // ok: js-nosql-injection
  res.json(await Order.findOne({ where: { number: req.body.number } }));
});
