/** The saved decision: front matter by the schema whatever the words are, read back as it was, never reviewed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../src/parse/records/parse-record.ts';
import { findFreeId, toApplicabilityFile } from '../../../src/view/reach/applicability-file.ts';
import type { ReachForm } from '../../../src/view/reach/reach-form.ts';

const FORM: ReachForm = {
  id: 'product',
  rule: 'harbour-lamps',
  title: 'Does the rule reach a lamp?',
  subject: 'product',
  asOf: '2030-06-15',
  questions: [
    {
      id: 'tended',
      text: 'Is it tended?',
      answers: [
        { id: 'yes', text: 'Yes', decide: 'reached' },
        { id: 'no', text: 'No', decide: 'idle' },
        { id: 'unsure', text: 'Not sure', decide: 'not-known' },
      ],
    },
  ],
  outcomes: [
    {
      id: 'reached',
      decision: 'in',
      reason: 'A keeper tends it.',
      definitions: ['harbour-lamp'],
      obligations: [],
    },
    {
      id: 'idle',
      decision: 'out',
      reason: 'Idle.',
      definitions: [],
      obligations: ['light-lamp', 'other/light-lamp'],
    },
    { id: 'not-known', decision: 'unclear', reason: 'Not known.', definitions: [], obligations: [] },
  ],
  needs: [{ id: 'locked', text: 'Is it locked?', controls: ['Evening round (implemented)'] }],
  subjects: [{ id: 'pier-lamp', title: 'Pier lamp' }],
  taken: [],
};
const choose = (answer: string, holding = {}) => ({
  answers: { tended: answer },
  holding,
  subject: 'pier-lamp',
});

function read(form: ReachForm, choice: Parameters<typeof toApplicabilityFile>[1]) {
  const file = toApplicabilityFile(form, choice)!;
  const parsed = parseRecord(file.file, file.text);
  if (!('object' in parsed)) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.object;
}

describe('a saved decision', () => {
  test('has the fields of the schema and no review', () => {
    expect(read(FORM, choose('yes')).fields).toEqual({
      title: 'Pier lamp',
      state: 'active',
      subject: { type: 'product', id: 'pier-lamp' },
      decision: 'in',
      reason: 'A keeper tends it.',
      definitions: ['harbour-lamp'],
    });
  });

  test('is limited to obligations where the outcome is', () => {
    expect(read(FORM, choose('no')).fields).toMatchObject({
      decision: 'out',
      obligations: ['light-lamp', 'other/light-lamp'],
    });
  });

  test('of the provider itself has no id of a subject', () => {
    const form: ReachForm = { ...FORM, subject: 'provider', subjects: [] };
    const object = read(form, { ...choose('yes'), subject: '' });
    expect(object.fields).toMatchObject({ subject: { type: 'provider' } });
    expect(object.id).toBe('provider-harbour-lamps');
  });

  test('tells what was answered, on safe holding too, with the controls', () => {
    const { body } = read(FORM, choose('yes', { locked: 'no' }));
    expect(body).toContain('1. Is it tended? **Yes**');
    expect(body).toContain('could not be held safely yet');
    expect(body).toContain('- Is it locked? **No** Controls: Evening round (implemented).');
    expect(body).toContain('Nobody has reviewed it.');
  });

  test('says nothing on holding where the rule does not reach the subject', () => {
    expect(read(FORM, choose('no', { locked: 'no' })).body).not.toContain('Holding');
  });

  test('is not made before the end', () => {
    expect(toApplicabilityFile(FORM, { answers: {}, holding: {}, subject: 'pier-lamp' })).toBeUndefined();
  });

  test('reads back whatever the words are', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'-:#\'"|>[]{}&*!%@`\\ \t\nab?,=~'), minLength: 1 }),
      fc
        .array(fc.constantFrom('a', '- b', 'c: d', '# e', '---', '...', '>-'), {
          minLength: 1,
          maxLength: 60,
        })
        .map((list) => list.join(' ')),
    );
    const isSayable = (text: string) => /\S/.test(text) && !/[\ud800-\udfff]/.test(text);
    fc.assert(
      fc.property(words.filter(isSayable), (reason) => {
        const form: ReachForm = { ...FORM, outcomes: [{ ...FORM.outcomes[0]!, reason }] };
        const plain = reason.replace(/\s+/g, ' ').trim();
        if (plain === '') return;
        expect(read(form, choose('yes')).fields).toMatchObject({ reason: plain });
      }),
      { seed: 31, numRuns: 1000 },
    );
  });
});

test('a name that is taken gets a number', () => {
  const taken = ['pier-lamp-harbour-lamps', 'pier-lamp-harbour-lamps-2'];
  expect(findFreeId({ ...FORM, taken }, 'pier-lamp')).toBe('pier-lamp-harbour-lamps-3');
});
