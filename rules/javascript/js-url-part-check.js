const allowedUrls = ['https://shop.example/help'];

function isAllowed(url) {
  let allowed = false;
  for (const allowedUrl of allowedUrls) {
    // ruleid: js-url-part-check
    allowed = allowed || url.includes(allowedUrl);
  }
  return allowed;
}

function isOurs(origin) {
  // ruleid: js-url-part-check
  return origin.indexOf('shop.example') !== -1;
}

function isOurLink(href) {
  // ruleid: js-url-part-check
  return href.startsWith('https://shop.example');
}

function isOurHost(host) {
  // ruleid: js-url-part-check
  return host.endsWith('shop.com');
}

function isListed(url) {
  // ok: js-url-part-check
  return allowedUrls.includes(url);
}

function isExact(url) {
  // ok: js-url-part-check
  return new URL(url).origin === 'https://shop.example';
}

function isBelow(url) {
  // ok: js-url-part-check
  return url.startsWith('https://shop.example/help/');
}

function isSub(host) {
  // ok: js-url-part-check
  return host.endsWith('.shop.com');
}

function isPicture(url) {
  // ok: js-url-part-check
  return url.includes('.png') || url.endsWith('.jpg');
}
