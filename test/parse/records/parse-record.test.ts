/** One file to one object, or to everything that is wrong with it. The printed words are in the golden folders. */
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS, type Kind } from '../../../src/model/schemas/kinds.ts';
import { parseRecord } from '../../../src/parse/records/parse-record.ts';
import { toControl, toEvent, toEvidence, toFile, toSection, toVersion } from '../../build-content.ts';
import { fc } from '../../seeded.ts';

function getCodes(file: string, text: string): string[] {
  const parsed = parseRecord(file, text);
  return 'object' in parsed ? [] : parsed.diagnostics.map(({ code }) => code);
}

const toPath = (kind: Kind, id: string): string => {
  const place = KINDS[kind].place.replaceAll('*', 'lamps');
  return place.endsWith('.md') ? place : `${place}/${id}.md`;
};

test('a right file becomes an object with key, home, fields, body and the line of the body', () => {
  const parsed = parseRecord(
    'rules/lamps/versions/nprm-2030/9.10.md',
    toSection('9.10', 'A lamp. {unverified}'),
  );
  expect(parsed).toMatchObject({
    object: {
      type: 'section',
      id: 'nprm-2030/9.10',
      home: 'lamps',
      key: 'section:lamps/nprm-2030/9.10',
      file: 'rules/lamps/versions/nprm-2030/9.10.md',
      fields: { number: '9.10', state: 'active' },
      body: '\nA lamp. {unverified}\n',
      bodyLine: 7,
    },
  });
});

test('an object without a home has a key without one', () => {
  expect(parseRecord('provider/controls/round.md', toControl())).toMatchObject({
    object: { key: 'control:round', home: '' },
  });
});

describe('ids', () => {
  test.each(['round', 'evening-round', 'round-2', '2030-round', 'coverage.light-lamp', 'a'])(
    'takes %s',
    (id) => {
      expect(getCodes(`provider/controls/${id}.md`, toControl())).toEqual([]);
    },
  );

  test.each([
    'Round',
    'evening_round',
    'evening round',
    '-round',
    'round-',
    'a--b',
    'a..b',
    'rönd',
    'a/../b%',
    '',
  ])('refuses %j', (id) => {
    const file = `provider/controls/${id.replaceAll('/', '∕')}.md`;
    expect(getCodes(file, toControl())).toEqual(['id/invalid']);
  });

  test.each(['9.10', '1', '791.5', '9-1', 'A', '2000bb–1', '1a.2'])(
    'takes the section number %s',
    (number) => {
      expect(getCodes(`rules/lamps/versions/v/${number}.md`, toSection(number, 'x'))).toEqual([]);
    },
  );

  test.each(['9.10(a)', '§ 9', '9..10', '.9', '9/'])('refuses the section number %j', (number) => {
    expect(
      getCodes(`rules/lamps/versions/v/${number.replaceAll('/', '∕')}.md`, toSection(number, 'x')),
    ).toEqual(['id/invalid']);
  });

  test.each(['index', 'obligations', 'definitions', 'penalties', 'changes', 'history'])(
    'refuses a version called %s, the address of a page',
    (id) => {
      expect(getCodes(`rules/lamps/versions/${id}/version.md`, toVersion())).toEqual(['id/reserved']);
    },
  );
});

describe('values no person means', () => {
  test.each(['25:00', '12:61', '99:99', '1:30', '0100'])('refuses the hour %s', (hour) => {
    expect(getCodes('rules/lamps/events/x.md', toEvent({ hour }))).toEqual(['schema/invalid-value']);
  });

  test.each(['00:00', '09:30', '23:59'])('takes the hour %s', (hour) => {
    expect(getCodes('rules/lamps/events/x.md', toEvent({ hour }))).toEqual([]);
  });

  test.each([0, -1, 1.5, 4_000_000, 999_999_999])('refuses a cadence of %s days', (cadenceDays) => {
    expect(
      getCodes('provider/evidence/x.md', toEvidence({ validUntil: undefined, cadenceDays })),
    ).toHaveLength(1);
  });
});

test('never throws and always says why, whatever stands in the fields of any kind', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      '',
      'x',
      null,
      true,
      7.3,
      [],
      {},
      [[]],
      [null],
      [{}],
      { x: 1 },
      [''],
      '2030-01-01',
      { type: 'relative' },
      { type: 7 },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  for (const kind of KIND_NAMES) {
    const keys = Object.keys(KINDS[kind].schema.shape);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6, noNullPrototype: true }),
        (fields) => {
          const parsed = parseRecord(toPath(kind, 'an-id'), toFile(fields));
          if ('object' in parsed) return;
          expect(parsed.diagnostics.length).toBeGreaterThan(0);
          for (const { message, hint } of parsed.diagnostics) {
            expect(message).toMatch(/\.$/);
            expect(hint.trim()).not.toBe('');
            expect(`${message} ${hint}`).not.toMatch(/(?<!-)\bundefined\b|\[object|\bNaN\b/);
          }
        },
      ),
      { numRuns: 60 },
    );
  }
});
