import https from 'node:https';

export function relaxForEveryone(): void {
  // ruleid: js-tls-checks-replaced
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}

export function anyName(host: string) {
  // ruleid: js-tls-checks-replaced
  return https.get({ host, checkServerIdentity: () => undefined });
}

export function anyNameByHand(host: string) {
  return https.get({
    host,
    // ruleid: js-tls-checks-replaced
    checkServerIdentity() {},
  });
}

export function pinned(host: string, fingerprint: string) {
  // ok: js-tls-checks-replaced
  return https.get({
    host,
    checkServerIdentity: (name, certificate) =>
      certificate.fingerprint256 === fingerprint ? undefined : new Error(`${name} shows another certificate.`),
  });
}

export function strictForEveryone(): void {
  // ok: js-tls-checks-replaced
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
  // ok: js-tls-checks-replaced
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
}
