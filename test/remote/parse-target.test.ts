/** What a person may type or paste after `pull`, and what it means. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../src/remote/parse-target.ts';

describe('a document number', () => {
  test.each([
    ['2024-01580', '2024-01580'],
    ['04-16753', '04-16753'],
    ['E8-23178', 'E8-23178'],
    ['e8-23178', 'E8-23178'],
    ['C1-2013-10604', 'C1-2013-10604'],
    ['C1-E8-23178', 'C1-E8-23178'],
    ['R1-2010-123', 'R1-2010-123'],
    ['X94-10104', 'X94-10104'],
    ['2010-27', '2010-27'],
    [' 2024–01580 ', '2024-01580'],
    ['2024‑01580', '2024-01580'],
    ['FR Doc. 2024-01580', '2024-01580'],
    ['[FR Doc. 2024–01580 Filed 1–26–24; 8:45 am]', '2024-01580'],
    ['FR Doc. No: 2024-01580'.replace(':', ''), '2024-01580'],
    ['Doc. 04-16753', '04-16753'],
    ['https://www.federalregister.gov/documents/2024/01/29/2024-01580/made-up-words', '2024-01580'],
    ['www.federalregister.gov/d/2024-01580', '2024-01580'],
    ['https://www.federalregister.gov/api/v1/documents/2024-01580.json?fields[]=title', '2024-01580'],
    ['https://www.federalregister.gov/documents/full_text/xml/2024/01/29/2024-01580.xml', '2024-01580'],
    ['https://www.govinfo.gov/content/pkg/FR-2008-10-01/pdf/E8-23178.pdf', 'E8-23178'],
  ])('%s', (given, number) => {
    expect(parseTarget(given)).toEqual({ kind: 'document', number });
  });
});

describe('a part or section', () => {
  test.each<[string, number, string, string?]>([
    ['15 CFR 791', 15, '791'],
    ['15 CFR part 791', 15, '791'],
    ['15 CFR Part 791', 15, '791'],
    ['15 cfr pt. 791', 15, '791'],
    ['15 C.F.R. 791.', 15, '791'],
    ['15CFR791', 15, '791'],
    ['26 CFR part 1b', 26, '1b'],
    ['15 CFR 791.302', 15, '791', '791.302'],
    ['15 CFR § 791.302', 15, '791', '791.302'],
    ['15 CFR §§ 791.302', 15, '791', '791.302'],
    ['15 CFR section 791.302', 15, '791', '791.302'],
    ['27 CFR § 447.90a', 27, '447', '447.90a'],
    ['33 CFR 165.T11–157', 33, '165', '165.T11-157'],
    ['17 CFR 240.10b-5', 17, '240', '240.10b-5'],
    ['26 CFR 1.501(c)(3)-1', 26, '1', '1.501(c)(3)-1'],
    ['15 CFR 791.302(a)', 15, '791', '791.302(a)'],
    ['https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-E/part-791', 15, '791'],
    ['https://www.ecfr.gov/current/title-15/part-791/subpart-D/section-791.302', 15, '791', '791.302'],
  ])('%s', (given, title, part, section) => {
    expect(parseTarget(given)).toEqual({ kind: 'part', title, part, ...(section ? { section } : {}) });
  });

  test('an address with a day keeps the day', () => {
    expect(parseTarget('https://www.ecfr.gov/on/2025-01-27/title-15/section-791.302')).toEqual({
      kind: 'part',
      title: 15,
      part: '791',
      section: '791.302',
      date: '2025-01-27',
    });
  });
});

describe('neither', () => {
  test.each<[string, RegExp, RegExp]>([
    ['', /neither a Federal Register document number nor/, /2024-01580.*15 CFR 791/],
    ['lamps', /"lamps" is neither/, /Examples/],
    ['2024-01-29', /neither/, /Examples/],
    ['20240-1580', /neither/, /2024-01580/],
    ['89 FR 5698', /a page of the Federal Register/, /FR Doc\./],
    ['89 Fed. Reg. 5698', /a page of the Federal Register/, /FR Doc\./],
    ['15 CFR', /too much at once/, /15 CFR 1/],
    ['51 CFR 1', /no CFR title 51/, /Examples/],
    ['0 CFR 1', /no CFR title 0/, /Examples/],
    ['15 CFR part 791, subpart D', /no part or section of title 15/, /"15 CFR 791"/],
    ['15 CFR 791 and 792', /no part or section/, /"15 CFR 791"/],
    ['15 CFR 791-795', /no part or section/, /"15 CFR 791"/],
    ['https://www.federalregister.gov/documents/search', /names no Federal Register document/, /Examples/],
    ['https://www.ecfr.gov/current/title-15', /names no part/, /Examples/],
    ['https://example.org/2024-01580', /names no Federal Register document/, /Examples/],
    ['https://', /names no/, /Examples/],
  ])('"%s"', (given, message, hint) => {
    expect(parseTarget(given)).toEqual({
      kind: 'unknown',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  test('anything else never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true })), (given) => {
        expect(['document', 'part', 'unknown']).toContain(parseTarget(given).kind);
      }),
    );
    expect(parseTarget('https://www.ecfr.gov/current/title-15/part-%E0%A4%A').kind).toBe('unknown');
  });
});
