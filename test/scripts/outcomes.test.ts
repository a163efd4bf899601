/** `rulemark outcomes`: guesses, the contract of --json, what is written and what never, and wrong usage. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toOutcomesPage } from '../../src/view/outcomes/outcomes-page.ts';
import { makeFolder, RULE, toVersion, writeBase } from '../build-content.ts';
import { FILED_ASKS, FINAL, FINAL_FILE, FINAL_XML, SECRET_REASON, toAsk, toFinal } from '../filed-asks.ts';
import { runCli } from './run-cli.ts';

interface Answer {
  readonly id: string;
  readonly status: string;
  readonly guess: { readonly result: string; readonly certainty: string } | null;
  readonly because: readonly string[];
  readonly passages: readonly { readonly stance: string; readonly line: number }[] | null;
  readonly place: { readonly file: string; readonly line: number };
}

const write = (over = {}) => writeBase({ ...FILED_ASKS, ...over });
const run = (folder: string, ...args: string[]) => runCli(['outcomes', ...args, '--content', folder]);

function writeXml(xml = FINAL_XML): string {
  const file = join(makeFolder(), 'final.xml');
  writeFileSync(file, xml);
  return file;
}

async function ask(folder: string, ...args: string[]): Promise<readonly Answer[]> {
  const { stdout, stderr } = await run(folder, FINAL, '--json', ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Answer[];
}

describe('guesses', () => {
  test('are given for every filed ask, from the text and the preamble, and are no status', async () => {
    const answers = await ask(write(), '--document', writeXml());
    expect(answers.map(({ id, status, guess }) => [id, status, guess?.result])).toEqual([
      ['low-tide', 'open', 'rejected'],
      ['more-time', 'open', 'partly'],
      ['no-inspection', 'open', 'not-addressed'],
      ['notice', 'open', 'accepted'],
    ]);
    expect(answers[0]!.passages?.[0]).toMatchObject({ stance: 'decline', line: 8 });
    expect(answers.every(({ because, place }) => because.length > 0 && place.file && place.line === 1)).toBe(
      true,
    );
  });

  test('tell no refusal from silence without the document', async () => {
    const [first] = await ask(write());
    expect(first).toMatchObject({
      passages: null,
      guess: { result: 'not-addressed', certainty: 'uncertain' },
    });
    const { stdout } = await run(write(), FINAL);
    expect(stdout).toContain('4 asks filed before it; 0 of 4 with a confirmed outcome.');
    expect(stdout).toContain('only guessed, and not counted');
    expect(stdout).toContain('No document was given');
    expect(stdout).not.toContain('%');
  });

  test('are not made on a restated version', async () => {
    const answers = await ask(write({ [FINAL_FILE]: toFinal({ text: 'restated' }) }));
    expect(answers.map(({ guess }) => guess)).toEqual([null, null, null, null]);
    expect(answers[0]!.because.join()).toContain('restated in our own words');
  });

  test('look at the day: nothing was filed before it was', async () => {
    expect(await ask(write(), '--as-of', '2030-06-01')).toEqual([]);
  });
});

describe('confirming', () => {
  const more = ['--confirm', 'more-time', '--as', 'partly', '--by', 'Harbour policy'];

  test('writes the outcome and no other byte', async () => {
    const folder = write();
    const file = join(folder, 'filing/asks/more-time.md');
    const before = `${readFileSync(file, 'utf8').replace('title:', '# kept\r\ntitle:')}`.replace(
      /\r?\n/g,
      '\r\n',
    );
    writeFileSync(file, before);
    const { code, stdout } = await run(folder, FINAL, ...more, '--reason', 'Twenty days, not thirty');
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote the outcome of more-time');
    const after = readFileSync(file, 'utf8');
    const added = /outcome:\r\n(?: {2}.*\r\n)+/.exec(after)![0];
    expect(after.replace(added, '')).toBe(before);
    expect(added).toContain('reason: Twenty days, not thirty');
    expect((await ask(folder)).find(({ id }) => id === 'more-time')?.status).toBe('partly');
    expect((await runCli(['check', '--content', folder])).stdout).not.toContain('outcome/');
  });

  test('keeps the passage that it was judged by', async () => {
    const folder = write();
    const decline = ['--confirm', 'low-tide', '--as', 'rejected', '--by', 'P', '--reason', 'Not workable'];
    expect((await run(folder, FINAL, ...decline, '--document', writeXml())).code).toBe(0);
    expect(readFileSync(join(folder, 'filing/asks/low-tide.md'), 'utf8')).toContain('at: Comments, line 8');
  });

  test("leaves somebody else's alone, unless told, and then says whose it was", async () => {
    const folder = write();
    await run(folder, FINAL, ...more);
    const file = join(folder, 'filing/asks/more-time.md');
    const before = readFileSync(file, 'utf8');
    const other = ['--confirm', 'more-time', '--as', 'accepted', '--by', 'Counsel'];
    const refused = await run(folder, FINAL, ...other);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, before]);
    expect(refused.stderr).toContain('Harbour policy confirmed');
    const taken = await run(folder, FINAL, ...other, '--replace');
    expect(taken.stdout).toContain('In place of: partly, by Harbour policy');
  });
});

test.each([
  ['a version that is not there', ['final-2032'], 'Did you mean "final-2031"?'],
  ['a version without predecessor', ['eo-7'], 'follows no version'],
  [
    'an ask that was not filed',
    [FINAL, '--confirm', 'taken-back', '--as', 'partly', '--by', 'P'],
    'No ask "taken-back"',
  ],
  ['no result', [FINAL, '--confirm', 'notice', '--by', 'P'], 'add --as'],
  [
    'a rejection without reasons',
    [FINAL, '--confirm', 'notice', '--as', 'rejected', '--by', 'P'],
    'A rejection has reasons',
  ],
  ['a result without an ask', [FINAL, '--as', 'partly'], 'Say which ask'],
  ['another audience', [FINAL, '--audience', 'public'], 'Outcomes are privileged'],
  ['no such document', [FINAL, '--document', 'nowhere.xml'], 'There is no file'],
])('refuses %s', async (_, args, words) => {
  const { code, stderr } = await run(write(), ...args);
  expect([code, stderr.includes(words)]).toEqual([2, true]);
});

test('refuses the document of another version, and says where a broken one breaks', async () => {
  const other = await run(
    write(),
    FINAL,
    '--document',
    writeXml(FINAL_XML.replace('2031-00456', '2029-00001')),
  );
  expect([other.code, other.stderr.includes('is document 2029-00001')]).toEqual([2, true]);
  const broken = await run(write(), FINAL, '--document', writeXml(FINAL_XML.slice(0, 300)));
  expect([broken.code, broken.stdout]).toEqual([1, '']);
  expect(broken.stderr).toContain('final.xml:');
});

describe('the page', () => {
  test('has the score, the path of each ask, and guesses apart', () => {
    const page = toOutcomesPage(loadCorpus({ folder: write(), audience: 'privileged' }))!;
    const [version] = page.versions;
    expect(version!.score[0]).toBe('4 asks filed before it; 0 of 4 with a confirmed outcome.');
    const ask = version!.asks.find(({ title }) => title === 'Thirty days to report')!;
    expect(ask.state).toBe('No outcome yet.');
    expect(ask.guess).toBe('Only a guess, not counted: partly, likely.');
    expect(ask.paths[0]!.runs).toContainEqual({ sign: '+', text: '20' });
    expect(ask.paths[0]!.to[0]!.href).toBe(`/rules/harbour-lamps/${FINAL}/9.20/#_p1`);
    expect(page.waiting).toEqual([]);
  });

  test('says that no later version is there', () => {
    const folder = write({
      [FINAL_FILE]: undefined,
      [`${RULE}/versions/${FINAL}/9.10.md`]: undefined,
      [`${RULE}/versions/${FINAL}/9.20.md`]: undefined,
      [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ text: 'official' }),
    });
    const page = toOutcomesPage(loadCorpus({ folder, audience: 'privileged' }))!;
    expect(page.versions).toEqual([]);
    expect(page.waiting[0]!.sentence).toMatch(/^No later version yet: 4 asks were filed on Lamps proposal/);
  });

  test.each(['public', 'internal'] as const)(
    'is left out of the %s edition, with everything in it',
    (audience) => {
      const over = {
        'filing/asks/notice.md': toAsk({
          outcome: { version: FINAL, result: 'accepted', reason: SECRET_REASON, by: 'P', on: '2031-03-01' },
        }),
        [FINAL_FILE]: toFinal({ reviewed: { by: SECRET_REASON, on: '2030-01-01' } }),
      };
      const corpus = loadCorpus({ folder: write(over), audience });
      expect(toOutcomesPage(corpus)).toBeUndefined();
      expect(corpus.getOutcomes(corpus.content.list('version')[0]!)).toBeUndefined();
      expect(JSON.stringify(corpus.content.objects)).not.toContain(SECRET_REASON);
    },
  );
});
