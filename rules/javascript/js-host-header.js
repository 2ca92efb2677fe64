const express = require('express');

const app = express();
const SITE = process.env.SITE_URL;

app.post('/reset', (req, res) => {
  // ruleid: js-host-header
  const link = 'https://' + req.host + '/reset/' + token;
  mailer.send(req.body.mail, link);
  // ruleid: js-host-header
  mailer.send(req.body.mail, 'http://' + req.headers.host + '/reset/' + token);
  // ruleid: js-host-header
  mailer.send(req.body.mail, req.protocol + '://' + req.get('host') + '/reset/' + token);
  res.sendStatus(204);
});

app.post('/reset/settings', (req, res) => {
  // ok: js-host-header
  mailer.send(req.body.mail, SITE + '/reset/' + token);
  // ok: js-host-header
  const address = 'https://' + shop.host + '/reset';
  // ok: js-host-header
  console.log('host ' + req.headers.host, address);
  res.sendStatus(204);
});
