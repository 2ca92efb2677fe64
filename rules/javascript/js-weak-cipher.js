const crypto = require('node:crypto');
const { createCipheriv, randomBytes } = require('node:crypto');
const CryptoJS = require('crypto-js');

function seal(text, password) {
  // ruleid: js-weak-cipher
  const cipher = crypto.createCipher('aes-256-cbc', password);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function sealBlocks(text, key) {
  // ruleid: js-weak-cipher
  const cipher = createCipheriv('aes-128-ecb', key, null);
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

const OLD = 'des-ede3-cbc';
function openOld(bytes, key, iv) {
  // ruleid: js-weak-cipher
  const decipher = crypto.createDecipheriv(OLD, key, iv);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

function stream(key) {
  // ruleid: js-weak-cipher
  return crypto.createCipheriv('rc4', key, '');
}

function browserSeal(text, key) {
  // ruleid: js-weak-cipher
  return CryptoJS.TripleDES.encrypt(text, key).toString();
}

function browserBlocks(text, key) {
  // ruleid: js-weak-cipher
  return CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB }).toString();
}

function sealWell(text, key) {
  const iv = randomBytes(12);
  // ok: js-weak-cipher
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function sealFast(text, key) {
  // ok: js-weak-cipher
  return crypto.createCipheriv('chacha20-poly1305', key, randomBytes(12), { authTagLength: 16 }).update(text);
}

function browserSealWell(text, key, iv) {
  // ok: js-weak-cipher
  return CryptoJS.AES.encrypt(text, key, { iv, mode: CryptoJS.mode.CBC }).toString();
}

function game(machine) {
  // Not the module of Node.
  // ok: js-weak-cipher
  return machine.createCipher('caesar', 3);
}

module.exports = { browserBlocks, browserSeal, browserSealWell, game, openOld, seal, sealBlocks, sealFast, sealWell, stream };
