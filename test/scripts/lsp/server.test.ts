/** The language server, driven over its streams with the messages that editors send. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, RULE, toControl, writeBase } from '../../build-content.ts';
import { LspClient, type Position } from './client.ts';

const ROUND = 'provider/controls/round.md';
const NEW = 'provider/controls/new.md';

interface Item {
  readonly label: string;
  readonly detail: string;
  readonly textEdit: {
    readonly newText: string;
    readonly range: { readonly start: Position; readonly end: Position };
  };
}

const root = makeFolder();
let client: LspClient;
let started: unknown;

beforeAll(async () => {
  renameSync(writeBase({ [ROUND]: toControl({ ownr: 'x' }) }), join(root, 'content'));
  client = new LspClient(root);
  started = await client.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

let version = 1;
/** Opens a file whose text has the cursor at `|`, and asks what may stand there. */
async function complete(file: string, marked: string): Promise<readonly Item[]> {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  client.open(file, marked.replace('|', ''));
  const at = { line: before.length - 1, character: before.at(-1)!.length };
  const list = (await client.ask('completion', file, at)) as { items: Item[] } | null;
  client.notify('textDocument/didClose', { textDocument: { uri: client.toUri(file) } });
  return list?.items ?? [];
}
const getLabels = (items: readonly Item[]): string[] => items.map(({ label }) => label);
const toNew = (yaml: string): string => `---\n${yaml}\n---\n\nWords.\n`;

test('says what it can', () => {
  expect(started).toMatchObject({
    serverInfo: { name: 'rulemark' },
    capabilities: {
      completionProvider: {},
      hoverProvider: true,
      definitionProvider: true,
      codeActionProvider: {},
    },
  });
});

describe('diagnostics', () => {
  test('of files that nobody opened', async () => {
    const [found] = await client.waitFor(ROUND, (all) => all.length > 0);
    expect(found).toMatchObject({ code: 'schema/unknown-key', severity: 1, data: { fix: 'owner' } });
  });

  test('follow what is typed, before it is saved', async () => {
    const file = 'provider/controls/typed.md';
    const text = toNew('title: Typed\nkind: process\nowner: Harbour office\nstatus: implemented');
    client.open(file, text);
    const line = text.split('\n').indexOf('status: implemented');
    client.type(file, ++version, { line, character: 'status: implemented'.length }, 'x');
    const [wrong] = await client.waitFor(file, (all) => all.length > 0);
    expect(wrong).toMatchObject({
      code: 'schema/invalid-value',
      range: { start: { line, character: 8 }, end: { line, character: 20 } },
    });
    const actions = (await client.request('textDocument/codeAction', {
      textDocument: { uri: client.toUri(file) },
      range: wrong!.range,
      context: { diagnostics: [wrong] },
    })) as { edit: { changes: Record<string, { newText: string }[]> } }[];
    expect(actions[0]?.edit.changes[client.toUri(file)]).toMatchObject([{ newText: 'implemented' }]);
    client.notify('textDocument/didChange', {
      textDocument: { uri: client.toUri(file), version: ++version },
      contentChanges: [{ text }],
    });
    expect(await client.waitFor(file, (all) => all.length === 0)).toEqual([]);
    client.notify('textDocument/didClose', { textDocument: { uri: client.toUri(file) } });
  });

  test('of other files follow too: an object that is no longer called so', async () => {
    const duty = `${RULE}/obligations/second.md`;
    mkdirSync(join(root, 'content', RULE, 'obligations'), { recursive: true });
    writeFileSync(join(root, 'content', ROUND), toControl({}, { obligation: 'second' }));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.toUri(ROUND), type: 2 }] });
    const [dangling] = await client.waitFor(ROUND, (all) =>
      all.some(({ code }) => code === 'link/unknown-target'),
    );
    expect(dangling).toBeDefined();
    client.open(duty, '---\ntitle: x\n---\n');
    await client.waitFor(duty, (all) => all.length > 0);
    client.notify('textDocument/didClose', { textDocument: { uri: client.toUri(duty) } });
    expect(await client.waitFor(duty, (all) => all.length === 0)).toEqual([]);
  });
});

describe('completion', () => {
  test('of keys: those that are missing, required ones first, with what they mean', async () => {
    const items = await complete(NEW, toNew('title: New\n|'));
    expect(getLabels(items)).not.toContain('title');
    expect(getLabels(items).slice(0, 2).sort()).toEqual(['kind', 'status']);
    expect(items.find(({ label }) => label === 'status')?.textEdit.newText).toBe('status: ');
    expect(items.find(({ label }) => label === 'satisfies')?.textEdit.newText).toBe('satisfies:');
    expect(items[0]?.detail).toMatch(/^required, /);
  });

  test('of fixed words', async () => {
    const items = await complete(NEW, toNew('status: par|'));
    expect(getLabels(items)).toEqual(['implemented', 'partial', 'planned', 'alternative', 'not-applicable']);
    expect(items[1]?.textEdit).toMatchObject({
      newText: 'partial',
      range: { start: { character: 8 }, end: { character: 11 } },
    });
  });

  test('of the ids of objects, in a list of blocks', async () => {
    const items = await complete(NEW, toNew('satisfies:\n  - relation: implements\n    obligation: |'));
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['light-lamp', 'obligation: Light the lamp'],
    ]);
  });

  test('of keys in a block of a list', async () => {
    const labels = getLabels(await complete(NEW, toNew('satisfies:\n  - obligation: light-lamp\n    |')));
    expect(labels).toEqual(expect.arrayContaining(['relation', 'covers', 'rationale']));
    expect(labels).not.toContain('obligation');
  });

  test('of what a union still allows', async () => {
    const duty = `${RULE}/obligations/new.md`;
    expect(getLabels(await complete(duty, toNew('deadline:\n  type: relative\n  |')))).toEqual(
      expect.arrayContaining(['count', 'unit']),
    );
    expect(getLabels(await complete(duty, toNew('deadline:\n  type: re|lative')))).toEqual(
      expect.arrayContaining(['absolute', 'relative', 'continuing']),
    );
  });

  test('of versions and their provisions, quoted', async () => {
    const duty = `${RULE}/obligations/new.md`;
    expect(getLabels(await complete(duty, toNew('sections:\n  |')))).toEqual(['eo-7', 'nprm-2030']);
    const items = await complete(duty, toNew('sections:\n  eo-7:\n    - |'));
    expect(getLabels(items)).toEqual(['1', '1(a)', '1(a)(i)']);
    expect(items[0]?.textEdit.newText).toBe('"1"');
  });

  test('of `<kind>/<id>` where any object may stand', async () => {
    expect(getLabels(await complete('provider/gaps/new.md', toNew('about: [obl|]')))).toContain(
      'obligations/light-lamp',
    );
  });

  test('in rulemark.yml', async () => {
    expect(getLabels(await complete('rulemark.yml', 'rule: |'))).toEqual(['harbour-lamps']);
    expect(getLabels(await complete('rulemark.yml', 'trace:\n  |'))).toContain('evidence');
  });

  test('of nothing in the body, in another file, and outside of the content', async () => {
    expect(await complete(NEW, '---\ntitle: x\n---\n\nsta|')).toEqual([]);
    expect(await complete('provider/notes.txt', 'sta|')).toEqual([]);
    expect(await complete('../../elsewhere.md', toNew('sta|'))).toEqual([]);
  });

  test('while the file is broken', async () => {
    expect(getLabels(await complete(NEW, '---\ntitle: "x\nstatus: |'))).toContain('planned');
    expect(getLabels(await complete(NEW, '---\na: *b\nstatus: |'))).toContain('planned');
  });
});

describe('hover and definition', () => {
  const text = toControl({}, { obligation: 'light-lamp' });
  const at = (word: string): Position => {
    const line = text.split('\n').findIndex((source) => source.includes(word));
    return { line, character: text.split('\n')[line]!.indexOf(word) + 2 };
  };

  test('a field says what it means, a reference what it names and where that is', async () => {
    client.open(ROUND, text);
    const field = (await client.ask('hover', ROUND, at('status'))) as { contents: { value: string } };
    expect(field.contents.value).toMatch(/^`status`: .+\n\nRequired\. Visibility: privileged\./);
    const named = (await client.ask('hover', ROUND, at('light-lamp'))) as { contents: { value: string } };
    expect(named.contents.value).toContain('**Light the lamp**');
    expect(await client.ask('definition', ROUND, at('light-lamp'))).toMatchObject({
      uri: client.toUri(`${RULE}/obligations/light-lamp.md`),
    });
    expect(await client.ask('definition', ROUND, at('process'))).toBeNull();
    expect(await client.ask('hover', ROUND, { line: 90, character: 0 })).toBeNull();
  });
});

test('without a content folder it stays up and says nothing', async () => {
  const empty = new LspClient(makeFolder());
  await empty.start();
  empty.open(ROUND, toNew('status: '));
  expect(await empty.ask('completion', ROUND, { line: 1, character: 8 })).toBeNull();
  expect(await empty.stop()).toBe(0);
});
