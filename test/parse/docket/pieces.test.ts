/** Whatever the pieces in which a file streams in, the events are the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommentEvent } from '../../../src/model/docket.ts';
import { parsePieces } from './parse-pieces.ts';

const encoder = new TextEncoder();

/** Bodies with everything that marks something in one of the notations. */
const body = fc.string({
  unit: fc.constantFrom(
    'a',
    'lamp ',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '{',
    '}',
    '[',
    ']',
    '\\',
    ':',
    'é',
    '🚢',
    '<b>',
    '\u0000',
    ';',
    '“',
  ),
  maxLength: 40,
});
const bodies = fc.array(body, { minLength: 1, maxLength: 12 });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
/** Long enough that the notation is told before the entries come, so that pieces fall into them. */
const PADDING = 'x'.repeat(66_000);

const toRows = (events: readonly CommentEvent[]): unknown =>
  events.map((event) => (event.kind === 'comment' ? [event.row, event.record.id, event.record.body] : event));
const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const rest = (size: number[]): number[] => [PADDING.length, ...size];

describe('pieces of any size', () => {
  const notations: readonly (readonly [string, (texts: readonly string[]) => string])[] = [
    [
      'lines',
      (texts) => texts.map((comment, at) => `${JSON.stringify({ id: `c-${at}`, comment })}\r\n`).join(''),
    ],
    ['a list', (texts) => JSON.stringify(texts.map((comment, at) => ({ id: `c-${at}`, comment })))],
    [
      'a wrapper',
      (texts) =>
        JSON.stringify(
          {
            meta: { documents: 3, of: [[1]] },
            documents: texts.map((commentText, at) => ({ documentId: `c-${at}`, commentText })),
            after: [{ id: 'no', comment: 'no' }],
          },
          null,
          1,
        ),
    ],
    [
      'a table',
      (texts) => `ID,Comment,More\n${texts.map((text, at) => `c-${at},${quote(text)},x\r\n`).join('')}`,
    ],
  ];
  test.each(notations)('%s', (_name, write) => {
    fc.assert(
      fc.property(bodies, sizes, (texts, cuts) => {
        const all = [PADDING, ...texts];
        const bytes = encoder.encode(write(all));
        const whole = parsePieces(bytes);
        expect(toRows(parsePieces(bytes, rest(cuts)))).toEqual(toRows(whole));
        const trim = (text: string): string => text.replaceAll('\0', '').trim();
        const read = whole.map((event) => (event.kind === 'comment' ? trim(event.record.body) : event));
        expect(read).toEqual(all.map(trim));
      }),
      { seed: 33, numRuns: 150 },
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => parsePieces(bytes)).not.toThrow();
      }),
      { seed: 34, numRuns: 300 },
    );
    const broken = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', 'id', 'comment', '\n', 'x', '\\', ' '),
      maxLength: 80,
    });
    fc.assert(
      fc.property(broken, sizes, (text, cuts) => {
        const bytes = encoder.encode(text);
        expect(parsePieces(bytes, cuts)).toEqual(parsePieces(bytes));
      }),
      { seed: 35, numRuns: 800 },
    );
  });
});
