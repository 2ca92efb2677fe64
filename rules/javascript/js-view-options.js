const ejs = require('ejs');
const express = require('express');

const app = express();

app.post('/profile', (req, res) => {
  // ruleid: js-view-options
  res.render('profile', req.body);
});

app.get('/search', (req, res) => {
  const values = req.query;
  // ruleid: js-view-options
  res.render('search', values);
});

app.get('/search/spread', (req, res) => {
  // ruleid: js-view-options
  res.render('search', { title: 'Search', ...req.query });
});

app.post('/letter', async (req, res) => {
  // ruleid: js-view-options
  res.send(await ejs.renderFile('letter.ejs', req.body.values));
});

app.post('/profile/named', (req, res) => {
  // ok: js-view-options
  res.render('profile', { name: req.body.name, city: req.body.city });
});

app.get('/search/named', (req, res) => {
  const values = { title: 'Search', text: req.query.text };
  // ok: js-view-options
  res.render('search', values);
});

app.get('/orders', async (req, res) => {
  // ok: js-view-options
  res.render('orders', await orders.findAll({ where: { owner: req.query.owner } }));
});
