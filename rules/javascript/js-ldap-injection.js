const ldap = require('ldapjs');
const ldapEscape = require('ldap-escape');
const express = require('express');

const app = express();
const client = ldap.createClient({ url: 'ldaps://directory.example' });
const ldapClient = client;

app.post('/login', (req, res) => {
  // ruleid: js-ldap-injection
  client.search('ou=people,dc=example', { filter: `(uid=${req.body.name})`, scope: 'sub' }, (error, found) => {
    res.json({ error, found });
  });
});

app.get('/people', (req, res) => {
  const options = {
    // ruleid: js-ldap-injection
    filter: '(&(objectClass=person)(cn=' + req.query.name + '))',
    scope: 'sub',
  };
  client.search('ou=people,dc=example', options, (error, found) => res.json({ error, found }));
});

app.post('/bind', (req, res) => {
  // ruleid: js-ldap-injection
  ldapClient.bind(`uid=${req.body.name},ou=people,dc=example`, req.body.password, () => res.sendStatus(204));
});

app.get('/people/escaped', (req, res) => {
  const filter = ldapEscape.filter`(cn=${req.query.name})`;
  // ok: js-ldap-injection
  client.search('ou=people,dc=example', { filter }, (error, found) => res.json({ error, found }));
});

app.get('/people/object', (req, res) => {
  const filter = new ldap.EqualityFilter({ attribute: 'cn', value: req.query.name });
  // ok: js-ldap-injection
  client.search('ou=people,dc=example', { filter }, (error, found) => res.json({ error, found }));
});

app.get('/index', async (req, res) => {
  // ok: js-ldap-injection
  res.json(await index.search(req.query.text, { limit: 20 }));
});
