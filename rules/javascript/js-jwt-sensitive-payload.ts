import jwt from 'jsonwebtoken';
import { SignJWT } from 'jose';

export function login(user: User, key: string) {
  // ruleid: js-jwt-sensitive-payload
  return jwt.sign({ id: user.id, password: user.password }, key);
}

export function card(user: User, key: Uint8Array) {
  // ruleid: js-jwt-sensitive-payload
  return new SignJWT({ id: user.id, cardNumber: user.card }).setProtectedHeader({ alg: 'HS256' }).sign(key);
}

export function plain(user: User, key: string) {
  // ok: js-jwt-sensitive-payload
  return jwt.sign({ id: user.id, passwordChanged: user.changedAt }, key, { expiresIn: '1h' });
}

export function elsewhere(user: User, store: Store) {
  // ok: js-jwt-sensitive-payload
  return store.sign({ id: user.id, password: user.password });
}
