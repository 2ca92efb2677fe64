// Takes the pictures of README and docs from the packaged extension: `node scripts/pictures.mjs`, or some of them by name.
// They show a copy of the sample project in the browser workbench; look at each of them before you commit it.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { pack } from './package.mjs';
import { languageRules, ownRule, rejectedReview, review, twoFiles } from './pictures/files.mjs';
import * as findings from './pictures/findings.mjs';
import * as notes from './pictures/notes.mjs';
import { openReview, reviewPage } from './pictures/reviews.mjs';
import { patience, Screen, viewport } from './pictures/screen.mjs';
import { root } from './repository.mjs';
import { copySample, sampleHistory } from './sample-copy.mjs';
import { launchBrowser } from './vscode-host/chromium.mjs';
import { freshProfile, installVsix, startCodeServer, workbenchAddress } from './vscode-host/code-server.mjs';

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

/** Each picture: the colors that it is taken in, and what is done before. Its name is that of its file. */
const pictures = [
  { name: 'hover', theme: 'Default Dark Modern', take: findings.hover },
  { name: 'quick-fix', theme: 'Default Light Modern', take: findings.quickFix },
  { name: 'findings', theme: 'Default Dark Modern', take: findings.findings },
  { name: 'data-flow', theme: 'Default Light Modern', take: findings.dataFlow, files: twoFiles },
  { name: 'checklist', theme: 'Default Light Modern', take: notes.checklist },
  { name: 'rule-page', theme: 'Default High Contrast', take: findings.rulePage },
  { name: 'rule-tests', theme: 'Default Dark Modern', take: findings.ruleTests, files: ownRule },
  { name: 'languages', theme: 'Default Light Modern', take: findings.languages, files: languageRules },
  { name: 'notes-writing', theme: 'Default Light Modern', take: notes.writing, sample: sampleHistory },
  { name: 'notes-steering', theme: 'Default Light Modern', take: notes.steering, sample: sampleHistory },
  { name: 'notes-control', theme: 'Default Light Modern', take: notes.controlFix, sample: sampleHistory },
  { name: 'notes-story', theme: 'Default High Contrast', take: notes.story, sample: sampleHistory },
  { name: 'threat-notes', theme: 'Default Dark Modern', take: notes.threatNotes, sample: sampleHistory },
  { name: 'review', theme: 'Default Light Modern', take: openReview, sample: sampleHistory },
  { name: 'review-dark', theme: 'Default Dark Modern', take: openReview, sample: sampleHistory },
  { name: 'review-contrast', theme: 'Default High Contrast', take: openReview, sample: sampleHistory },
  ...Object.entries({
    'review-page': 'Default Light Modern',
    'review-page-dark': 'Default Dark Modern',
    'review-page-contrast': 'Default High Contrast',
  }).map(([name, theme]) => ({
    name,
    theme,
    take: reviewPage,
    files: rejectedReview,
    sample: sampleHistory,
  })),
];

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
