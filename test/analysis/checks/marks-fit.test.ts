/** Marks of sentences that bind nobody: their place and their words must be in the text. */
import { expect, test } from 'vitest';
import { loadBase, RULE, toSection, toVersion } from '../../build-content.ts';

const load = (mark: Record<string, unknown>) =>
  loadBase({
    [`${RULE}/versions/nprm-2030/version.md`]: toVersion({
      notBinding: [{ reason: 'Nobody is bound.', by: 'Counsel', on: '2030-05-05', ...mark }],
    }),
    [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
      '9.20',
      '- (a) A keeper lights each harbour lamp. {primary: gazette}\n  - (1) At dusk. {primary: gazette}',
    ),
  }).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

test.each<[Record<string, unknown>, string[]]>([
  [{ at: '9.20' }, []],
  [{ at: '9.20(a)' }, []],
  [{ at: '9.20(a)', quote: 'lights  each harbour lamp' }, []],
  [{ at: '9.20(a)', quote: 'At dusk' }, []],
  [{ at: '9.20(b)' }, ['error completeness/unknown-place']],
  [{ at: '9.99' }, ['error completeness/unknown-place']],
  [{ at: '9.20(a)', quote: 'puts out' }, ['error completeness/unknown-quote']],
  [{ at: '9.20(a)(1)', quote: 'lights each' }, ['error completeness/unknown-quote']],
])('%j gives %j', (mark, expected) => {
  expect(load(mark)).toEqual(expected);
});
