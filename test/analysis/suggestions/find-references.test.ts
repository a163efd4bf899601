/** What references lead to, inside a version and outside, and that no text makes the search throw or hang. */
import { describe, expect, test } from 'vitest';
import { findReferences, indexPlaces } from '../../../src/analysis/suggestions/find-references.ts';
import type { SectionText } from '../../../src/analysis/suggestions/walk-section.ts';
import { fc } from '../../seeded.ts';
import { anyText, toSection } from './build-section.ts';

const BODY =
  '- (a) TEXT\n  - (1) One.\n  - (2) Two.\n- (b) Three.\n  - (1) Four.\n    - (i) Five.\n    - (ii) Six.\n- (c) Seven.\n- (i) Eight.';

function find(text: string): string[] {
  const sections: SectionText[] = [
    toSection(BODY.replace('TEXT', text)),
    toSection('- (a) Nine.', 'Logs', '977.3'),
  ];
  const places = indexPlaces(sections, '33 CFR part 977');
  return findReferences(sections[0]!, places).map(
    (one) => `${one.target}${one.kind === 'external' ? ' outside' : one.resolved ? '' : ' ?'}`,
  );
}

describe('leads to', () => {
  test.each<[string, string[]]>([
    ['See paragraph (b)(1) of this section.', ['977.2(b)(1)']],
    ['See paragraphs (a)(1) and (2) of this section.', ['977.2(a)(1)', '977.2(a)(2)']],
    ['See paragraphs (b)(1)(i) through (ii).', ['977.2(b)(1)(i)', '977.2(b)(1)(ii)']],
    ['See paragraphs (b)(1)(ii) and (c) of this section.', ['977.2(b)(1)(ii)', '977.2(c)']],
    ['See paragraphs (b)(1)(ii) and (2) of this section.', ['977.2(b)(1)(ii)', '977.2(b)(2) ?']],
    ['See paragraph (1).', ['977.2(a)(1)']],
    ['See § 977.3(a) and § 977.9.', ['977.3(a)', '977.9 ?']],
    ['See paragraph (a) of § 977.3.', ['977.3(a)', '977.3']],
    ['See 33 CFR 977.3(a).', ['977.3(a)']],
    ['See 34 CFR 977.3(a).', ['34 CFR 977.3(a) outside']],
    ['See § 980.3 of the other rule.', ['§ 980.3 outside']],
    ['See section 4(a) and (b) of the Lamp Act.', []],
    ['See paragraph (1) of section 4 of the Lamp Act.', ['section 4 of the Lamp Act outside']],
    ['See subpart B and appendix A to this part.', ['977 subpart B ?', '977[appendix-a] ?']],
    ['See model form A-3(b).', ['977[appendix-a][a-3](b) ?']],
    ['See comment 2(b)-1.i.', ['977.2(b)[comment-1.i] ?']],
    ['See 33 U.S.C. 9001 and E.O. 9999.', ['33 U.S.C. 9001 outside', 'E.O. 9999 outside']],
    ['It is section 12 of nothing.', []],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});

test('paragraphs of a definition are counted from its name', () => {
  const inner = {
    id: '977.1[lamp](1)(i)',
    anchor: '_lamp-1-i',
    label: 'i',
    text: 'As in paragraph (1)(ii) of this definition.',
    line: 2,
    children: [],
  };
  const second = { ...inner, id: '977.1[lamp](1)(ii)', label: 'ii', text: 'Dark.' };
  const first = { ...inner, id: '977.1[lamp](1)', label: '1', text: '', children: [inner, second] };
  const lamp = { ...inner, id: '977.1[lamp]', label: null, text: 'Lamp means:', children: [first] };
  const section = { number: '977.1', title: 'Definitions', provisions: [lamp] };
  expect(findReferences(section, indexPlaces([section], undefined))).toMatchObject([
    { target: '977.1[lamp](1)(ii)', resolved: true },
  ]);
});

test('an order refers to its own sections without a sign', () => {
  const order = toSection('- (c) As section 4.2(c) of this order and sections 5 and 6 say.', 'Order', '4.2');
  const places = indexPlaces([order, toSection('Five.', 'Five', '5')], undefined);
  expect(findReferences(order, places).map(({ target }) => target)).toEqual(['4.2(c)', '5']);
});

test('every offset slices to its words, and no text makes it throw or hang', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const provision = { id: '977.1(a)', anchor: 'a', label: 'a', text, line: 1, children: [] };
      const section = { number: '977.1', title: 'Lamps', provisions: [provision] };
      const began = performance.now();
      const found = findReferences(section, indexPlaces([section], undefined));
      expect(performance.now() - began).toBeLessThan(2000);
      for (const { quote } of found) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    }),
  );
});
