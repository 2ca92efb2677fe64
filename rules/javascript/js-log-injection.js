const express = require('express');
const winston = require('winston');

const app = express();
const logger = winston.createLogger({});

app.post('/login', (req, res) => {
  // ruleid: js-log-injection
  console.log('signed in', req.body.name);
  // ruleid: js-log-injection
  logger.info(`signed in: ${req.body.name}`);
  res.sendStatus(204);
});

app.get('/search', (req, res) => {
  const { text } = req.query;
  // ruleid: js-log-injection
  logger.warn('nothing found for ' + text);
  res.sendStatus(404);
});

app.post('/login/json', (req, res) => {
  // ok: js-log-injection
  console.log('signed in', JSON.stringify(req.body.name));
  // ok: js-log-injection
  logger.info('signed in', { name: req.body.name });
  // ok: js-log-injection
  logger.info('signed in: ' + req.body.name.replace(/[\r\n]/g, ' '));
  // ok: js-log-injection
  logger.info(`${req.method} ${req.originalUrl}`);
  // ok: js-log-injection
  logger.info('page', Number(req.query.page));
  res.sendStatus(204);
});

app.get('/traced', (req, res) => {
  // ok: js-log-injection
  logger.debug('Asked for ' + req.query.name);
});

socket.on('news', (news) => {
  // ok: js-log-injection
  console.log(news);
});
