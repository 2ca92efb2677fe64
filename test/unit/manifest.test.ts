import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { languageIds } from '../../engine/src/index';
import { commands as protocolCommands } from '../../protocol/src/index';
import { defaultSettings, settingsSchema } from '../../server/src/settings';

interface Property {
  type: string;
  enum?: string[];
  enumDescriptions?: string[];
  default: unknown;
  scope: string;
  markdownDescription: string;
}
interface MenuItem {
  command: string;
  when?: string;
}
interface Keybinding extends MenuItem {
  /** What `runCommands` runs. */
  args?: { commands: string[] };
}
interface Manifest {
  icon: string;
  activationEvents: string[];
  contributes: {
    commands: { command: string; title: string; category: string }[];
    configuration: { properties: Record<string, Property> };
    keybindings: Keybinding[];
    menus: Record<string, MenuItem[]>;
    snippets: { language: string; path: string }[];
    views: Record<string, { id: string; when?: string }[]>;
    viewsContainers: { activitybar: { id: string; icon: string }[] };
    viewsWelcome: { view: string; contents: string }[];
    walkthroughs: {
      id: string;
      steps: { description: string; media: { svg: string; altText: string }; completionEvents: string[] }[];
    }[];
  };
}

const root = join(__dirname, '..', '..', '..');
const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;
const sources = clientSources();

function clientSources(): string {
  const folder = join(root, 'client', 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

/** Every first group of a pattern in a text, sorted, each once. */
function captured(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();
}

/** The context keys of this extension that a when-clause or a completion event reads. */
function readContextKeys(): string[] {
  const clauses = [
    ...Object.values(contributes.menus).flat(),
    ...contributes.keybindings,
    ...(contributes.viewsWelcome as { when?: string }[]),
    ...Object.values(contributes.views).flat(),
  ].map(({ when }) => when ?? '');
  const events = contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap((step) => step.completionEvents),
  );
  const views = new Set(viewIds());
  return captured([...clauses, ...events].join('\n'), /\b(wardscribe\.\w+)/g).filter(
    (key) => !views.has(key),
  );
}

/** Those of some commands that are this extension's. */
function ownCommands(commands: readonly string[] = []): MenuItem[] {
  return commands.filter((name) => name.startsWith('wardscribe.')).map((command) => ({ command }));
}

function viewIds(): string[] {
  return Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));
}

describe('manifest', () => {
  const settings = Object.fromEntries(
    Object.entries(contributes.configuration.properties).map(([name, property]) => [
      name.replace(/^wardscribe\./, ''),
      property,
    ]),
  );

  it('has the settings that the server reads, and the trace setting of the client library', () => {
    assert.deepEqual(
      Object.keys(settings).sort(),
      [...Object.keys(settingsSchema.shape), 'trace.server'].sort(),
    );
  });

  it('gives settings the defaults and the values of the server', () => {
    const schema = z.toJSONSchema(settingsSchema, { io: 'input' }) as {
      properties: Record<string, { enum?: string[] }>;
    };
    for (const [name, property] of Object.entries(schema.properties)) {
      assert.deepEqual(settings[name].default, defaultSettings[name as keyof typeof defaultSettings], name);
      assert.deepEqual(settings[name].enum?.toSorted(), property.enum?.toSorted(), name);
    }
  });

  it('describes every setting and each of its values, in resource scope', () => {
    for (const [name, { enum: values, enumDescriptions, markdownDescription, scope }] of Object.entries(
      settings,
    )) {
      assert.ok(markdownDescription.length > 20, name);
      assert.equal(enumDescriptions?.length, values?.length, name);
      // The client library reads the trace setting once for its one server.
      assert.equal(scope, name === 'trace.server' ? 'window' : 'resource', name);
    }
  });

  it('documents every setting in docs/settings.md', () => {
    const page = readFileSync(join(root, 'docs', 'settings.md'), 'utf8');
    assert.deepEqual(
      captured(page, /^#+ `(wardscribe\.[\w.]+)`/gm),
      Object.keys(contributes.configuration.properties).sort(),
    );
  });

  it('declares the commands that the client registers, and no others', () => {
    const prefixed = [
      ...captured(sources, /this\.command\('(\w+)'/g).map((name) => `wardscribe.checklist.${name}`),
      ...captured(sources, /^ +command\('(\w+)'/gm).map((name) => `wardscribe.review.${name}`),
    ];
    const registered = [...captured(sources, /registerCommand\(\s*'([^']+)'/g), ...prefixed].sort();
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), registered);
  });

  it('declares the commands that the server names', () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    for (const command of Object.values(protocolCommands)) assert.ok(declared.has(command), command);
  });

  it('shows commands under one category and names existing ones in menus, keys, welcomes and walkthroughs', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const id of viewIds()) known.add(`${id}.focus`);
    for (const { category, command } of contributes.commands) assert.equal(category, 'Wardscribe', command);
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
      sources,
    ].join('\n');
    const named = [
      ...Object.values(contributes.menus).flat(),
      ...contributes.keybindings.filter(({ command }) => command !== 'runCommands'),
      ...contributes.keybindings.flatMap(({ args }) => ownCommands(args?.commands)),
      ...captured(texts, /\(command:(wardscribe\.[\w.]+)/g).map((command) => ({ command })),
    ];
    for (const { command } of named) assert.ok(known.has(command), command);
  });

  it('decides for each command that needs a place when the palette offers it', () => {
    const always = [
      'wardscribe.openSample',
      'wardscribe.openWalkthrough',
      'wardscribe.restartServer',
      'wardscribe.showLog',
    ];
    const decided = contributes.menus.commandPalette.map(({ command }) => command);
    assert.deepEqual(
      [...decided, ...always].sort(),
      contributes.commands.map(({ command }) => command).sort(),
    );
  });

  it('reads only context keys that the client sets', () => {
    assert.deepEqual(readContextKeys(), captured(sources, /'setContext',\s*'([^']+)'/g));
  });

  it('welcomes in every view, and the client fills every view', () => {
    const welcomed = new Set(contributes.viewsWelcome.map(({ view }) => view));
    assert.deepEqual([...welcomed].sort(), viewIds().sort());
    assert.deepEqual(captured(sources, /createTreeView(?:<\w+>)?\('([^']+)'/g), viewIds().sort());
  });

  it('gives each welcome one action to begin with', () => {
    for (const { view, contents } of contributes.viewsWelcome) {
      const buttons = contents.split('\n').filter((line) => /^\[[^\]]+\]\(command:[^)]+\)$/.test(line));
      assert.equal(buttons.length, 1, `${view}: ${contents}`);
    }
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
      ...contributes.snippets.map(({ path }) => path),
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
  });

  it('offers the walkthrough that its command opens, completed by doing', () => {
    const [walkthrough] = contributes.walkthroughs;
    assert.ok(sources.includes(`#${walkthrough.id}\``));
    assert.equal(walkthrough.steps.length, 4);
    for (const { completionEvents, media } of walkthrough.steps) {
      assert.match(completionEvents.join(), /^onContext:wardscribe\.\w+$/);
      assert.ok(media.altText.length > 20);
    }
  });

  it('starts for the languages that the engine knows, which the client names, and for projects of Wardscribe', () => {
    const selected = captured(/analyzedLanguages = \[(.*?)\]/s.exec(sources)?.[1] ?? '', /'([\w-]+)'/g);
    assert.deepEqual(selected, [...languageIds].sort());
    assert.deepEqual(
      manifest.activationEvents.sort(),
      [...languageIds.map((language) => `onLanguage:${language}`), 'workspaceContains:.wardscribe/**'].sort(),
    );
  });
});
