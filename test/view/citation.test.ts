/** Citations are generated, and each leads to the place it names. */
import { describe, expect, test } from 'vitest';
import { walkProvisions } from '../../src/model/section.ts';
import { toCitation, toCitations } from '../../src/view/citation.ts';
import { getHref, getProvisionHref } from '../../src/view/href.ts';
import { buildCorpus, RULE, toSection } from '../build-content.ts';

const corpus = buildCorpus();
/** A section sign may be held to its number by a space that does not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test.each([
  ['eo-7', '1(a)(i)', 'Order 7 § 1(a)(i)', 'Order 7 § 1(a)(i), 94 HB 7', '/rules/harbour-lamps/eo-7/1/#a-i'],
  [
    'nprm-2030',
    '9.20',
    'proposed 9 HBC § 9.20',
    'proposed 9 HBC § 9.20, 95 HB 100',
    '/rules/harbour-lamps/nprm-2030/9.20/',
  ],
])('%s %s is cited as "%s"', (version, provision, text, full, href) => {
  const citation = toCitation(corpus, 'harbour-lamps', version, provision);
  expect({ ...citation, text: plain(citation.text), full: plain(citation.full) }).toEqual({
    text,
    full,
    href,
    version,
    provision,
  });
});

test('a version that is not there leaves the bare number', () => {
  expect(plain(toCitation(corpus, 'harbour-lamps', 'nprm-1999', '1').text)).toBe('nprm-1999 1');
});

test('several come newest version first, in the order of the rule', () => {
  expect(
    toCitations(corpus, 'harbour-lamps', { 'eo-7': ['1'], 'nprm-2030': ['9.20', '9.10'] }).map(({ text }) =>
      plain(text),
    ),
  ).toEqual(['proposed 9 HBC § 9.20', 'proposed 9 HBC § 9.10', 'Order 7 § 1']);
});

describe('links to provisions', () => {
  test('end at the anchor of the provision, whatever its label', () => {
    const body =
      '- (a) One. {unverified}\n  - (i) Two. {unverified}\n    - Three. {unverified}\n- (a) Again. {unverified}\n  - (B) Four. {unverified}\n\nFive. {unverified}';
    const odd = buildCorpus({ [`${RULE}/versions/eo-7/1.md`]: toSection('1', body) });
    const section = odd.content.get('section', 'harbour-lamps', 'eo-7/1');
    if (!section) throw new Error('the section is there');
    for (const { id, anchor } of walkProvisions(odd.getProvisions(section))) {
      expect(getProvisionHref('harbour-lamps', 'eo-7', id)).toBe(`${getHref(section)}#${anchor}`);
    }
  });

  test('of every object end in a slash or an anchor, and no two objects of a kind share one', () => {
    const hrefs = new Map<string, string>();
    for (const object of corpus.content.objects) {
      const href = getHref(object);
      expect(href).toMatch(/^\/([a-z0-9.-]+\/)*(#[a-z0-9._-]+)?$/);
      expect(hrefs.get(`${object.type} ${href}`)).toBeUndefined();
      hrefs.set(`${object.type} ${href}`, object.key);
    }
  });
});
