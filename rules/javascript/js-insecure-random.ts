import { randomBytes } from 'node:crypto';

/** The id of a new session. */
export function newSessionId(): string {
  // ruleid: js-insecure-random
  const token = Math.random().toString(36).slice(2);
  return `s-${token}`;
}

export function resetMail(user: { mail: string; resetToken?: string }) {
  // ruleid: js-insecure-random
  user.resetToken = 'r-' + Math.random().toString(36).substring(2, 12);
  return { to: user.mail, text: user.resetToken };
}

export function signUp(mail: string) {
  return {
    mail,
    // ruleid: js-insecure-random
    verificationCode: Math.floor(Math.random() * 1000000),
  };
}

export function generatePassword(length: number): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  let text = '';
  for (let i = 0; i < length; i++) {
    // ruleid: js-insecure-random
    text += letters.charAt(Math.floor(Math.random() * letters.length));
  }
  return text;
}

export function demoUser() {
  return {
    name: 'demo',
    // ruleid: js-insecure-random
    password: Math.random().toString(36),
  };
}

export class Vault {
  // ruleid: js-insecure-random
  private readonly salt = String(Math.random());

  read() {
    return this.salt;
  }
}

export function newToken(): string {
  // ok: js-insecure-random
  const token = randomBytes(24).toString('base64url');
  return token;
}

export function jitter(milliseconds: number): number {
  // ok: js-insecure-random
  const delay = milliseconds * (1 + Math.random() / 10);
  return delay;
}

export function shuffleCards<T>(cards: T[]): T[] {
  // ok: js-insecure-random
  return [...cards].sort(() => Math.random() - 0.5);
}

export function pick(passwordHints: string[]) {
  // ok: js-insecure-random
  const passwordHint = passwordHints[Math.floor(Math.random() * passwordHints.length)];
  return passwordHint;
}

export function placeholder() {
  // ok: js-insecure-random
  const id = `field-${Math.random().toString(36).slice(2)}`;
  return id;
}

export function tokenBudget(text: string): number {
  // ok: js-insecure-random
  const tokenCount = Math.round(text.length / 4 + Math.random());
  return tokenCount;
}
