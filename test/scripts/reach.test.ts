/** `rulemark reach`: lists, answers, refuses, writes a file that `check` takes, and never writes over another. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askQuestions } from '../../scripts/ask-questions.ts';
import { run } from '../../scripts/run.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { loadContent } from '../../src/corpus/load-content.ts';
import { toReachSections } from '../../src/view/reach/reach-page.ts';
import { toSubjects } from '../../src/view/subjects.ts';
import { AS_OF, writeBase } from '../build-content.ts';
import { WITH_QUESTIONNAIRE } from '../build-questionnaire.ts';
import { runCli } from './run-cli.ts';

/** In this process: most of what is asked here is decided before anything is printed. */
async function reach(folder: string, ...args: string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    }),
  );
  try {
    const code = await run(['reach', '--content', folder, ...args]);
    return { code, ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
const PRODUCT = ['--subject', 'product', '--id', 'pier-lamp'];
const IN = ['--answers', 'shows-in=yes', 'tended=keeper'];
const FILE = 'provider/applicability/pier-lamp-harbour-lamps.md';

describe('without a subject', () => {
  test('lists the questionnaires with their questions and the ids of the answers', async () => {
    const { code, stdout } = await reach(writeBase(WITH_QUESTIONNAIRE));
    expect(code).toBe(0);
    expect(stdout).toContain('If adopted as proposed (Lamps proposal).');
    expect(stdout).toContain('not legal advice');
    expect(stdout).toContain('tended: Who tends it? (keeper, nobody, unsure)');
    expect(stdout).toContain('hold.locked: Is the log of lamps locked away?');
  });

  test('says how to start one where there is none', async () => {
    const { code, stdout } = await reach(writeBase());
    expect(code).toBe(0);
    expect(stdout).toContain('rulemark new questionnaire product --rule harbour-lamps');
  });
});

describe('with answers', () => {
  test('names the decision, the words that decide, whose they are and where they stand', async () => {
    const { code, stdout } = await reach(writeBase(WITH_QUESTIONNAIRE), ...PRODUCT, ...IN);
    expect(code).toBe(0);
    expect(stdout).toContain('● in: the rule would reach it.');
    expect(stdout).toContain('harbour lamp: "A lamp that shows ships the way in."');
    expect(stdout).toContain(
      'Restated in our words. proposed 9 HBC §\u00a09.10, 95 HB 100. Read in the original',
    );
    expect(stdout).toContain(`Not saved. With --write it goes to`);
  });

  test('names the open question where they do not reach an end', async () => {
    const { code, stdout } = await reach(
      writeBase(WITH_QUESTIONNAIRE),
      '--subject',
      'product',
      '--answers',
      'shows-in=unsure',
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Open: Who tends it?\n  --answers tended=keeper | tended=nobody | tended=unsure',
    );
  });

  test('reads them from a file, true and false as yes and no; a later argument wins', async () => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    const file = join(folder, 'answers.yaml');
    writeFileSync(file, 'shows-in: true\ntended: nobody\nhold:\n  locked: yes\n  burned: false\n');
    const { stdout } = await reach(folder, ...PRODUCT, '--answers', file, 'tended=keeper', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'rulemark/reach@1',
      questionnaire: 'product',
      path: [
        { question: 'shows-in', answer: 'yes' },
        { question: 'tended', answer: 'keeper' },
      ],
      next: null,
      decision: 'in',
      words: [{ of: 'harbour lamp', origin: 'restated', verification: 'primary', sources: ['gazette'] }],
      holding: { verdict: 'not-safe', missing: ['burned'], unsure: [] },
      file: { file: FILE },
    });
  });

  test('limited to obligations, and quiet on holding where the rule does not reach', async () => {
    const { stdout } = await reach(
      writeBase(WITH_QUESTIONNAIRE),
      ...PRODUCT,
      '--answers',
      'shows-in=yes',
      'tended=nobody',
    );
    expect(stdout).toContain('Only for: Light the lamp.');
    expect(stdout).not.toContain('held safely');
  });

  test('shows controls to the privileged alone', async () => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    expect((await reach(folder, ...PRODUCT, ...IN)).stdout).toContain('Evening round');
    const open = await reach(folder, '--subject', 'product', ...IN, '--audience', 'public', '--json');
    expect(open.code).toBe(0);
    expect(open.stdout).not.toMatch(/Evening round|pier-lamp/);
  });
});

describe('wrong usage is refused with what would be right', () => {
  test.each([
    { args: ['--subject', 'prodct'], says: 'Did you mean "product"?' },
    { args: ['--subject', 'reseller'], says: 'no questionnaire about a reseller' },
    { args: ['--subject', 'product', '--id', 'pier-lmp'], says: 'Did you mean "pier-lamp"?' },
    { args: [...PRODUCT, '--answers', 'tendet=keeper'], says: 'Did you mean "tended"?' },
    { args: [...PRODUCT, '--answers', 'tended=kepper'], says: 'Did you mean "keeper"?' },
    { args: [...PRODUCT, '--answers', 'hold.lock=yes'], says: 'Did you mean "locked"?' },
    { args: [...PRODUCT, '--answers', 'hold.locked=perhaps'], says: 'There are: yes, no, unsure.' },
    { args: [...PRODUCT, '--answers', 'nowhere.yml'], says: 'is not there' },
    { args: ['--subject', 'product', ...IN, '--write'], says: 'Say which product it is: --id pier-lamp.' },
    {
      args: [...PRODUCT, '--answers', 'shows-in=yes', '--write'],
      says: 'the question "tended" is not answered',
    },
    { args: [...PRODUCT, ...IN, '--name', '../out', '--write'], says: 'cannot be a file name' },
    { args: ['--rule', 'lamps'], says: 'There is no rule "lamps".' },
    { args: IN, says: 'Say what it is about' },
  ])('$args', async ({ args, says }) => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    const { code, stderr } = await reach(folder, ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(existsSync(join(folder, 'provider/applicability'))).toBe(false);
  });

  test('a file of answers that is no list of answers', async () => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    for (const [text, says] of [
      ['- yes\n', 'holds no answers'],
      ['tended: [keeper]\n', 'is not a word'],
      ['a: "b\n', 'cannot be read as YAML'],
    ] as const) {
      writeFileSync(join(folder, 'a.yaml'), text);
      const { code, stderr } = await reach(folder, ...PRODUCT, '--answers', join(folder, 'a.yaml'));
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
  });
});

describe('--write', () => {
  test('writes a decision that check takes, that the page shows, and that counts for nothing yet', async () => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    const before = loadCorpus({ folder, audience: 'privileged', asOf: AS_OF }).coverage;
    const { code, stderr } = await reach(folder, ...PRODUCT, ...IN, 'hold.locked=yes', '--write');
    expect(code).toBe(0);
    expect(stderr).toContain('not reviewed');
    expect((await runCli(['check', '--content', folder])).code).toBe(0);
    expect(loadContent(folder).diagnostics).toEqual([]);
    const corpus = loadCorpus({ folder, audience: 'privileged', asOf: AS_OF });
    expect([...(corpus.coverage ?? [])]).toEqual([...(before ?? [])]);
    const lamp = toSubjects(corpus)
      .flatMap(({ subjects }) => subjects)
      .find(({ title }) => title === 'Pier lamp');
    expect(lamp?.decisions.map(({ fields }) => [fields.decision, fields.review])).toEqual([
      ['in', undefined],
    ]);
    expect(lamp?.decisions[0]?.fields.reason).toBe('It shows ships the way in and a keeper tends it.');
  });

  test('takes a free name the second time, and never writes over a file', async () => {
    const folder = writeBase(WITH_QUESTIONNAIRE);
    await reach(folder, ...PRODUCT, ...IN, '--write');
    const first = readFileSync(join(folder, FILE), 'utf8');
    expect((await reach(folder, ...PRODUCT, ...IN, '--write')).code).toBe(0);
    expect(existsSync(join(folder, FILE.replace('.md', '-2.md')))).toBe(true);
    const again = await reach(
      folder,
      ...PRODUCT,
      '--answers',
      'shows-in=no',
      '--write',
      '--name',
      'pier-lamp-harbour-lamps',
    );
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('already there')]);
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(first);
  });
});

describe('at a terminal', () => {
  beforeEach(() => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const folder = writeBase(WITH_QUESTIONNAIRE);
  const corpus = loadCorpus({ folder, audience: 'privileged', asOf: AS_OF });
  const form = toReachSections(corpus, corpus.firstRule!)[0]!.form!;
  const type = (keys: readonly string[], given = { answers: {}, holding: {} }) => {
    const left = [...keys];
    return askQuestions(form, given, async () => {
      const key = left.shift();
      if (key === undefined) throw new Error('the input ended');
      return key;
    });
  };

  test.each([
    {
      name: 'numbers and words',
      keys: ['1', 'A keeper', 'yes', '3'],
      answers: { 'shows-in': 'yes', tended: 'keeper' },
      holding: { locked: 'yes', burned: 'unsure' },
    },
    {
      name: 'an answer asked again when it fits nothing',
      keys: ['7', 'x', '2'],
      answers: { 'shows-in': 'no' },
      holding: {},
    },
    {
      name: 'back to the question before',
      keys: ['1', 'b', '2'],
      answers: { 'shows-in': 'no' },
      holding: {},
    },
    {
      name: 'back among the needs',
      keys: ['1', '1', '1', 'b', '2', '1'],
      answers: { 'shows-in': 'yes', tended: 'keeper' },
      holding: { locked: 'no', burned: 'yes' },
    },
    { name: 'a stop on the way', keys: ['1', 'q'], answers: { 'shows-in': 'yes' }, holding: {} },
    { name: 'an input that ends', keys: ['1'], answers: { 'shows-in': 'yes' }, holding: {} },
  ])('takes $name', async ({ keys, answers, holding }) => {
    expect(await type(keys)).toEqual({ answers, holding });
  });

  test('asks only for what is not given', async () => {
    const given = { answers: { 'shows-in': 'yes', tended: 'keeper' }, holding: { locked: 'yes' } };
    expect(await type(['1'], given)).toEqual({ ...given, holding: { locked: 'yes', burned: 'yes' } });
  });
});
