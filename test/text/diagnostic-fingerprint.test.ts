/** A finding keeps its fingerprint when lines move, and two equal ones are told apart. */
import { describe, expect, test } from 'vitest';
import { compareToBaseline, type KnownFinding, toBaselineCounts } from '../../src/text/baseline.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { toFingerprints } from '../../src/text/diagnostic-fingerprint.ts';

const finding = (over: Partial<Diagnostic> = {}): Diagnostic => ({
  file: 'provider/controls/round.md',
  line: 4,
  column: 1,
  severity: 'error',
  code: 'schema/unknown-key',
  message: 'A control has no field "ownr".',
  hint: 'Did you mean "owner"?',
  ...over,
});

const print = (over: Partial<Diagnostic>): string | undefined => toFingerprints([finding(over)])[0];

describe('a fingerprint', () => {
  test('has sixteen digits and the occurrence', () => {
    expect(print({})).toMatch(/^[0-9a-f]{16}:1$/);
  });

  test.each<[string, Partial<Diagnostic>]>([
    ['another line', { line: 90 }],
    ['another column', { column: 7, length: 4 }],
    ['another hint', { hint: 'Known here: kind, status.' }],
    ['another severity', { severity: 'warning' }],
    ['other words around the name', { message: 'No control has the field "ownr".' }],
  ])('stays with %s', (_, over) => {
    expect(print(over)).toBe(print({}));
  });

  test.each<[string, Partial<Diagnostic>]>([
    ['another file', { file: 'provider/controls/other.md' }],
    ['another code', { code: 'schema/empty' }],
    ['another name', { message: 'A control has no field "onwer".' }],
  ])('differs with %s', (_, over) => {
    expect(print(over)).not.toBe(print({}));
  });

  test('of a message that quotes nothing stays when a figure in it changes', () => {
    const message = (lines: number) => ({ message: `This file has ${lines} lines too many.` });
    expect(print(message(3))).toBe(print(message(12)));
  });

  test('of two equal findings differs by the occurrence', () => {
    const [first, second, other] = toFingerprints([
      finding(),
      finding({ line: 9 }),
      finding({ message: 'A control has no field "x".' }),
    ]);
    expect([first?.slice(-2), second?.slice(-2), other?.slice(-2)]).toEqual([':1', ':2', ':1']);
    expect(first?.slice(0, 16)).toBe(second?.slice(0, 16));
  });
});

describe('against a baseline', () => {
  const toKnown = (diagnostics: readonly Diagnostic[]): KnownFinding[] =>
    toFingerprints(diagnostics).map((fingerprint, at) => ({ ...diagnostics[at]!, fingerprint }));
  const other = finding({ message: 'A control has no field "x".' });

  test('what was there is unchanged, what was not is new, what is not is gone', () => {
    const compared = compareToBaseline(
      [finding({ line: 50 }), finding({ code: 'schema/empty' })],
      toKnown([other, finding()]),
    );
    expect(compared.states).toEqual(['unchanged', 'new']);
    expect(compared.gone.map(({ message }) => message)).toEqual([other.message]);
    expect(toBaselineCounts(compared)).toBe('1 new, 1 unchanged, 1 gone');
  });

  test('one of two equal findings that is mended is one gone', () => {
    const compared = compareToBaseline([finding({ line: 9 })], toKnown([finding(), finding({ line: 9 })]));
    expect(toBaselineCounts(compared)).toBe('0 new, 1 unchanged, 1 gone');
  });

  test('an empty one makes everything new', () => {
    expect(toBaselineCounts(compareToBaseline([finding()], []))).toBe('1 new, 0 unchanged, 0 gone');
  });
});
