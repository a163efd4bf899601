/**
 * Built editions of a content in which everything that is not public carries a word: no file and no file name of the
 * public edition has one, and the edition is, byte for byte, the one of a content in which nobody ever wrote them;
 * so it can hold no count of them either. The internal edition has none of the privileged words.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCanaryContent } from '../canary/canary-content.ts';
import { findLeaks } from '../canary/find-leaks.ts';
import { hashFiles, listFiles, readText } from './read-folder.ts';
import { type CliRun, runCli } from './run-cli.ts';
import { writeFiles } from './small-content.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-canaries-')));
const out = {
  public: join(root, 'public'),
  innocent: join(root, 'innocent'),
  internal: join(root, 'internal'),
  innocentInternal: join(root, 'innocent-internal'),
};
const canary = makeCanaryContent();
let builds: CliRun[] = [];

beforeAll(async () => {
  const whole = join(root, 'whole-company', 'content');
  const innocent = join(root, 'innocent-content');
  writeFiles(whole, canary.files);
  writeFiles(innocent, canary.writeFor('public'));
  const insiders = join(root, 'insiders', 'content');
  writeFiles(insiders, canary.writeFor('internal'));
  const site = ['--site', 'https://rules.example.org'];
  builds = [
    await runCli(['build', '--content', whole, '--out', out.public, ...site]),
    await runCli(['build', '--content', innocent, '--out', out.innocent, ...site]),
    await runCli(['build', '--content', whole, '--out', out.internal, '--audience', 'internal']),
    await runCli([
      ...['build', '--content', insiders, '--out', out.innocentInternal],
      ...['--audience', 'internal'],
    ]),
  ];
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function findAllLeaks(folder: string, audience: 'public' | 'internal'): string[] {
  return listFiles(folder).flatMap((file) => findLeaks(file, readFileSync(join(folder, file)), audience));
}

test('all four are built', () => {
  expect(builds.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '', '', '']);
  expect(listFiles(out.public).length).toBeGreaterThan(60);
});

describe('the public edition', () => {
  test('has no word that is not public in any file or file name', () => {
    expect(findAllLeaks(out.public, 'public')).toEqual([]);
  });

  test('is, byte for byte, that of a content in which nobody wrote them', () => {
    expect(hashFiles(out.public)).toEqual(hashFiles(out.innocent));
  });

  test('has no source map and names no folder of the machine', () => {
    const files = listFiles(out.public);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const texts = files.filter((file) => /\.(html|json|js|css|xml|svg)$/.test(file));
    const telling = texts.filter((file) => {
      const text = readText(out.public, file);
      return text.includes('sourceMappingURL') || text.includes(root) || text.includes('whole-company');
    });
    expect(telling).toEqual([]);
  });

  test('has every page and no other in its sitemap', () => {
    const listed = [
      ...readText(out.public, 'sitemap.xml').matchAll(/<loc>https:\/\/rules\.example\.org\/(.*?)<\/loc>/g),
    ];
    const pages = listFiles(out.public).filter((file) => /(^|\/)index\.html$/.test(file));
    expect(listed.map(([, path]) => `${decodeURIComponent(path!)}index.html`).sort()).toEqual(pages.sort());
  });
});

describe('the internal edition', () => {
  test('has no privileged word in any file or file name', () => {
    expect(findAllLeaks(out.internal, 'internal')).toEqual([]);
  });

  test('is, byte for byte, that of a content in which nobody wrote them', () => {
    expect(hashFiles(out.internal)).toEqual(hashFiles(out.innocentInternal));
  });

  test('has words that only insiders may see, so that the search for them means something', () => {
    expect(findAllLeaks(out.internal, 'public').length).toBeGreaterThan(50);
  });
});

test('a sitemap is made for the public edition only', async () => {
  const run = await runCli([
    ...[
      'build',
      '--audience',
      'internal',
      '--site',
      'https://rules.example.org',
      '--out',
      join(root, 'none'),
    ],
    ...['--content', join(root, 'innocent-content')],
  ]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('--site is for the public edition');
});
