/** Every check: once on content that is wrong, at the right place, and once on content that is right. */
import { describe, expect, test } from 'vitest';
import {
  type Files,
  loadBase,
  RULE,
  toAuthority,
  toControl,
  toDefinition,
  toEvidence,
  toFile,
  toObligation,
  toProvider,
  toRule,
  toSection,
  toVersion,
} from '../../build-content.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const SECTION = `${RULE}/versions/nprm-2030/9.20.md`;
const CONTROL = 'provider/controls/round.md';
const APPLIES = 'provider/applicability/pier.md';
const checked = { verification: 'primary', sources: ['gazette'] };

const toApplies = (subject: object): Files => ({
  [APPLIES]: toFile({ title: 'The pier', subject, decision: 'in', reason: 'It has a lamp.' }),
});
const toAsk = (over: object): Files => ({
  'filing/asks/dusk.md': toFile({
    title: 'Say when dusk is',
    history: [{ status: 'idea', on: '2030-06-01' }],
    position: 'support-with-changes',
    provisions: {},
    ...over,
  }),
});
const DOCKET: Files = {
  'dockets/hb-1/docket.md': toFile({
    title: 'Docket',
    identifier: 'HB-1',
    agency: 'Harbour Board',
    rule: 'harbour-lamps',
    windows: [{ version: 'nprm-2030' }],
    verification: 'unverified',
  }),
};
const toComment = (position: object): Files => ({
  ...DOCKET,
  'dockets/hb-1/reported/guild.md': toFile({
    title: 'The guild',
    answers: 'nprm-2030',
    submitter: { organization: 'Guild', type: 'group' },
    body: 'reported',
    positions: [{ stance: 'support', says: 'Good.', ...position }],
    verification: 'unverified',
  }),
});

const toPoint = (over: object): Files => ({
  ...DOCKET,
  'dockets/hb-1/coding/p1.md': toFile({
    title: 'A point',
    comment: 'guild',
    quote: 'x',
    stance: 'support',
    substantive: 'yes',
    ...over,
  }),
});
const toLineage = (stage: object): Files => ({
  [`${RULE}/lineage/who.md`]: toFile({
    title: 'Who lights',
    stages: [
      { version: 'eo-7', says: 'x', ...checked },
      { version: 'nprm-2030', says: 'y', ...checked, ...stage },
    ],
    steps: [],
  }),
});
const toQuestion = (provision: string): Files => ({
  [`${RULE}/questions/when.md`]: toFile({
    title: 'When',
    version: 'nprm-2030',
    category: 'Time',
    asks: 'When is dusk?',
    provision,
    ...checked,
  }),
});

interface Row {
  readonly name: string;
  readonly code: string;
  readonly wrong: Files;
  /** File and line of the finding. */
  readonly at: string;
  readonly right: Files;
}

const ROWS: readonly Row[] = [
  {
    name: 'a section that does not exist',
    code: 'citation/unknown-section',
    wrong: { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20', '9.99'] } }) },
    at: `${OBLIGATION}:8`,
    right: { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20', '9.10'] } }) },
  },
  {
    name: 'a paragraph of a version cited to the section',
    code: 'citation/too-fine',
    wrong: { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20(a)'] } }) },
    at: `${OBLIGATION}:8`,
    right: { [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1(a)'] } }) },
  },
  {
    name: 'an unmarked paragraph of such a version',
    code: 'citation/too-fine',
    wrong: { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20[p1]'] } }) },
    at: `${OBLIGATION}:8`,
    right: {},
  },
  {
    name: 'a paragraph that does not exist',
    code: 'citation/unknown-paragraph',
    wrong: { [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1(b)'] } }) },
    at: `${OBLIGATION}:8`,
    right: { [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1(a)(i)'] } }) },
  },
  {
    name: 'the citation of a definition',
    code: 'citation/unknown-section',
    wrong: { [`${RULE}/definitions/harbour-lamp.md`]: toDefinition({ sections: { 'nprm-2030': ['9'] } }) },
    at: `${RULE}/definitions/harbour-lamp.md:4`,
    right: {},
  },
  {
    name: 'the citation of a topic',
    code: 'citation/unknown-section',
    wrong: toLineage({ provisions: ['9'] }),
    at: `${RULE}/lineage/who.md:3`,
    right: toLineage({ provisions: ['9.20'] }),
  },
  {
    name: 'the citation of a question',
    code: 'citation/unknown-section',
    wrong: toQuestion('9'),
    at: `${RULE}/questions/when.md:6`,
    right: toQuestion('9.20'),
  },
  {
    name: 'the citation of a reported comment',
    code: 'citation/unknown-section',
    wrong: toComment({ provisions: { 'nprm-2030': ['9'] } }),
    at: 'dockets/hb-1/reported/guild.md:6',
    right: toComment({ provisions: { 'nprm-2030': ['9.20'] } }),
  },
  {
    name: 'the citation of a coded point',
    code: 'citation/unknown-section',
    wrong: { ...toComment({}), ...toPoint({ provisions: { 'nprm-2030': ['9'] } }) },
    at: 'dockets/hb-1/coding/p1.md:7',
    right: { ...toComment({}), ...toPoint({ provisions: { 'nprm-2030': ['9.10'] } }) },
  },
  {
    name: 'the citation of an ask',
    code: 'citation/unknown-section',
    wrong: toAsk({ provisions: { 'nprm-2030': ['9'] } }),
    at: 'filing/asks/dusk.md:5',
    right: toAsk({ provisions: { 'nprm-2030': ['9.20'] } }),
  },
  {
    name: 'the provision that proposed wording would change',
    code: 'citation/unknown-section',
    wrong: toAsk({ wording: [{ version: 'nprm-2030', provision: '9', base: 'x', replacement: 'y' }] }),
    at: 'filing/asks/dusk.md:6',
    right: toAsk({ wording: [{ version: 'nprm-2030', provision: '9.20', base: 'x', replacement: 'y' }] }),
  },

  {
    name: 'primary without a source',
    code: 'verification/source-missing',
    wrong: { [OBLIGATION]: toObligation({ sources: undefined }) },
    at: `${OBLIGATION}:11`,
    right: { [OBLIGATION]: toObligation({ sources: undefined, verification: 'unverified' }) },
  },
  {
    name: 'secondary without a source',
    code: 'verification/source-missing',
    wrong: { [OBLIGATION]: toObligation({ sources: undefined, verification: 'secondary' }) },
    at: `${OBLIGATION}:11`,
    right: { [OBLIGATION]: toObligation({ verification: 'secondary' }) },
  },
  {
    name: 'a nested statement without a source',
    code: 'verification/source-missing',
    wrong: {
      [`${RULE}/authorities/eo-7.md`]: toAuthority({
        history: [{ status: 'in-force', on: '2029-01-10', verification: 'primary' }],
      }),
    },
    at: `${RULE}/authorities/eo-7.md:7`,
    right: {},
  },
  {
    name: 'one field without a source',
    code: 'verification/source-missing',
    wrong: { [OBLIGATION]: toObligation({ checked: { action: { verification: 'secondary' } } }) },
    at: `${OBLIGATION}:13`,
    right: { [OBLIGATION]: toObligation({ checked: { action: { verification: 'unverified' } } }) },
  },
  {
    name: 'inferred without saying from what',
    code: 'verification/note-missing',
    wrong: { [OBLIGATION]: toObligation({ verification: 'inferred' }) },
    at: `${OBLIGATION}:11`,
    right: { [OBLIGATION]: toObligation({ verification: 'inferred', note: 'from the summary' }) },
  },
  {
    name: 'the check of a field that is not there',
    code: 'verification/unknown-field',
    wrong: { [OBLIGATION]: toObligation({ checked: { trigger: { verification: 'unverified' } } }) },
    at: `${OBLIGATION}:13`,
    right: {
      [OBLIGATION]: toObligation({
        trigger: 'at dusk',
        checked: { trigger: { verification: 'unverified' } },
      }),
    },
  },
  {
    name: 'readings of a field that is not there',
    code: 'verification/unknown-field',
    wrong: {
      [OBLIGATION]: toObligation({
        readings: {
          trigger: [
            { value: 'at dusk', ...checked },
            { value: 'at night', ...checked },
          ],
        },
      }),
    },
    at: `${OBLIGATION}:13`,
    right: {
      [OBLIGATION]: toObligation({
        trigger: 'at dusk',
        readings: {
          trigger: [
            { value: 'at dusk', ...checked },
            { value: 'at night', ...checked },
          ],
        },
      }),
    },
  },

  {
    name: 'a section number that is not the file name',
    code: 'section/number-differs',
    wrong: { [SECTION]: toSection('9.30', 'A lamp. {unverified}') },
    at: `${SECTION}:3`,
    right: {},
  },
  {
    name: 'a version whose rule is missing',
    code: 'rule/missing',
    wrong: { 'rules/lost/versions/v1/version.md': toVersion({ authorities: undefined }) },
    at: 'rules/lost/versions/v1/version.md:1',
    right: {
      'rules/lost/versions/v1/version.md': toVersion({ authorities: undefined }),
      'rules/lost/rule.md': toRule({ versions: ['v1'] }),
    },
  },
  {
    name: 'a version that its rule does not list',
    code: 'version/not-listed',
    wrong: { [`${RULE}/versions/nprm-2031/version.md`]: toVersion() },
    at: `${RULE}/rule.md:5`,
    right: {
      [`${RULE}/versions/nprm-2031/version.md`]: toVersion(),
      [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'nprm-2031'] }),
    },
  },
  {
    name: 'a product nobody offers',
    code: 'control/unknown-product',
    wrong: { [CONTROL]: toControl({ products: ['pier-lamp', 'buoy'] }) },
    at: `${CONTROL}:6`,
    right: { [CONTROL]: toControl({ products: ['pier-lamp'] }) },
  },
  {
    name: 'a subject nobody knows',
    code: 'applicability/unknown-subject',
    wrong: toApplies({ type: 'product', id: 'buoy' }),
    at: `${APPLIES}:3`,
    right: toApplies({ type: 'product', id: 'pier-lamp' }),
  },
  {
    name: 'a subject of the wrong sort',
    code: 'applicability/unknown-subject',
    wrong: toApplies({ type: 'reseller', id: 'pier-lamp' }),
    at: `${APPLIES}:3`,
    right: toApplies({ type: 'provider' }),
  },
  {
    name: 'a subject without its id',
    code: 'applicability/unknown-subject',
    wrong: toApplies({ type: 'product' }),
    at: `${APPLIES}:3`,
    right: toApplies({ type: 'provider' }),
  },
  {
    name: 'a control opened by a real provider',
    code: 'visibility/too-open',
    wrong: {
      'provider/provider.md': toProvider({ example: false }),
      [CONTROL]: toControl({ visibility: 'public' }),
    },
    at: `${CONTROL}:6`,
    right: { [CONTROL]: toControl({ visibility: 'public' }) },
  },
  {
    name: 'something replaced and still active',
    code: 'object/replaced-but-active',
    wrong: {
      [OBLIGATION]: toObligation({ replacedBy: 'other' }),
      [`${RULE}/obligations/other.md`]: toObligation(),
    },
    at: `${OBLIGATION}:13`,
    right: { [`${RULE}/obligations/old.md`]: toObligation({ state: 'retired', replacedBy: 'light-lamp' }) },
  },

  {
    name: 'a statement without a mark',
    code: 'text/unmarked-statement',
    wrong: { [SECTION]: toSection('9.20', 'Fine. {unverified}\n\nA lamp burns.') },
    at: `${SECTION}:10`,
    right: { [SECTION]: toSection('9.20', 'A lamp burns. {unverified}') },
  },
  {
    name: 'a mark that is none',
    code: 'text/bad-mark',
    wrong: { [SECTION]: toSection('9.20', 'A lamp burns. {unverified}\n\n- (a) x {sure}\n') },
    at: `${SECTION}:10`,
    right: {},
  },
  {
    name: 'a label that comes twice',
    code: 'text/repeated-label',
    wrong: { [SECTION]: toSection('9.20', '- (a) x {unverified}\n- (a) y {unverified}') },
    at: `${SECTION}:9`,
    right: { [SECTION]: toSection('9.20', '- (a) x {unverified}\n- (b) y {unverified}') },
  },
  {
    name: 'a mark with a source nobody knows',
    code: 'link/unknown-target',
    wrong: { [SECTION]: toSection('9.20', 'A lamp burns. {primary: gazete}') },
    at: `${SECTION}:8`,
    right: {},
  },

  {
    name: 'two files with one id',
    code: 'id/duplicate',
    wrong: { 'provider/controls/night/round.md': toControl() },
    at: 'provider/controls/round.md:1',
    right: { 'provider/controls/night/morning.md': toControl() },
  },
  {
    name: 'settings that name no rule',
    code: 'config/unknown-rule',
    wrong: { 'rulemark.yml': 'rule: lamps\n' },
    at: 'rulemark.yml:1',
    right: { 'rulemark.yml': 'rule: harbour-lamps\n' },
  },
  {
    name: 'evidence that supersedes what is not there',
    code: 'link/unknown-target',
    wrong: { 'provider/evidence/log.md': toEvidence({ supersedes: 'old-log' }) },
    at: 'provider/evidence/log.md:8',
    right: {},
  },
];

describe('finds', () => {
  test.each(ROWS)('$name: $code at $at', ({ wrong, code, at }) => {
    const found = loadBase(wrong).diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.map(({ file, line }) => `${file}:${line}`)).toContain(at);
    expect(found.map(({ severity }) => severity)).toEqual(found.map(() => 'error'));
    for (const { message, hint } of found) {
      expect(message).toMatch(/[.?]$/);
      expect(hint.trim()).not.toBe('');
    }
  });
});

describe('says nothing when it is right', () => {
  test('the base itself', () => {
    expect(loadBase().diagnostics).toEqual([]);
  });

  test.each(ROWS)('$name', ({ right, code }) => {
    expect(loadBase(right).diagnostics.filter((diagnostic) => diagnostic.code === code)).toEqual([]);
  });
});

describe('hints', () => {
  const getHint = (files: Files, code: string) =>
    loadBase(files).diagnostics.find((diagnostic) => diagnostic.code === code)?.hint;

  test('an unknown section lists those there are', () => {
    expect(
      getHint(
        { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.99'] } }) },
        'citation/unknown-section',
      ),
    ).toBe('Its sections are: 9.10, 9.20.');
  });

  test('a citation that is too fine gets the one that is right', () => {
    expect(
      getHint(
        { [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20(a)'] } }) },
        'citation/too-fine',
      ),
    ).toMatch(/^Write "9\.20"\./);
  });

  test('an unknown product gets the nearest one', () => {
    expect(getHint({ [CONTROL]: toControl({ products: ['pier-lmp'] }) }, 'control/unknown-product')).toBe(
      'Did you mean "pier-lamp"?',
    );
  });

  test('a duplicate names the other file', () => {
    const [duplicate] = loadBase({ 'provider/controls/night/round.md': toControl() }).diagnostics;
    expect(duplicate).toMatchObject({
      message: expect.stringContaining('provider/controls/night/round.md'),
      related: [{ file: 'provider/controls/night/round.md' }],
    });
  });
});

describe('an object without the object that its folder belongs to is an error', () => {
  test.each<[string, Files]>([
    [
      'a section without its version',
      { [`${RULE}/versions/nprm-2031/9.20.md`]: toSection('9.20', 'x {unverified}') },
    ],
    [
      'an obligation without its rule',
      { 'rules/lost/obligations/light-lamp.md': toObligation({ sections: {} }), [CONTROL]: undefined },
    ],
    [
      'a comment without its docket',
      { 'dockets/lost/reported/guild.md': toComment({})['dockets/hb-1/reported/guild.md'] },
    ],
  ])('%s', (_name, files) => {
    const [orphan] = Object.keys(files);
    expect(
      loadBase(files)
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map(({ file }) => file),
    ).toContain(orphan);
  });
});
