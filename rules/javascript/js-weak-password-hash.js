const bcrypt = require('bcrypt');
const crypto = require('node:crypto');

function store(user, password) {
  // ruleid: js-weak-password-hash
  user.hash = crypto.createHash('sha256').update(password).digest('hex');
}

function storeSalted(user, password, salt) {
  // ruleid: js-weak-password-hash
  user.hash = crypto.createHash('md5').update(user.password + salt).digest('hex');
}

function derive(password, salt) {
  // ruleid: js-weak-password-hash
  return crypto.pbkdf2Sync(password, salt, 1000, 32, 'sha256');
}

async function slow(password) {
  // ruleid: js-weak-password-hash
  return bcrypt.hash(password, 4);
}

async function good(password, salt) {
  // ok: js-weak-password-hash
  const first = await bcrypt.hash(password, 12);
  // ok: js-weak-password-hash
  const second = crypto.scryptSync(password, salt, 32);
  // ok: js-weak-password-hash
  const third = crypto.pbkdf2Sync(password, salt, 600000, 32, 'sha256');
  return [first, second, third];
}

function digest(file) {
  // ok: js-weak-password-hash
  return crypto.createHash('sha256').update(file).digest('hex');
}
