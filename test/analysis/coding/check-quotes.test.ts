/** Coded words against the body of the comment, and suggestions as files. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkQuote } from '../../../src/analysis/coding/check-quotes.ts';
import { toCommentOf, toSuggestionId } from '../../../src/analysis/coding/to-suggestion-id.ts';
import { toPointFile } from '../../../src/export/point.ts';
import type { Attribution } from '../../../src/model/attribution.ts';
import { type RuleObject, toKey } from '../../../src/model/object.ts';
import { point as schema } from '../../../src/model/schemas/docket.ts';
import type { FieldsOf } from '../../../src/model/schemas/kinds.ts';
import { toSha256 } from '../../../src/text/sha256.ts';

const BODY = 'The lamp (a+b) is\nred. The lamp is dear: do not buy it.';
const at = (words: string, sha256 = toSha256(BODY)) => {
  const start = BODY.indexOf(words);
  return { start, end: start + words.length, sha256 };
};
function point(fields: object): RuleObject<'point'> {
  return {
    type: 'point',
    id: 'p',
    home: 'd',
    key: toKey('point', 'd', 'p'),
    file: 'p.md',
    fields: { title: 'p', state: 'draft', comment: 'c', ...fields } as unknown as FieldsOf<'point'>,
    body: '',
    bodyLine: 1,
  };
}
const codesOf = (fields: object, body: string | undefined = BODY) =>
  checkQuote(point(fields), body).map(({ code, path, fix }) => [code, path.join('.'), fix]);

describe('a quote', () => {
  test.each<[string, object, unknown[][]]>([
    ['that stands there', { quote: 'dear', span: at('dear') }, []],
    ['without offsets that stands there', { quote: 'dear' }, []],
    ['over a line end, folded', { quote: 'The lamp (a+b) is red.', span: at('The lamp (a+b) is\nred.') }, []],
    ['with signs of a pattern', { quote: '(a+b)' }, []],
    [
      'that stands nowhere',
      { quote: 'cheap', span: at('dear') },
      [['coding/quote-differs', 'quote', undefined]],
    ],
    [
      'without offsets that stands nowhere',
      { quote: 'cheap' },
      [['coding/quote-differs', 'quote', undefined]],
    ],
    [
      'at wrong offsets',
      { quote: 'dear', span: at('red.') },
      [['coding/quote-differs', 'span.start', String(BODY.indexOf('dear'))]],
    ],
    [
      'at wrong offsets, there twice',
      { quote: 'lamp', span: at('red.') },
      [['coding/quote-differs', 'span.start', undefined]],
    ],
    [
      'beyond the end',
      { quote: 'it.', span: { start: 9000, end: 9003, sha256: toSha256(BODY) } },
      [['coding/quote-differs', 'span.start', String(BODY.indexOf('it.'))]],
    ],
    [
      'of a body that changed',
      { quote: 'dear', span: at('dear', '0'.repeat(64)) },
      [['coding/body-changed', 'span.sha256', toSha256(BODY)]],
    ],
  ])('%s', (_, fields, expected) => {
    expect(codesOf(fields)).toEqual(expected);
  });

  test('of a comment that was not imported', () => {
    expect(checkQuote(point({ quote: 'dear' }), undefined).map(({ code }) => code)).toEqual([
      'coding/comment-unknown',
    ]);
  });

  test('that differs is told without a word of the body', () => {
    const [finding] = checkQuote(point({ quote: 'cheap' }), BODY);
    expect(`${finding?.message} ${finding?.hint}`).not.toMatch(/lamp|dear|cheap/);
  });
});

describe('a suggestion taken up', () => {
  const claim: Attribution = {
    comment: 'DOC-2021-0007-0012',
    provision: '7.302(d)',
    version: 'nprm-2024',
    method: 'words',
    score: 0.71,
    start: 3,
    end: 22,
    shown: true,
  };

  test('is a file that the schema takes, a draft without a guess, and its quote holds', () => {
    const { id, text } = toPointFile(claim, BODY, { coder: 'ab' });
    expect(id).toMatch(/^doc-2021-0007-0012-[0-9a-f]{8}-ab$/);
    const fields = schema.parse(parse(text.split('---\n')[1]!));
    expect(fields).toMatchObject({ state: 'draft', stance: 'unclear', substantive: 'unclear', coder: 'ab' });
    expect(fields.confirmedBy).toBeUndefined();
    expect(checkQuote(point(fields), BODY)).toEqual([]);
  });

  test('has a name that is the same for the same claim and another for another', () => {
    expect(toSuggestionId(claim)).toBe(toSuggestionId({ ...claim, score: 0.2, shown: false }));
    expect(toSuggestionId(claim)).not.toBe(toSuggestionId({ ...claim, end: 23 }));
    expect(toCommentOf(toSuggestionId(claim))).toBe(claim.comment);
    expect(toCommentOf('DOC-2021-0007-0012')).toBeUndefined();
  });
});
