// The browser that shows the workbench: the system's Chromium, driven by Playwright.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Finds Chromium: the file that `WARDSCRIBE_CHROMIUM` names, else one of the usual programs. On Debian, as root, a
 * missing one is installed.
 * @param {(line: string) => void} say is told what is going on
 * @returns {Promise<string>} absolute path of the program
 */
async function provideChromium(say = console.log) {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, quiet: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      quiet: true,
    });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium here. Install the package "chromium" (Debian: apt-get install chromium) or Google Chrome, ' +
      'or set WARDSCRIBE_CHROMIUM to the program.',
  );
}

function findChromium() {
  const chosen = process.env.WARDSCRIBE_CHROMIUM;
  if (chosen) return chosen;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...macPaths].find(existsSync);
}

/**
 * @returns {Promise<import('playwright-core').LaunchOptions>} how Playwright starts the browser here
 */
export async function launchOptions() {
  // Chromium refuses its sandbox to root, and a container has none to give.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: await provideChromium(), args: [...flags, ...sandbox] };
}

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  return chromium.launch(await launchOptions());
}
