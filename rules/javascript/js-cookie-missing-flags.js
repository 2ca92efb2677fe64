const express = require('express');
const session = require('express-session');

const app = express();

// ruleid: js-cookie-missing-flags
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));

app.use(
  '/admin',
  // ruleid: js-cookie-missing-flags
  session({
    secret: process.env.ADMIN_SECRET,
    cookie: { maxAge: 600000 },
  }),
);

app.post('/sign-in', (req, res) => {
  // ruleid: js-cookie-missing-flags
  res.cookie('session', req.newSession);
  // ruleid: js-cookie-missing-flags
  res.cookie('auth_token', req.newToken, { maxAge: 3600000, secure: true });
  // ruleid: js-cookie-missing-flags
  res.cookie('remember_me', req.newToken, { maxAge: 3600000, httpOnly: true });
  res.sendStatus(204);
});

app.post('/sign-in/safe', (req, res) => {
  // ok: js-cookie-missing-flags
  res.cookie('session', req.newSession, { httpOnly: true, secure: true, sameSite: 'lax' });
  // ok: js-cookie-missing-flags
  res.cookie('session', req.newSession, { ...cookieDefaults, maxAge: 3600000 });
  // ok: js-cookie-missing-flags
  res.cookie('session', req.newSession, cookieDefaults);
  res.sendStatus(204);
});

app.post('/sign-out', (req, res) => {
  // ok: js-cookie-missing-flags
  res.cookie('session', '', { maxAge: 0 });
  // ok: js-cookie-missing-flags
  res.clearCookie('session');
  res.redirect('/');
});

app.post('/theme', (req, res) => {
  // ok: js-cookie-missing-flags
  res.cookie('theme', req.body.theme === 'dark' ? 'dark' : 'light');
  // ok: js-cookie-missing-flags
  res.cookie('XSRF-TOKEN', req.csrfToken());
  res.sendStatus(204);
});

app.use(
  '/shop',
  // ok: js-cookie-missing-flags
  session({
    secret: process.env.SESSION_SECRET,
    cookie: { secure: true, sameSite: 'lax' },
  }),
);

module.exports = app;
