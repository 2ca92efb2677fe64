const crypto = require('node:crypto');

function isSigned(body, signature, key) {
  const expected = crypto.createHmac('sha256', key).update(body).digest('hex');
  // ruleid: js-timing-compare
  return signature === expected;
}

function isAllowed(req, apiKey) {
  // ruleid: js-timing-compare
  if (req.headers['x-api-key'] !== apiKey) return false;
  return true;
}

function isUser(user, password) {
  // ruleid: js-timing-compare
  return user.passwordHash === hashOf(password);
}

function isSignedSafely(body, signature, key) {
  const expected = crypto.createHmac('sha256', key).update(body).digest();
  // ok: js-timing-compare
  return signature.length === expected.length && crypto.timingSafeEqual(signature, expected);
}

function check(password, passwordConfirm) {
  // ok: js-timing-compare
  if (password !== passwordConfirm) return 'differs';
  // ok: js-timing-compare
  if (password === '') return 'empty';
  // ok: js-timing-compare
  if (typeof password !== 'string') return 'type';
  return undefined;
}

function parseExpression(token) {
  // ok: js-timing-compare
  return token === Token.Plus;
}

function isDefault(config) {
  // ok: js-timing-compare
  return config.sessionSecret === 'secret';
}

function isSigned(kind) {
  // ok: js-timing-compare
  return kind === EditorType.SIGNATURE;
}
