const crypto = require('node:crypto');
const { randomBytes } = require('node:crypto');

const fixed = '0123456789abcdef';

function encrypt(text, key) {
  // ruleid: js-static-iv
  const cipher = crypto.createCipheriv('aes-256-cbc', key, randomBytes(16));
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function encryptZero(text, key) {
  // ruleid: js-static-iv
  const cipher = crypto.createCipheriv('aes-256-gcm', key, randomBytes(16));
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function encryptNamed(text, key) {
  // ruleid: js-static-iv
  const cipher = crypto.createCipheriv('aes-256-ctr', key, randomBytes(16));
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function encryptFresh(text, key) {
  const iv = crypto.randomBytes(12);
  // ok: js-static-iv
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  return iv.toString('hex') + cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function decrypt(text, key, iv) {
  // ok: js-static-iv
  return crypto.createDecipheriv('aes-256-cbc', key, iv).update(text, 'hex', 'utf8');
}
