const fs = require('fs');
const { writeFile } = require('node:fs/promises');
const { PutObjectCommand } = require('@aws-sdk/client-s3');
const { createCipheriv } = require('crypto');

function keep(patient) {
  // ruleid: js-sensitive-storage
  fs.writeFileSync('exports/latest.json', JSON.stringify({ person: { ssn: patient.ssn } }));
  // ruleid: js-sensitive-storage
  fs.appendFileSync('exports/all.txt', Buffer.from(patient.ssn).toString('base64'));
  // ok: js-sensitive-storage
  fs.appendFileSync('exports/ids.txt', patient.id);
}

async function later(patient) {
  const summary = summaryOf(patient);
  // ruleid: js-sensitive-storage
  await writeFile('exports/summary.txt', summary, { mode: 0o600 });
}

function summaryOf(patient) {
  return `${patient.fullName}: ${patient.ssn}`;
}

function stream(patients) {
  const out = fs.createWriteStream('exports/all.csv');
  // ruleid: js-sensitive-storage
  for (const patient of patients) out.write(`${patient.id},${patient.ssn}\n`);
  out.end();
}

function browser(form, card) {
  // ruleid: js-sensitive-storage
  localStorage.setItem('card', card.cardNumber);
  // ruleid: js-sensitive-storage
  sessionStorage.password = form.password;
  // ruleid: js-sensitive-storage
  document.cookie = `password=${form.password}`;
  // ok: js-sensitive-storage
  localStorage.setItem('last', card.cardNumber.slice(-4));
  // ok: js-sensitive-storage
  localStorage.setItem('theme', form.theme);
}

async function remote(s3, redis, card, bucket) {
  // ruleid: js-sensitive-storage
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'card', Body: card.cardNumber }));
  // ruleid: js-sensitive-storage
  await redis.set('card', JSON.stringify(card.cardNumber));
  // ok: js-sensitive-storage
  await redis.set('card', await vault.tokenize(card.cardNumber));
}

function encrypted(patient, key, nonce) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(patient.ssn, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  // ok: js-sensitive-storage
  fs.writeFileSync('exports/latest.bin', body);
  // ok: js-sensitive-storage
  fs.writeFileSync('exports/one.bin', encrypt(patient.ssn));
  // A few in memory are no store.
  const seen = new Map();
  // ok: js-sensitive-storage
  seen.set('ssn', patient.ssn);
  return seen;
}

module.exports = { browser, encrypted, keep, later, remote, stream };
