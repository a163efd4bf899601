/** References followed: found, missing, ambiguous, by a former id, to something retired. */
import { describe, expect, test } from 'vitest';
import { resolveLinks, resolveReference } from '../../../src/analysis/links/resolve-links.ts';
import {
  type Files,
  getCodes,
  loadBase,
  OTHER_RULE,
  RULE,
  toControl,
  toEvidence,
  toFile,
  toGap,
  toObligation,
  toParty,
  toRule,
  toVersion,
} from '../../build-content.ts';

const CONTROL = 'provider/controls/round.md';
const OBLIGATION = `${RULE}/obligations/light-lamp.md`;

function getFindings(files: Files) {
  const { content } = loadBase(files);
  return resolveLinks(content).findings.map(({ code, severity, message, hint, object, path }) => ({
    code,
    severity,
    message,
    hint,
    file: object.file,
    path,
  }));
}

describe('a right content', () => {
  test('has links and no findings', () => {
    const { content } = loadBase();
    const { links, findings } = resolveLinks(content);
    expect(findings).toEqual([]);
    expect(links).toContainEqual({
      from: 'control:round',
      to: 'obligation:harbour-lamps/light-lamp',
      field: 'satisfies.obligation',
    });
    expect(links).toContainEqual({ from: 'control:round', to: 'evidence:log', field: 'satisfies.evidence' });
    expect(links).toContainEqual({
      from: 'obligation:harbour-lamps/light-lamp',
      to: 'version:harbour-lamps/nprm-2030',
      field: 'sections',
    });
    expect(links).toContainEqual({
      from: 'obligation:harbour-lamps/light-lamp',
      to: 'penalty:harbour-lamps/fine',
      field: 'penalties',
    });
  });

  test('links come in the order of objects and fields, the same each time', () => {
    const { content } = loadBase();
    const froms = resolveLinks(content).links.map(({ from }) => from);
    const order = content.objects.map(({ key }) => key);
    const positions = froms.map((from) => order.indexOf(from));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(resolveLinks(content)).toEqual(resolveLinks(content));
  });
});

describe('a missing target', () => {
  test('is an error at its place, with the nearest name', () => {
    expect(getFindings({ [CONTROL]: toControl({}, { obligation: 'light-lamps' }) })).toEqual([
      {
        code: 'link/unknown-target',
        severity: 'error',
        file: CONTROL,
        path: ['satisfies', 0, 'obligation'],
        message: '"satisfies.obligation" names the obligation "light-lamps", but there is none.',
        hint: 'Did you mean "light-lamp"? `rulemark list obligations` shows all there are.',
      },
    ]);
  });

  test('without a near name gets the command that lists all', () => {
    expect(getFindings({ [CONTROL]: toControl({}, { obligation: 'qqqq' }) })).toMatchObject([
      { hint: '`rulemark list obligations` shows all there are.' },
    ]);
  });

  test.each<[string, Files]>([
    ['a party', { [OBLIGATION]: toObligation({ bearers: ['nobody'] }) }],
    ['an authority', { [OBLIGATION]: toObligation({ authorities: ['nothing'] }) }],
    ['a version as a key', { [OBLIGATION]: toObligation({ sections: { 'nprm-1999': ['1'] } }) }],
    ['a penalty in a union', { [OBLIGATION]: toObligation({ penalties: ['lashes'] }) }],
    ['a source', { [OBLIGATION]: toObligation({ sources: ['rumour'] }) }],
    [
      'a source of one field',
      {
        [OBLIGATION]: toObligation({ checked: { action: { verification: 'primary', sources: ['rumour'] } } }),
      },
    ],
    [
      'the penalty of an exception',
      { [OBLIGATION]: toObligation({ exceptions: [{ text: 'In fog.', obligation: 'nothing' }] }) },
    ],
    ['the receiver of a report', { [OBLIGATION]: toObligation({ report: { to: 'nobody' } }) }],
    ['evidence', { [CONTROL]: toControl({}, { evidence: ['rumour'] }) }],
    ['superseded evidence', { 'provider/evidence/log.md': toEvidence({ supersedes: 'rumour' }) }],
    [
      'a replacement',
      { [OBLIGATION]: toObligation({ state: 'retired', replacedBy: 'nothing' }), [CONTROL]: undefined },
    ],
  ])('%s is found wherever the schemas declare a reference', (_name, files) => {
    expect(getFindings(files).map(({ code }) => code)).toEqual(['link/unknown-target']);
  });

  test('of two hundred and more is still reported, each', () => {
    const mappings = Array.from({ length: 250 }, (_, n) => ({
      obligation: `none-${n}`,
      relation: 'supports',
      covers: 'whole',
      rationale: 'x',
    }));
    expect(
      getFindings({
        [CONTROL]: toFile({ title: 'X', kind: 'policy', status: 'planned', satisfies: mappings }),
      }),
    ).toHaveLength(250);
  });
});

describe('a reference to any kind', () => {
  const about = (reference: string): Files => ({ 'provider/gaps/a.md': toGap({ about: [reference] }) });

  test.each([
    'obligations/light-lamp',
    'obligation/light-lamp',
    'definitions/harbour-lamp',
    'controls/round',
    'sections/nprm-2030/9.20',
    'rules/harbour-lamps',
    'obligations/harbour-lamps/light-lamp',
  ])('%s is found', (reference) => {
    expect(getFindings(about(reference))).toEqual([]);
  });

  test('without its kind is missing, and the hint writes it out', () => {
    expect(getFindings(about('light-lamp'))).toMatchObject([
      { code: 'link/unknown-target', hint: expect.stringContaining('"obligations/light-lamp"') },
    ]);
  });

  test.each(['duties/light-lamp', 'obligations/nothing', 'obligations/', '/', 'obligations'])(
    '%s is missing',
    (reference) => {
      expect(getFindings(about(reference))).toMatchObject([{ code: 'link/unknown-target' }]);
    },
  );
});

describe('two rules with the same id', () => {
  test('each object finds that of its own rule', () => {
    const { content } = loadBase({ ...OTHER_RULE, [CONTROL]: undefined });
    expect(resolveReference(content, 'party', 'keeper', 'harbour-lamps')).toMatchObject({
      kind: 'found',
      object: { home: 'harbour-lamps' },
    });
    expect(resolveReference(content, 'party', 'keeper', 'other-lamps')).toMatchObject({
      kind: 'found',
      object: { home: 'other-lamps' },
    });
  });

  test('an object outside of both is told to say which', () => {
    expect(getFindings({ ...OTHER_RULE, 'provider/provider.md': undefined })).toMatchObject([
      {
        code: 'link/ambiguous-target',
        file: CONTROL,
        hint: 'Say which: "harbour-lamps/light-lamp" or "other-lamps/light-lamp".',
      },
    ]);
  });

  test('the qualified id is found', () => {
    const { content } = loadBase(OTHER_RULE);
    expect(resolveReference(content, 'obligation', 'other-lamps/light-lamp', '')).toMatchObject({
      kind: 'found',
      object: { home: 'other-lamps' },
    });
  });

  test('a rule finds its own versions first', () => {
    const files = {
      'rules/other-lamps/rule.md': toRule({
        title: 'Lamps elsewhere',
        versions: ['nprm-2030'],
        sources: undefined,
        verification: 'unverified',
      }),
      'rules/other-lamps/versions/nprm-2030/version.md': toVersion({ authorities: [] }),
    };
    expect(getFindings(files)).toEqual([]);
  });
});

describe('former ids', () => {
  const renamed = {
    [OBLIGATION]: undefined,
    [`${RULE}/obligations/light-every-lamp.md`]: toObligation({ formerIds: ['light-lamp'] }),
  };

  test('lead to the object, with a warning that names the new id', () => {
    expect(getFindings(renamed)).toEqual([
      {
        code: 'link/former-id',
        severity: 'warning',
        file: CONTROL,
        path: ['satisfies', 0, 'obligation'],
        message: '"light-lamp" is now called "light-every-lamp".',
        hint: 'Write "light-every-lamp".',
      },
    ]);
    const { links } = resolveLinks(loadBase(renamed).content);
    expect(links).toContainEqual({
      from: 'control:round',
      to: 'obligation:harbour-lamps/light-every-lamp',
      field: 'satisfies.obligation',
    });
  });

  test('give way to an object that has the id now', () => {
    expect(
      getFindings({ [`${RULE}/obligations/other.md`]: toObligation({ formerIds: ['light-lamp'] }) }),
    ).toEqual([]);
  });

  test('that two objects claim lead nowhere', () => {
    const files = {
      ...renamed,
      [`${RULE}/obligations/other.md`]: toObligation({ formerIds: ['light-lamp'] }),
    };
    expect(getFindings(files)).toMatchObject([{ code: 'link/unknown-target' }]);
  });

  test('of something retired are an error like its id', () => {
    const files = {
      [OBLIGATION]: undefined,
      [`${RULE}/obligations/light-every-lamp.md`]: toObligation({
        formerIds: ['light-lamp'],
        state: 'retired',
      }),
    };
    expect(getFindings(files).map(({ code }) => code)).toContain('link/retired-target');
  });
});

describe('a retired target', () => {
  const retire = (over: object = {}): Files => ({
    [OBLIGATION]: toObligation({ state: 'retired', ...over }),
    [`${RULE}/obligations/new-lamp.md`]: toObligation(),
  });

  test('is an error that names what replaces it', () => {
    expect(getFindings(retire({ replacedBy: 'new-lamp' }))).toMatchObject([
      { code: 'link/retired-target', severity: 'error', hint: expect.stringContaining('"new-lamp"') },
    ]);
  });

  test('without a replacement says that there is none', () => {
    expect(getFindings(retire())).toMatchObject([
      { code: 'link/retired-target', hint: expect.stringMatching(/^Nothing replaces it/) },
    ]);
  });

  test('may be named by something that is itself retired', () => {
    expect(getFindings({ ...retire(), [CONTROL]: toControl({ state: 'retired' }) })).toEqual([]);
  });
});

test('a comment may say that it is not known what it answers', () => {
  const files = {
    'dockets/hb-1/docket.md': toFile({
      title: 'Docket',
      identifier: 'HB-1',
      agency: 'Harbour Board',
      rule: 'harbour-lamps',
      windows: [{ version: 'nprm-2030' }],
      verification: 'unverified',
    }),
    'dockets/hb-1/reported/guild.md': toFile({
      title: 'The guild',
      answers: 'unknown',
      submitter: { organization: 'Guild', type: 'group' },
      body: 'reported',
      positions: [{ stance: 'support', says: 'Good.' }],
      verification: 'unverified',
    }),
  };
  expect(getCodes(loadBase(files))).toEqual([]);
});

test('a party of nobody else is found from any rule', () => {
  const { content } = loadBase({ [`${RULE}/parties/pilot.md`]: toParty('a pilot', 'public'), ...OTHER_RULE });
  expect(resolveReference(content, 'party', 'pilot', 'other-lamps')).toMatchObject({ kind: 'found' });
  expect(resolveReference(content, 'party', 'nobody', 'other-lamps', false)).toEqual({
    kind: 'missing',
    suggestion: undefined,
  });
});
