/** Every readiness code with what brings it about and, beside it, the same ask without the fault. */
import { describe, expect, test } from 'vitest';
import {
  buildCorpus,
  type Fields,
  type Files,
  RULE,
  toAuthority,
  toFile,
  toSection,
  toVersion,
} from '../../build-content.ts';

const VERSION = `${RULE}/versions/nprm-2030`;
const ASK = 'filing/asks/earlier.md';
const SECOND = 'filing/asks/later.md';
const REASON =
  'Ships come in before it is quite dark, and a lamp that is lit only then is lit too late for those that are early.';

function toAsk(over: Fields = {}): string {
  return toFile({
    title: 'Light earlier',
    history: [{ status: 'approved', on: '2030-06-02' }],
    position: 'support-with-changes',
    provisions: { 'nprm-2030': ['9.20'] },
    about: ['obligations/light-lamp'],
    reason: REASON,
    support: [{ claim: 'Ships that came in before dark ran aground 3 times.', basis: 'The harbour log.' }],
    effect: 'A keeper would begin the round earlier.',
    alternatives: ['Light a second lamp at the pier.'],
    ...over,
  });
}

const OTHER_REASON =
  'Oil is dear, the keepers are few, and nobody has counted what another round on each evening of the year would cost.';

function getCodes(files: Files, asOf?: string): readonly string[] {
  const corpus = buildCorpus({ [ASK]: toAsk(), ...files }, asOf ? { asOf } : {});
  return [...new Set((corpus.readiness ?? []).map(({ code }) => code))];
}

const toWording = (over: Fields = {}) => ({
  version: 'nprm-2030',
  provision: '9.20',
  current: 'at dusk',
  replacement: 'an hour before dusk',
  ...over,
});
const official = (body: string): Files => ({
  [`${VERSION}/version.md`]: toVersion({ text: 'official' }),
  [`${VERSION}/9.20.md`]: toSection('9.20', body, {
    imported: { source: 'gazette', sha256: '0'.repeat(64) },
  }),
});
const answer = (over: Fields) => ({
  [`${RULE}/questions/when.md`]: toFile({
    title: 'When',
    version: 'nprm-2030',
    category: 'Time',
    asks: 'When is dusk?',
    verification: 'primary',
    sources: ['gazette'],
  }),
  'filing/answers/when.md': toFile({ title: 'When', question: 'when', ...over }),
});

/** Code, the files that bring it about, and files that differ in nothing but the fault. */
const ROWS: readonly (readonly [string, Files, Files])[] = [
  ['ask/no-position', { [ASK]: toAsk({ position: undefined }) }, {}],
  [
    'ask/position-unclear',
    { [ASK]: toAsk({ position: 'neutral', wording: [toWording()] }) },
    { [ASK]: toAsk({ wording: [toWording()] }) },
  ],
  ['ask/no-reason', { [ASK]: toAsk({ reason: undefined }) }, {}],
  ['ask/thin-reason', { [ASK]: toAsk({ reason: 'It is better so.' }) }, {}],
  ['ask/too-long', { [ASK]: toAsk({ reason: `${REASON} `.repeat(60) }) }, {}],
  ['ask/no-support', { [ASK]: toAsk({ support: undefined }) }, {}],
  ['ask/claim-unsupported', { [ASK]: toAsk({ support: [{ claim: 'Ships ran aground.' }] }) }, {}],
  ['ask/no-alternative', { [ASK]: toAsk({ alternatives: undefined }) }, {}],
  ['ask/no-obligation', { [ASK]: toAsk({ about: ['definitions/harbour-lamp'] }) }, {}],
  ['ask/no-effect', { [ASK]: toAsk({ effect: undefined }) }, {}],
  [
    'ask/confidential-approved',
    { [ASK]: toAsk({ confidential: true }) },
    { [ASK]: toAsk({ confidential: true, history: [{ status: 'drafted', on: '2030-06-02' }] }) },
  ],
  [
    'ask/looks-confidential',
    { [ASK]: toAsk({ alternatives: ['See our trade secret on wicks.'] }) },
    { [ASK]: toAsk({ confidential: true, alternatives: ['See our trade secret on wicks.'] }) },
  ],
  [
    'ask/markup',
    { [ASK]: toAsk({ wording: [toWording({ replacement: 'before <b>dusk</b>' })] }) },
    { [ASK]: toAsk({ wording: [toWording({ replacement: 'at < 5 lumen' })] }) },
  ],
  ['ask/markup', { [ASK]: toAsk({ effect: 'Earlier\u202e light.' }) }, {}],
  ['ask/cites-nothing', { [ASK]: toAsk({ provisions: {} }) }, {}],
  ['ask/citation-dead', { [ASK]: toAsk({ provisions: { 'nprm-2030': ['9.99'] } }) }, {}],
  ['ask/citation-dead', { [ASK]: toAsk({ provisions: { 'nprm-2031': ['9.20'] } }) }, {}],
  ['ask/base-not-official', {}, official('(a) A keeper lights each harbour lamp at dusk.')],
  [
    'ask/not-pinpoint',
    official('(a) A keeper lights each harbour lamp at dusk.\n\n(b) A keeper trims it.'),
    {
      ...official('(a) A keeper lights each harbour lamp at dusk.\n\n(b) A keeper trims it.'),
      [ASK]: toAsk({ provisions: { 'nprm-2030': ['9.20(a)'] } }),
    },
  ],
  [
    'ask/wording-broken',
    { [ASK]: toAsk({ wording: [toWording({ current: 'at dawn' })] }) },
    { [ASK]: toAsk({ wording: [toWording()] }) },
  ],
  [
    'ask/wording-moved',
    { [ASK]: toAsk({ wording: [toWording({ current: 'ships the way' })] }) },
    { [ASK]: toAsk({ wording: [toWording({ provision: '9.10', current: 'ships the way' })] }) },
  ],
  [
    'ask/base-changed',
    { [ASK]: toAsk({ wording: [toWording({ base: 'v1:0000000000000000' })] }) },
    { [ASK]: toAsk({ wording: [toWording()] }) },
  ],
  ['ask/no-base', { [ASK]: toAsk({ wording: [toWording()] }) }, {}],
  [
    'ask/law-unknown',
    { [ASK]: toAsk({ effect: 'As E.O. 14410 wants it.' }) },
    { ...knownOrder('E.O. 14410'), [ASK]: toAsk({ effect: 'As E.O. 14410 wants it.' }) },
  ],
  ['ask/law-unknown', { [ASK]: toAsk({ effect: 'As 46 U.S.C. 70001 wants it.' }) }, {}],
  ['ask/law-unreadable', { [ASK]: toAsk({ effect: 'As 46 U.S.C. section says.' }) }, {}],
  ['ask/law-unreadable', { [ASK]: toAsk({ effect: 'As the Executive Order No. says.' }) }, {}],
  [
    'ask/law-revoked',
    {
      ...knownOrder('E.O. 7000', [
        { status: 'revoked', on: '2030-02-01', by: 'Order 9', verification: 'primary', sources: ['gazette'] },
      ]),
      [ASK]: toAsk({ effect: 'As E.O. 7000 wants it.' }),
    },
    { ...knownOrder('E.O. 7000'), [ASK]: toAsk({ effect: 'As E.O. 7000 wants it.' }) },
  ],
  [
    'ask/section-unknown',
    { [ASK]: toAsk({ effect: 'See § 9.99 as well.' }) },
    { [ASK]: toAsk({ effect: 'See § 9.10 as well.' }) },
  ],
  [
    'ask/figure-unsupported',
    { [ASK]: toAsk({ effect: 'A round would take 45 minutes less.' }) },
    { [ASK]: toAsk({ effect: 'Of 3 wrecks none would happen, after 1 May 2030, under § 9.20.' }) },
  ],
  [
    'ask/duplicate',
    { [SECOND]: toAsk({ title: 'The same again' }) },
    { [SECOND]: toAsk({ title: 'Another', reason: OTHER_REASON }) },
  ],
  [
    'ask/contradiction',
    {
      [ASK]: toAsk({ wording: [toWording()] }),
      [SECOND]: toAsk({ reason: OTHER_REASON, wording: [toWording({ replacement: 'at nightfall' })] }),
    },
    {
      [ASK]: toAsk({ wording: [toWording()] }),
      [SECOND]: toAsk({
        reason: OTHER_REASON,
        wording: [toWording({ current: 'each harbour lamp', replacement: 'a lamp' })],
      }),
    },
  ],
  [
    'ask/contradiction',
    { [ASK]: toAsk({ position: 'support' }), [SECOND]: toAsk({ reason: OTHER_REASON, position: 'oppose' }) },
    { [ASK]: toAsk({ position: 'support' }), [SECOND]: toAsk({ reason: OTHER_REASON }) },
  ],
  [
    'answer/missing',
    { ...answer({ status: 'undecided' }), 'filing/answers/when.md': undefined },
    answer({ status: 'answering', asks: ['earlier'] }),
  ],
  ['answer/undecided', answer({ status: 'undecided' }), answer({ status: 'answering', asks: ['earlier'] })],
  ['answer/without-ask', answer({ status: 'answering' }), answer({ status: 'answering', asks: ['earlier'] })],
  [
    'answer/without-reason',
    answer({ status: 'not-answering' }),
    answer({ status: 'not-answering', reason: 'It is not ours.' }),
  ],
];

function knownOrder(citation: string, later: readonly Fields[] = []): Files {
  return {
    [`${RULE}/authorities/order.md`]: toAuthority({
      title: citation,
      citation,
      history: [
        { status: 'in-force', on: '2029-01-10', verification: 'primary', sources: ['gazette'] },
        ...later,
      ],
    }),
  };
}

describe('readiness', () => {
  test.each(ROWS)('%s is found, and not where the fault is not', (code, wrong, right) => {
    expect(getCodes(wrong)).toContain(code);
    expect(getCodes(right)).not.toContain(code);
  });

  test('an undecided answer becomes an error two weeks before the last day', () => {
    const severity = (asOf: string) =>
      buildCorpus(answer({ status: 'undecided' }), { asOf }).readiness?.find(
        ({ code }) => code === 'answer/undecided',
      )?.severity;
    expect([
      severity('2030-06-16'),
      severity('2030-06-17'),
      severity('2030-07-01'),
      severity('2030-07-02'),
    ]).toEqual(['warning', 'error', 'error', undefined]);
  });

  test.each(['idea', 'filed', 'withdrawn', 'not-filing'])('leaves an ask alone that is %s', (status) => {
    const history = [{ status, on: '2030-06-02', reason: 'so' }];
    expect(getCodes({ [ASK]: toAsk({ history, reason: undefined }) })).toEqual([]);
  });

  test('an ask drafted after the day is not looked at', () => {
    expect(getCodes({ [ASK]: toAsk({ reason: undefined }) }, '2030-06-01')).toEqual([]);
  });
});
