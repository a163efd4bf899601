/** Paragraphs offered where a whole section of official text is cited; and where a section's text comes from. */
import { expect, test } from 'vitest';
import { toCiteText } from '../../src/view/citation.ts';
import { toPinOffers } from '../../src/view/pin-offers.ts';
import { toTextOrigin } from '../../src/view/text-origin.ts';
import {
  buildCorpus,
  type Files,
  getObject,
  RULE,
  toFile,
  toObligation,
  toSection,
  toVersion,
} from '../build-content.ts';

const IMPORTED = { imported: { source: 'gazette', sha256: '0'.repeat(64) } };
const OFFICIAL: Files = {
  [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ text: 'official', citeTo: 'paragraph' }),
  [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
    '9.20',
    '## Group <!-- 9.20[group] -->\n\n- (a) Each keeper lights each and every one of the lamps.\n\n  - (1) Small ones.\n\n- (b) Nobody else.\n\n> A note.',
    IMPORTED,
  ),
  [`${RULE}/sources/gazette.md`]: toFile({
    title: 'The gazette of May',
    publisher: 'Harbour Board',
    type: 'primary',
    retrieved: { on: '2030-05-02' },
  }),
};

test('a citation of the whole section offers the paragraphs of the first level', () => {
  const corpus = buildCorpus(OFFICIAL);
  expect(toPinOffers(corpus, getObject(corpus, 'obligation', 'light-lamp'))).toEqual([
    {
      cite: 'proposed 9 HBC §\u00a09.20',
      version: 'nprm-2030',
      paragraphs: [
        {
          id: '9.20[group](a)',
          href: '/rules/harbour-lamps/nprm-2030/9.20/#_group-a',
          text: '(a) Each keeper lights each and every one of the …',
        },
        {
          id: '9.20[group](b)',
          href: '/rules/harbour-lamps/nprm-2030/9.20/#_group-b',
          text: '(b) Nobody else.',
        },
      ],
    },
  ]);
});

test('a pinned citation and restated text offer nothing', () => {
  const pinned = buildCorpus({
    ...OFFICIAL,
    [`${RULE}/obligations/light-lamp.md`]: toObligation({ sections: { 'nprm-2030': ['9.20[group](a)'] } }),
  });
  expect(toPinOffers(pinned, getObject(pinned, 'obligation', 'light-lamp'))).toEqual([]);
  const restated = buildCorpus();
  expect(toPinOffers(restated, getObject(restated, 'obligation', 'light-lamp'))).toEqual([]);
});

test('the page says where the text comes from', () => {
  const corpus = buildCorpus(OFFICIAL);
  const version = getObject(corpus, 'version', 'nprm-2030');
  const origin = (number: string) =>
    toTextOrigin(corpus, getObject(corpus, 'section', `nprm-2030/${number}`), version);
  expect(origin('9.20')).toEqual({
    text: 'Official text, imported from',
    source: { title: 'The gazette of May', href: '/rules/harbour-lamps/sources/#gazette' },
    on: 'retrieved 2 May 2030',
  });
  expect(origin('9.10')?.text).toContain('our own words');
});

test.each([
  ['9 CFR § {n}', '9.20(a)', '9 CFR §\u00a09.20(a)'],
  ['proposed 9 CFR § {n}', '9[appendix-a]', 'proposed 9 CFR part 9, appendix A'],
  ['9 CFR § {n}', '9[supplement-i][1-a](2)', '9 CFR part 9, supplement I, [1-a](2)'],
  ['9 CFR § {n}', '9[note1]', '9 CFR part 9[note1]'],
  ['Order 7 § {n}', '4[p2]', 'Order 7 §\u00a04[p2]'],
])('%s of %s is %s', (cite, provision, text) => {
  expect(toCiteText(cite, provision)).toBe(text);
});
