const helmet = require('helmet');
const express = require('express');

const app = express();
app.use(
  helmet({
    // ruleid: js-headers-off
    contentSecurityPolicy: false,
    // ruleid: js-headers-off
    'frameguard': false,
    // ok: js-headers-off
    crossOriginEmbedderPolicy: false,
  }),
);

const other = express();
// ok: js-headers-off
other.use(helmet());
// ok: js-headers-off
other.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"] } } }));
