const axios = require('axios');
const Sentry = require('@sentry/node');
const nodemailer = require('nodemailer');
const OpenAI = require('openai');
const { createHash } = require('crypto');
const config = require('./config');

const mailer = nodemailer.createTransport(config.mail);
const model = new OpenAI();

async function countVisit(patient) {
  const body = JSON.stringify({ event: 'visit', visitor: { number: patient.ssn } });
  // ruleid: js-sensitive-third-party
  await fetch(config.insightsUrl, { method: 'POST', body });
  const claim = claimOf(patient);
  // ruleid: js-sensitive-third-party
  await axios.post('https://clearing.example.com/claims', claim);
  // ruleid: js-sensitive-third-party
  await fetch(`https://clearing.example.com/people/${patient.ssn}`);
}

function claimOf(patient) {
  return { sent: Date.now(), diagnosis: patient.diagnosis };
}

async function options(patient) {
  const request = { method: 'POST', body: btoa(patient.diagnosis) };
  // ruleid: js-sensitive-third-party
  return fetch(config.registryUrl, request);
}

function watch(card, error) {
  // ruleid: js-sensitive-third-party
  Sentry.captureMessage(`charge of ${card.cardNumber} failed`);
  // ruleid: js-sensitive-third-party
  analytics.track('charged', { card: card.cardNumber });
  // ok: js-sensitive-third-party
  Sentry.captureException(error);
  // ok: js-sensitive-third-party
  analytics.track('charged', { last: card.cardNumber.slice(-4) });
}

async function remind(patient) {
  // ruleid: js-sensitive-third-party
  await mailer.sendMail({ to: patient.email, subject: 'Check-up', text: `Because of ${patient.diagnosis}` });
  // ok: js-sensitive-third-party
  await mailer.sendMail({ to: patient.email, subject: 'Check-up', text: 'It is time for your check-up.' });
}

async function summarize(visit) {
  const answer = await model.chat.completions.create({
    model: 'small',
    // ruleid: js-sensitive-third-party
    messages: [{ role: 'user', content: `Explain ${visit.diagnosis}` }],
  });
  return answer.choices[0].message.content;
}

async function own(patient) {
  // To the program's own server.
  // ok: js-sensitive-third-party
  await fetch('/api/patients', { method: 'POST', body: JSON.stringify({ ssn: patient.ssn }) });
  // ok: js-sensitive-third-party
  await axios.post(`${config.apiUrl}/patients`, { ssn: patient.ssn });
  // ok: js-sensitive-third-party
  await axios.put('http://localhost:3000/patients', { ssn: patient.ssn });
}

async function protectedData(patient, keys) {
  const visitor = createHash('sha256').update(patient.ssn).digest('hex');
  // ok: js-sensitive-third-party
  await fetch(config.insightsUrl, { method: 'POST', body: JSON.stringify({ visitor }) });
  // ok: js-sensitive-third-party
  await axios.post(config.registryUrl, { sealed: keys.encrypt(patient.diagnosis) });
  const known = await registry.find(patient.ssn);
  // ok: js-sensitive-third-party
  await axios.post(config.registryUrl, { known });
}

module.exports = { countVisit, options, own, protectedData, remind, summarize, watch };
