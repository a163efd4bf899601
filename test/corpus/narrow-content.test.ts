/** What an audience may see. A word of its own in every field of every kind shows whether any slips through. */
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { narrowContent } from '../../src/corpus/narrow-content.ts';
import { toGraphJson } from '../../src/export/json/graph.ts';
import { toObligationJson } from '../../src/export/json/obligations.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { KIND_NAMES, KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { walkSchema } from '../../src/model/schemas/walk.ts';
import { walkProvisions } from '../../src/model/section.ts';
import type { Audience } from '../../src/model/visibility.ts';
import { toSearchIndex } from '../../src/view/search-index.ts';
import { toStatusJson } from '../../src/view/status.ts';
import {
  AS_OF,
  buildCorpus,
  type Files,
  getObject,
  loadBase,
  OTHER_RULE,
  RULE,
  toAuthority,
  toControl,
  toDefinition,
  toFile,
  toGap,
  toObligation,
  toProvider,
  toRule,
  toSection,
  toVersion,
  writeContent,
} from '../build-content.ts';
import { SchemaFiller, type Word } from '../fill-schema.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const DEFINITION = `${RULE}/definitions/harbour-lamp.md`;

/** Everything a page or another tool may be given. */
function show(corpus: Corpus): string {
  return JSON.stringify([
    corpus.content.objects,
    corpus.links,
    toGraphJson(corpus),
    toSearchIndex(corpus),
    toStatusJson(corpus),
    corpus.content.list('obligation').map((obligation) => toObligationJson(corpus, obligation)),
    corpus.content.list('rule').map((rule) => [corpus.getRuleState(rule), corpus.getTermUses(rule.id)]),
    corpus.coverage && [...corpus.coverage],
    corpus.gaps,
  ]);
}

/** The words that the corpus shows of those given; short, so that a failure can be read. */
function findShown(corpus: Corpus, words: RegExp): string[] {
  return [...new Set(show(corpus).match(new RegExp(words.source, 'g')) ?? [])];
}

describe('canary: every field of every kind', () => {
  const ids: Partial<Record<Kind, string>> = {
    rule: 'canary',
    docket: 'canary',
    version: 'v-one',
    section: 'v-one/9.10',
    provider: 'provider',
  };
  const filler = new SchemaFiller((kind) => ids[kind] ?? `id-of-${kind}`);
  const files: Record<string, string> = {};
  const whole: Word[] = [];
  for (const kind of KIND_NAMES) {
    const { place, floor, schema } = KINDS[kind];
    const fields = filler.fill(schema, floor, kind) as Record<string, unknown>;
    const path = place.replace(/^(rules|dockets)\/\*/, '$1/canary').replaceAll('*', 'v-one');
    const id = kind === 'section' ? '9.10' : (ids[kind] ?? `id-of-${kind}`);
    const body: Word = { word: `canarybody${kind}${floor}`, visibility: floor, path: `${kind} body` };
    whole.push(body);
    if (floor !== 'public' && kind !== 'provider')
      whole.push({ word: `id-of-${kind}`, visibility: floor, path: `${kind} id` });
    files[path.endsWith('.md') ? path : `${path}/${id}.md`] = toFile(
      {
        ...fields,
        state: 'active',
        replacedBy: undefined,
        visibility: undefined,
        ...(kind === 'section' ? { number: '9.10' } : {}),
      },
      `${body.word} {unverified}`,
    );
  }
  const words = [...filler.words, ...whole].filter(
    ({ path }) => !/\.(replacedBy|number|state|visibility)$/.test(path),
  );
  const folder = writeContent(files);
  const shown = Object.fromEntries(
    (['public', 'internal', 'privileged'] as const).map((audience) => [
      audience,
      show(loadCorpus({ folder, audience, asOf: AS_OF })),
    ]),
  ) as Record<Audience, string>;

  test('the files are read as objects of every kind', () => {
    const { content, diagnostics } = loadCorpus({ folder, audience: 'privileged', asOf: AS_OF });
    expect(diagnostics.filter(({ code }) => /^(schema|yaml|id|front-matter)\//.test(code))).toEqual([]);
    for (const kind of KIND_NAMES) expect(content.list(kind)).toHaveLength(1);
  });

  test('there is a word in every text field that is not public', () => {
    const withWord = new Set(
      words
        .filter(({ visibility }) => visibility !== 'public')
        .map(({ path }) => path.replace(/^[^.]*\.?/, '').replaceAll('[]', '')),
    );
    const hidden = KIND_NAMES.filter((kind) => KINDS[kind].floor === 'public').flatMap((kind) =>
      walkSchema(KINDS[kind].schema)
        .fields.filter(({ visibility }) => visibility !== 'public')
        .map(({ path }) => path.filter((step) => step !== '[]').join('.')),
    );
    expect(hidden.length).toBeGreaterThan(5);
    const hasWord = (path: string) => [...withWord].some((own) => own === path || own.startsWith(`${path}.`));
    // The words of a list of privileged objects are their ids, which are looked for as such.
    const named = KIND_NAMES.flatMap((kind) => walkSchema(KINDS[kind].schema).references)
      .filter(({ target }) => KINDS[target as Kind]?.floor === 'privileged')
      .map(({ path }) => path.filter((step) => step !== '[]').join('.'));
    const hasNone = (path: string) => named.includes(path) || /\b(on|review\.decision)$/.test(path);
    expect(hidden.filter((path) => !hasWord(path) && !hasNone(path))).toEqual([]);
  });

  test('the privileged see every word', () => {
    expect(words.filter(({ word }) => !shown.privileged.includes(word))).toEqual([]);
  });

  test('the public see nothing that is not public', () => {
    expect(
      words.filter(({ word, visibility }) => visibility !== 'public' && shown.public.includes(word)),
    ).toEqual([]);
  });

  test('the public see everything that is public', () => {
    expect(
      words.filter(({ word, visibility }) => visibility === 'public' && !shown.public.includes(word)),
    ).toEqual([]);
  });

  test('insiders see nothing that is privileged', () => {
    expect(
      words.filter(({ word, visibility }) => visibility === 'privileged' && shown.internal.includes(word)),
    ).toEqual([]);
  });

  test('insiders see everything that is public or internal', () => {
    expect(
      words.filter(({ word, visibility }) => visibility !== 'privileged' && !shown.internal.includes(word)),
    ).toEqual([]);
  });

  test('coverage and gaps exist for the privileged alone', () => {
    for (const audience of ['public', 'internal'] as const) {
      const corpus = loadCorpus({ folder, audience, asOf: AS_OF });
      expect(corpus.coverage).toBeUndefined();
      expect(corpus.gaps).toBeUndefined();
    }
    expect(loadCorpus({ folder, audience: 'privileged', asOf: AS_OF }).coverage?.size).toBe(1);
  });
});

const getPublic = (files: Files): Corpus => buildCorpus(files, { audience: 'public' });

describe('an object that is withheld', () => {
  const SECRET = toDefinition({ title: 'hush lamp', visibility: 'privileged' });
  const secret = (over: Files): Files => ({ [`${RULE}/definitions/hush-lamp.md`]: SECRET, ...over });

  test.each<[string, Files]>([
    ['by its id', { [OBLIGATION]: toObligation({ terms: ['harbour-lamp', 'hush-lamp'] }) }],
    [
      'by its id with the rule in front',
      { [OBLIGATION]: toObligation({ terms: ['harbour-lamp', 'harbour-lamps/hush-lamp'] }) },
    ],
    ['from a definition that builds on it', { [DEFINITION]: toDefinition({ uses: ['hush-lamp'] }) }],
    [
      'from two places',
      {
        [DEFINITION]: toDefinition({ uses: ['hush-lamp'] }),
        [OBLIGATION]: toObligation({ terms: ['hush-lamp', 'harbour-lamp', 'hush-lamp'] }),
      },
    ],
    [
      'as what replaces a retired object',
      {
        [`${RULE}/definitions/old-lamp.md`]: toDefinition({
          title: 'old lamp',
          state: 'retired',
          replacedBy: 'hush-lamp',
        }),
      },
    ],
  ])('is named nowhere, %s', (_name, over) => {
    const corpus = getPublic(secret(over));
    expect(findShown(corpus, /hush.lamp/)).toEqual([]);
    expect(getObject(corpus, 'obligation', 'light-lamp').fields.title).toBe('Light the lamp');
  });

  test('is named nowhere, by its former id', () => {
    const files = {
      [`${RULE}/definitions/hush-lamp.md`]: toDefinition({
        title: 'hush lamp',
        visibility: 'privileged',
        formerIds: ['shaded-lamp'],
      }),
      [OBLIGATION]: toObligation({ terms: ['shaded-lamp'] }),
    };
    expect(findShown(getPublic(files), /shaded-lamp/)).toEqual([]);
  });

  test('leaves the other references of the list, in order', () => {
    const corpus = getPublic(
      secret({ [OBLIGATION]: toObligation({ terms: ['hush-lamp', 'harbour-lamp', 'hush-lamp'] }) }),
    );
    expect(getObject(corpus, 'obligation', 'light-lamp').fields.terms).toEqual(['harbour-lamp']);
  });

  test('takes with it an object that makes no sense without it', () => {
    const files = {
      [`${RULE}/parties/keeper.md`]: toFile({
        title: 'keeper',
        singular: 'a keeper',
        plural: 'keepers',
        side: 'regulated',
        visibility: 'internal',
      }),
    };
    expect(getPublic(files).content.list('obligation')).toEqual([]);
    expect(buildCorpus(files, { audience: 'internal' }).content.list('obligation')).toHaveLength(1);
  });

  test('takes with it what made sense only with what went with it', () => {
    const files = {
      [`${RULE}/parties/keeper.md`]: toFile({
        title: 'keeper',
        singular: 'a keeper',
        plural: 'keepers',
        side: 'regulated',
        visibility: 'internal',
      }),
      [`${RULE}/obligations/second.md`]: toObligation({
        title: 'Second',
        bearers: ['board'],
        exceptions: [{ text: 'In fog.', obligation: 'light-lamp' }],
      }),
    };
    const corpus = getPublic(files);
    expect(corpus.content.list('obligation').map(({ id }) => id)).toEqual(['second']);
    expect(findShown(corpus, /light-lamp/)).toEqual([]);
    expect(getObject(corpus, 'obligation', 'second').fields.exceptions).toEqual([{ text: 'In fog.' }]);
  });

  test('is not replaced by an object of the same name in another rule', () => {
    const files = {
      ...OTHER_RULE,
      'provider/controls/round.md': undefined,
      'provider/provider.md': undefined,
      [`${RULE}/definitions/hush-lamp.md`]: SECRET,
      'rules/other-lamps/definitions/hush-lamp.md': toDefinition({ title: 'another lamp', sections: {} }),
      [OBLIGATION]: toObligation({ terms: ['hush-lamp'] }),
    };
    const corpus = getPublic(files);
    const [own] = corpus.content.list('obligation', 'harbour-lamps');
    expect(own?.fields.terms ?? []).toEqual([]);
    expect(corpus.links.filter(({ field }) => field === 'terms')).toEqual([]);
  });

  test('is not named in the marks of a text', () => {
    const corpus = getPublic({
      [`${RULE}/sources/tip-off.md`]: toFile({
        title: 'A tip-off',
        publisher: 'Nobody',
        type: 'other',
        visibility: 'privileged',
      }),
      [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
        '9.20',
        'A keeper lights each lamp. {secondary: gazette, tip-off}',
      ),
    });
    const provisions = corpus.getProvisions(getObject(corpus, 'section', 'nprm-2030/9.20'));
    expect([...walkProvisions(provisions)].flatMap(({ mark }) => mark?.sources ?? [])).toEqual(['gazette']);
  });
});

describe('what stands in the folder of a withheld object', () => {
  test('is withheld with a version: its sections, and every number of a provision of it', () => {
    const corpus = getPublic({
      [`${RULE}/versions/draft-2031/version.md`]: toVersion({
        title: 'A draft that leaked',
        visibility: 'privileged',
      }),
      [`${RULE}/versions/draft-2031/9.77.md`]: toSection('9.77', 'A keeper whistles. {unverified}'),
      [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'draft-2031'] }),
      [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20'], 'draft-2031': ['9.77'] } }),
    });
    expect(findShown(corpus, /draft-2031|9\.77|whistles|leaked/)).toEqual([]);
    expect(getObject(corpus, 'obligation', 'light-lamp').fields.sections).toEqual({ 'nprm-2030': ['9.20'] });
  });

  test('is withheld with a rule: everything of it', () => {
    const files: Files = {
      ...OTHER_RULE,
      'rules/other-lamps/rule.md': toRule({
        title: 'Lamps elsewhere',
        versions: ['other-2030'],
        visibility: 'privileged',
      }),
      'provider/controls/round.md': undefined,
      'provider/provider.md': undefined,
      'rulemark.yml': 'rule: other-lamps\n',
    };
    const corpus = getPublic(files);
    expect(corpus.content.objects.filter(({ home }) => home === 'other-lamps')).toEqual([]);
    expect(corpus.content.settings).not.toHaveProperty('rule');
    expect(corpus.firstRule?.id).toBe('harbour-lamps');
  });

  test('is withheld with a docket: the comments in it', () => {
    const corpus = getPublic({
      'dockets/hb-1/docket.md': toFile({
        title: 'A docket',
        identifier: 'HB-1',
        agency: 'Harbour Board',
        rule: 'harbour-lamps',
        windows: [{ version: 'nprm-2030' }],
        visibility: 'internal',
        verification: 'unverified',
      }),
      'dockets/hb-1/reported/guild.md': toFile({
        title: 'Guild',
        answers: 'nprm-2030',
        submitter: { organization: 'The Guild', type: 'trade-association' },
        body: 'reported',
        positions: [{ stance: 'oppose', says: 'Too often.' }],
        verification: 'unverified',
      }),
    });
    expect(findShown(corpus, /[Gg]uild|hb-1/)).toEqual([]);
  });
});

describe('the number of a section that is withheld alone', () => {
  const SECTION = `${RULE}/versions/nprm-2030/9.77.md`;
  const section = toSection('9.77', 'A keeper whistles. {unverified}', { visibility: 'privileged' });

  test('goes from the places of an obligation', () => {
    const corpus = getPublic({
      [SECTION]: section,
      [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20', '9.77'] } }),
    });
    expect(findShown(corpus, /9\.77/)).toEqual([]);
    expect(getObject(corpus, 'obligation', 'light-lamp').fields.sections).toEqual({ 'nprm-2030': ['9.20'] });
  });

  test('takes an obligation along that stands nowhere else', () => {
    const files = {
      [SECTION]: section,
      [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.77'] } }),
    };
    expect(getPublic(files).content.list('obligation')).toEqual([]);
  });

  test('takes a quote of it along', () => {
    const corpus = getPublic({
      [SECTION]: section,
      [OBLIGATION]: toObligation({
        quotes: [{ version: 'nprm-2030', at: '9.77', text: 'A keeper whistles.' }],
      }),
    });
    expect(findShown(corpus, /9\.77|whistles/)).toEqual([]);
    expect(getObject(corpus, 'obligation', 'light-lamp').fields).not.toHaveProperty('quotes');
  });
});

test('a stage of a topic goes with its version, the topic stays', () => {
  const stage = (version: string) => ({ version, says: `says of ${version}`, verification: 'unverified' });
  const corpus = getPublic({
    [`${RULE}/versions/draft-2031/version.md`]: toVersion({ title: 'A draft', visibility: 'internal' }),
    [`${RULE}/lineage/times.md`]: toFile({
      title: 'Times',
      stages: [stage('eo-7'), stage('nprm-2030'), stage('draft-2031')],
      steps: [],
    }),
  });
  expect(getObject(corpus, 'lineage', 'times').fields.stages.map(({ version }) => version)).toEqual([
    'eo-7',
    'nprm-2030',
  ]);
  expect(findShown(corpus, /draft-2031/)).toEqual([]);
});

test('a withheld source is named in no body', () => {
  const corpus = getPublic({
    [`${RULE}/sources/tip-off.md`]: toFile({
      title: 'A tip-off',
      publisher: 'Nobody',
      type: 'other',
      visibility: 'privileged',
    }),
    [`${RULE}/notes/a.md`]: toFile(
      { title: 'A note', summary: 'Short.' },
      'One. {secondary: tip-off} Two. {secondary: gazette, tip-off; page 2} Three. {primary: gazette}',
    ),
  });
  expect(getObject(corpus, 'note', 'a').body.trim()).toBe(
    'One. {secondary} Two. {secondary: gazette; page 2} Three. {primary: gazette}',
  );
});

test('a version that insiders see in part stays when a reference in it goes', () => {
  const corpus = buildCorpus(
    {
      [`${RULE}/authorities/hush-act.md`]: toAuthority({ title: 'Hush Act', visibility: 'privileged' }),
      [`${RULE}/versions/nprm-2030/version.md`]: toVersion({
        authorities: ['eo-7', 'hush-act'],
        notBinding: [{ at: '9.20', reason: 'It binds nobody', by: 'Counsel', on: '2030-05-20' }],
      }),
    },
    { audience: 'internal' },
  );
  const { fields } = getObject(corpus, 'version', 'nprm-2030');
  expect(fields.authorities).toEqual(['eo-7']);
  expect(fields.notBinding).toEqual([{ at: '9.20' }]);
});

describe('a field that is withheld', () => {
  test('takes the check of it along', () => {
    const files = {
      [DEFINITION]: toDefinition({
        ambiguities: ['x'],
        checked: { ambiguities: { verification: 'inferred', note: 'counsel said so in private' } },
      }),
    };
    expect(findShown(getPublic(files), /counsel said so/)).toEqual([]);
  });

  test('takes the readings of it along', () => {
    const reading = (value: string) => ({ value, verification: 'primary', sources: ['gazette'] });
    const files = {
      [OBLIGATION]: toObligation({
        owner: 'Pier team',
        readings: { owner: [reading('the secret team'), reading('the other team')] },
      }),
    };
    expect(findShown(getPublic(files), /the secret team/)).toEqual([]);
  });
});

describe('visibility of an object', () => {
  test('tightened to internal: insiders see it, without its privileged fields, the public does not', () => {
    const files = {
      [DEFINITION]: toDefinition({ visibility: 'internal', ambiguities: ['a privileged doubt'] }),
    };
    expect(getPublic(files).content.list('definition')).toEqual([]);
    const [definition] = buildCorpus(files, { audience: 'internal' }).content.list('definition');
    expect(definition?.fields).toMatchObject({ title: 'harbour lamp' });
    expect(definition?.fields).not.toHaveProperty('ambiguities');
  });

  test('of an example provider opened on purpose: the public sees it, without what is still withheld', () => {
    const corpus = getPublic({ 'provider/controls/round.md': toControl({ visibility: 'public' }) });
    const [control] = corpus.content.list('control');
    expect(control?.fields.satisfies[0]).toMatchObject({
      rationale: 'The round lights every lamp.',
    });
    expect(control?.fields.satisfies[0]).not.toHaveProperty('evidence');
    expect(findShown(corpus, /Log of rounds/)).toEqual([]);
  });

  test('of an opened gap: references to withheld controls go, however they are written', () => {
    for (const reference of ['controls/round', 'control/round']) {
      const corpus = getPublic({
        'provider/gaps/a.md': toGap({ visibility: 'public', about: ['obligations/light-lamp', reference] }),
      });
      expect(corpus.content.list('gap')[0]?.fields.about).toEqual(['obligations/light-lamp']);
    }
  });

  test('of a real provider opened by mistake: still withheld, besides being an error', () => {
    const files = {
      'provider/provider.md': toProvider({ example: false }),
      'provider/controls/round.md': toControl({ visibility: 'public' }),
    };
    expect(
      getPublic(files)
        .content.list('control')
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

test('narrowing changes nothing for the privileged', () => {
  const { content, links } = buildCorpus();
  expect(content.list('control')).toHaveLength(1);
  expect(links.length).toBeGreaterThan(10);
});

test('narrowing does not change the objects it was given', () => {
  const { content, links, getProvisions } = loadBase({
    [OBLIGATION]: toObligation({ owner: 'Pier team', terms: ['harbour-lamp'] }),
    [DEFINITION]: toDefinition({ visibility: 'privileged' }),
  });
  const before = structuredClone(content.objects);
  expect(
    getObject(narrowContent(content, links, getProvisions, 'public'), 'obligation', 'light-lamp').fields,
  ).not.toHaveProperty('terms');
  expect(content.objects).toEqual(before);
});
