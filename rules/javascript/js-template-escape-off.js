const Handlebars = require('handlebars');
const Mustache = require('mustache');
const nunjucks = require('nunjucks');
const serialize = require('serialize-javascript');

// ruleid: js-template-escape-off
const letter = Handlebars.compile('<p>{{text}}</p>', { noEscape: true });

// ruleid: js-template-escape-off
nunjucks.configure('views', { autoescape: false });

// ruleid: js-template-escape-off
Mustache.escape = (text) => text;

function state(values) {
  // ruleid: js-template-escape-off
  return `<script>state = ${serialize(values, { unsafe: true })}</script>`;
}

// ok: js-template-escape-off
const note = Handlebars.compile('<p>{{text}}</p>', { strict: true });
// ok: js-template-escape-off
nunjucks.configure('views', { autoescape: true, express: app });
// ok: js-template-escape-off
Mustache.escape = (text) => escapeHtml(text);

function cleanState(values) {
  // ok: js-template-escape-off
  return `<script>state = ${serialize(values, { isJSON: true })}</script>`;
}
