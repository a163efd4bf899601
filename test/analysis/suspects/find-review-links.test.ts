/** States of links: each definition of a state, what a change of each end does, and the words, way and owner. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import type { Corpus } from '../../../src/model/corpus.ts';
import type { ReviewLink } from '../../../src/model/suspects.ts';
import {
  AS_OF,
  BASE,
  type Files,
  getCodes,
  RULE,
  toControl,
  toDefinition,
  toEvidence,
  toFile,
  toGap,
  toMapping,
  toObligation,
  toSection,
  toVersion,
  writeBase,
  writeContent,
} from '../../build-content.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CONTROL = 'provider/controls/round.md';
const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const LAMP = `${RULE}/definitions/harbour-lamp.md`;
const TEXT = `${RULE}/versions/nprm-2030/9.20.md`;
const ASK = toFile({
  title: 'Keep lamps simple',
  history: [{ status: 'idea', on: '2030-05-02' }],
  position: 'support',
  provisions: { 'nprm-2030': ['9.20'] },
  about: ['obligations/light-lamp'],
});
const EXTRA: Files = {
  ...BASE,
  [`${RULE}/definitions/ship.md`]: toDefinition({
    title: 'ship',
    paraphrase: 'What floats and carries people.',
  }),
  'provider/gaps/fog.md': toGap({ owner: 'Pilots' }),
  'filing/asks/simple.md': ASK,
  'provider/applicability/pier.md': toFile({
    title: 'Pier lamp',
    subject: { type: 'product', id: 'pier-lamp' },
    decision: 'in',
    reason: 'It is a lamp.',
    definitions: ['harbour-lamp'],
  }),
};

/** Everything in a folder decided to hold; the files afterwards. */
let reviewed: Files;
beforeAll(() => {
  const folder = writeContent(EXTRA);
  const decide = ['--decision', 'holds', '--by', 'Counsel', '--reason', 'Read', '--class'];
  for (const state of ['unstamped', 'unreviewed'])
    execFileSync(process.execPath, [
      join(ROOT, 'scripts/cli.ts'),
      'review',
      '--content',
      folder,
      ...decide,
      state,
    ]);
  const names = [...Object.keys(EXTRA), 'provider/reviews.jsonl'];
  reviewed = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
});

const load = (files: Files, asOf = AS_OF): Corpus =>
  loadCorpus({ folder: writeContent(files), audience: 'privileged', asOf });
const getLink = (corpus: Corpus, id: string): ReviewLink => {
  const link = corpus.reviewLinks?.find((one) => one.id === id);
  if (!link) throw new Error(`no link ${id}`);
  return link;
};
const MAPPING = 'round@light-lamp';
const edit = (file: string, from: string | RegExp, to: string): Files => {
  const old = String(reviewed[file]);
  const next = old.replace(from, to);
  if (next === old) throw new Error(`nothing to edit in ${file}`);
  return { ...reviewed, [file]: next };
};
/** `id state` of every link that is not current. */
const getOpen = (files: Files, asOf = AS_OF): string[] =>
  (load(files, asOf).reviewLinks ?? [])
    .filter(({ state }) => state !== 'current')
    .map(({ id, state }) => `${id} ${state}`)
    .sort();

test('what was just reviewed is current, all of it, and nothing is wrong with the files', () => {
  const corpus = load(reviewed);
  expect(getCodes(corpus)).toEqual([]);
  expect(corpus.reviewLinks?.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([
    'applicability/pier current',
    'asks/simple current',
    'definitions/harbour-lamp current',
    'definitions/ship current',
    'gaps/fog current',
    'log@round@light-lamp current',
    'obligations/light-lamp current',
    'round@light-lamp current',
  ]);
  expect([...(corpus.coverage?.values() ?? [])].map(({ state }) => state)).toEqual(['covered']);
});

describe('a change of one end makes exactly these suspect', () => {
  const all = (state: string) =>
    ['asks/simple', 'gaps/fog', 'round@light-lamp'].map((id) => `${id} ${state}`);
  test.each<[string, () => Files, string[]]>([
    [
      'the obligation',
      () => edit(OBLIGATION, 'action: "light"', 'action: "clean"'),
      [...all('suspect-upstream'), 'obligations/light-lamp suspect-downstream'],
    ],
    [
      'a deadline inside the obligation',
      () => edit(OBLIGATION, '{"type":"continuing"}', '{"type":"recurring","every":"day"}'),
      [...all('suspect-upstream'), 'obligations/light-lamp suspect-downstream'],
    ],
    [
      'the text that is cited',
      () => edit(TEXT, 'at dusk', 'at noon'),
      [...all('suspect-upstream'), 'obligations/light-lamp suspect-upstream'],
    ],
    [
      'a definition that the obligation uses',
      () => edit(LAMP, 'shows ships the way in', 'shows ships the way out'),
      [
        'applicability/pier suspect-upstream',
        'asks/simple suspect-meaning',
        'definitions/harbour-lamp suspect-downstream',
        'gaps/fog suspect-meaning',
        'obligations/light-lamp suspect-meaning',
        'round@light-lamp suspect-meaning',
      ],
    ],
    [
      'a definition that this definition uses',
      () => edit(`${RULE}/definitions/ship.md`, 'carries people', 'carries goods'),
      [
        'applicability/pier suspect-meaning',
        'asks/simple suspect-meaning',
        'definitions/harbour-lamp suspect-meaning',
        'definitions/ship suspect-downstream',
        'gaps/fog suspect-meaning',
        'obligations/light-lamp suspect-meaning',
        'round@light-lamp suspect-meaning',
      ],
    ],
    [
      'the control',
      () => edit(CONTROL, 'kind: "process"', 'kind: "policy"'),
      ['round@light-lamp suspect-downstream'],
    ],
    [
      'the claim',
      () => edit(CONTROL, 'lights every lamp', 'lights most lamps'),
      ['round@light-lamp suspect-downstream'],
    ],
    [
      'the evidence',
      () => edit('provider/evidence/log.md', 'the log book', 'the new log book'),
      ['log@round@light-lamp suspect-downstream'],
    ],
    ['the gap', () => edit('provider/gaps/fog.md', 'A gap', 'Fog'), ['gaps/fog suspect-downstream']],
    [
      'the product that a decision is about',
      () => edit('provider/provider.md', 'A lamp on a pier.', 'A lamp on a raft.'),
      ['applicability/pier suspect-downstream'],
    ],
  ])('%s', (_name, files, expected) => {
    expect(getOpen(files())).toEqual(expected.toSorted());
  });
});

describe('a change that is cosmetic makes nothing suspect', () => {
  test.each<[string, () => Files]>([
    [
      'the title of the obligation',
      () => edit(OBLIGATION, 'title: "Light the lamp"', 'title: "Lamp lighting"'),
    ],
    ['how far it was checked', () => edit(OBLIGATION, '"primary"', '"unverified"')],
    ['its penalties', () => edit(OBLIGATION, '["fine"]', '["fine","jail"]')],
    ['its body', () => edit(OBLIGATION, 'Words for a reader.', 'Other words.')],
    ['its typography', () => edit(OBLIGATION, 'the harbour lamp', 'the  harbour\u00a0lamp')],
    ['the order of its fields', () => edit(OBLIGATION, /(action: .*\n)(object: .*\n)/, '$2$1')],
    ['the marks of the text', () => edit(TEXT, '{inferred: from the summary}', '{unverified}')],
    ['the status of the control', () => edit(CONTROL, '"implemented"', '"partial"')],
    ['the body of the control', () => edit(CONTROL, 'Words for a reader.', 'Other words.')],
    [
      'who collected the evidence',
      () => edit('provider/evidence/log.md', '---\n\n', 'collectedBy: Ann\n---\n\n'),
    ],
    ['the severity of the gap', () => edit('provider/gaps/fog.md', '---\n\n', 'severity: 4\n---\n\n')],
    ['a text nobody cites', () => edit(`${RULE}/versions/eo-7/1.md`, 'proposes rules', 'writes rules')],
    [
      'the same text in a hypothetical version',
      () => ({
        ...edit(OBLIGATION, '{"nprm-2030":["9.20"]}', '{"nprm-2030":["9.20"],"guess":["9.20"]}'),
        [`${RULE}/rule.md`]: String(BASE[`${RULE}/rule.md`]).replace('"nprm-2030"]', '"nprm-2030","guess"]'),
        [`${RULE}/versions/guess/version.md`]: toVersion({ stage: 'hypothetical', title: 'A guess' }),
        [`${RULE}/versions/guess/9.20.md`]: toSection('9.20', 'A keeper may light lamps. {unverified}'),
      }),
    ],
  ])('%s', (_name, files) => {
    expect(getOpen(files())).toEqual([]);
  });
});

describe('words, way and owner', () => {
  test('of a change deep inside: the paragraph, by way of the obligation', () => {
    const { causes } = getLink(load(edit(TEXT, 'at dusk', 'at noon')), MAPPING);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({
      state: 'suspect-upstream',
      text: 'the text of nprm-2030/9.20 changed',
      old: 'A keeper lights each harbour lamp at dusk.',
      new: 'A keeper lights each harbour lamp at noon.',
      path: ['text:harbour-lamps/nprm-2030/9.20', 'obligation:harbour-lamps/light-lamp', 'control:round'],
    });
    expect(causes[0]?.runs).toContainEqual(['-', 'dusk']);
    expect(causes[0]?.runs).toContainEqual(['+', 'noon']);
  });

  test('of a definition: each definition on the way', () => {
    const link = getLink(load(edit(`${RULE}/definitions/ship.md`, 'people', 'goods')), MAPPING);
    expect(link.causes.map(({ path }) => path)).toEqual([
      [
        'definition:harbour-lamps/ship',
        'definition:harbour-lamps/harbour-lamp',
        'obligation:harbour-lamps/light-lamp',
        'control:round',
      ],
    ]);
  });

  test('the owner is that of the object which holds the review', () => {
    const files = edit(OBLIGATION, 'action: "light"', 'action: "clean"');
    expect(getLink(load(files), 'gaps/fog').owner).toBe('Pilots');
    expect(getLink(load(files), MAPPING).owner).toBe('Harbour master');
    const unowned = { ...files, 'provider/controls/round.md': toControl({ owner: undefined }) };
    expect(getLink(load(unowned), MAPPING).owner).toBeNull();
  });

  test('both ends can be asked', () => {
    const corpus = load(edit(OBLIGATION, 'action: "light"', 'action: "clean"'));
    const [obligation] = corpus.content.list('obligation');
    const [control] = corpus.content.list('control');
    expect(corpus.findReviewLinksOf(obligation!.key).map(({ id }) => id)).toContain(MAPPING);
    expect(corpus.findReviewLinksOf(control!.key).map(({ id }) => id)).toContain(MAPPING);
  });

  test('words that were not kept are said to be lost, never guessed', () => {
    const files = {
      ...edit(OBLIGATION, 'action: "light"', 'action: "clean"'),
      'provider/reviews.jsonl': undefined,
    };
    expect(getLink(load(files), MAPPING)).toMatchObject({
      state: 'predated',
      causes: [{ old: null, runs: [] }],
    });
  });

  test('nobody but the privileged audience has links', () => {
    const folder = writeContent(reviewed);
    const open = loadCorpus({ folder, audience: 'internal', asOf: AS_OF });
    expect(open.reviewLinks).toBeUndefined();
    expect(open.findReviewLinksOf(open.content.list('obligation')[0]!.key)).toEqual([]);
  });
});

describe('each state', () => {
  const base = (over: Files): Corpus =>
    loadCorpus({ folder: writeBase(over), audience: 'privileged', asOf: AS_OF });
  const withReview = (review: unknown) => base({ [CONTROL]: toControl({}, { review }) });
  const stamp = { by: 'Counsel', on: '2030-05-20', decision: 'accepted' };

  test('unreviewed: no review, or one of a later day', () => {
    expect(getLink(withReview(undefined), MAPPING).state).toBe('unreviewed');
    expect(getLink(withReview({ ...stamp, on: '2031-01-01' }), MAPPING).state).toBe('unreviewed');
  });

  test('unstamped: without fingerprints, but later than the version', () => {
    expect(getLink(withReview(stamp), MAPPING).state).toBe('unstamped');
    expect(getLink(withReview({ ...stamp, on: '2030-05-01' }), MAPPING).state).toBe('unstamped');
  });

  test('predated: without fingerprints and older than the version, or of an unknown algorithm', () => {
    expect(getLink(withReview({ ...stamp, on: '2030-04-30' }), MAPPING).state).toBe('predated');
    const later = withReview({ ...stamp, fingerprints: { obligation: 'v9:0123456789abcdef' } });
    expect(getLink(later, MAPPING).state).toBe('predated');
    expect(getCodes(later)).toEqual(['review/unknown-algorithm']);
  });

  test('orphaned and retired-target: the other end is not there, or retired', () => {
    expect(
      getLink(base({ [CONTROL]: toControl({}, { obligation: 'nothing' }) }), 'round@nothing').state,
    ).toBe('orphaned');
    expect(getLink(base({ [OBLIGATION]: toObligation({ state: 'retired' }) }), MAPPING).state).toBe(
      'retired-target',
    );
  });

  test('expired: evidence past its last day, and an accepted risk past its end', () => {
    const corpus = load({ ...reviewed, 'provider/evidence/log.md': toEvidence() }, '2031-02-01');
    expect(getLink(corpus, 'log@round@light-lamp').state).toBe('expired');
    const risk = { state: 'accepted-risk', by: 'Counsel', until: '2030-01-01' };
    const gap = getLink(base({ 'provider/gaps/fog.md': toGap({ decision: risk }) }), 'gaps/fog');
    expect(gap.causes.map(({ state }) => state)).toContain('expired');
  });

  test('evidence that took the place of reviewed evidence is unreviewed, and still counts', () => {
    const corpus = load({
      ...reviewed,
      'provider/evidence/log-2.md': toEvidence({
        title: 'June log',
        collectedOn: '2030-06-01',
        supersedes: 'log',
      }),
    });
    expect(getLink(corpus, 'log-2@round@light-lamp').state).toBe('unreviewed');
    expect([...(corpus.coverage?.values() ?? [])].map(({ state }) => state)).toEqual(['covered']);
  });

  test('suspect-lineage: a provision was split since', () => {
    const topic = toFile({
      title: 'Lighting',
      stages: ['eo-7', 'nprm-2030'].map((version) => ({
        version,
        says: 'Lamps.',
        verification: 'unverified',
      })),
      steps: [{ from: 'eo-7', to: 'nprm-2030', operations: ['split'], effect: 'unknown', summary: 'Split.' }],
      obligations: ['light-lamp'],
    });
    const corpus = load({ ...reviewed, [`${RULE}/lineage/lighting.md`]: topic });
    expect(getLink(corpus, MAPPING).state).toBe('suspect-lineage');
    const amended = load({
      ...reviewed,
      [`${RULE}/lineage/lighting.md`]: topic.replace('"split"', '"amended"'),
    });
    expect(getLink(amended, MAPPING).state).toBe('current');
  });

  test('an ask whose wording was written against other words is suspect', () => {
    const wording = (base: string) => ({
      ...BASE,
      'filing/asks/simple.md': ASK.replace(
        '---\n\n',
        `wording: [{version: nprm-2030, provision: "9.20", base: "${base}", replacement: x}]\n---\n\n`,
      ),
    });
    const states = (base: string) =>
      getLink(load(wording(base)), 'asks/simple').causes.map(({ state }) => state);
    expect(states('v1:0000000000000000')).toContain('suspect-upstream');
    expect(states('as in May')).toEqual(['unreviewed']);
  });

  test('two claims of one control on one obligation are two links', () => {
    const satisfies = [toMapping(), toMapping({ covers: 'part', part: 'the east pier' })];
    const ids = base({ [CONTROL]: toControl({ satisfies }) }).reviewLinks?.map(({ id }) => id);
    expect(ids).toContain('round@light-lamp#2');
  });
});

describe('coverage', () => {
  const judge = (files: Files) => [...(load(files).coverage?.values() ?? [])][0]!;

  test('is unknown when the claim is suspect, and says why', () => {
    const { state, because } = judge(edit(OBLIGATION, 'action: "light"', 'action: "clean"'));
    expect(state).toBe('unknown');
    expect(because.find(({ code }) => code === 'suspect')).toMatchObject({
      met: false,
      text: 'Evening round: suspect since that review: Light the lamp: action changed',
    });
  });

  test('is partial when the evidence changed', () => {
    const { state, because } = judge(edit('provider/evidence/log.md', 'the log book', 'another book'));
    expect(state).toBe('partial');
    expect(because.filter(({ met }) => !met).map(({ code }) => code)).toEqual(['evidence']);
  });

  test('does not count a review without fingerprints where the policy asks for them', () => {
    const policy = 'rule: harbour-lamps\nasOf: "2030-06-15"\ntrace:\n  stamped: true\n';
    expect(judge({ ...BASE, 'rulemark.yml': policy }).state).toBe('unknown');
    expect(judge(BASE).state).toBe('covered');
    expect(judge({ ...reviewed, 'rulemark.yml': policy }).state).toBe('covered');
  });

  test('does not set a duty aside on a decision that is suspect', () => {
    const out = toFile({
      title: 'Not ours',
      subject: { type: 'provider' },
      decision: 'out',
      reason: 'No lamps.',
      obligations: ['light-lamp'],
      review: {
        by: 'Counsel',
        on: '2030-05-20',
        decision: 'accepted',
        fingerprints: { about: 'v1:0000000000000000' },
      },
    });
    expect(judge({ ...BASE, 'provider/applicability/none.md': out }).state).toBe('covered');
  });

  test('is none when the claim was retired in review', () => {
    const review = { by: 'Counsel', on: '2030-05-20', decision: 'retired', reason: 'Given up.' };
    const { state, because } = judge({ ...BASE, [CONTROL]: toControl({}, { review }) });
    expect(state).toBe('none');
    expect(because[0]?.text).toBe('Evening round: retired in review on 20 May 2030: Given up');
  });
});
