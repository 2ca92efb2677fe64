const xpath = require('xpath');
const libxmljs = require('libxmljs2');
const { DOMParser } = require('@xmldom/xmldom');
const express = require('express');

const app = express();
const people = new DOMParser().parseFromString(source, 'text/xml');
const tree = libxmljs.parseXml(source);

app.get('/person', (req, res) => {
  // ruleid: js-xpath-injection
  res.json(xpath.select(`//person[@name='${req.query.name}']`, people));
});

app.post('/login', (req, res) => {
  const expression = "//person[@name='" + req.body.name + "' and @pin='" + req.body.pin + "']";
  // ruleid: js-xpath-injection
  res.json(xpath.select1(expression, people));
});

app.get('/phone', (req, res) => {
  // ruleid: js-xpath-injection
  res.json(tree.get("//person[@name='" + req.query.name + "']/phone"));
});

app.get('/person/variable', (req, res) => {
  const found = xpath.parse('//person[@name=$name]');
  // ok: js-xpath-injection
  res.json(found.select({ node: people, variables: { name: req.query.name } }));
});

app.get('/person/number', (req, res) => {
  // ok: js-xpath-injection
  res.json(xpath.select(`//person[${Number(req.query.place)}]`, people));
});

app.get('/person/word', (req, res) => {
  if (!/^\w+$/.test(req.query.name)) return res.sendStatus(400);
  // ok: js-xpath-injection
  return res.json(xpath.select(`//person[@name='${req.query.name}']`, people));
});
