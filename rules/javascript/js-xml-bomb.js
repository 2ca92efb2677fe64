const expat = require('node-expat');
const libxml = require('libxmljs2');
const xml2json = require('xml2json');
const { XMLParser } = require('fast-xml-parser');
const express = require('express');

const app = express();

app.post('/orders', (req, res) => {
  const parser = new expat.Parser('UTF-8');
  // ruleid: js-xml-bomb
  parser.write(req.body);
  res.sendStatus(204);
});

app.post('/json', (req, res) => {
  // ruleid: js-xml-bomb
  res.send(xml2json.toJson(req.body.xml, { object: true }));
});

app.post('/sax', (req, res) => {
  const parser = new libxml.SaxParser();
  // ruleid: js-xml-bomb
  parser.parseString(req.body.xml);
  res.sendStatus(204);
});

app.post('/fast', (req, res) => {
  const parser = new XMLParser({ processEntities: false });
  // ok: js-xml-bomb
  res.send(parser.parse(req.body.xml));
});

function readOwn(text) {
  const parser = new expat.Parser('UTF-8');
  // ok: js-xml-bomb
  parser.write(text);
}
