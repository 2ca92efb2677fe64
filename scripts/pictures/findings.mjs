// What is shown while code is written: findings, fixes, flows and rules.
import { patience, settling, viewport } from './screen.mjs';

export async function hover(screen) {
  // VS Code gives a hover a quarter of the height of its editor.
  await screen.page.setViewportSize({ width: viewport.width, height: 3 * viewport.height });
  await screen.open('warehouse/labels.py', 11, 22);
  await screen.command('Show or Focus Hover');
  const shown = screen.page.locator('.monaco-hover:visible').filter({ hasText: 'How to fix' });
  await shown.waitFor({ timeout: patience });
  const editor = await screen.page.locator('.editor-instance').boundingBox();
  const { y, height } = await shown.boundingBox();
  return screen.picture({ ...editor, height: y + height + 12 - editor.y });
}

export async function quickFix(screen) {
  await screen.open('warehouse/imports.py', 18, 18);
  await screen.page.keyboard.press('Control+.');
  await screen.page.locator('.action-widget').waitFor({ timeout: patience });
  return screen.picture();
}

export async function findings(screen) {
  await screen.sideBar(['Threat Notes', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('account.ts').waitFor({ timeout: patience });
  await screen.open('src/routes/orders.ts', 12, 39);
  await screen.command('Wardscribe: Show Data Flow');
  await screen.row('1. req.query.state').waitFor({ timeout: patience });
  return screen.picture();
}

export async function dataFlow(screen) {
  await screen.sideBar(['Findings', 'Threat Notes', 'Checklist']);
  await screen.open('src/returns/store.js', 5, 30);
  await screen.command('Wardscribe: Show Data Flow');
  await screen.row('From request.query.order').waitFor({ timeout: patience });
  await screen.command('View: Split Editor Down');
  await screen.open('src/returns/store.js', 5, 1);
  return screen.picture();
}

export async function rulePage(screen) {
  await screen.open('src/routes/orders.ts', 12, 39);
  await screen.command('View: Toggle Primary Side Bar Visibility');
  await screen.command('Wardscribe: Explain This Rule');
  return screen.picture();
}

export async function ruleTests(screen) {
  await screen.open('.wardscribe/rules/shop-raw-price.yaml', 2, 9);
  await screen.page.locator('.codelens-decoration').first().waitFor({ timeout: patience });
  await screen.command('Testing: Focus on Test Explorer View');
  await screen.command('View: Split Editor Down');
  await screen.open('.wardscribe/rules/shop-raw-price.js', 5, 1);
  await screen.command('Wardscribe: Test This Rule');
  await screen.page
    .locator('.test-explorer .codicon-testing-failed-icon')
    .first()
    .waitFor({ timeout: patience });
  // The file, its rule, and the target of that.
  for (let level = 0; level < 2; level++) {
    await screen.page.locator('.test-explorer .monaco-tl-twistie.collapsed').first().click();
    await screen.page.waitForTimeout(settling);
  }
  return screen.picture();
}

export async function languages(screen) {
  await screen.sideBar(['Threat Notes', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('Invoices.java').waitFor({ timeout: patience });
  await screen.open('deploy/network.tf', 2, 1);
  await screen.command('View: Split Editor Down');
  await screen.open('billing/Invoices.java', 8, 1);
  return screen.picture();
}
