import crypto, { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export function storedPassword(password) {
  // ruleid: js-weak-hash
  return createHash('sha256').update(password).digest('hex');
}

export function sameFile(path, expected) {
  // ruleid: js-weak-hash
  const sum = crypto.createHash('sha256').update(readFileSync(path)).digest('hex');
  return sum === expected;
}

const ALGORITHM = 'SHA1';
export function signatureOf(text) {
  // ruleid: js-weak-hash
  return crypto.createHash('sha256').update(text).digest('base64');
}

export function sign(key, text) {
  // ruleid: js-weak-hash
  return crypto.createSign('sha256').update(text).sign(key);
}

export function checksum(path) {
  // ok: js-weak-hash
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

export function mac(key, text) {
  // A keyed hash does not break with its hash.
  // ok: js-weak-hash
  return crypto.createHmac('sha1', key).update(text).digest('hex');
}

export function derive(password, salt) {
  // ok: js-weak-hash
  return crypto.pbkdf2Sync(password, salt, 600000, 32, 'sha256');
}

export function answer(response, body) {
  // ok: js-weak-hash
  const etag = createHash('md5').update(body).digest('hex');
  response.setHeader('ETag', etag);
}

export function cacheKey(parts) {
  // ok: js-weak-hash
  return createHash('sha1').update(parts.join('\n')).digest('hex');
}

export function ours(table) {
  // ok: js-weak-hash
  return table.createHash('md5');
}
