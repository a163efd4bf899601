/** A reviewed version whose asks have no outcome, and outcomes in versions that cannot have answered. */
import { describe, expect, test } from 'vitest';
import { type Files, loadBase } from '../../build-content.ts';
import { AFTER, FILED_ASKS, FINAL, FINAL_FILE, toAsk, toFinal } from '../../filed-asks.ts';

const reviewed = { reviewed: { by: 'Harbour policy', on: AFTER } };
const outcome = { version: FINAL, result: 'accepted', by: 'Harbour policy', on: AFTER };
const wanted = ['low-tide', 'more-time', 'no-inspection', 'notice'];

function find(over: Files) {
  const { diagnostics } = loadBase({ ...FILED_ASKS, ...over });
  return diagnostics.filter(({ code }) => code.startsWith('outcome/'));
}

const answerAll = (over: object = {}): Files =>
  Object.fromEntries(
    wanted.map((id) => [`filing/asks/${id}.md`, toAsk({ outcome: { ...outcome, ...over } })]),
  );

describe('outcome/missing', () => {
  test('is given for each filed ask without outcome, at the mark, and not for one that was withdrawn', () => {
    const found = find({ [FINAL_FILE]: toFinal(reviewed) });
    expect(found.map(({ code, severity, file }) => [code, severity, file])).toEqual(
      wanted.map(() => ['outcome/missing', 'error', FINAL_FILE]),
    );
    expect(found.map(({ message }) => /ask "([^"]+)"/.exec(message)?.[1]).sort()).toEqual(wanted);
    expect(found[0]!.line).toBeGreaterThan(1);
    expect(found[0]!.hint).toContain(`rulemark outcomes ${FINAL} --confirm`);
  });

  test('is not given where nobody marked the version, or every ask has one', () => {
    expect(find({})).toEqual([]);
    expect(find({ [FINAL_FILE]: toFinal(reviewed), ...answerAll() })).toEqual([]);
  });

  test('is not given for asks filed after the review, or on no earlier version', () => {
    const early = { reviewed: { by: 'Harbour policy', on: '2030-06-01' } };
    expect(find({ [FINAL_FILE]: toFinal(early) })).toEqual([]);
    expect(find({ [FINAL_FILE]: toFinal({ ...reviewed, follows: ['eo-7'] }) })).toEqual([]);
  });

  test('ends where versions follow each other in a circle', () => {
    expect(find({ [FINAL_FILE]: toFinal({ ...reviewed, follows: ['nprm-2030', FINAL] }) })).toHaveLength(4);
  });
});

test('outcome/not-later is given for an outcome in the version that the ask is about', () => {
  const found = find(answerAll({ version: 'nprm-2030' }));
  expect(found.map(({ code }) => code)).toEqual(wanted.map(() => 'outcome/not-later'));
  expect(found[0]!.message).toContain('nprm-2030');
});
