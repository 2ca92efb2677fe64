const express = require('express');
const session = require('express-session');
const cookieSession = require('cookie-session');

const app = express();

app.use(
  session({
    name: 'sid',
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    // ruleid: js-cookie-flags-off
    cookie: { httpOnly: true, secure: true, maxAge: 3600000 },
  }),
);

app.use(
  cookieSession({
    keys: [process.env.SESSION_KEY],
    // ruleid: js-cookie-flags-off
    httpOnly: true,
  }),
);

app.post('/sign-in', (req, res) => {
  // ruleid: js-cookie-flags-off
  res.cookie('session', req.newSession, { httpOnly: true, secure: true, maxAge: 3600000 });
  res.sendStatus(204);
});

app.post('/remember', (req, res) => {
  // ruleid: js-cookie-flags-off
  const options = { maxAge: 3600000, secure: true };
  res.cookie('remember', req.newToken, options);
  res.sendStatus(204);
});

app.post('/sign-in/safe', (req, res) => {
  // ok: js-cookie-flags-off
  res.cookie('session', req.newSession, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.sendStatus(204);
});

app.get('/form', (req, res) => {
  // ok: js-cookie-flags-off
  res.cookie('XSRF-TOKEN', req.csrfToken(), { httpOnly: false, secure: true });
  res.render('form');
});

app.use(
  session({
    secret: process.env.SESSION_SECRET,
    // ok: js-cookie-flags-off
    cookie: { secure: process.env.NODE_ENV === 'production' },
  }),
);

// Mail has a setting of this name that means something else: begin in plain text, then STARTTLS.
// ok: js-cookie-flags-off
const mail = { host: 'mail.internal', port: 587, secure: false };

module.exports = { app, mail };
