/** Each relation by an example, and that nothing somebody adds is lost. */
import { expect, test } from 'vitest';
import { readWords } from '../../../src/analysis/campaigns/read-words.ts';
import { MemberRelater } from '../../../src/analysis/campaigns/relate-members.ts';

const SENTENCES = [
  'Please withdraw the proposed rule on widgets without any delay.',
  'It would cost every small shop in the country ten thousand dollars a year.',
  'Nobody at the agency has shown that it helps a single customer.',
  'We ask for a longer comment period and for a public hearing near us.',
  'Small shops are the backbone of every town and deserve better than this.',
];
const LETTER = SENTENCES.join(' ');
const relate = (body: string) =>
  new MemberRelater([{ ...readWords(LETTER), variants: [] }]).relate({ body, campaign: 0 });
const OWN = 'My brother lost his bakery in the flood of last spring and never got it back.';

test.each([
  ['exact', LETTER.toUpperCase().replaceAll('. ', '.<br>'), []],
  ['minor-change', LETTER.replace('small shop', 'little shop'), []],
  ['minor-change', `Dear Madam. ${LETTER}`, ['Dear Madam.']],
  ['reorder', [...SENTENCES.slice(2), ...SENTENCES.slice(0, 2)].join(' '), []],
  ['block-edit', `${SENTENCES.slice(0, 3).join(' ')} ${OWN}`, [OWN]],
  ['block-edit', `${OWN} ${LETTER}`, [OWN]],
  ['key-block', `${OWN} ${SENTENCES[1]} ${SENTENCES[2]}`, [OWN]],
] as const)('%s', (relation, body, residual) => {
  expect(relate(body)).toMatchObject({ relation, residual, isMember: true });
});

test('half a sentence added to a shared one counts as own', () => {
  const longer = SENTENCES[2]!.replace('.', ' and I have waited for an answer since nineteen ninety four.');
  expect(relate(LETTER.replace(SENTENCES[2]!, longer)).residual).toEqual([longer]);
});

test('a sentence that stands twice does not make a reorder', () => {
  expect(relate(`${LETTER} ${SENTENCES[0]} Thank you very much.`).relation).not.toBe('exact');
  expect(relate(LETTER.replace('small shop', 'little shop')).relation).toBe('minor-change');
});

test('a long letter that shares one sentence of courtesy is no member', () => {
  const other = Array.from(
    { length: 40 },
    (_, at) => `Word${at} stands in sentence ${at} of something else entirely.`,
  );
  expect(relate(`${SENTENCES[0]} ${other.join(' ')}`).isMember).toBe(false);
});
