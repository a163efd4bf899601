/** Setting values in front matter: every byte outside the value stays, whatever the layout. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { setValues } from '../../src/store/set-values.ts';
import { fc } from '../seeded.ts';

const STAMP = [
  { path: ['claims', 0, 'review', 'by'], value: 'Counsel' },
  { path: ['claims', 0, 'review', 'on'], value: '2030-06-15' },
  { path: ['claims', 0, 'review', 'reason'], value: 'It holds: see #4' },
  { path: ['claims', 0, 'review', 'fingerprints'], value: { obligation: 'v1:0123456789abcdef' } },
];
const set = (text: string, edits: Parameters<typeof setValues>[1] = STAMP): string => {
  const edited = setValues(text, edits);
  if ('problem' in edited) throw new Error(edited.problem);
  return edited.text;
};

describe('a review that is not there yet', () => {
  test('goes to the end of its claim; comments, quotes and the rest stay', () => {
    const text = `---
# A comment.
title:   "Round"   # why
claims:
  # first
  - to: 'light'   # the duty
    why: >-
      Because
      it is so.
  # second
  - to: other
---

Body.
`;
    expect(set(text)).toBe(`---
# A comment.
title:   "Round"   # why
claims:
  # first
  - to: 'light'   # the duty
    why: >-
      Because
      it is so.
    review:
      by: Counsel
      on: 2030-06-15
      reason: "It holds: see #4"
      fingerprints:
        obligation: v1:0123456789abcdef
  # second
  - to: other
---

Body.
`);
  });

  test('goes into a claim written on one line', () => {
    expect(set('---\nclaims: [{ "to": "light" }, {to: other}]\n---\n')).toBe(
      '---\nclaims: [{ "to": "light", "review": {"by": "Counsel"XXX }, {to: other}]\n---\n'.replace(
        'XXX',
        ', "on": "2030-06-15", "reason": "It holds: see #4", "fingerprints": {"obligation": "v1:0123456789abcdef"}}',
      ),
    );
  });
});

describe('a review that is there', () => {
  test('keeps its order, its comments and what is not set', () => {
    const text = `---
claims:
- to: light
  review:
    # looked twice
    on: 2029-01-01   # the first time
    by:   Somebody
    decision: accepted
    reason: |
      Long
      words.
    fingerprints: { obligation: v1:aaaaaaaaaaaaaaaa } # old
  owner: Keepers
---
`;
    expect(set(text)).toBe(`---
claims:
- to: light
  review:
    # looked twice
    on: 2030-06-15   # the first time
    by:   Counsel
    decision: accepted
    reason: "It holds: see #4"
    fingerprints:
      obligation: v1:0123456789abcdef # old
  owner: Keepers
---
`);
  });

  test('loses only the key that is taken away', () => {
    const text =
      '---\nreview:\n  by: A\n  stamped:\n    by: B\n    on: 2030-01-01\n  # kept\n  on: 2030-01-01\n---\n';
    expect(set(text, [{ path: ['review', 'stamped'], value: undefined }])).toBe(
      '---\nreview:\n  by: A\n  # kept\n  on: 2030-01-01\n---\n',
    );
    expect(
      set('---\nreview: {by: A, stamped: {by: B}, on: x}\n---\n', [
        { path: ['review', 'stamped'], value: undefined },
      ]),
    ).toBe('---\nreview: {by: A, on: x}\n---\n');
    expect(set('---\nreview: {by: A}\n---\n', [{ path: ['review', 'stamped'], value: undefined }])).toBe(
      '---\nreview: {by: A}\n---\n',
    );
  });
});

test.each([
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte-order mark', (text: string) => `\uFEFF${text}`],
])('%s stay', (_name, change) => {
  const text = '---\ntitle: Round\nclaims:\n  - to: light\n    why: so\n---\n\nBody.\n';
  expect(set(change(text))).toBe(change(set(text)));
});

test.each([
  ['no front matter', 'Body.\n', /no front matter/],
  ['broken front matter', '---\nclaims: [\n---\n', /not valid YAML/],
  ['a place that is not there', '---\ntitle: Round\nclaims: none\n---\n', /no "claims/],
])('%s is refused with a reason', (_name, text, words) => {
  expect(setValues(text, STAMP)).toMatchObject({ problem: expect.stringMatching(words) as string });
});

test('whatever the value, it is read back, and a second time nothing changes', () => {
  const value = fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      'yes',
      'null',
      '1.5',
      '2030-01-01',
      '- a',
      'a: b',
      'a #b',
      '"q"',
      "it's",
      'a,b',
      'x:',
      '§ 1',
    ),
  );
  const layout = fc.constantFrom(
    '---\n# c\ntitle: "x"\nreview:\n  by: y # z\n---\n\nBody\n',
    '---\nreview: {by: "y", on: 1}\ntitle: x\n---\n',
    '---\ntitle: |\n  a\n\n  b\n\n---\nBody',
  );
  fc.assert(
    fc.property(layout, value, (text, words) => {
      const once = set(text, [{ path: ['review', 'by'], value: words }]);
      const yaml = once.slice(4, once.indexOf('\n---', 4));
      expect((parse(yaml, { version: '1.2', schema: 'core' }) as { review: { by: string } }).review.by).toBe(
        words,
      );
      expect(set(once, [{ path: ['review', 'by'], value: words }])).toBe(once);
      expect(once.slice(once.indexOf('\n---', 4))).toBe(text.slice(text.indexOf('\n---', 4)));
    }),
  );
});
