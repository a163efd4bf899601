/** Files that cannot serve as a baseline say why; files that can give what was known. */
import { expect, test } from 'vitest';
import { parseBaseline } from '../../../src/parse/sarif/parse-baseline.ts';

const write = (results: unknown[], name = 'Rulemark'): string =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name } }, results }] });
const result = {
  ruleId: 'a/b',
  level: 'note',
  message: { text: 'm' },
  partialFingerprints: { 'rulemark/v1': 'f:1' },
};

test.each<[string, string, RegExp]>([
  ['an empty file', '', /not JSON/],
  ['a text', 'hello', /not JSON/],
  ['another JSON', '[1, 2]', /not SARIF/],
  ['runs that are no list', '{"version": "2.1.0", "runs": 3}', /not SARIF/],
  ['another version', '{"version": "1.0.0", "runs": []}', /SARIF 1\.0\.0/],
  ['another tool', write([], 'Other'), /no run in it is of Rulemark/],
  ['findings without a fingerprint', write([{ ruleId: 'a/b' }]), /no fingerprint "rulemark\/v1"/],
  ['findings that are nothing', write([null]), /no fingerprint/],
])('%s is refused with the reason', (_, text, reason) => {
  const parsed = parseBaseline(text);
  expect(parsed.kind === 'broken' ? parsed.reason : 'read').toMatch(reason);
});

test('what is not said is filled in', () => {
  expect(parseBaseline(`\uFEFF${write([result])}`)).toEqual({
    kind: 'read',
    known: [
      { fingerprint: 'f:1', code: 'a/b', severity: 'note', message: 'm', file: '', line: 1, column: 1 },
    ],
  });
});

test('what was gone already is left out', () => {
  const parsed = parseBaseline(write([{ ...result, baselineState: 'absent' }]));
  expect(parsed).toEqual({ kind: 'read', known: [] });
});
