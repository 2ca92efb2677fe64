const ejs = require('ejs');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const pug = require('pug');
const _ = require('lodash');
const express = require('express');

const app = express();
const environment = nunjucks.configure('views');

app.get('/greeting', (req, res) => {
  // ruleid: js-template-injection
  res.send(ejs.render(`<p>Hello ${req.query.name}</p>`));
});

app.post('/card', (req, res) => {
  const { text } = req.body;
  // ruleid: js-template-injection
  const card = Handlebars.compile('<h1>{{title}}</h1>' + text);
  res.send(card({ title: 'Card' }));
});

app.post('/pug', (req, res) => {
  // ruleid: js-template-injection
  res.send(pug.render('p ' + req.body.text));
});

app.post('/letter', (req, res) => {
  // ruleid: js-template-injection
  res.send(environment.renderString(req.body.letter, { name: 'Ada' }));
});

app.post('/line', (req, res) => {
  // ruleid: js-template-injection
  res.send(_.template(req.body.line)({ user: req.user }));
});

app.get('/greeting/value', (req, res) => {
  // ok: js-template-injection
  res.send(ejs.render('<p>Hello <%= name %></p>', { name: req.query.name }));
});

const card = Handlebars.compile('<h1>{{title}}</h1>');
app.post('/card/value', (req, res) => {
  // ok: js-template-injection
  res.send(card({ title: req.body.title }));
});

app.get('/greeting/chosen', (req, res) => {
  const templates = { short: 'Hi {{name}}', long: 'Good morning {{name}}' };
  // ok: js-template-injection
  res.send(Handlebars.compile(templates[req.query.kind] ?? templates.short)({ name: 'Ada' }));
});
