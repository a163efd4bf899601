/** The index of a rule of a content folder: which version comments answer, and what they are held against. */
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../src/analysis/attribution/attribute.ts';
import {
  getCommentedVersion,
  toAttributionIndex,
  toCommentedLaw,
  toPassages,
} from '../../../src/analysis/attribution/to-attribution-index.ts';
import { loadContent } from '../../../src/corpus/load-content.ts';
import { isOnTopic } from '../../../src/model/attribution.ts';
import type { Provision } from '../../../src/model/section.ts';
import { ROOT } from '../../scripts/run-cli.ts';

const loaded = loadContent(`${ROOT}/content`);
const index = toAttributionIndex(loaded, 'iaas-cip');
const claimsOf = (body: string) =>
  attribute(index, { id: 'c', body })
    .filter(({ shown }) => shown)
    .map((claim) => [isOnTopic(claim) ? claim.topic : claim.provision, claim.method]);

describe('of the rule of this folder', () => {
  test('comments answer the version that was last open', () => {
    expect(getCommentedVersion(loaded, 'iaas-cip')).toBe('nprm-2024');
    expect(index.law.versions[0]?.id).toBe('nprm-2024');
    expect(toCommentedLaw(loaded, 'iaas-cip', 'anprm-2021').versions[0]?.id).toBe('anprm-2021');
  });

  test('is plain data that another thread can be handed', () => {
    const law = toCommentedLaw(loaded, 'iaas-cip');
    expect(structuredClone(law)).toEqual(law);
    expect(law.terms.length).toBeGreaterThan(20);
    expect(law.topics.length).toBeGreaterThan(8);
  });

  test.each<[string, string[]]>([
    ['We oppose proposed 7.302.', ['7.302', 'citation']],
    ['See 15 CFR 7.308(b).', ['7.308', 'citation']],
    ['E.O. 14110 section 4.2(c)(i) never said so.', ['4.2(c)(i)', 'citation']],
    ['The definition of red flag is circular.', ['7.301', 'term']],
  ])('%s', (body, expected) => {
    expect(claimsOf(body)).toContainEqual(expected);
  });

  test('a comment on nothing in it has no claim that is shown', () => {
    expect(claimsOf('I have lived in this town for forty years and the roads are bad.')).toEqual([]);
  });
});

describe('passages', () => {
  const paragraph = (
    id: string,
    label: string | null,
    text: string,
    children: Provision[] = [],
  ): Provision => ({
    id,
    anchor: id,
    label,
    text,
    line: 1,
    children,
  });

  test('keep a short section whole, and cut a long one at its paragraphs, as deep as they are long', () => {
    expect(
      toPassages('1.1', 'Lamps', [paragraph('1.1(a)', 'a', 'One.'), paragraph('1.1(b)', 'b', 'Two.')]),
    ).toEqual([{ section: '1.1', heading: 'Lamps', provision: '1.1', text: 'One.\nTwo.' }]);
    const long = 'word '.repeat(250);
    const parts = toPassages('1.1', 'Lamps', [
      paragraph('1.1[p1]', null, 'Before all.'),
      paragraph('1.1(a)', 'a', 'Lead.', [
        paragraph('1.1(a)(1)', '1', long),
        paragraph('1.1(a)(2)', '2', long),
      ]),
      paragraph('1.1(b)', 'b', 'Short.'),
    ]);
    expect(parts.map(({ provision }) => provision)).toEqual([
      '1.1',
      '1.1(a)',
      '1.1(a)(1)',
      '1.1(a)(2)',
      '1.1(b)',
    ]);
  });
});
