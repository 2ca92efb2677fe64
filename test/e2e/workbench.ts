/** VS Code as a person sees it: a browser page, keys, and what is on the screen. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  chromium,
  type Frame,
  type LaunchOptions,
  type Locator,
  type Page,
} from 'playwright-core';

/** What `scripts/end-to-end.mjs` tells the tests. */
interface Surroundings {
  /** Address of the workbench that shows the workspace. */
  address: string;
  /** Absolute path of the workspace. */
  workspace: string;
  browser: LaunchOptions;
}

/** A VS Code window on the sample project. */
export class Workbench {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    readonly workspace: string,
  ) {}

  /**
   * Opens a window on the sample project, or on what an absolute path names: the workspace of a `.code-workspace` file, or
   * a folder. Waits until it can be used.
   */
  static async open(other?: string): Promise<Workbench> {
    const { address, workspace, browser } = surroundings();
    const started = await chromium.launch(browser);
    const page = await started.newPage({ viewport: { width: 1280, height: 800 } });
    const url = new URL(address);
    if (other !== undefined) {
      url.searchParams.delete('folder');
      url.searchParams.set(other.endsWith('.code-workspace') ? 'workspace' : 'folder', other);
    }
    await page.goto(url.href);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return new Workbench(started, page, other ?? workspace);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Absolute path on disk of a path in the workspace. */
  path(path: string): string {
    return join(this.workspace, path);
  }

  /** Opens a file of the workspace with Go to File. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.page.locator('.quick-input-widget input').fill(path);
    const row = this.page.locator('.quick-input-list .monaco-list-row').first();
    await row.filter({ hasText: path.split('/').at(-1)! }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.editor-instance .view-lines').waitFor();
  }

  /** Types key by key, where the cursor is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Types at the end of the file. */
  async typeAtEnd(text: string): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').click();
    await this.page.keyboard.press('Control+End');
    await this.type(text);
  }

  /** The underlined places of the visible editor. */
  get squiggles(): Locator {
    return this.page
      .locator('.editor-instance')
      .locator('.squiggly-error, .squiggly-warning, .squiggly-info');
  }

  /** What the visible editor shows, with plain spaces. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-lines .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /**
   * Opens the light bulb's menu at the cursor and gives its rows. VS Code drops the request, and says that there are no
   * actions, when another extension's diagnostics arrive at the same moment; a person then presses the keys again.
   */
  async lightBulb(): Promise<Locator> {
    const menu = this.page.locator('.action-widget');
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Control+.');
      try {
        await menu.waitFor({ timeout: 5000 });
        return menu.locator('.monaco-list-row.action');
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(`>${title}`, title);
  }

  /** Shows the window in the colors of a theme. */
  async theme(name: string): Promise<void> {
    await this.command('Preferences: Color Theme');
    await this.pick(name, name);
  }

  /** Types into the box at the top and takes the row that begins with `row`. */
  private async pick(text: string, row: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    await box.locator('input:visible').fill(text);
    await box.locator(`.monaco-list-row[aria-label^="${row}"]`).first().click();
  }

  /** The frame of the webview that has an element: its content is two frames below the window. */
  async webview(selector: string): Promise<Frame> {
    for (;;) {
      for (const frame of this.page.frames()) {
        // A frame may go away meanwhile.
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Opens Wardscribe's container in the side bar. */
  async showSideBar(): Promise<void> {
    await this.page.locator('.activitybar [aria-label*="Wardscribe"]').first().click();
  }

  /** A row of a tree view in the side bar. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .pane-body .monaco-list-row').filter({ hasText: text });
  }

  /** Keeps a picture when a folder for pictures was named. */
  async picture(name: string): Promise<void> {
    const folder = process.env.WARDSCRIBE_SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}

function surroundings(): Surroundings {
  const text = process.env.WARDSCRIBE_WORKBENCH;
  if (!text)
    throw new Error('Run these tests with "npm test"; scripts/end-to-end.mjs starts what they need.');
  return JSON.parse(text) as Surroundings;
}
