const Handlebars = require('handlebars');
const DOMPurify = require('isomorphic-dompurify');

Handlebars.registerHelper('bold', (text) => {
  // ruleid: js-safe-string
  return new Handlebars.SafeString('<b>' + text + '</b>');
});

Handlebars.registerHelper('html', (text) => {
  // ruleid: js-safe-string
  return new Handlebars.SafeString(text);
});

Handlebars.registerHelper('strong', (text) => {
  // ok: js-safe-string
  return new Handlebars.SafeString('<b>' + Handlebars.escapeExpression(text) + '</b>');
});

Handlebars.registerHelper('clean', (text) => {
  // ok: js-safe-string
  return new Handlebars.SafeString(DOMPurify.sanitize(text));
});

// ok: js-safe-string
Handlebars.registerHelper('line', () => new Handlebars.SafeString('<hr>'));
