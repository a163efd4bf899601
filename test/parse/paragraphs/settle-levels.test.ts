/**
 * Which level a marker stands on, by rows: the paths that a lawyer would give the markers of a section, of which the
 * reader sees only the last label of each. `*` is a row of stars, `!` a marker in italics.
 */
import { expect, test } from 'vitest';
import { parse } from '../published-files.ts';

test.each([
  'a b c d e f g h h/1 h/1/i h/1/ii h/2 i j',
  'a b c d e f g h h/1 h/1/i h/1/ii i i/1 i/1/i i/1/ii j',
  'a b c d e f g h h/i h/ii h/iii i j k',
  'a b c d e f g h i i/1 i/2 j',
  'a a/1 a/1/i a/1/i/A a/1/i/A/1 a/1/i/A/1/i a/1/i/A/1/ii a/1/i/A/2 a/1/i/B a/1/ii a/2 b',
  'a a/1 a/1/i a/1/i/A a/1/i/A/1 a/1/i/A/2 a/1/i/A/3 a/1/i/B a/1/ii a/2 a/3 b',
  'a a/1 a/1/i a/1/ii a/1/iii a/1/iv a/1/v a/1/v/A a/1/v/B a/1/vi a/1/vii a/1/viii a/1/ix a/1/x a/1/xi a/2 b',
  'a a/1 a/1/i a/1/i/A a/1/i/B a/1/i/C a/1/i/D a/1/i/E a/1/i/F a/1/i/G a/1/i/H a/1/i/I a/1/i/J a/1/ii a/2',
  'a b c c/1 c/1/i c/1/ii d d/1 d/1/i e',
  'a b c d e f g h i j k l l/1 l/1/i m m/1 n',
  'r s t u u/1 u/1/i u/1/ii u/1/iii u/1/iv u/1/v u/2 v v/1 v/1/i w x x/1 x/2 y z aa bb',
  '* b * b/2 * b/2/ii * b/2/iv * d',
  '* c * c/5 * c/5/v c/5/vi',
  '* i i/1 * i/3 j',
  '1 2 2/i 2/ii 3',
  'a a/1 a/2 a/3 a/4 b b/1 b/1/i b/1/i/A b/1/i/A/1! b/1/i/A/2! b/1/i/A/3! b/1/i/B b/1/i/B/1! b/1/ii b/2',
  'i ii iii iv v',
  'A B C D',
  'a a/1 a/1/i a/1/i/A a/1/i/A/1! a/1/i/A/1/i! a/1/i/A/1/i/A a/1/i/A/1/i/B a/1/i/A/1/ii! b',
  'a a/1 a/1/A a/1/B a/2 b',
  'a a/i a/ii a/ii/A a/ii/B b b/i b/ii c',
  'a a/1 a/1/i a/1/ii a/2 a/2/i a/2/i/A a/2/i/B a/2/ii b c d e f g h i i/1 i/2 i/2/i i/2/ii j',
  'a a/1 a/1-a a/2 b',
  'a a-1 b',
  '* l l/1 l/2 * m',
  'a b b/1 b/1/i b/1/ii b/1/iii c c/1 c/1/i c/1/ii c/1/iii c/1/iv c/1/v d',
  'a a/1 a/1/i a/1/i/A a/1/i/A/1! a/1/i/A/1/i! a/1/i/A/1/ii! a/1/i/A/1/iii! a/1/i/A/1/iv! a/1/i/A/1/v! a/1/i/A/2! a/1/ii',
  'aa bb cc cc/1 dd',
])('%s', (row) => {
  const steps = row.split(' ');
  const body = steps.map((step) => {
    const label = step.replace('!', '').split('/').at(-1);
    if (step === '*') return '<STARS/>';
    return `<P>(${step.endsWith('!') ? `<E T="03">${label}</E>` : label}) Words of it.</P>`;
  });
  const { blocks } = parse(
    `<RULE><REGTEXT PART="9"><SECTION><SECTNO>§ 9.1</SECTNO>${body.join('')}</SECTION></REGTEXT></RULE>`,
  );
  const paths = blocks.filter(({ id }) => id !== null).map(({ labels }) => labels.join('/'));
  expect(paths).toEqual(steps.filter((step) => step !== '*').map((step) => step.replace('!', '')));
});
