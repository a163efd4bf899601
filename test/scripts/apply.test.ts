/** `rulemark apply`: an amending document makes a version of its own; what is uncertain is listed, never guessed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/corpus/load-content.ts';
import { walkProvisions } from '../../src/model/section.ts';
import { RULE, writeBase } from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const FIXTURES = join(ROOT, 'test/fixtures/published');
const BEFORE = join(FIXTURES, 'lamps.xml');
const AMENDING = join(FIXTURES, 'lamps-amended.xml');
const VERSIONS = `${RULE}/versions`;

const writeImported = async (): Promise<string> => {
  const folder = writeBase({
    [`${VERSIONS}/nprm-2030/9.10.md`]: undefined,
    [`${VERSIONS}/nprm-2030/9.20.md`]: undefined,
  });
  const run = await runCli(['import', BEFORE, '--version', 'nprm-2030', '--content', folder]);
  expect(run.code).toBe(0);
  return folder;
};
const apply = (folder: string, ...args: string[]) =>
  runCli([
    'apply',
    AMENDING,
    '--content',
    folder,
    '--published',
    '2031-05-01',
    '--citation',
    '96 FR 1',
    ...args,
  ]);
const readTexts = (folder: string, version: string): Record<string, string> => {
  const { content, getProvisions } = loadContent(folder);
  return Object.fromEntries(
    content
      .list('section')
      .filter(({ id }) => id.startsWith(`${version}/`))
      .flatMap((section) => [...walkProvisions(getProvisions(section))].map(({ id, text }) => [id, text])),
  );
};

describe.concurrent('apply', () => {
  test('makes a version with the amended text and leaves the base as it was', async () => {
    const folder = await writeImported();
    const before = readTexts(folder, 'nprm-2030');
    const run = await apply(folder, '--to', 'nprm-2030', '--as', 'final-2031');
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const after = readTexts(folder, 'final-2031');
    expect(after).toMatchObject({
      '9.20(a)': before['9.20(a)'],
      '9.20(a)(1)': 'A lamp with two wicks counts as two lamps.',
      '9.20(b)': 'The fees are:',
      '9.20(c)': 'No keeper may sell a lamp that is lit.',
      '9.10[harbour-lamp]': 'Harbour lamp means a lamp that shows ships a safe way in.',
    });
    expect(readTexts(folder, 'nprm-2030')).toEqual(before);
  });

  test('lists what it could not apply, the whole instruction with the reason', async () => {
    const folder = await writeImported();
    const run = await apply(folder, '--to', 'nprm-2030', '--as', 'final-2031');
    expect(run.stdout).toContain('Part 9: 3 of 4 operations applied.');
    expect(run.stdout).toContain('3. In § 9.30, revise paragraph (b) to read as follows:\n');
    expect(run.stdout).toContain('revise 9.30(b): 9.30(b) is not in the text.');
  });

  test('a text that was worked out says so in every file', async () => {
    const folder = await writeImported();
    await apply(folder, '--to', 'nprm-2030', '--as', 'final-2031');
    for (const file of ['version.md', '9.20.md']) {
      const text = readFileSync(join(folder, VERSIONS, 'final-2031', file), 'utf8');
      expect(text).toContain('verification: inferred\n');
      expect(text).toContain('3 of 4 operations were applied; 1 are left');
    }
  });

  test('an XML file of the part as it stood serves as well; --json gives every operation', async () => {
    const folder = await writeImported();
    const run = await apply(folder, '--to', BEFORE, '--as', 'final-2031', '--dry-run', '--json');
    const answer = JSON.parse(run.stdout) as { applied: unknown[]; unapplied: { reason: string }[] };
    expect(answer).toMatchObject({ schema: 'rulemark/applied@1', version: 'final-2031', part: '9' });
    expect(answer.applied).toHaveLength(3);
    expect(answer.unapplied.map(({ reason }) => reason)).toEqual(['9.30(b) is not in the text.']);
    expect(existsSync(join(folder, VERSIONS, 'final-2031'))).toBe(false);
  });

  test.each([
    ['a version that is not there', ['--to', 'nprm-2099'], 'has no version "nprm-2099"'],
    ['a rule that is not there', ['--to', 'nprm-2030', '--rule', 'none'], 'no version "nprm-2030"'],
    ['a part that the document does not amend', ['--to', 'nprm-2030', '--part', '10'], 'amends part 9'],
    ['an XML file that is not there', ['--to', 'gone.xml'], 'There is no file "gone.xml"'],
  ])('2, and nothing written: %s', async (_name, args, words) => {
    const folder = await writeImported();
    const run = await apply(folder, '--as', 'final-2031', ...args);
    expect(run.stderr).toContain(words);
    expect(run.code).toBe(2);
    expect(existsSync(join(folder, VERSIONS, 'final-2031'))).toBe(false);
  });

  test('2: a version in our own words has no words of the law to amend', async () => {
    const run = await apply(writeBase({}), '--to', 'nprm-2030', '--as', 'final-2031');
    expect(run.stderr).toContain('restated in our own words');
    expect(run.code).toBe(2);
  });
});
