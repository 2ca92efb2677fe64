// Threat notes and what they make of the code.
import { patience, settling, viewport } from './screen.mjs';

const routes = 'services/api/src/routes';
const notes = '.wardscribe/threat-notes.yaml';

export async function checklist(screen) {
  await screen.sideBar(['Findings', 'Threat Notes']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('A05:2025 Injection').click();
  await screen.row('findings against it').first().waitFor({ timeout: patience });
  await screen.open('src/routes/orders.ts', 12, 1);
  return screen.picture();
}

export async function threatNotes(screen) {
  await screen.sideBar(['Findings', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('controls met').first().waitFor({ timeout: patience });
  await screen.page.waitForTimeout(settling);
  await screen.row('T-1 ').first().click();
  await screen.page.keyboard.press('ArrowRight');
  await screen.row('C-1 ').first().waitFor({ timeout: patience });
  await screen.row('C-1 ').first().click();
  await screen.page.waitForTimeout(settling);
  await screen.page.keyboard.press('ArrowRight');
  await screen.row('missing · ').first().waitFor({ timeout: patience });
  await screen.open(`${routes}/patients.ts`, 27, 1);
  await missingLens(screen);
  return screen.picture();
}

/** What is proposed where a threat names the controls that answer it. */
export async function writing(screen) {
  const { keyboard } = screen.page;
  await screen.open(notes, 82, 1);
  await screen.page.locator('.squiggly-warning').first().waitFor({ timeout: patience });
  await keyboard.press('End');
  await keyboard.press('Enter');
  await keyboard.type('mitigations: [C-', { delay: 60 });
  await screen.page.locator('.suggest-widget.visible').waitFor({ timeout: patience });
  await screen.page.waitForTimeout(settling);
  return screen.picture(await editorPart(screen));
}

/** A call that only the notes know, with the threat that it touches and what requires to close it. */
export function steering(screen) {
  return hovered(screen, 'services/api/src/events/labResults.ts', 28, 20);
}

/** The fix for a control that is missing. */
export async function controlFix(screen) {
  await screen.open(`${routes}/patients.ts`, 25, 36);
  await missingLens(screen);
  await screen.page.waitForTimeout(settling);
  await screen.page.keyboard.press('Control+.');
  await screen.page.locator('.action-widget').waitFor({ timeout: patience });
  return screen.picture(await editorPart(screen));
}

/** The story of a threat, from a comment that names it. */
export function story(screen) {
  return hovered(screen, 'services/api/src/middleware/assertOwner.ts', 7, 34);
}

/** A hover with all that it says, and the lines above it. */
async function hovered(screen, path, line, column) {
  // VS Code gives a hover a quarter of the height of its editor.
  await screen.page.setViewportSize({ width: viewport.width, height: 3 * viewport.height });
  await screen.open(path, line, column, true);
  await screen.page.waitForTimeout(2 * settling);
  await screen.command('Show or Focus Hover');
  const shown = screen.page.locator('.monaco-hover:visible').first();
  await shown.waitFor({ timeout: patience });
  await screen.page.waitForTimeout(settling);
  const editor = await screen.page.locator('.editor-instance').boundingBox();
  const { y, height } = await shown.boundingBox();
  const code = await screen.page.locator('.editor-instance .view-lines .view-line').last().boundingBox();
  const bottom = Math.min(Math.max(y + height, (code?.y ?? 0) + 20) + 12, editor.y + viewport.height);
  return screen.picture({ ...editor, height: bottom - editor.y });
}

async function editorPart(screen) {
  return screen.page.locator('.editor-instance').boundingBox();
}

/** Waits until a control is said to be missing above a handler. */
async function missingLens(screen) {
  const lens = screen.page.locator('.codelens-decoration').filter({ hasText: 'missing' });
  await lens.first().waitFor({ timeout: patience });
}
