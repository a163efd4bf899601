import { describe, expect, test } from 'vitest';
import { foldTypography } from '../../src/text/typography.ts';

describe('the same words in other typography', () => {
  test.each([
    ['an em dash and a double hyphen', 'records\u2014paper', 'records--paper'],
    ['an en dash in a number', '2024\u201302705', '2024-02705'],
    ['a non-breaking hyphen', 'non\u2011profit', 'non-profit'],
    ['a spaced dash and an em dash', 'word - word', 'word\u2014word'],
    ['a minus sign', '\u22125', '-5'],
    ['curly and straight quotes', '\u201cperson\u201d', '"person"'],
    ['quotes of old typesetting', "``person''", '"person"'],
    ['a curly apostrophe', 'owner\u2019s', "owner's"],
    ['a thin space after a section sign', '\u00a7\u2009447.21', '\u00a7 447.21'],
    ['no space after a section sign', '\u00a7447.21', '\u00a7 447.21'],
    ['two section signs', '\u00a7\u00a7\u00a01.1', '\u00a7\u00a7 1.1'],
    ['a no-break space', '30\u00a0days', '30 days'],
    ['doubled spaces', 'a  b', 'a b'],
    ['a soft hyphen', 'infor\u00admation', 'information'],
    ['a zero-width space and a byte order mark', '\ufeffa\u200bb', 'ab'],
    ['an ellipsis', 'and so on\u2026', 'and so on...'],
    ['a ligature', '\ufb01nal', 'final'],
    ['a composed letter', 'caf\u00e9', 'cafe\u0301'],
    ['a dash after a caption', 'Purpose.\u2014This part', 'Purpose. This part'],
  ])('%s', (_, a, b) => {
    expect(foldTypography(a)).toBe(foldTypography(b));
  });
});

describe('other words', () => {
  test.each([
    ['a hyphen left out', 'non-profit', 'nonprofit'],
    ['a hyphen and a space', 'non-profit', 'non profit'],
    ['a comma', 'records, and', 'records and'],
    ['a capital letter', 'State', 'state'],
    ['a space left out', 'may be', 'maybe'],
    ['an apostrophe moved', "owner's", "owners'"],
    ['a superscript', '10\u00b2', '102'],
  ])('%s', (_, a, b) => {
    expect(foldTypography(a)).not.toBe(foldTypography(b));
  });
});

test('folding twice changes nothing more', () => {
  for (const text of ['a \u2013 b', ' x\u2026 ', '\u00a7 \u2009 1', 'a. -b', '- - -', 'a.\u2014 . . .'])
    expect(foldTypography(foldTypography(text))).toBe(foldTypography(text));
});
