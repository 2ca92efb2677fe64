// Takes the pictures of README and docs from the packaged extension: `node scripts/pictures.mjs`, or some of them by name.
// They show a copy of the sample project in the browser workbench; look at each of them before you commit it.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { pack } from './package.mjs';
import { root } from './repository.mjs';
import { copySample, sampleHistory } from './sample-copy.mjs';
import { launchBrowser } from './vscode-host/chromium.mjs';
import { freshProfile, installVsix, startCodeServer, workbenchAddress } from './vscode-host/code-server.mjs';

/** Pixels; all of it is one workbench. */
const viewport = { width: 1200, height: 760 };

/** Where the side bar ends, in pixels, when it shows Wardscribe's views. */
const sideBarEdge = 470;

/** Milliseconds to wait for something to appear on a busy machine. */
const patience = 60_000;

/** Milliseconds after which nothing on the screen moves any more. */
const settling = 1500;

/** What would only take room from the code. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.fontSize': 14,
  'editor.lightbulb.enabled': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.occurrencesHighlight': 'off',
  'editor.scrollBeyondLastLine': false,
  'editor.selectionHighlight': false,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.showTabs': 'single',
  'workbench.tips.enabled': false,
};

/** What a review of the sample could have said so far. */
const review = `# What the review found, one line an item. Made to be committed; the order is by id.
A01.1: {state: done, by: mira, on: 2026-01-12}
A01.2: {state: done, by: mira, on: 2026-01-12}
A01.4: {state: not-applicable, by: jon, on: 2026-01-13, reason: No request goes to an address from outside}
A05.5: {state: done, by: mira, on: 2026-01-13, note: Checked all routes}
`;

/** A team's own rule with a target, one line of which the rule does not find yet. */
const ownRule = {
  '.wardscribe/rules/shop-raw-price.yaml': `rules:
  - id: shop-raw-price
    languages: [javascript, typescript]
    severity: WARNING
    message: Check $PRICE with price() before it is charged.
    patterns:
      - pattern: charge($PRICE)
      - pattern-not: charge(price(...))
`,
  '.wardscribe/rules/shop-raw-price.js': `// ruleid: shop-raw-price
charge(request.body.amount);

// ruleid: shop-raw-price
charge(request.body.amount, "EUR");

// ok: shop-raw-price
charge(price(request.body.amount));
`,
};

/** A team's rules for languages that no built-in rule looks at, and code of them. */
const languageRules = {
  '.wardscribe/rules/team.yaml': `rules:
  - id: team-raw-sql
    languages: [java]
    severity: ERROR
    message: "Bind $VALUE as a parameter: it is joined into this query."
    patterns:
      - pattern: (JdbcTemplate $DB).query("..." + $VALUE + ..., ...)
      - focus-metavariable: $VALUE
    metadata: {title: Value joined into a query, cwe: [CWE-89]}
  - id: team-open-ingress
    languages: [terraform]
    severity: WARNING
    message: "Name the networks that may reach port $PORT: now everybody may."
    pattern: |
      ingress {
        ...
        from_port = $PORT
        ...
        cidr_blocks = [..., "0.0.0.0/0", ...]
      }
    metadata: {title: Port open to everybody, cwe: [CWE-284]}
  - id: team-root-image
    languages: [dockerfile]
    severity: WARNING
    message: "Name a user before the program starts: it runs as root."
    patterns:
      - pattern: CMD ...
      - pattern-not-inside: |
          USER $USER
          ...
    metadata: {title: Program of an image runs as root, cwe: [CWE-250]}
`,
  'deploy/network.tf': `resource "aws_security_group" "shop" {
  ingress {
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
  }
}
`,
  'deploy/Dockerfile': `FROM node:22-slim
COPY . /shop
CMD ["node", "/shop/server.js"]
`,
  'billing/Invoices.java': `import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class Invoices {
  private final JdbcTemplate template;

  List<Invoice> of(String customer) {
    return template.query("SELECT * FROM invoices WHERE customer = '" + customer + "'", new InvoiceMapper());
  }

  List<Invoice> open() {
    return template.query("SELECT * FROM invoices WHERE open", new InvoiceMapper());
  }
}
`,
};

/** Data that enters in one file and does harm in another. */
const twoFiles = {
  'src/returns/routes.js': `const express = require('express');
const { returnsOf } = require('./store');

const router = express.Router();

router.get('/returns', async (request, response) => {
  response.json(await returnsOf(request.query.order));
});

router.get('/returns/:order', async (request, response) => {
  response.json(await returnsOf(request.params.order));
});

module.exports = router;
`,
  'src/returns/store.js': `const { pool } = require('pg');

function returnsOf(order) {
  const condition = "WHERE order_id = '" + order + "'";
  return pool.query('SELECT * FROM returns ' + condition);
}

module.exports = { returnsOf };
`,
};

/** Each picture: the colors that it is taken in, and what is done before. Its name is that of its file. */
const pictures = [
  { name: 'hover', theme: 'Default Dark Modern', take: hover },
  { name: 'quick-fix', theme: 'Default Light Modern', take: quickFix },
  { name: 'findings', theme: 'Default Dark Modern', take: findings },
  { name: 'data-flow', theme: 'Default Light Modern', take: dataFlow, files: twoFiles },
  { name: 'checklist', theme: 'Default Light Modern', take: checklist },
  { name: 'rule-page', theme: 'Default High Contrast', take: rulePage },
  { name: 'rule-tests', theme: 'Default Dark Modern', take: ruleTests, files: ownRule },
  { name: 'languages', theme: 'Default Light Modern', take: languages, files: languageRules },
  { name: 'threat-notes', theme: 'Default Dark Modern', take: threatNotes, sample: sampleHistory },
  { name: 'review', theme: 'Default Light Modern', take: openReview, sample: sampleHistory },
  { name: 'review-dark', theme: 'Default Dark Modern', take: openReview, sample: sampleHistory },
  { name: 'review-contrast', theme: 'Default High Contrast', take: openReview, sample: sampleHistory },
];

async function hover(screen) {
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

async function quickFix(screen) {
  await screen.open('warehouse/imports.py', 18, 18);
  await screen.page.keyboard.press('Control+.');
  await screen.page.locator('.action-widget').waitFor({ timeout: patience });
  return screen.picture();
}

async function findings(screen) {
  await screen.sideBar(['Threat Notes', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('account.ts').waitFor({ timeout: patience });
  await screen.open('src/routes/orders.ts', 12, 39);
  await screen.command('Wardscribe: Show Data Flow');
  await screen.row('1. req.query.state').waitFor({ timeout: patience });
  return screen.picture();
}

async function dataFlow(screen) {
  await screen.sideBar(['Findings', 'Threat Notes', 'Checklist']);
  await screen.open('src/returns/store.js', 5, 30);
  await screen.command('Wardscribe: Show Data Flow');
  await screen.row('From request.query.order').waitFor({ timeout: patience });
  await screen.command('View: Split Editor Down');
  await screen.open('src/returns/store.js', 5, 1);
  return screen.picture();
}

async function checklist(screen) {
  await screen.sideBar(['Findings']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('A05:2025 Injection').click();
  await screen.row('findings against it').first().waitFor({ timeout: patience });
  await screen.open('.wardscribe/threat-notes.yaml', 1, 1);
  return screen.picture();
}

async function threatNotes(screen) {
  await screen.sideBar(['Findings', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('controls met').first().waitFor({ timeout: patience });
  await screen.row('T-1 ').first().click();
  await screen.page.keyboard.press('ArrowRight');
  await screen.row('C-1 ').first().waitFor({ timeout: patience });
  await screen.row('C-1 ').first().click();
  await screen.page.keyboard.press('ArrowRight');
  await screen.open('services/api/src/routes/patients.ts', 27, 1);
  return screen.picture();
}

async function rulePage(screen) {
  await screen.open('src/routes/orders.ts', 12, 39);
  await screen.command('View: Toggle Primary Side Bar Visibility');
  await screen.command('Wardscribe: Explain This Rule');
  return screen.picture();
}

async function ruleTests(screen) {
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

async function languages(screen) {
  await screen.sideBar(['Threat Notes', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('Invoices.java').waitFor({ timeout: patience });
  await screen.open('deploy/network.tf', 2, 1);
  await screen.command('View: Split Editor Down');
  await screen.open('billing/Invoices.java', 8, 1);
  return screen.picture();
}

async function openReview(screen) {
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

/** A workbench as a person uses it. */
class Screen {
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

  /** Opens a file at a place, one-based, and waits until its findings are underlined. */
  async open(path, line, column) {
    await this.page.keyboard.press('Control+P');
    await this.page.locator('.quick-input-widget input').fill(`${path}:${line}:${column}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').first();
    await row.filter({ hasText: path.split('/').at(-1) }).waitFor();
    await this.page.keyboard.press('Enter');
    if (!path.startsWith('.')) await this.squiggle().waitFor({ timeout: patience });
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

/**
 * Takes the pictures and writes them as PNG files into a folder.
 * @param {string} vsix absolute path
 * @param {string} folder absolute path; made when it is missing
 * @param {string[]} names of the pictures to take; all of them when there is none
 * @returns {Promise<string[]>} absolute paths of what was written
 */
async function takePictures(vsix, folder, names) {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const written = [];
  try {
    for (const { name, theme, take, files = {}, sample = copySample } of pictures.filter(
      (each) => names.length === 0 || names.includes(each.name),
    )) {
      const profile = freshProfile({ ...settings, 'workbench.colorTheme': theme });
      await installVsix(profile, vsix);
      const server = await startCodeServer(profile);
      try {
        const workspace = sample();
        const more = { '.wardscribe/checklist.yaml': review, ...files };
        for (const [path, text] of Object.entries(more)) {
          mkdirSync(dirname(join(workspace, path)), { recursive: true });
          writeFileSync(join(workspace, path), text);
        }
        const page = await browser.newPage({ viewport });
        await page.goto(workbenchAddress(server.url, workspace));
        await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: patience });
        const file = join(folder, `${name}.png`);
        writeFileSync(file, await take(new Screen(page)));
        written.push(file);
        await page.close();
      } finally {
        server.stop();
      }
    }
  } finally {
    await browser.close();
  }
  return written;
}

await build();
const folder = join(root, 'docs', 'pictures');
for (const file of await takePictures(await pack(), folder, process.argv.slice(2))) {
  console.log(`${file}: ${Math.ceil(statSync(file).size / 1024)} KB`);
}
