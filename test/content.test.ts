/** The shipped content: no errors, whole, and never citing more finely than was confirmed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeExposure } from '../src/analysis/exposure/compute-exposure.ts';
import { isSettled } from '../src/analysis/gaps/compute-gaps.ts';
import { loadCorpus } from '../src/corpus/corpus.ts';
import { toCheckJson } from '../src/export/json/check-report.ts';
import { toGraphJson } from '../src/export/json/graph.ts';
import { toObligationJson } from '../src/export/json/obligations.ts';
import { walkProvisions } from '../src/model/section.ts';
import { COVERAGE_STATES, OBLIGATION_KINDS, VERIFICATIONS } from '../src/model/words.ts';
import { toCitations } from '../src/view/citation.ts';
import { getHref, getProvisionHref } from '../src/view/href.ts';
import { toStatusJson } from '../src/view/status.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = join(ROOT, 'content');
const corpus = loadCorpus({ folder, audience: 'privileged', repo: ROOT });
const open = loadCorpus({ folder, audience: 'public' });
const { content } = corpus;
const obligations = content.list('obligation');
const json = obligations.map((obligation) => toObligationJson(corpus, obligation));
const status = toStatusJson(corpus);

const countBy = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(values)].sort().map((value) => [value, values.filter((one) => one === value).length]),
  );

describe('what is there', () => {
  test('nothing is wrong with it; the trace policy warns of what is not covered and of evidence', () => {
    const codes = Map.groupBy(corpus.diagnostics, ({ code, severity }) => `${severity} ${code}`);
    expect(Object.fromEntries([...codes].map(([code, { length }]) => [code, length]))).toEqual({
      'warning evidence/expired': 4,
      'warning evidence/failing': 1,
      'warning evidence/not-run': 1,
      'warning obligation/uncovered': 31,
    });
  });

  test('every obligation that is not covered is warned of, but the one whose risk is accepted', () => {
    const open = status.coverage!.states;
    const uncovered = open.partial + open.planned + open.none + open.unknown;
    expect(uncovered).toBe(32);
    const warned = corpus.diagnostics.filter(({ code }) => code === 'obligation/uncovered');
    expect(warned).toHaveLength(uncovered - 1);
    expect(warned.map(({ file }) => file)).not.toContain('rules/iaas-cip/obligations/collect-telephone.md');
  });

  test('every file is an object', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    const records = files.filter(
      (file) => file.endsWith('.md') && !file.startsWith('docs/') && !file.endsWith('README.md'),
    );
    expect(content.objects.map(({ file }) => file).sort()).toEqual(records.sort());
  });

  test('there are at least 55 obligations of all five kinds', () => {
    expect(obligations.length).toBeGreaterThanOrEqual(55);
    expect(Object.keys(countBy(obligations.map(({ fields }) => fields.kind)))).toEqual(
      [...OBLIGATION_KINDS].sort(),
    );
  });

  test('there are the four versions, in order, restated', () => {
    expect(content.list('rule')[0]?.fields.versions).toEqual([
      'eo-13984',
      'anprm-2021',
      'eo-14110',
      'nprm-2024',
    ]);
    expect(content.list('version').map(({ id, fields }) => [id, fields.text])).toEqual(
      ['anprm-2021', 'eo-13984', 'eo-14110', 'nprm-2024'].map((id) => [id, 'restated']),
    );
  });

  test('there are at least 24 controls of four kinds and five statuses', () => {
    const controls = content.list('control').map(({ fields }) => fields);
    expect(controls.length).toBeGreaterThanOrEqual(24);
    expect(Object.keys(countBy(controls.map(({ kind }) => kind)))).toEqual([
      'contractual',
      'policy',
      'process',
      'technical',
    ]);
    expect(Object.keys(countBy(controls.map(({ status: word }) => word)))).toEqual([
      'alternative',
      'implemented',
      'not-applicable',
      'partial',
      'planned',
    ]);
  });

  test('some evidence is expired and some fails', () => {
    const texts = [...(corpus.coverage?.values() ?? [])]
      .flatMap(({ because }) => because.map(({ text }) => text))
      .join('\n');
    expect(texts).toMatch(/\(expired /);
    expect(texts).toMatch(/\(failed /);
  });

  test('the provider is named as an example, with six products, two resellers, three classes of customers and decisions on them', () => {
    const [provider] = content.list('provider');
    expect(provider?.fields.example).toBe(true);
    expect(provider?.fields.title).toMatch(/example|made.up/i);
    expect(provider?.fields.products.length).toBeGreaterThanOrEqual(6);
    expect(provider?.fields.resellers.length).toBeGreaterThanOrEqual(2);
    expect(provider?.fields.customerClasses.length).toBeGreaterThanOrEqual(3);
    const decided = content
      .list('applicability')
      .map(({ fields: { subject } }) => `${subject.type} ${subject.id ?? ''}`);
    for (const { id } of provider?.fields.products ?? []) expect(decided).toContain(`product ${id}`);
    for (const { id } of provider?.fields.resellers ?? []) expect(decided).toContain(`reseller ${id}`);
    for (const { id } of provider?.fields.customerClasses ?? [])
      expect(decided).toContain(`customer-class ${id}`);
  });

  test('the as-of day is fixed, so that nothing ages by itself', () => {
    expect(corpus.asOf.from).toBe('rulemark.yml');
  });

  test('no two obligations of different rules share an id, because their gaps would', () => {
    expect(new Set(obligations.map(({ id }) => id)).size).toBe(obligations.length);
  });

  test('every note on a computed gap names an obligation that is there', () => {
    const notes = content
      .list('gap')
      .map(({ id }) => id)
      .filter((id) => id.startsWith('coverage.'));
    expect(notes.length).toBeGreaterThan(0);
    expect(
      notes.filter((id) => !obligations.some((obligation) => id === `coverage.${obligation.id}`)),
    ).toEqual([]);
  });
});

describe('citations', () => {
  test('nprm-2024 is never cited to a paragraph', () => {
    const cited = content.objects.flatMap(({ key, fields }) =>
      [...JSON.stringify(fields).matchAll(/"nprm-2024":\[([^\]]*)\]/g)].flatMap((match) =>
        (match[1] ?? '').split(',').map((provision) => `${key} ${provision}`),
      ),
    );
    expect(cited.length).toBeGreaterThan(50);
    expect(cited.filter((citation) => /[([]/.test(citation.slice(citation.indexOf(' ') + 1)))).toEqual([]);
    const stages = content
      .list('lineage')
      .flatMap(({ fields }) => fields.stages)
      .filter(({ version }) => version === 'nprm-2024');
    expect(
      stages.flatMap(({ provisions = [] }) => provisions).filter((provision) => /[([]/.test(provision)),
    ).toEqual([]);
    expect(content.get('version', 'iaas-cip', 'nprm-2024')?.fields.citeTo).toBe('section');
  });

  test('every obligation is cited somewhere, and every citation leads to a provision', () => {
    const places = new Set(
      content
        .list('section')
        .flatMap((section) => [
          getHref(section),
          ...[...walkProvisions(corpus.getProvisions(section))].map(({ id }) =>
            getProvisionHref(section.home, section.id.slice(0, section.id.indexOf('/')), id),
          ),
        ]),
    );
    for (const { fields, home, id } of obligations) {
      const citations = toCitations(corpus, home, fields.sections);
      expect([id, citations.length > 0]).toEqual([id, true]);
      expect(citations.filter(({ href }) => !places.has(href))).toEqual([]);
    }
  });

  test('every statement of a section says how far it was checked', () => {
    const unmarked = content
      .list('section')
      .flatMap((section) =>
        [...walkProvisions(corpus.getProvisions(section))]
          .filter(({ text, mark }) => text !== '' && mark === undefined)
          .map(({ id }) => `${section.id} ${id}`),
      );
    expect(unmarked).toEqual([]);
  });

  test('anchors are unique in every section', () => {
    for (const section of content.list('section')) {
      const anchors = [...walkProvisions(corpus.getProvisions(section))].map(({ anchor }) => anchor);
      expect([section.id, new Set(anchors).size]).toEqual([section.id, anchors.length]);
    }
  });
});

describe('states', () => {
  test('all six coverage states occur', () => {
    expect(Object.entries(status.coverage?.states ?? {}).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.keys(status.coverage?.states ?? {})).toEqual([...COVERAGE_STATES]);
  });

  test('all four verifications occur', () => {
    expect(VERIFICATIONS.filter((verification) => status.verification[verification] === 0)).toEqual([]);
  });

  test('every state has its reasons', () => {
    for (const { id, coverage } of json)
      if (coverage)
        expect([
          id,
          coverage.because.length > 0,
          coverage.because.every(({ text }) => text.trim() !== ''),
        ]).toEqual([id, true, true]);
  });

  test('the word "compliant" is nowhere a state', () => {
    const texts = content.objects.map(({ fields, body, file }) => ({
      file,
      text: `${JSON.stringify(fields)} ${body}`,
    }));
    expect(texts.filter(({ text }) => /\bcompliant\b/i.test(text)).map(({ file }) => file)).toEqual([]);
    expect(JSON.stringify([status, json, corpus.gaps])).not.toMatch(/\bcompliant\b/i);
  });

  test('the rule is not final, reported withdrawn, one order revoked, its comment period closed', () => {
    const [rule] = content.list('rule');
    if (!rule) throw new Error('there is a rule');
    const state = corpus.getRuleState(rule);
    expect(state).toMatchObject({
      isFinal: false,
      stage: 'nprm',
      withdrawal: { fields: { status: 'reported' } },
    });
    expect(
      state.authorities.filter((entry) => entry.status === 'revoked').map(({ authority }) => authority.id),
    ).toEqual(['eo-14110']);
    expect(
      state.deadlines.find(
        ({ event }) => event.fields.type === 'comments-close' && event.fields.version === 'nprm-2024',
      ),
    ).toMatchObject({ state: 'closed', event: { fields: { date: '2024-04-29' } } });
  });

  test.each([
    ['2024-04-01', 'open', 'in-force'],
    ['2024-04-22', 'open', 'in-force'],
    ['2024-04-23', 'last-week', 'in-force'],
    ['2024-04-29', 'last-week', 'in-force'],
    ['2024-04-30', 'closed', 'in-force'],
    ['2025-01-19', 'closed', 'in-force'],
    ['2025-01-20', 'closed', 'revoked'],
  ])('as of %s the comment period is %s and E.O. 14110 %s', (asOf, window, order) => {
    const then = loadCorpus({ folder, audience: 'public', asOf });
    const [rule] = then.content.list('rule');
    if (!rule) throw new Error('there is a rule');
    const state = then.getRuleState(rule);
    expect(
      state.deadlines.find(
        ({ event }) => event.fields.type === 'comments-close' && event.fields.version === 'nprm-2024',
      )?.state,
    ).toBe(window);
    expect(state.authorities.find(({ authority }) => authority.id === 'eo-14110')?.status).toBe(order);
  });
});

describe('numbers are the same wherever they are shown', () => {
  test('obligations by coverage: status, list and graph', () => {
    const fromList = countBy(json.flatMap(({ coverage }) => (coverage ? [coverage.state] : [])));
    expect(status.coverage?.states).toMatchObject(fromList);
    expect(Object.values(fromList).reduce((a, b) => a + b, 0)).toBe(status.coverage?.total);
    expect(
      countBy(toGraphJson(corpus).nodes.flatMap(({ coverage }) => (coverage ? [coverage.state] : []))),
    ).toEqual(fromList);
  });

  test('obligations by verification: status and list', () => {
    expect(status.verification).toMatchObject(
      countBy(json.filter(({ state }) => state === 'active').map(({ verification }) => verification)),
    );
    expect(Object.values(status.verification).reduce((a, b) => a + b, 0)).toBe(status.obligations);
  });

  test('gaps: status, list and graph', () => {
    const gaps = corpus.gaps ?? [];
    expect(status.gaps?.open).toBe(gaps.filter((gap) => !isSettled(gap)).length);
    expect((status.gaps?.open ?? 0) + (status.gaps?.settled ?? 0)).toBe(gaps.length);
    expect(status.gaps?.byWeight.reduce((sum, { count }) => sum + count, 0)).toBe(status.gaps?.open);
    expect(toGraphJson(corpus).gaps).toHaveLength(gaps.length);
  });

  test('every obligation that is neither covered nor set aside has one gap', () => {
    const short = json
      .filter(({ coverage }) => coverage && !['covered', 'not-applicable'].includes(coverage.state))
      .map(({ id }) => `coverage.${id}`);
    expect(
      (corpus.gaps ?? [])
        .map(({ id }) => id)
        .filter((id) => id.startsWith('coverage.'))
        .sort(),
    ).toEqual(short.sort());
  });

  test('every weight is the product of what it shows, and orders the open gaps', () => {
    const gaps = corpus.gaps ?? [];
    expect(
      gaps.filter(({ weight }) => weight.value !== weight.exposure * weight.severity * weight.time),
    ).toEqual([]);
    const weights = gaps.filter((gap) => !isSettled(gap)).map(({ weight }) => weight.value);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  test('objects: check and the lists', () => {
    const report = toCheckJson(content, corpus.diagnostics);
    expect(Object.values(report.objects).reduce((a, b) => a + b, 0)).toBe(content.objects.length);
    expect(report.objects).toMatchObject({
      obligations: json.length,
      controls: content.list('control').length,
    });
  });

  test('exposure: asked for one and computed', () => {
    for (const obligation of obligations)
      expect(corpus.getExposure(obligation)).toEqual(computeExposure(content, obligation));
  });
});

describe('the public edition', () => {
  test('holds the law and nothing of ours', () => {
    expect(open.coverage).toBeUndefined();
    expect(open.gaps).toBeUndefined();
    for (const kind of [
      'provider',
      'applicability',
      'control',
      'evidence',
      'gap',
      'ask',
      'answer',
      'point',
    ] as const) {
      const shown = open.content.list(kind).filter(({ fields }) => fields.visibility === undefined);
      expect(shown.map(({ key }) => key)).toEqual([]);
    }
    expect(open.content.list('obligation')).toHaveLength(obligations.length);
    expect(open.content.list('definition')).toHaveLength(content.list('definition').length);
  });

  test('names no owner, reviewer, ambiguity or reason of legal direction', () => {
    const shown = JSON.stringify(toGraphJson(open));
    for (const { fields } of obligations) {
      for (const effect of fields.effects ?? [])
        if (effect.reason) expect(shown).not.toContain(JSON.stringify(effect.reason).slice(1, -1));
    }
    for (const { fields } of content.list('definition'))
      for (const ambiguity of fields.ambiguities ?? [])
        expect(shown).not.toContain(JSON.stringify(ambiguity).slice(1, -1));
    expect(open.content.list('obligation').filter(({ fields }) => 'owner' in fields)).toEqual([]);
  });
});

test('no line of the content looks like an unfinished one', () => {
  const unfinished = content.objects.filter(({ file }) =>
    /\b(TODO|FIXME|XXX|lorem ipsum)\b/i.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(unfinished.map(({ file }) => file)).toEqual([]);
});
