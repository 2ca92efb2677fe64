const { BrowserWindow } = require('electron');

const editor = new BrowserWindow({
  width: 800,
  webPreferences: {
    // ruleid: js-electron-web-security
    webSecurity: false,
    // ruleid: js-electron-web-security
    allowRunningInsecureContent: true,
    // ruleid: js-electron-web-security
    enableBlinkFeatures: 'CSSVariables',
    // ok: js-electron-web-security
    spellcheck: true,
  },
});

const reader = new BrowserWindow({
  webPreferences: {
    // ok: js-electron-web-security
    webSecurity: true,
    // ok: js-electron-web-security
    allowRunningInsecureContent: false,
  },
});

// ok: js-electron-web-security
const flags = { webSecurity: false };
