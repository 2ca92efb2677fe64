// A workbench in the browser, used by keyboard and mouse.

/** Pixels; all of it is one workbench. */
export const viewport = { width: 1200, height: 760 };

/** Where the side bar ends, in pixels, when it shows Wardscribe's views. */
const sideBarEdge = 470;

/** Milliseconds to wait for something to appear on a busy machine. */
export const patience = 60_000;

/** Milliseconds after which nothing on the screen moves any more. */
export const settling = 1500;

/** A workbench as a person uses it. */
export class Screen {
  constructor(page) {
    this.page = page;
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').fill(`>${title}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .first()
      .filter({ hasText: title })
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens a file at a place, one-based, and waits until its findings are underlined, unless it has none (`isQuiet`). */
  async open(path, line, column, isQuiet = false) {
    await this.page.keyboard.press('Control+P');
    await this.page.locator('.quick-input-widget input').fill(`${path}:${line}:${column}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').first();
    await row.filter({ hasText: path.split('/').at(-1) }).waitFor();
    await this.page.keyboard.press('Enter');
    if (!isQuiet && !path.startsWith('.')) await this.squiggle().waitFor({ timeout: patience });
    await this.page.waitForTimeout(settling);
  }

  /** The first underlined place of the editor. */
  squiggle() {
    return this.page.locator('.squiggly-error, .squiggly-warning').first();
  }

  /** Shows the container of the views, with room for their words, some views closed. */
  async sideBar(closed) {
    const { page } = this;
    await page.locator('.activitybar [aria-label*="Wardscribe"]').first().click();
    await page.locator('.sidebar .pane-header').first().waitFor();
    for (const title of closed)
      await page.locator('.sidebar .pane-header').filter({ hasText: title }).click();
    const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox();
    await page.mouse.move(x + width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(sideBarEdge, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await page.waitForTimeout(settling);
  }

  /** A row of a view in the side bar. */
  row(text) {
    return this.page.locator('.sidebar .pane-body .monaco-list-row').filter({ hasText: text });
  }

  /** The whole window, or a part of it (in pixels), as PNG. */
  async picture(clip) {
    // Where no tooltip comes up.
    await this.page.mouse.move(viewport.width - 200, viewport.height - 60);
    await this.page.waitForTimeout(settling);
    // Clicks on rows at the border scroll parts of the window that nobody can scroll.
    await this.page.evaluate(() => {
      for (const part of document.querySelectorAll('.monaco-workbench, .monaco-workbench *')) {
        if (getComputedStyle(part).overflow === 'hidden') part.scrollTo(0, 0);
      }
    });
    return this.page.screenshot({ animations: 'disabled', caret: 'hide', clip });
  }
}
