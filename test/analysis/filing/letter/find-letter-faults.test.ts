/** What keeps a letter from being made: every code with what brings it about and, beside it, the same without the fault. */
import { describe, expect, test } from 'vitest';
import {
  findFilingFaults,
  findLetterFaults,
  findUnfoundFaults,
} from '../../../../src/analysis/filing/letter/find-letter-faults.ts';
import { findFiling, selectLetter } from '../../../../src/analysis/filing/letter/select-letter.ts';
import type { Diagnostic } from '../../../../src/text/diagnostic.ts';
import { buildCorpus, type Files, RULE, toEvent, toFile, toRule } from '../../../build-content.ts';
import { ASK, FILING, LETTER, OFFICIAL, toAsk, toDocket, toFiling } from '../../../letter-content.ts';

interface Look {
  readonly asOf?: string;
  readonly final?: boolean;
  readonly filing?: string;
}

function findFaults(files: Files, { asOf, final = false, filing: id }: Look = {}): readonly Diagnostic[] {
  const corpus = buildCorpus({ ...LETTER, ...files }, asOf ? { asOf } : {});
  const filing = findFiling(corpus, id);
  if ('ids' in filing) return findFilingFaults(corpus, filing.ids);
  const parts = selectLetter(corpus, filing);
  if (!parts) return findUnfoundFaults(corpus, filing);
  return findLetterFaults(corpus, parts, { final, isThere: (file) => file === 'filing/there.pdf' });
}

const toCodes = (found: readonly Diagnostic[]) => found.map(({ code, severity }) => `${severity} ${code}`);
const question = (over: Readonly<Record<string, unknown>> = {}) =>
  toFile({
    title: 'When',
    version: 'nprm-2030',
    category: 'Time',
    asks: 'When is dusk?',
    verification: 'primary',
    sources: ['gazette'],
    ...over,
  });
const attachment = (file: string) => ({ [FILING]: toFiling({ attachments: [{ title: 'Log', file }] }) });
const NO_CLOSE: Files = { [`${RULE}/events/comments-close.md`]: undefined };
const QUOTED =
  'The words "each harbour lamp at dusk" leave no time for a keeper who has many lamps to light.';

/** Code, files and look that bring it about, and what does not. */
const ROWS: readonly (readonly [string, readonly [Files, Look?], readonly [Files, Look?]])[] = [
  ['error letter/no-filing', [{ [FILING]: undefined }], [{}]],
  [
    'error letter/several-filings',
    [{ 'filing/filings/other.md': toFiling() }],
    [{ 'filing/filings/other.md': toFiling() }, { filing: 'lamps' }],
  ],
  ['error letter/no-version', [{ [FILING]: toFiling({ version: 'nowhere' }) }], [{}]],
  ['error letter/no-name', [{ [FILING]: toFiling({ from: { name: ' ' } }) }], [{}]],
  ['error letter/no-asks', [{ [ASK]: undefined }], [{}]],
  ['error letter/no-asks', [{}, { asOf: '2030-06-01' }], [{}, { asOf: '2030-06-02' }]],
  ['error letter/no-asks', [{ [ASK]: toAsk({ confidential: true }) }], [{}]],
  ['error letter/no-asks', [{ [ASK]: toAsk({ state: 'draft' }) }], [{}]],
  ['error letter/not-official', [{}, { final: true }], [OFFICIAL, { final: true }]],
  ['error letter/attachment-missing', [attachment('filing/gone.pdf')], [attachment('filing/there.pdf')]],
  [
    'error letter/restatement-quoted',
    [{ [ASK]: toAsk({ reason: QUOTED }) }],
    [{ [ASK]: toAsk({ reason: QUOTED.replaceAll('"', '') }) }],
  ],
  [
    'error letter/restatement-quoted',
    [{ [FILING]: toFiling({ closing: 'We read “A keeper lights each harbour lamp” with care.' }) }],
    [{ [FILING]: toFiling({ closing: 'We read the “harbour lamp” with care.' }) }],
  ],
  ['warning letter/comments-closed', [{}, { asOf: '2030-07-02' }], [{}, { asOf: '2030-07-01' }]],
  [
    'warning letter/no-deadline',
    [{ ...NO_CLOSE, 'dockets/hb-1/docket.md': toDocket({ closes: undefined }) }],
    [NO_CLOSE],
  ],
  ['warning letter/no-rin', [{ [`${RULE}/rule.md`]: toRule() }], [{}]],
  [
    'warning letter/answer-left-out',
    [
      {
        [`${RULE}/questions/when.md`]: question(),
        'filing/asks/idea.md': toAsk({ history: [{ status: 'idea', on: '2030-06-01' }] }),
        'filing/answers/when.md': toFile({
          title: 'When',
          question: 'when',
          status: 'answering',
          asks: ['idea'],
        }),
      },
    ],
    [
      {
        [`${RULE}/questions/when.md`]: question(),
        'filing/answers/when.md': toFile({
          title: 'When',
          question: 'when',
          status: 'answering',
          asks: ['earlier'],
        }),
      },
    ],
  ],
];

describe('each fault, and the same without it', () => {
  test.each(ROWS)('%s', (code, bad, good) => {
    expect(toCodes(findFaults(...bad))).toContain(code);
    expect(toCodes(findFaults(...good))).not.toContain(code);
  });
});

test('a letter that is ready has no fault at all, restated or official', () => {
  expect(findFaults({})).toEqual([]);
  expect(findFaults(OFFICIAL, { final: true })).toEqual([]);
});

describe('what other checks find counts where it enters', () => {
  const rows: readonly (readonly [string, Files, Look?])[] = [
    ['error ask/no-position', { [ASK]: toAsk({ position: undefined }) }],
    ['error ask/claim-unsupported', { [ASK]: toAsk({ support: [{ claim: 'Ships ran aground.' }] }) }],
    ['error ask/no-reason', { [ASK]: toAsk({ reason: undefined }) }],
    ['error ask/too-long', { [ASK]: toAsk({ reason: 'Ships come in early. '.repeat(8000) }) }],
    [
      'error ask/markup',
      {
        [ASK]: toAsk({
          wording: [
            { version: 'nprm-2030', provision: '9.20', current: 'at dusk', replacement: 'before\u0007 dusk' },
          ],
        }),
      },
    ],
    [
      'error ask/wording-broken',
      {
        [ASK]: toAsk({
          wording: [{ version: 'nprm-2030', provision: '9.20', current: 'at dawn', replacement: 'at noon' }],
        }),
      },
    ],
    [
      'error ask/wording-broken',
      {
        [ASK]: toAsk({
          history: [{ status: 'filed', on: '2030-06-03' }],
          wording: [{ version: 'nprm-2030', provision: '9.20', current: 'at dawn', replacement: 'at noon' }],
        }),
      },
    ],
    ['error answer/missing', { [`${RULE}/questions/when.md`]: question() }, { asOf: '2030-06-28' }],
  ];

  test.each(rows)('%s', (code, files, look) => {
    expect(toCodes(findFaults(files as Files, look as Look | undefined))).toContain(code);
  });

  test('and not on asks that stay out', () => {
    const idea = toAsk({
      title: 'Other',
      reason: undefined,
      wording: undefined,
      history: [{ status: 'drafted', on: '2030-06-02' }],
    });
    expect(findFaults({ 'filing/asks/idea.md': idea })).toEqual([]);
  });

  test('and a contradiction only with an ask that enters too', () => {
    const other = (status: string) => ({
      'filing/asks/other.md': toAsk({
        title: 'Light the lamps later',
        history: [{ status, on: '2030-06-02' }],
        wording: [
          { version: 'nprm-2030', provision: '9.20', current: 'at dusk', replacement: 'at nightfall' },
        ],
      }),
    });
    expect(toCodes(findFaults(other('approved')))).toContain('error ask/contradiction');
    expect(toCodes(findFaults(other('filed')))).toContain('error ask/contradiction');
    expect(findFaults(other('drafted'))).toEqual([]);
  });

  test('and an ask that cannot be read is told, because it might have been approved', () => {
    const found = findFaults({ 'filing/asks/broken.md': '---\ntitle: [\n---\n' });
    expect(found.map(({ file, severity }) => `${severity} ${file}`)).toContain('error filing/asks/broken.md');
  });

  test('and official text that somebody changed by hand', () => {
    const file = `${RULE}/versions/nprm-2030/9.20.md`;
    const text = OFFICIAL[file] as string;
    const found = findFaults({ ...OFFICIAL, [file]: text.replace('keeps a log', 'keeps two logs') });
    expect(toCodes(found)).toContain('error text/imported-file-changed');
  });
});

test('all faults come at once, with the field each is about', () => {
  const found = findFaults(
    {
      [FILING]: toFiling({ from: { name: ' ' }, attachments: [{ title: 'Log', file: 'gone.pdf' }] }),
      [ASK]: toAsk({ position: undefined, effect: undefined, alternatives: undefined, wording: undefined }),
    },
    { final: true },
  );
  expect(toCodes(found).filter((code) => code.startsWith('error'))).toEqual([
    'error ask/no-alternative',
    'error ask/no-position',
    'error letter/not-official',
    'error letter/no-name',
    'error letter/attachment-missing',
  ]);
  expect(found.every(({ line, hint }) => line >= 1 && hint !== '')).toBe(true);
  expect(found.find(({ code }) => code === 'letter/attachment-missing')?.line).toBeGreaterThan(1);
});

test('an extension that is known on the day moves the last day, and not before it is known', () => {
  const extended = {
    [`${RULE}/events/extended.md`]: toEvent({
      title: 'More time',
      type: 'comments-extended',
      date: '2030-08-01',
      announcedOn: '2030-06-20',
      version: 'nprm-2030',
    }),
  };
  expect(toCodes(findFaults(extended, { asOf: '2030-07-10' }))).not.toContain(
    'warning letter/comments-closed',
  );
  expect(toCodes(findFaults({}, { asOf: '2030-07-10' }))).toContain('warning letter/comments-closed');
});
