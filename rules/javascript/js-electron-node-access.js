const { BrowserWindow } = require('electron');

const editor = new BrowserWindow({
  webPreferences: {
    // ruleid: js-electron-node-access
    nodeIntegration: true,
    // ruleid: js-electron-node-access
    contextIsolation: false,
    // ruleid: js-electron-node-access
    sandbox: false,
  },
});

const reader = new BrowserWindow({
  webPreferences: {
    // ok: js-electron-node-access
    nodeIntegration: false,
    // ok: js-electron-node-access
    contextIsolation: true,
    // ok: js-electron-node-access
    preload: '/app/preload.js',
  },
});

// ok: js-electron-node-access
const frame = { sandbox: false };
