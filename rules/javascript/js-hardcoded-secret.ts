import https from 'node:https';
import { createHmac } from 'node:crypto';
import session from 'express-session';
import jwt from 'jsonwebtoken';
import { createPool } from 'mysql2/promise';

// ruleid: js-hardcoded-secret
const apiKey = 'lantern-pay-9fQ2xVb7Lk3TzR8mWc5YdJ';

export const pool = createPool({
  host: 'db.internal',
  user: 'shop',
  // ruleid: js-hardcoded-secret
  password: 'Tr0ub4dor&3',
});

export const settings = {
  // ruleid: js-hardcoded-secret
  jwtSecret: process.env.JWT_SECRET || 'b7e151628aed2a6abf71',
  // ok: js-hardcoded-secret
  mailKey: process.env.MAIL_KEY,
};

export const mail = { host: 'mail.internal', port: 25, auth: { user: 'shop', pass: process.env.MAIL_PASSWORD } };

export const cache = {
  host: 'cache.internal',
  // ruleid: js-hardcoded-secret
  password: 'opensesame',
};

export function issue(user: { id: string }) {
  // ruleid: js-hardcoded-secret
  return jwt.sign({ sub: user.id }, 'shhhhh', { expiresIn: '1h' });
}

export const sessions = session({
  // ruleid: js-hardcoded-secret
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
});

export function sign(text: string) {
  // ruleid: js-hardcoded-secret
  return createHmac('sha256', 'a-long-and-fixed-secret').update(text).digest('hex');
}

export function storage(connect: (key: string) => unknown) {
  // ruleid: js-hardcoded-secret
  return connect('AKIAIOSFODNN7QWERTYU');
}

export function charge(cents: number) {
  return https.request('https://payments.example/charges', { headers: { authorization: `Bearer ${apiKey}` } }).end(cents);
}

// ok: js-hardcoded-secret
const databasePassword = process.env.DB_PASSWORD;

// ok: js-hardcoded-secret
const examplePassword = 'changeme123';

export const fields = {
  // ok: js-hardcoded-secret
  password: 'current-password',
  // ok: js-hardcoded-secret
  apiKey: 'settings.apiKey',
  // ok: js-hardcoded-secret
  secret: '',
  // ok: js-hardcoded-secret
  forgotPassword: 'ForgotPassword2',
};

// ok: js-hardcoded-secret
export const passwordMessage = 'A password needs 12 letters at least.';

// ok: js-hardcoded-secret
export const RESET_PASSWORD = 'RESET_PASSWORD';

// ok: js-hardcoded-secret
export const tokenUrl = 'https://login.example/oauth2/v2.0/token';

export function verify(token: string) {
  // ok: js-hardcoded-secret
  return jwt.verify(token, databasePassword as string, { algorithms: ['HS256'] });
}

export function example() {
  return examplePassword;
}

// A variable of just that name.
let pwd = '';
// ruleid: js-hardcoded-secret
pwd = '48151623';
// ruleid: js-hardcoded-secret
account.password = 'k9Lm2q';
// ok: js-hardcoded-secret
account.password = 'required';
// ok: js-hardcoded-secret
pwd = '***';

// Put under such a name into something else.
// ruleid: js-hardcoded-secret
settings.set('apiKey', 'a8f5f167f44f4964e6c998dee827110c');
// ok: js-hardcoded-secret
settings.set('apiKey', process.env.API_KEY);
// ok: js-hardcoded-secret
settings.set('theme', 'a8f5f167f44f4964e6c998dee827110c');
