/**
 * The shipped content, one field changed at a time: a normative one makes exactly the links suspect that rest on it,
 * any other none. What rests on what is worked out here by a fixpoint of its own over direct uses.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MeaningFinder } from '../../../src/analysis/suspects/find-meaning.ts';
import { findReviewLinks } from '../../../src/analysis/suspects/find-review-links.ts';
import { Snapshots } from '../../../src/analysis/suspects/snapshots.ts';
import { loadContent } from '../../../src/corpus/load-content.ts';
import { NO_CODE } from '../../../src/corpus/read-code.ts';
import { Content } from '../../../src/model/content.ts';
import { CLAIM, NORMATIVE } from '../../../src/model/normative.ts';
import type { RuleObject } from '../../../src/model/object.ts';
import { isSuspect } from '../../../src/model/suspects.ts';
import { addDays, isDay } from '../../../src/text/day.ts';

const loaded = loadContent(join(import.meta.dirname, '../../../content'));
const { content, getProvisions, kept } = loaded;
const asOf = content.settings.asOf ?? '2026-11-21';

const findLinks = (changed: Content) =>
  findReviewLinks({
    content: changed,
    getProvisions,
    asOf,
    kept,
    snapshots: new Snapshots(changed, getProvisions, NO_CODE),
  });
const links = findLinks(content);

const withObject = (object: RuleObject): Content =>
  new Content(
    content.objects.map((other) => (other.key === object.key ? object : other)),
    content.settings,
  );
const getSuspects = (changed: Content): string[] =>
  findLinks(changed)
    .filter(({ state }) => isSuspect(state))
    .map(({ id }) => id)
    .sort();

/** The value with one more word, day or unit somewhere inside; words that no definition has. */
function mutate(value: unknown): unknown {
  if (typeof value === 'string') return isDay(value) ? addDays(value, 1) : `${value} zebra`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length > 0 ? [mutate(value[0]), ...value.slice(1)] : ['zebra'];
  const entries = Object.entries(value as object).filter(
    ([key]) => !['sources', 'note', 'verification'].includes(key),
  );
  const [key, inner] = entries.at(-1) ?? ['zebra', 'zebra'];
  return { ...(value as object), [key]: mutate(inner) };
}

const change = (object: RuleObject, field: string): RuleObject => ({
  ...object,
  fields: { ...object.fields, [field]: mutate((object.fields as Record<string, unknown>)[field]) },
});

/** Definitions each object rests on, by fixpoint. */
const finder = new MeaningFinder(content, getProvisions);
const users = [...content.list('obligation'), ...content.list('definition')];
const rests = new Map(
  users.map((user) => [user.key, new Set(finder.getUses(user as RuleObject<'obligation'>))]),
);
for (let grew = true; grew; ) {
  grew = false;
  for (const own of rests.values()) {
    const before = own.size;
    for (const key of [...own]) for (const more of rests.get(key) ?? []) own.add(more);
    grew ||= own.size > before;
  }
}

/** Reviewed links that must become suspect when an object changes. */
function getExpected(object: RuleObject): string[] {
  return links
    .filter(({ review, state, kind, from, to }) => {
      if (!review?.fingerprints || state === 'unreviewed') return false;
      if (kind === 'evidence') return to.includes(object.key);
      const isEnd = to.includes(object.key) || (from === object.key && object.type !== 'evidence');
      return isEnd || to.some((end) => rests.get(end)?.has(object.key as never));
    })
    .map(({ id }) => id)
    .sort();
}

/** Fields that change what is linked, or whether a thing counts at all. */
const NOT_HERE = new Set(['state', 'satisfies', 'supersedes', 'replacedBy', 'formerIds', 'review']);
/** A change of these changes where a definition is found, which is tested on a fixture. */
const NAMES = new Set(['title', 'aliases', 'abbreviation', 'scope', 'plural']);

const KINDS = [
  'obligation',
  'definition',
  'control',
  'evidence',
  'applicability',
  'penalty',
  'question',
] as const;
const cases = KINDS.flatMap((kind) =>
  (content.list(kind) as readonly RuleObject[]).flatMap((object, index) => {
    const roles = NORMATIVE[kind] as Readonly<Record<string, string>>;
    const filled = Object.keys(object.fields).filter(
      (field) =>
        !NOT_HERE.has(field) &&
        (object.fields as Record<string, unknown>)[field] !== undefined &&
        !(kind === 'definition' && NAMES.has(field)),
    );
    const pick = (role: string) => {
      const fields = filled.filter((field) => roles[field] === role);
      return fields.length > 0 ? [fields[index % fields.length]!] : [];
    };
    return [
      ...pick('normative').map((field) => ({ object, field, normative: true })),
      ...pick('open').map((field) => ({ object, field, normative: false })),
    ];
  }),
);

test('nothing is suspect as shipped, and there is enough to change', () => {
  expect(getSuspects(content)).toEqual([]);
  expect(cases.length).toBeGreaterThan(300);
  expect(links.filter(({ state }) => state === 'current').length).toBeGreaterThan(60);
});

describe('one field of one object', () => {
  test('normative: exactly the links that rest on it', () => {
    const wrong = cases
      .filter(({ normative }) => normative)
      .flatMap(({ object, field }) => {
        const found = getSuspects(withObject(change(object, field)));
        const expected = ['penalty', 'question'].includes(object.type) ? [] : getExpected(object);
        return JSON.stringify(found) === JSON.stringify(expected)
          ? []
          : [{ key: object.key, field, found, expected }];
      });
    expect(wrong).toEqual([]);
  }, 120_000);

  test('any other: none', () => {
    const wrong = cases
      .filter(({ normative }) => !normative)
      .flatMap(({ object, field }) => {
        const found = getSuspects(withObject(change(object, field)));
        return found.length === 0 ? [] : [{ key: object.key, field, found }];
      });
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('one field of one claim: that claim, and for other fields none', () => {
  for (const control of content.list('control')) {
    control.fields.satisfies.forEach((mapping, at) => {
      for (const field of Object.keys(CLAIM) as (keyof typeof CLAIM)[]) {
        if (CLAIM[field] !== 'normative' || mapping[field] === undefined || !mapping.review) continue;
        const satisfies = control.fields.satisfies.map((one, index) =>
          index === at ? { ...one, [field]: mutate(one[field]) } : one,
        );
        const changed = { ...control, fields: { ...control.fields, satisfies } } as RuleObject;
        expect(getSuspects(withObject(changed))).toEqual([`${control.id}@${mapping.obligation}`]);
      }
    });
  }
}, 120_000);

test('typography anywhere: none', () => {
  const set = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(' ', '\u00a0 ').replaceAll("'", '’').replaceAll('"', '“');
    if (Array.isArray(value)) return value.map(set);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
  };
  const PROSE = [
    'paraphrase',
    'object',
    'trigger',
    'conditions',
    'elements',
    'exceptions',
    'knowledge',
    'reason',
  ];
  const objects = content.objects.map((object) => {
    const changed = Object.fromEntries(
      Object.entries(object.fields).map(([key, value]) => [key, PROSE.includes(key) ? set(value) : value]),
    );
    return { ...object, fields: changed } as unknown as RuleObject;
  });
  expect(getSuspects(new Content(objects, content.settings))).toEqual([]);
});
