const express = require('express');

const app = express();

app.get('/login/done', (req, res) => {
  // ruleid: js-open-redirect
  res.redirect(req.query.next);
});

app.post('/login', (req, res) => {
  const target = req.body.returnTo || '/';
  // ruleid: js-open-redirect
  res.redirect(303, target);
});

app.get('/out', (req, res) => {
  // ruleid: js-open-redirect
  res.writeHead(302, { Location: req.query.url });
  res.end();
});

app.get('/tenant', (req, res) => {
  // ruleid: js-open-redirect
  res.redirect(`https://${req.query.tenant}`);
});

app.get('/slash', (req, res) => {
  // Two slashes begin a host.
  // ruleid: js-open-redirect
  res.redirect('/' + req.query.page);
});

function back() {
  const params = new URLSearchParams(window.location.search);
  // ruleid: js-open-redirect
  window.location.href = params.get('back');
}

function openHelp() {
  // ruleid: js-open-redirect
  location.assign(decodeURIComponent(location.hash.slice(1)));
}

app.get('/users/:id/old', (req, res) => {
  // ok: js-open-redirect
  res.redirect(`/users/${req.params.id}`);
});

app.get('/orders/:id/old', (req, res) => {
  // ok: js-open-redirect
  res.redirect('/orders/' + encodeURIComponent(req.params.id) + '?from=' + req.query.from);
});

app.get('/docs/:page', (req, res) => {
  // ok: js-open-redirect
  res.redirect('https://docs.shop.example/' + req.params.page);
});

app.use((req, res, next) => {
  if (req.secure) return next();
  // ok: js-open-redirect
  res.redirect(`https://${req.headers.host}${req.url}`);
});

app.get('/login/checked', (req, res) => {
  const next = new URL(req.query.next, 'https://shop.example');
  if (next.origin !== 'https://shop.example') return res.sendStatus(400);
  // ok: js-open-redirect
  res.redirect(next.href);
});

app.get('/login/path', (req, res) => {
  const next = new URL(req.query.next, 'https://shop.example');
  // ok: js-open-redirect
  res.redirect(next.pathname);
});

app.post('/files/:name', async (req, res) => {
  const stored = await storage.put(req.params.name, req.file.buffer);
  // ok: js-open-redirect
  res.status(201).set('Location', stored.url).end();
});

const places = { home: '/', basket: '/basket' };
app.get('/go/:place', (req, res) => {
  const place = Object.hasOwn(places, req.params.place) ? req.params.place : 'home';
  // ok: js-open-redirect
  res.redirect(`/go-to-${place}`);
});

app.post('/items', (req, res) => {
  const { id } = save(req.body);
  // ok: js-open-redirect
  res.location(`${getFullUrl(req)}/${req.body.name}`);
  // ok: js-open-redirect
  res.redirect(`${urls.getSubdir()}/?id=${req.body.id}`);
  // ok: js-open-redirect
  res.redirect(buildItemURL(res.locals.baseHref, req.body.name, { id }));
  // ok: js-open-redirect
  res.redirect(routes.urlFor({ relativeUrl: req.query.next }));
});

app.get('/else', (req, res) => {
  // ruleid: js-open-redirect
  res.redirect(`${getHost(req.query.host)}/start`);
  // ruleid: js-open-redirect
  res.redirect(buildItemURL(req.query.base, 'start'));
});

function reload() {
  // ok: js-open-redirect
  window.location.href = window.location.pathname + '?tab=' + new URLSearchParams(location.search).get('tab');
}

module.exports = { app, back, openHelp, reload };
