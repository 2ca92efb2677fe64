const fs = require('node:fs');

// ruleid: js-open-file-mode
fs.chmodSync('state.json', 0o700);
// ruleid: js-open-file-mode
fs.mkdirSync('cache', { recursive: true, mode: 0o700 });
// ruleid: js-open-file-mode
fs.writeFileSync('state.json', '{}', { mode: 0o700 });

// ok: js-open-file-mode
fs.chmodSync('state.json', 0o600);
// ok: js-open-file-mode
fs.mkdirSync('cache', { recursive: true, mode: 0o750 });
// ok: js-open-file-mode
fs.chmodSync('start.sh', 0o755);
