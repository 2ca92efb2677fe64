const express = require('express');
const bcrypt = require('bcrypt');
const logger = require('./logger');

const app = express();

app.post('/sign-in', async (req, res) => {
  const { mail, password } = req.body;
  // ruleid: js-sensitive-log
  console.log('sign-in', mail, password);
  const user = await signIn(mail, password);
  // ok: js-sensitive-log
  logger.info('signed in', user.id);
  res.json({ id: user.id });
});

async function pay(order, card) {
  // ruleid: js-sensitive-log
  logger.debug(`charging ${card.cardNumber} for ${order.id}`);
  const answer = await charge(order.total, card.cardNumber);
  // ok: js-sensitive-log
  logger.info({ order: order.id, status: answer.status }, 'charged');
}

function connect(settings) {
  const url = 'postgres://shop:' + settings.dbPassword + '@db.internal/shop';
  // ruleid: js-sensitive-log
  logger.warn('connecting to ' + url);
  return open(url);
}

function start() {
  // ruleid: js-sensitive-log
  console.info('key', process.env.STRIPE_SECRET_KEY);
}

app.use((req, res, next) => {
  // ruleid: js-sensitive-log
  logger.debug({ path: req.path, authorization: req.headers.authorization });
  next();
});

function rename(user) {
  const copy = { id: user.id, ssn: user.ssn };
  // ruleid: js-sensitive-log
  logger.info(JSON.stringify(copy));
  // ok: js-sensitive-log
  logger.info(copy.id);
}

async function store(user, password) {
  const hash = await bcrypt.hash(password, 12);
  // ok: js-sensitive-log
  logger.debug('new hash for', user.id, hash.length);
  // ok: js-sensitive-log
  logger.debug(`password has ${password.length} letters, given: ${Boolean(password)}`);
  // ok: js-sensitive-log
  logger.debug(password ? 'with password' : 'without password');
  // ok: js-sensitive-log
  console.error('The password is wrong.');
}

function known(sessionToken) {
  const id = cache.get(sessionToken);
  // ok: js-sensitive-log
  logger.debug('cached', id);
  return id;
}

function show(card) {
  // ok: js-sensitive-log
  logger.info(`card ending in ${card.cardNumber.slice(-4)}`);
  // ok: js-sensitive-log
  logger.info('card', mask(card.cardNumber));
}

function lex(token) {
  // A word of a language.
  // ok: js-sensitive-log
  console.log(token.type, token.value, passwordHint);
}

module.exports = { app, connect, known, lex, pay, rename, show, start, store };
