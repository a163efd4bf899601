/** What becomes a control, what is said of it, what is left out and named, and what a bad file is told. */
import { describe, expect, test } from 'vitest';
import type { ControlDraft } from '../../../src/model/control-draft.ts';
import { type OscalControls, parseOscal } from '../../../src/parse/oscal/parse-oscal.ts';
import { parseProfile } from '../../../src/parse/oscal/read-profile.ts';
import {
  type Json,
  toBytes,
  toCatalogControl,
  toCatalogFile,
  toComponentFile,
  toId,
  toRequirement,
} from './oscal-files.ts';

const OPTIONS = { file: 'lamps.json', sha256: 'a'.repeat(64) };

function read(file: unknown): OscalControls {
  const result = parseOscal(toBytes(file), OPTIONS);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.controls;
}

const readOne = (file: unknown): ControlDraft => read(file).drafts[0]!;
const problemsOf = (file: unknown) => {
  const result = parseOscal(toBytes(file), OPTIONS);
  return result.ok ? [] : result.problems;
};
const findValue = ({ properties = [] }: ControlDraft, name: string) =>
  properties.find((property) => property.name === name)?.value;

describe('a catalog', () => {
  test('gives a control for each control and enhancement, in order, with group and parent', () => {
    const inner = toCatalogControl('lm-1.1', { props: [{ name: 'label', value: 'LM-1(1)' }] });
    const { drafts } = read(
      toCatalogFile([toCatalogControl('lm-1', { controls: [inner] }), toCatalogControl('LM-2')]),
    );
    expect(drafts.map(({ id, title, origin }) => [id, title, origin.id])).toEqual([
      ['lm-1', 'Control lm-1', 'lm-1'],
      ['lm-1.1', 'LM-1(1) Control lm-1.1', 'lm-1.1'],
      ['lm-2', 'Control LM-2', 'LM-2'],
    ]);
    expect([findValue(drafts[1]!, 'group'), findValue(drafts[1]!, 'enhances')]).toEqual(['Lamps', 'lm-1']);
  });

  test('claims nothing: a draft, planned, and said to be assumed', () => {
    expect(readOne(toCatalogFile([toCatalogControl('lm-1')]))).toMatchObject({
      state: 'draft',
      status: 'planned',
      assumed: ['kind', 'status'],
    });
  });

  test('prints the statement as a list with labels, then guidance under a heading', () => {
    const item = (label: string, prose: string, parts: readonly Json[] = []) => ({
      name: 'item',
      props: [{ name: 'label', value: label }],
      prose,
      parts,
    });
    const control = toCatalogControl('lm-1', {
      parts: [
        { name: 'guidance', prose: 'Dusk is when the sun is down.' },
        {
          name: 'statement',
          prose: 'The keeper:',
          parts: [
            item('a.', 'lights it;', [item('1.', 'at dusk; and'), item('2.', 'in fog.')]),
            item('b.', 'logs it.'),
          ],
        },
      ],
    });
    expect(readOne(toCatalogFile([control])).statement).toBe(
      'The keeper:\n\n- **a.** lights it;\n  - **1.** at dusk; and\n  - **2.** in fog.\n- **b.** logs it.\n\n## Guidance\n\nDusk is when the sun is down.',
    );
  });

  const SAID = (id: string) => `{{ insert: param, ${id} }}`;
  test.each<[string, readonly Json[], string]>([
    ['a label', [{ id: 'p', label: 'organization-defined hour' }], '[Assignment: organization-defined hour]'],
    ['no label', [{ id: 'p' }], '[Assignment: p]'],
    ['no parameter', [], '[Assignment: p]'],
    ['a value', [{ id: 'p', label: 'hour', values: ['six', 'seven'] }], 'six, seven'],
    ['a selection', [{ id: 'p', select: { choice: ['a', 'b'] } }], '[Selection: a; b]'],
    [
      'a selection of several that names another',
      [
        { id: 'p', select: { 'how-many': 'one-or-more', choice: ['now', `in ${SAID('q')}`] } },
        { id: 'q', label: 'an hour' },
      ],
      '[Selection (one or more): now; in [Assignment: an hour]]',
    ],
  ])('says %s in the text', (_, params, words) => {
    const control = toCatalogControl('lm-1', {
      params,
      parts: [{ name: 'statement', prose: ` ${SAID('p')}. ` }],
    });
    expect(readOne(toCatalogFile([control])).statement).toBe(`${words}.`);
  });

  test('ends where parameters name each other in a circle', () => {
    const params = [
      { id: 'p', select: { choice: [SAID('q')] } },
      { id: 'q', select: { choice: [SAID('p')] } },
    ];
    const control = toCatalogControl('lm-1', { params, parts: [{ name: 'statement', prose: SAID('p') }] });
    expect(readOne(toCatalogFile([control])).statement).toContain('[Selection: ');
  });

  test('knows parameters of the group and of the catalog', () => {
    const control = toCatalogControl('lm-1', {
      parts: [{ name: 'statement', prose: `${SAID('p')} ${SAID('q')}` }],
    });
    const file = toCatalogFile([], {
      params: [{ id: 'p', label: 'one' }],
      groups: [{ title: 'Lamps', params: [{ id: 'q', label: 'two' }], controls: [control] }],
    });
    expect(readOne(file).statement).toBe('[Assignment: one] [Assignment: two]');
  });

  test('gives a withdrawn control as retired, with what took its place', () => {
    const props = [{ name: 'status', value: 'withdrawn' }];
    const links = [{ href: '#lm-2', rel: 'incorporated-into' }];
    const { drafts } = read(
      toCatalogFile([toCatalogControl('lm-1', { props, links }), toCatalogControl('lm-2')]),
    );
    expect(drafts[0]).toMatchObject({ state: 'retired', replacedBy: 'lm-2' });
    expect(findValue(drafts[0]!, 'incorporated-into')).toBe('lm-2');
  });

  test('has addresses of the web as references, and no other', () => {
    const resources = [
      { uuid: toId(7), citation: { text: 'The lamp book' }, rlinks: [{ href: 'https://example.org/book' }] },
      { uuid: toId(8), title: 'A book on paper' },
    ];
    const links = [toId(7), toId(8)].map((id) => ({ href: `#${id}`, rel: 'reference' }));
    const bad = { href: 'javascript:alert(1)', rel: 'reference' };
    const file = toCatalogFile([toCatalogControl('lm-1', { links: [...links, bad] })], {
      'back-matter': { resources },
    });
    const draft = readOne(file);
    expect(draft.references).toEqual([
      { type: 'url', at: 'https://example.org/book', note: 'The lamp book' },
    ]);
    expect(draft.properties?.filter(({ name }) => name === 'reference').map(({ value }) => value)).toEqual([
      'A book on paper',
      'javascript:alert(1)',
    ]);
  });

  test('names everything that it does not hold, and nothing that it does', () => {
    const control = toCatalogControl('lm-1', {
      params: [{ id: 'p', label: 'x', guidelines: [{ prose: 'g' }] }],
      parts: [
        { name: 'statement', prose: 'Do.' },
        { name: 'assessment-objective', prose: 'See.' },
      ],
      'x-other': 1,
    });
    expect(readOne(toCatalogFile([control])).leftOut).toEqual([
      'objective or method of assessment',
      'control: x-other',
      'parameter: guidelines',
      'part: prose',
    ]);
  });
});

describe('a profile', () => {
  const toProfile = (profile: Json) =>
    parseProfile(
      toBytes({ profile: { uuid: toId(1), metadata: { title: 'P', 'oscal-version': '1.1.2' }, ...profile } }),
    );
  const takes = (include: Json, id: string, parents: readonly string[] = []) => {
    const read = toProfile({ imports: [{ href: '#x', ...include }] });
    return read.ok && read.profile.takes(id, parents);
  };

  test.each<[Json, string, readonly string[], boolean]>([
    [{ 'include-all': {} }, 'lm-9', [], true],
    [{ 'include-controls': [{ 'with-ids': ['lm-1'] }] }, 'lm-1', [], true],
    [{ 'include-controls': [{ 'with-ids': ['lm-1'] }] }, 'lm-1.1', ['lm-1'], false],
    [
      { 'include-controls': [{ 'with-ids': ['lm-1'], 'with-child-controls': 'yes' }] },
      'lm-1.1',
      ['lm-1'],
      true,
    ],
    [{ 'include-controls': [{ matching: [{ pattern: 'lm-*' }] }] }, 'lm-2', [], true],
    [{ 'include-all': {}, 'exclude-controls': [{ 'with-ids': ['lm-1'] }] }, 'lm-1', [], false],
  ])('%j on %s is %s', (include, id, parents, expected) => {
    expect(takes(include, id, parents)).toBe(expected);
  });

  test('sets values for parameters', () => {
    const read = toProfile({ modify: { 'set-parameters': [{ 'param-id': 'p', values: ['six'] }] } });
    const set = read.ok ? read.profile.set : new Map();
    const control = toCatalogControl('lm-1', {
      params: [{ id: 'p', label: 'hour' }],
      parts: [{ name: 'statement', prose: 'At {{ insert: param, p }}.' }],
    });
    const result = parseOscal(toBytes(toCatalogFile([control])), { ...OPTIONS, set });
    expect(result.ok && result.controls.drafts[0]?.statement).toBe('At six.');
  });
});

describe('a component definition', () => {
  test('gives a control for each requirement, with its statements and values', () => {
    const requirement = toRequirement('lm-1', 10, {
      'set-parameters': [{ 'param-id': 'p', values: ['dusk'] }],
      statements: [
        { 'statement-id': 'lm-1_smt.a', uuid: toId(11), description: 'Lit at {{ insert: param, p }}.' },
      ],
      'responsible-roles': [{ 'role-id': 'keeper', 'party-uuids': [toId(3)] }],
    });
    const draft = readOne(toComponentFile([requirement]));
    expect(draft).toMatchObject({
      id: 'lamp-server-lm-1',
      title: 'Lamp Server: lm-1',
      kind: 'technical',
      owner: 'Keeper (Harbour Board)',
      statement: 'Lamp Server does lm-1.\n\n## Statement lm-1_smt.a\n\nLit at dusk.',
      origin: { id: 'lm-1', uuid: toId(10), href: 'https://example.org/catalog.json' },
    });
    expect(findValue(draft, 'set-parameter')).toBe('dusk');
    expect(draft.leftOut).toEqual([]);
  });

  const status = (value: string) => ({ props: [{ name: 'implementation-status', value }] });
  test.each<[string, Json, Json, string, readonly string[]]>([
    ['none', {}, {}, 'planned', ['status']],
    ['that of the requirement', status('implemented'), status('partial'), 'implemented', []],
    ['that of the component', {}, status('alternative'), 'alternative', []],
    ['a word that is none of OSCAL', status('done'), {}, 'planned', ['status']],
    [
      'the least of several',
      {
        ...status('implemented'),
        statements: [{ 'statement-id': 's', uuid: toId(11), description: 'x', ...status('planned') }],
      },
      {},
      'planned',
      [],
    ],
  ])('has as status %s', (_, requirement, component, expected, assumed) => {
    const draft = readOne(toComponentFile([toRequirement('lm-1', 10, requirement)], component));
    expect([draft.status, draft.assumed]).toEqual([expected, assumed]);
  });

  test('is never counted, and satisfies nothing, whatever it says', () => {
    const draft = readOne(toComponentFile([toRequirement('lm-1', 10, status('implemented'))]));
    expect([draft.state, 'satisfies' in draft]).toEqual(['draft', false]);
  });

  test('gives the second of two sources an id of its own', () => {
    const { drafts } = read(toComponentFile([toRequirement('lm-1', 10), toRequirement('lm-1', 11)]));
    expect(drafts.map(({ id }) => id)).toEqual(['lamp-server-lm-1', 'lamp-server-lm-1-00000000']);
  });

  test('names a component that implements nothing', () => {
    const { drafts, skipped } = read(toComponentFile([], { 'control-implementations': [] }));
    expect([drafts, skipped.map(({ id }) => id)]).toEqual([[], ['Lamp Server']]);
  });

  test('reads capabilities as components', () => {
    const capability = { uuid: toId(20), name: 'Lighting', description: 'All lamps.' };
    const file = toComponentFile([], {}, { components: [] });
    const definition = file['component-definition'] as Json;
    const implementation = {
      uuid: toId(21),
      source: '#x',
      description: 'd',
      'implemented-requirements': [toRequirement('lm-1', 22)],
    };
    definition['capabilities'] = [{ ...capability, 'control-implementations': [implementation] }];
    expect(readOne(file).id).toBe('lighting-lm-1');
  });
});

describe('a bad file', () => {
  const catalog = toCatalogFile([toCatalogControl('lm-1')]);
  const withVersion = (version: unknown) => {
    const body = catalog['catalog'] as Json;
    return { catalog: { ...body, metadata: { title: 'x', 'oscal-version': version } } };
  };
  const DEEP = '['.repeat(50_000);
  let nested: Json = { name: 'item', prose: 'x' };
  for (let n = 0; n < 500; n++) nested = { name: 'item', parts: [nested] };

  test.each<[string, unknown, string, RegExp]>([
    ['cut off', '{"catalog": {"uuid": ', 'oscal/not-json', /ends in the middle/],
    ['with a comma too many', '{"catalog": {\n  "uuid": "x",,\n}}', 'oscal/not-json', /not JSON/],
    ['of brackets alone', DEEP, 'oscal/not-json', /not JSON|ends/],
    ['with a list at its top', '[]', 'oscal/unknown-root', /no object with an OSCAL document/],
    ['with another root', { lamps: {} }, 'oscal/unknown-root', /no OSCAL: at its top is "lamps"/],
    ['with two roots', { catalog: {}, profile: {} }, 'oscal/unknown-root', /are "catalog", "profile"/],
    ['that is a plan', { 'system-security-plan': {} }, 'oscal/unknown-root', /a system security plan/],
    [
      'that is a profile',
      { profile: { metadata: { 'oscal-version': '1.0.0' } } },
      'oscal/unknown-root',
      /a profile/,
    ],
    ['with an empty root', { catalog: [] }, 'oscal/unknown-root', /holds no object/],
    ['without a version', { catalog: {} }, 'oscal/unsupported-version', /does not say which version/],
    ['of version 2', withVersion('2.0.0'), 'oscal/unsupported-version', /OSCAL 2\.0\.0/],
    ['of a draft version', withVersion('1.0.0-rc1'), 'oscal/unsupported-version', /1\.0\.0-rc1/],
    ['of version 1 as a number', withVersion(1.1), 'oscal/unsupported-version', /OSCAL 1\.1/],
    ['with a control without id', toCatalogFile([{ title: 'x' }]), 'oscal/missing-key', /has no "id"/],
    [
      'with a control without title',
      toCatalogFile([{ id: 'x' }]),
      'oscal/missing-key',
      /control "x" .* no "title"/,
    ],
    ['with an empty id', toCatalogFile([{ id: ' ', title: 'x' }]), 'oscal/missing-key', /has no "id"/],
    [
      'with a text for a list',
      toCatalogFile([toCatalogControl('x', { props: 'a' })]),
      'oscal/wrong-type',
      /not a list/,
    ],
    [
      'with a text for an object',
      toCatalogFile(['x' as unknown as Json]),
      'oscal/wrong-type',
      /not an object/,
    ],
    ['with an object for a text', toCatalogFile([{ id: 'x', title: {} }]), 'oscal/wrong-type', /not a text/],
    [
      'with one id twice',
      toCatalogFile([toCatalogControl('x'), toCatalogControl('x')]),
      'oscal/repeated-id',
      /controls\[1\].*controls\[0\] in line \d+/,
    ],
    [
      'nested without end',
      toCatalogFile([toCatalogControl('x', { parts: [nested] })]),
      'oscal/too-deep',
      /too deep/,
    ],
    [
      'with a requirement without number',
      toComponentFile([{ 'control-id': 'x', description: 'y' }]),
      'oscal/missing-key',
      /has no "uuid"/,
    ],
    [
      'with one number twice',
      toComponentFile([toRequirement('a', 10), toRequirement('b', 10)]),
      'oscal/repeated-id',
      /requirements\[1\].*requirements\[0\] in line/,
    ],
  ])('%s is told so', (_, file, code, message) => {
    const [problem, ...others] = problemsOf(file).filter((one) => one.code === code);
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(message);
  });

  test('is told the line', () => {
    const file = toCatalogFile([toCatalogControl('a'), { id: 'b' }]);
    const lines = JSON.stringify(file, null, 2).split('\n');
    const [problem] = problemsOf(file);
    expect(lines[problem!.line - 1]).toMatch(/\{/);
    expect(lines[problem!.line]).toContain('"id": "b"');
  });

  test('is told everything that is wrong, and gives nothing', () => {
    const result = parseOscal(
      toBytes(toCatalogFile([{ id: 'a' }, { title: 'b' }, toCatalogControl('c')])),
      OPTIONS,
    );
    expect(result.ok ? result : result.problems.map(({ code }) => code)).toEqual([
      'oscal/missing-key',
      'oscal/missing-key',
    ]);
  });

  test('that is not UTF-8 is told so; a byte order mark is no matter', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
    const result = parseOscal(utf16, OPTIONS);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      'The file is not written in UTF-8.',
    ]);
    expect(read(`\uFEFF${JSON.stringify(catalog)}`).drafts).toHaveLength(1);
  });
});
