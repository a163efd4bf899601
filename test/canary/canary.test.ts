/**
 * What an audience is shown is what it would be shown if nobody had ever written what it may not see: the same
 * objects, links, answers and outputs of every command, from a content in which everything else carries a word.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../scripts/export-formats.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toGraphJson } from '../../src/export/json/graph.ts';
import { config } from '../../src/model/schemas/config.ts';
import { KIND_NAMES, KINDS } from '../../src/model/schemas/kinds.ts';
import type { Audience } from '../../src/model/visibility.ts';
import { toSearchIndex } from '../../src/view/search-index.ts';
import { toStatusJson } from '../../src/view/status.ts';
import { makeFolder, writeContent } from '../build-content.ts';
import { listFiles } from '../site/read-folder.ts';
import { ROOT } from '../site/run-cli.ts';
import type { Files } from '../site/small-content.ts';
import { makeCanaryContent, PLANTED_CONTROLS, PLANTED_GAPS } from './canary-content.ts';
import { findLeaks } from './find-leaks.ts';
import { findTexts } from './find-texts.ts';
import { runCommand } from './run-command.ts';
import { writeHistory } from './write-history.ts';

const AS_OF = '2033-01-01';

/** Command lines to look at, by the file of the command; a new command is added in a line. */
const COMMANDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  status: [['status'], ['status', '--json']],
  list: [
    ...KIND_NAMES.map((kind) => ['list', KINDS[kind].plural, '--json']),
    ...['obligations', 'versions', 'controls', 'gaps'].map((name) => ['list', name]),
    ...['obligations', 'controls', 'gaps'].map((name) => ['list', name, '--csv']),
  ],
  show: ['light-lamp', 'nprm-2030/9.20', 'definitions/lamp', 'rules/harbour-lamps', 'lamp-guild'].flatMap(
    (id) => [
      ['show', id],
      ['show', id, '--json'],
    ],
  ),
  trace: [
    ['trace', 'light-lamp'],
    ['trace', 'light-lamp', '--json'],
    ['trace', 'lamp', '--json'],
  ],
  impact: [
    ['impact', 'lamp'],
    ['impact', 'lamp', '--json'],
    ['impact', 'lamp', '--csv'],
    ['impact', 'guess-2031..final-2032', '--json'],
  ],
  review: [['review'], ['review', '--json']],
  asks: [['asks'], ['asks', '--json'], ['asks', '--csv']],
  ready: [['ready'], ['ready', '--all'], ['ready', '--json']],
  outcomes: [
    ['outcomes', 'final-2032', '--rule', 'tide-gates'],
    ['outcomes', 'final-2032', '--rule', 'tide-gates', '--json'],
  ],
  gaps: [
    ['gaps', '--json'],
    ['gaps', '--csv'],
    ['gaps', '--md'],
    ['gaps', '--group-by', 'owner'],
    ['gaps', '--if-falls', 'harbour-act', '--json'],
    ['gaps', '--without-product', 'pier'],
    ['gaps', 'coverage.light-lamp', '--json'],
  ],
  why: [
    ['why', 'light-lamp'],
    ['why', 'light-lamp', '--json'],
  ],
  reach: [
    ['reach'],
    ['reach', '--json'],
    ...[
      ['harbour=no'],
      ['harbour=unsure', 'hold.locked=no'],
      ['harbour=yes', 'tended=yes', 'hold.locked=yes'],
    ].flatMap((answers) => [
      ['reach', '--subject', 'product', '--id', 'pier', '--answers', ...answers],
      ['reach', '--subject', 'product', '--id', 'pier', '--json', '--answers', ...answers],
    ]),
    ['reach', '--subject', 'reseller', '--id', 'agent', '--answers', 'harbour=no'],
    ['reach', '--subject', 'customer-class', '--id', 'ships', '--answers', 'harbour=no'],
  ],
  diff: ['HEAD~1', 'HEAD..HEAD~1'].flatMap((range) =>
    [[], ['--json'], ['--md']].map((form) => ['diff', range, ...form]),
  ),
};
/** What is held against the words of a text, or computed from them, and so is no word. */
const HELD_TO_TEXT = /\.(quotes\[\]\.text|notBinding\[\]\.quote|imported\.\w+|fingerprints\.\*|number)$/;
const NARROWER = ['public', 'internal'] as const;

const canary = makeCanaryContent();
const whole = writeContent(canary.files);
const restricted = {
  public: writeContent(canary.writeFor('public')),
  internal: writeContent(canary.writeFor('internal')),
};
/** The same, each after a time when nobody had written what the public may not see and one duty was called otherwise. */
const histories = {
  whole: writeHistory(writeEarlier(), canary.files),
  public: writeHistory(writeEarlier(), canary.writeFor('public')),
  internal: writeHistory(writeEarlier(), canary.writeFor('internal')),
};
const load = (folder: string, audience: Audience) => loadCorpus({ folder, audience, asOf: AS_OF });

function writeEarlier(): Files {
  const files = canary.writeFor('public');
  const file = 'rules/harbour-lamps/obligations/light-lamp.md';
  return { ...files, [file]: files[file]!.replace('Light the lamp', 'Light every lamp') };
}

/** Everything of a command but where its content lies and which commits it lies in. */
function toPlain(text: string, folder: string): string {
  return text.replaceAll(folder, 'content').replace(/\b(?:[0-9a-f]{40}|[0-9a-f]{12})\b/g, 'commit');
}

describe('the content with canaries', () => {
  const corpus = load(whole, 'privileged');

  test.each(['privileged', 'public', 'internal'] as const)(
    'is without error as the %s have it',
    (audience) => {
      const folder = audience === 'privileged' ? whole : restricted[audience];
      const errors = load(folder, 'privileged').diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ file, code, message }) => `${file} ${code} ${message}`)).toEqual([]);
    },
  );

  test('has objects of every kind, and as many controls and gaps as nothing else', () => {
    expect(KIND_NAMES.filter((kind) => corpus.content.list(kind).length === 0)).toEqual([]);
    expect(corpus.content.list('control')).toHaveLength(PLANTED_CONTROLS);
    expect(corpus.content.list('gap')).toHaveLength(PLANTED_GAPS);
  });

  test('has a word in every field of text that is not public', () => {
    const withWord = new Set(canary.words.map(({ path }) => path));
    const texts = [
      ...KIND_NAMES.flatMap((kind) => findTexts(KINDS[kind].schema, KINDS[kind].floor, kind)),
      ...findTexts(config, 'public', 'config'),
    ];
    const isHeld = (path: string) => canary.held.includes(path) || HELD_TO_TEXT.test(path);
    expect(texts.filter((path) => !withWord.has(path) && !isHeld(path))).toEqual([]);
    expect(texts.length).toBeGreaterThan(80);
    expect(canary.held.length).toBeLessThan(10);
  });

  test('shows the privileged the words', () => {
    const shown = JSON.stringify([corpus.content.objects, corpus.content.settings]);
    const missing = canary.words.filter(({ word }) => !shown.includes(word));
    expect(missing).toEqual([]);
    expect(canary.words.length).toBeGreaterThan(1000);
  });
});

describe.each(NARROWER)('for the %s', (audience) => {
  const narrowed = load(whole, audience);
  const innocent = load(restricted[audience], audience);

  test('objects, links and settings are those of a content without the rest', () => {
    expect(narrowed.content.objects).toEqual(innocent.content.objects);
    expect(narrowed.links).toEqual(innocent.links);
    expect(narrowed.content.settings).toEqual(innocent.content.settings);
    expect(narrowed.content.objects.length).toBeGreaterThan(60);
  });

  test('so is every answer', () => {
    const answer = (corpus: typeof narrowed) => [
      toGraphJson(corpus),
      toStatusJson(corpus),
      toSearchIndex(corpus),
      corpus.completeness && [...corpus.completeness],
      corpus.content.list('rule').map((rule) => [corpus.getRuleState(rule), corpus.getTermUses(rule.id)]),
      corpus.content.list('section').map((section) => corpus.getProvisions(section)),
      corpus.content.list('version').map((version) => corpus.getSuggestions(version)),
    ];
    expect(answer(narrowed)).toEqual(answer(innocent));
    expect(findLeaks('answers', Buffer.from(JSON.stringify(answer(narrowed))), audience)).toEqual([]);
  });

  const lines = Object.values(COMMANDS).flat();
  test.each(lines.map((line) => ({ line: line.join(' '), args: line })))(
    'rulemark $line says the same',
    async ({ args }) => {
      const [ours, theirs] =
        args[0] === 'diff' ? [histories.whole, histories[audience]] : [whole, restricted[audience]];
      const runFor = async (folder: string) => {
        const line = [...args, '--audience', audience, '--as-of', AS_OF, '--content', folder];
        const { code, stdout, stderr } = await runCommand(line);
        return { code, stdout: toPlain(stdout, folder), stderr: toPlain(stderr, folder) };
      };
      const [said, expected] = [await runFor(ours), await runFor(theirs)];
      expect(said).toEqual(expected);
      expect(findLeaks('output', Buffer.from(`${said.stdout}${said.stderr}`), audience)).toEqual([]);
      if (args[0] === 'diff') expect(said.stdout).toMatch(/\bchanged\b/);
    },
  );

  test.each(Object.keys(EXPORT_FORMATS))('rulemark export %s writes the same', async (format) => {
    const exportFrom = async (folder: string) => {
      const out = makeFolder();
      const { code, stderr } = await runCommand([
        ...[
          'export',
          format,
          '--out',
          `${out}/`,
          '--audience',
          audience,
          '--as-of',
          AS_OF,
          '--content',
          folder,
        ],
      ]);
      const files = listFiles(out).map((file) => [file, readFileSync(join(out, file))] as const);
      return { code, files, said: stderr.replaceAll(out, 'out') };
    };
    const [said, expected] = [await exportFrom(whole), await exportFrom(restricted[audience])];
    expect(said).toEqual(expected);
    const leaks = said.files.flatMap(([file, bytes]) => findLeaks(file, bytes, audience));
    expect([...leaks, ...findLeaks('messages', Buffer.from(said.said), audience)]).toEqual([]);
    expect(said.files.length > 0 ? 0 : 2).toBe(said.code);
  });

  test('nothing withheld can be asked for by its name, and no other is guessed', async () => {
    const shown = new Set(narrowed.content.objects.map(({ key }) => key));
    const names = load(whole, 'privileged')
      .content.objects.filter(
        ({ key, id }) => !shown.has(key) && findLeaks(id, Buffer.from(''), audience).length > 0,
      )
      .map(({ id }) => id);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names.slice(0, 12)) {
      const { code, stdout, stderr } = await runCommand([
        ...['show', name.slice(0, -1), '--audience', audience, '--as-of', AS_OF, '--content', whole],
      ]);
      expect({ code, leaks: findLeaks('output', Buffer.from(`${stdout}${stderr}`), audience) }).toEqual({
        code: 2,
        leaks: [],
      });
    }
  });
});

test('every command that has an audience is looked at', () => {
  const folder = join(ROOT, 'scripts/commands');
  const withAudience = readdirSync(folder).filter((file) =>
    /\bwithState\(/.test(readFileSync(join(folder, file), 'utf8')),
  );
  // test/site/canary.test.ts, test/site/serve.test.ts, and the exports above
  const elsewhere = ['build.ts', 'serve.ts', 'export.ts'];
  const looked = [...Object.keys(COMMANDS).map((name) => `${name}.ts`), ...elsewhere];
  expect(withAudience.filter((file) => !looked.includes(file))).toEqual([]);
});
