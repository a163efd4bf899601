/** A member beside its letter: both texts are there to the letter, whatever was done to it. */
import { expect, test } from 'vitest';
import { type MemberRedline, redlineMember } from '../../../src/analysis/campaigns/redline-member.ts';

const LETTER =
  'Please withdraw the proposed rule on widgets. It would cost every small shop ten thousand dollars. Nobody has shown that it helps anyone. We ask for a longer comment period.';

const kindsOf = ({ parts }: MemberRedline): readonly string[] =>
  parts.map(({ kind, isMoved }) => (isMoved ? `${kind}, moved` : kind));
const sideOf = ({ parts }: MemberRedline, sign: '+' | '-'): string =>
  parts
    .filter(({ isMoved }) => !isMoved || sign === '+')
    .map(({ runs }) =>
      runs
        .filter(([kind]) => kind === '=' || kind === sign)
        .map(([, text]) => text)
        .join(''),
    )
    .filter((text) => text !== '')
    .join(' ');

test('the same letter is the same, whatever separates its sentences', () => {
  expect(kindsOf(redlineMember(LETTER, LETTER.replaceAll('. ', '.<br/>\n')))).toEqual(Array(4).fill('same'));
});

test('one word changed, one sentence added, one dropped', () => {
  const member =
    'Please withdraw the proposed rule on gadgets. My shop sells forty of them. Nobody has shown that it helps anyone. We ask for a longer comment period.';
  const redline = redlineMember(LETTER, member);
  expect(kindsOf(redline)).toEqual(['changed', 'own', 'dropped', 'same', 'same']);
  expect(redline.parts[0]!.runs).toContainEqual(['-', 'widgets']);
  expect(redline.parts[0]!.runs).toContainEqual(['+', 'gadgets']);
  expect(sideOf(redline, '+')).toBe(member);
  expect(sideOf(redline, '-')).toBe(LETTER);
});

test('a sentence that went to the end is moved, not dropped and added', () => {
  const [first, ...rest] = LETTER.split(/(?<=\.) /);
  expect(kindsOf(redlineMember(LETTER, [...rest, first].join(' ')))).toEqual([
    'same',
    'same',
    'same',
    'same, moved',
  ]);
});

test('a body of very many sentences is cut, and that is said', () => {
  const long = Array.from({ length: 2500 }, (_, at) => `Sentence number ${at} has a word${at}.`).join(' ');
  expect(redlineMember(LETTER, long).leftOut).toBe(500);
});
