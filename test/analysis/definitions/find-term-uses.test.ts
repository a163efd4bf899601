/** Where defined terms are used: longest match, scope, own definition, plurals, abbreviations. */
import { describe, expect, test } from 'vitest';
import { findTermUses } from '../../../src/analysis/definitions/find-term-uses.ts';
import { walkProvisions } from '../../../src/model/section.ts';
import { type Fields, type Files, loadBase, RULE, toDefinition, toSection } from '../../build-content.ts';
import { fc } from '../../seeded.ts';

const SECTION = `${RULE}/versions/nprm-2030/9.20.md`;

/** `definition: words found`, for every use in section 9.20. */
function find(text: string, files: Files = {}): string[] {
  const { content, getProvisions } = loadBase({ [SECTION]: toSection('9.20', text), ...files });
  const texts = new Map(
    content
      .list('section')
      .flatMap((section) =>
        [...walkProvisions(getProvisions(section))].map((provision) => [
          `${section.key} ${provision.id}`,
          provision.text,
        ]),
      ),
  );
  return findTermUses(content, 'harbour-lamps', getProvisions)
    .filter(({ user }) => user.endsWith('/9.20'))
    .map(({ definition, user, provision }) => {
      const source = texts.get(`${user} ${provision?.id}`) ?? '';
      return `${definition.replace(/^.*\//, '')}: ${source.slice(provision?.start, provision?.end)}`;
    });
}

const define = (id: string, over: Fields): Files => ({
  [`${RULE}/definitions/${id}.md`]: toDefinition(over),
});

describe('a term', () => {
  test.each([
    ['in the middle of a sentence', 'Light each harbour lamp at dusk.', ['harbour-lamp: harbour lamp']],
    ['in capitals', 'A Harbour Lamp burns.', ['harbour-lamp: Harbour Lamp']],
    ['in the plural', 'All harbour lamps burn.', ['harbour-lamp: harbour lamps']],
    ['at the end of the text', 'Light the harbour lamp', ['harbour-lamp: harbour lamp']],
    ['before punctuation', 'The harbour lamp, too.', ['harbour-lamp: harbour lamp']],
    ['in the genitive', "The harbour lamp's oil.", ['harbour-lamp: harbour lamp']],
    [
      'twice',
      'A harbour lamp near a harbour lamp.',
      ['harbour-lamp: harbour lamp', 'harbour-lamp: harbour lamp'],
    ],
    ['inside a longer word', 'A harbour lampshade, a superharbour lamp.', []],
    ['cut in two', 'The harbour has a lamp.', []],
    ['not there at all', 'Nothing here.', []],
  ])('%s', (_name, text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test('across a line end is one', () => {
    expect(find('Light each harbour\nlamp at dusk.')).toEqual(['harbour-lamp: harbour lamp']);
  });
});

describe('names', () => {
  test('the longest match wins, wherever it stands in the list', () => {
    const files = {
      ...define('a-lamp', { title: 'lamp' }),
      ...define('z-lamp', { title: 'harbour lamp of the second class' }),
    };
    expect(find('A harbour lamp of the second class, a harbour lamp, a lamp too.', files)).toEqual([
      'z-lamp: harbour lamp of the second class',
      'harbour-lamp: harbour lamp',
      'a-lamp: lamp',
    ]);
  });

  test('an alias counts like the term', () => {
    expect(find('The beacons and the beacon burn.', define('harbour-lamp', { aliases: ['beacon'] }))).toEqual(
      ['harbour-lamp: beacons', 'harbour-lamp: beacon'],
    );
  });

  test('an abbreviation counts only as it is written', () => {
    expect(find('The HL and two HLs, no hl.', define('harbour-lamp', { abbreviation: 'HL' }))).toEqual([
      'harbour-lamp: HL',
      'harbour-lamp: HLs',
    ]);
  });

  test.each([
    ['y to ies', 'party', 'Both parties and the party too.', ['parties', 'party']],
    ['s to es', 'bus', 'Two buses and a bus too.', ['buses', 'bus']],
    ['ch to es', 'watch', 'Two watches and a watch too.', ['watches', 'watch']],
    ['ey to eys', 'key', 'Two keys and a key too.', ['keys', 'key']],
  ])('makes the plural: %s', (_name, title, text, found) => {
    expect(find(text, define('harbour-lamp', { title }))).toEqual(
      found.map((word) => `harbour-lamp: ${word}`),
    );
  });

  test('a plural that is given is used', () => {
    expect(find('Two men and a man too.', define('harbour-lamp', { title: 'man', plural: 'men' }))).toEqual([
      'harbour-lamp: men',
      'harbour-lamp: man',
    ]);
  });

  test('an alias has a plural of its own beside the plural that is given', () => {
    expect(
      find(
        'Two men, two beacons too.',
        define('harbour-lamp', { title: 'man', plural: 'men', aliases: ['beacon'] }),
      ),
    ).toEqual(['harbour-lamp: men', 'harbour-lamp: beacons']);
  });

  test.each([
    ['at the end of a sentence', 'Light the beacon.'],
    ['at the end of a sentence in the plural', 'Light the beacons.'],
    ['in the genitive', "The beacon's oil."],
    ['in quotes', 'The “beacon” burns.'],
    ['before a dash', 'The beacon- and oil-works.'],
  ])('a term of one word is found %s', (_name, text) => {
    expect(find(text, define('harbour-lamp', { title: 'beacon' }))).toHaveLength(1);
  });

  test('letters whose small form is longer do not shift the place', () => {
    expect(find('İİİ a harbour lamp burns.')).toEqual(['harbour-lamp: harbour lamp']);
  });

  test('a term with points and hyphens is found', () => {
    expect(find('Buy U.S. lamp-oil now.', define('harbour-lamp', { title: 'U.S. lamp-oil' }))).toEqual([
      'harbour-lamp: U.S. lamp-oil',
    ]);
  });
});

describe('its own definition', () => {
  test.each([
    'Harbour lamp means a light.',
    'Harbour lamp (HL) means a light.',
    'Harbour lamp: a light.',
    'Harbour lamp includes a torch.',
  ])('%s is no use', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('the rest of the paragraph is still read', () => {
    expect(find('Harbour lamp means a lamp in a harbour.', define('a-lamp', { title: 'lamp' }))).toEqual([
      'a-lamp: lamp',
    ]);
  });
});

describe('scope', () => {
  test('a definition does not hold in a version it does not stand in', () => {
    expect(find('Light each harbour lamp.', define('harbour-lamp', { sections: { 'eo-7': ['1'] } }))).toEqual(
      [],
    );
  });

  test('a definition of one section holds in that section only', () => {
    expect(
      find(
        'Light each harbour lamp.',
        define('harbour-lamp', { scope: { level: 'section' }, sections: { 'nprm-2030': ['9.10'] } }),
      ),
    ).toEqual([]);
    expect(
      find(
        'Light each harbour lamp.',
        define('harbour-lamp', { scope: { level: 'section' }, sections: { 'nprm-2030': ['9.20'] } }),
      ),
    ).toHaveLength(1);
  });

  test.each(['subpart', 'part', 'instrument'])(
    'a definition of the %s holds in the other sections',
    (level) => {
      expect(
        find(
          'Light each harbour lamp.',
          define('harbour-lamp', { scope: { level }, sections: { 'nprm-2030': ['9.10'] } }),
        ),
      ).toHaveLength(1);
    },
  );

  test('a narrower meaning gives way where it does not hold, and the wider one is found', () => {
    const files = define('wide', { title: 'harbour', scope: { level: 'part' } });
    expect(
      find('Light each harbour lamp.', {
        ...define('harbour-lamp', { sections: { 'eo-7': ['1'] } }),
        ...files,
      }),
    ).toEqual(['wide: harbour']);
  });

  test.each(['draft', 'retired'])('a definition that is %s is not used', (state) => {
    expect(find('Light each harbour lamp.', define('harbour-lamp', { state }))).toEqual([]);
  });
});

test('uses never overlap and slice to what was written, whatever the text', () => {
  const word = fc.constantFrom('harbour', 'lamp', 'lamps', 'a', 'HL', 'of', 'means', '(HL)', ',');
  const files = {
    ...define('harbour-lamp', { abbreviation: 'HL' }),
    ...define('a-lamp', { title: 'lamp' }),
    ...define('b', { title: 'lamp of a harbour' }),
  };
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const { content, getProvisions } = loadBase({
        [SECTION]: toSection('9.20', `Text ${words.join(' ')}`),
        ...files,
      });
      const [section] = content.list('section').filter(({ id }) => id.endsWith('/9.20'));
      const text = section ? (getProvisions(section)[0]?.text ?? '') : '';
      let free = 0;
      for (const { user, provision } of findTermUses(content, 'harbour-lamps', getProvisions)) {
        if (user !== section?.key || !provision) continue;
        expect(provision.start).toBeGreaterThanOrEqual(free);
        expect(text.slice(provision.start, provision.end)).toMatch(
          /^(harbour lamps?|HLs?|lamps?|lamps? of a harbours?)$/i,
        );
        free = provision.end;
      }
    }),
    { numRuns: 40 },
  );
});
