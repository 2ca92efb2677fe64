// A security review.
import { patience, settling } from './screen.mjs';

export async function openReview(screen) {
  const { keyboard } = screen.page;
  const accepted = async (words) => {
    await screen.page
      .locator('.quick-input-widget')
      .filter({ hasText: words })
      .waitFor({ timeout: patience });
    await screen.page.waitForTimeout(settling);
    await keyboard.press('Enter');
  };
  await screen.sideBar(['Findings', 'Threat Notes']);
  await screen.page.waitForTimeout(5 * settling);
  // A dialog follows the palette: its box does not go.
  await keyboard.press('F1');
  await screen.page.locator('.quick-input-widget input').fill('>Wardscribe: Start Review');
  await accepted('Start Review');
  await accepted('what it changes since main');
  await accepted('The title of the review');
  await screen.row('0/6 regions').waitFor({ timeout: patience });
  await screen.row('New findings').waitFor({ timeout: patience });
  await keyboard.press('Control+F9');
  await screen.page.waitForTimeout(settling);
  for (let region = 0; region < 2; region++) {
    await keyboard.press('Control+Alt+F9');
    await screen.page.waitForTimeout(settling);
  }
  await screen.row('documents.ts').first().click();
  await keyboard.press('ArrowRight');
  return screen.picture();
}

/** The page of a review, all of its first screens at once. */
export async function reviewPage(screen) {
  const { page } = screen;
  await screen.sideBar(['Threat Notes', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('documents.ts').first().waitFor({ timeout: patience });
  await screen.command('View: Toggle Primary Side Bar Visibility');
  await screen.command('Wardscribe: Open the Review Page');
  await page.setViewportSize({ width: 1060, height: 1180 });
  await page.waitForTimeout(4 * settling);
  return screen.picture();
}
