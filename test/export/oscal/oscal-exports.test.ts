/**
 * The four OSCAL documents: valid against NIST's schemas on the shipped content, on the small one and on hostile
 * texts; the same bytes twice; and what each holds. The schemas are in `../shared/data` (or RULEMARK_SHARED); without
 * them the names of the tests say 0 schemas.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import { toCatalog } from '../../../src/export/oscal/catalog.ts';
import { toComponentDefinition } from '../../../src/export/oscal/component-definition.ts';
import { toMappingCollection } from '../../../src/export/oscal/mapping.ts';
import type { OscalContext } from '../../../src/export/oscal/oscal-json.ts';
import { toPoam } from '../../../src/export/oscal/poam.ts';
import type { Corpus } from '../../../src/model/corpus.ts';
import { NS } from '../../../src/model/oscal-names.ts';
import { toUuid } from '../../../src/store/uuid.ts';
import {
  BASE,
  buildCorpus,
  OTHER_RULE,
  RULE,
  toControl,
  toFile,
  toGap,
  toMapping,
  toObligation,
  toVersion,
} from '../../build-content.ts';
import { findSchemaErrors, HAS_SCHEMAS, type Model } from './validate-oscal.ts';

const MAKERS: Readonly<Record<Model, (context: OscalContext) => string | undefined>> = {
  catalog: toCatalog,
  component: toComponentDefinition,
  mapping: toMappingCollection,
  poam: toPoam,
};
const MODELS = Object.keys(MAKERS) as Model[];
const toContext = (corpus: Corpus): OscalContext => ({ corpus, rules: corpus.content.list('rule'), toUuid });
const make = (corpus: Corpus, model: Model) => MAKERS[model](toContext(corpus)) ?? '';

interface Prop {
  readonly name: string;
  readonly value: string;
  readonly ns?: string;
}
interface Node {
  readonly [key: string]: unknown;
  readonly props?: readonly Prop[];
}
const read = (text: string): Node => Object.values(JSON.parse(text) as Record<string, Node>)[0]!;
const get = (node: Node, name: string) => (node.props ?? []).find((prop) => prop.name === name)?.value;
const listOf = (node: Node, key: string) => (node[key] ?? []) as readonly Node[];
const controlsOf = (text: string) =>
  listOf(read(text), 'groups').flatMap((group) => listOf(group, 'controls'));

const HOSTILE =
  '  a "quote" <b>& \\ \u0000 — \n\n second\tline é 漢字 {{ insert: param, x }} ](javascript:1)  ';
const hostileFiles = {
  [`${RULE}/obligations/light-lamp.md`]: toObligation({
    title: `Light ${HOSTILE}`,
    elements: [HOSTILE, 'b'],
    conditions: [HOSTILE],
    trigger: `when ${HOSTILE}`,
    checked: { deadline: { verification: 'unverified', note: HOSTILE } },
  }),
  'provider/controls/round.md': toControl(
    {
      title: HOSTILE,
      owner: HOSTILE,
      references: [
        { type: 'path', at: 'a b/c#d?e%[f]:g', note: HOSTILE },
        { type: 'ticket', at: 'X 1: "y"' },
        { type: 'url', at: 'https://example.org/a?b=c#d', note: 'see' },
      ],
      properties: [
        { name: 'Risk rating (2030)', value: HOSTILE },
        { name: 'label', value: 'L-1', class: 'two words' },
      ],
    },
    { rationale: HOSTILE, covers: 'part', part: HOSTILE },
  ),
  'provider/evidence/log.md': toFile({
    title: HOSTILE,
    method: 'test',
    source: HOSTILE,
    digest: `sha256:${'a'.repeat(64)}`,
    result: 'pass',
  }),
  'provider/gaps/a.md': toGap({ title: HOSTILE, owner: HOSTILE }),
};

describe(`against ${HAS_SCHEMAS ? MODELS.length : 0} schemas`, () => {
  const SHIPPED = join(import.meta.dirname, '../../../content');
  const corpora: [string, () => Corpus][] = [
    [
      'the shipped content',
      () => loadCorpus({ folder: SHIPPED, audience: 'privileged', asOf: '2026-11-21' }),
    ],
    ['the small content', () => buildCorpus({ 'provider/gaps/a.md': toGap() })],
    ['two rules with one id', () => buildCorpus({ ...OTHER_RULE, 'provider/gaps/a.md': toGap() })],
    ['hostile texts', () => buildCorpus(hostileFiles)],
    ['before anything was published', () => buildCorpus({}, { asOf: '2020-01-01' })],
  ];
  test.runIf(HAS_SCHEMAS).each(corpora)('%s gives valid documents', (_, load) => {
    const corpus = load();
    const errors = MODELS.flatMap((model) => {
      const text = MAKERS[model](toContext(corpus));
      return text === undefined ? [] : findSchemaErrors(model, text).map((error) => `${model} ${error}`);
    });
    expect(errors).toEqual([]);
  });

  test.runIf(HAS_SCHEMAS)('the public catalog is valid', () => {
    const corpus = loadCorpus({ folder: SHIPPED, audience: 'public', asOf: '2026-11-21' });
    expect(findSchemaErrors('catalog', toCatalog(toContext(corpus)))).toEqual([]);
  });
});

test('the same content, day and audience give the same bytes', () => {
  for (const model of MODELS)
    expect(make(buildCorpus(hostileFiles), model)).toBe(make(buildCorpus(hostileFiles), model));
});

test('another content gives the document another number, and the same objects theirs', () => {
  const [old, fresh] = [
    BASE,
    { ...BASE, 'provider/controls/round.md': toControl({ title: 'Round at dusk' }) },
  ].map((files) => read(toComponentDefinition(toContext(buildCorpus(files)))));
  expect(old!['uuid']).not.toBe(fresh!['uuid']);
  expect(listOf(old!, 'components')[0]!['uuid']).toBe(listOf(fresh!, 'components')[0]!['uuid']);
});

describe('the catalog', () => {
  test('has a control for each obligation, with its check', () => {
    const controls = controlsOf(make(buildCorpus(), 'catalog'));
    expect(controls.map((control) => [control['id'], get(control, 'verification')])).toEqual([
      ['light-lamp', 'primary'],
    ]);
  });

  test('says that a proposal is not final, and nothing of the kind of a final rule', () => {
    const title = (corpus: Corpus) => (read(make(corpus, 'catalog'))['metadata'] as Node)['title'];
    expect(title(buildCorpus())).toMatch(/\(not a final rule; not in force\)$/);
    const final = toVersion({ stage: 'final', published: '2030-06-01' });
    expect(title(buildCorpus({ [`${RULE}/versions/nprm-2030/version.md`]: final }))).not.toMatch(
      /not a final/,
    );
  });

  test('names the rule before an id that two rules have', () => {
    const ids = controlsOf(make(buildCorpus(OTHER_RULE), 'catalog')).map((control) => control['id']);
    expect(ids).toEqual(['harbour-lamps.light-lamp', 'other-lamps.light-lamp']);
  });

  test('has coverage for the privileged audience alone', () => {
    const coverage = (audience: 'public' | 'privileged') =>
      get(controlsOf(make(buildCorpus({}, { audience }), 'catalog'))[0]!, 'coverage');
    expect([coverage('privileged'), coverage('public')]).toEqual([expect.any(String), undefined]);
  });

  test('holds nothing of the provider for the public', () => {
    const secret = { owner: 'TOKEN-OWNER', title: 'TOKEN-TITLE' };
    const text = make(
      buildCorpus(
        {
          'provider/controls/token-file.md': toControl(secret),
          [`${RULE}/obligations/light-lamp.md`]: toObligation({ owner: 'TOKEN-INTERNAL' }),
        },
        { audience: 'public' },
      ),
      'catalog',
    );
    expect(text).not.toMatch(/token/i);
  });
});

describe('the component definition', () => {
  const requirement = (mapping: object, control: object = {}) => {
    const files = {
      'provider/controls/round.md': toControl({ ...control, satisfies: [toMapping({ ...mapping })] }),
    };
    const component = listOf(read(make(buildCorpus(files), 'component')), 'components')[0]!;
    return listOf(component, 'control-implementations').flatMap((one) =>
      listOf(one, 'implemented-requirements'),
    )[0];
  };

  test.each([
    ['all of it', {}, 'implemented'],
    ['a part of it', { covers: 'part', part: 'half' }, 'partial'],
    ['a mere support', { relation: 'supports' }, 'partial'],
  ])('shows what is implemented for %s as %#', (_, mapping, status) => {
    expect(get(requirement(mapping)!, 'implementation-status')).toBe(status);
  });

  test.each(['conflicts', 'no-match'])('shows no requirement for a mapping that %s', (relation) => {
    expect(requirement({ relation })).toBeUndefined();
  });

  test('says that nobody reviewed a mapping', () => {
    expect(get(requirement({ review: undefined })!, 'review')).toBe('none');
  });
});

describe('the mapping collection', () => {
  test.each([
    [{ relation: 'implements' }, 'implements', NS],
    [{ relation: 'supports' }, 'supports', NS],
    [{ relation: 'equivalent' }, 'equivalent-to', undefined],
    [{ relation: 'equivalent', covers: 'part', part: 'half' }, 'equivalent', NS],
    [{ relation: 'intersects' }, 'intersects-with', undefined],
    [{ relation: 'conflicts' }, 'conflicts', NS],
    [{ relation: 'no-match' }, 'no-relationship', undefined],
  ])('%j becomes %s', (mapping, relationship, ns) => {
    const text = make(buildCorpus({ 'provider/controls/round.md': toControl({}, mapping) }), 'mapping');
    const [map] = listOf(read(text), 'mappings').flatMap((one) => listOf(one, 'maps'));
    expect([map!['relationship'], map!['ns']]).toEqual([relationship, ns]);
  });

  test('is nothing where nothing is mapped, because OSCAL cannot say so', () => {
    const files = { 'provider/controls/round.md': toControl({ satisfies: [] }) };
    expect(MAKERS.mapping(toContext(buildCorpus(files)))).toBeUndefined();
  });

  test('does not let an audience that sees some controls know what nothing maps', () => {
    const files = {
      ...OTHER_RULE,
      'provider/controls/round.md': toControl(
        { visibility: 'public' },
        { obligation: 'harbour-lamps/light-lamp' },
      ),
    };
    const text = MAKERS.mapping(toContext(buildCorpus(files, { audience: 'public' }))) ?? '';
    expect(text).not.toContain('gap-summary');
  });
});

describe('the plan of action', () => {
  test('has an item for each gap, heaviest first, with its weight', () => {
    const corpus = buildCorpus({
      'provider/controls/round.md': toControl({ status: 'planned' }),
      'provider/gaps/a.md': toGap(),
    });
    const document = read(make(corpus, 'poam'));
    expect(listOf(document, 'poam-items').map((item) => get(item, 'gap-id'))).toEqual(
      corpus.gaps!.map(({ id }) => id),
    );
    expect(listOf(document, 'risks').map(({ statement }) => String(statement).includes('weight ='))).toEqual(
      corpus.gaps!.map(() => true),
    );
  });

  test.each([
    [{ state: 'open' }, 'open'],
    [{ state: 'planned' }, 'remediating'],
    [{ state: 'accepted-risk', by: 'Counsel', until: '2031-01-01' }, 'deviation-approved'],
    [{ state: 'closed' }, 'closed'],
  ])('says %j as %s', (decision, status) => {
    const corpus = buildCorpus({ 'provider/gaps/a.md': toGap({ decision }) });
    const risk = listOf(read(make(corpus, 'poam')), 'risks')[0];
    if (status === 'closed' && risk === undefined) return; // closed gaps are no gaps
    expect(risk!['status']).toBe(status);
  });
});
