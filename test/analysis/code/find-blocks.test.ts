/** Blocks between markers: every sort of comment, every way to get a marker wrong, and what a digest depends on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBlocks, toBlock } from '../../../src/analysis/code/find-blocks.ts';
import type { CodeBlock } from '../../../src/model/code.ts';

const BEGIN = 'rulemark:begin';
const END = 'rulemark:end';
const read = (text: string, id = 'lamp'): CodeBlock => {
  const marked = findBlocks(text);
  const span = marked.spans.find((one) => one.id === id);
  if (!span) throw new Error(`no block ${id}: ${JSON.stringify(marked.problems)}`);
  return toBlock(marked, span);
};
const getCodes = (text: string) =>
  findBlocks(text).problems.map(({ line, code }) => `${line} ${code.replace('code/', '')}`);

test.each([
  ['//', ''],
  ['#', ''],
  ['--', ''],
  [';', ''],
  ['%', ''],
  ["'", ''],
  ['"', ''],
  ['!', ''],
  ['REM', ''],
  ['dnl', ''],
  ['*', ''],
  ['\t  ///', ''],
  ['/*', '*/'],
  ['<!--', '-->'],
  ['<%--', '--%>'],
  ['{#', '#}'],
  ['{{/*', '*/}}'],
  ['{/*', '*/}'],
  ['(*', '*)'],
  ['{-', '-}'],
  ['--[[', ']]'],
  ['"""', '"""'],
  ['[//]: # (', ')'],
  ['"//": "', '",'],
])('finds markers in a comment %s %s', (before, after) => {
  const text = `x\n${before} ${BEGIN} lamp ${after}\nlight()\n${before} ${END} lamp ${after}\ny`;
  expect(findBlocks(text).problems).toEqual([]);
  expect(read(text)).toMatchObject({ id: 'lamp', begin: 2, end: 4, text: 'light()\n' });
});

test.each(['lamp', 'lamp-check', 'LAMP_1.b', '9', 'a--b'])('takes the id %s, closed or not', (id) => {
  for (const close of ['', ' -->', '-->', '*/'])
    expect(read(`<!-- ${BEGIN} ${id}${close}\nx\n<!-- ${END} ${id}${close}`, id).text).toBe('x\n');
});

describe('problems', () => {
  test.each([
    ['a block that never ends', `# ${BEGIN} a\nx`, ['1 unclosed-block']],
    ['an end alone', `x\n# ${END}`, ['2 end-without-begin']],
    ['an end of another id', `# ${BEGIN} a\nx\n# ${END} b`, ['1 unclosed-block', '3 end-without-begin']],
    [
      'crossed blocks, once',
      `# ${BEGIN} a\nx\n# ${BEGIN} b\nx\n# ${END} a\n# ${END} b`,
      ['3 crossed-blocks'],
    ],
    ['an id twice', `# ${BEGIN} a\nx\n# ${END}\n# ${BEGIN} a\ny\n# ${END}`, ['4 repeated-block']],
    [
      'a beginning for an end',
      `# ${BEGIN} a\nx\n# ${BEGIN} a`,
      ['1 unclosed-block', '3 repeated-block', '3 unclosed-block'],
    ],
    ['nothing inside', `# ${BEGIN} a\n \n# ${END}`, ['1 empty-block']],
    ['code before', `open(); // ${BEGIN} a`, ['1 bad-marker']],
    ['a closing bracket before', `}); // ${BEGIN} a`, ['1 bad-marker']],
    ['code after', `/* ${BEGIN} a */ open();`, ['1 bad-marker']],
    ['words after', `// ${BEGIN} a the check`, ['1 bad-marker']],
    ['both on a line', `/* ${BEGIN} a */ /* ${END} */`, ['1 bad-marker']],
    ['no id', `// ${BEGIN}`, ['1 bad-marker']],
    ['another word', '// rulemark:start a', ['1 bad-marker']],
    ['a space', '// rulemark: begin a', ['1 bad-marker']],
    ['capitals', '// Rulemark:Begin a', ['1 bad-marker']],
    ['a longer word', `// ${BEGIN}ning a`, []],
    ['the name of the tool', '// rulemark: see the guide', []],
  ])('%s', (_, text, codes) => {
    expect(getCodes(text)).toEqual(codes);
  });

  test('point at the marker', () => {
    expect(findBlocks(`x\n  // ${BEGIN} lamp`).problems).toMatchObject([{ line: 2, column: 6, length: 19 }]);
  });

  test('leave nested blocks alone', () => {
    const text = `# ${BEGIN} a\n1\n# ${BEGIN} b\n2\n# ${END}\n3\n# ${END}`;
    expect(getCodes(text)).toEqual([]);
    expect(read(text, 'b').text).toBe('2\n');
    expect(read(text, 'a').text).toBe(`1\n# ${BEGIN} b\n2\n# ${END}\n3\n`);
  });

  test('take no longer with a hundred thousand open blocks', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `b${at}`);
    const text = [...ids.map((id) => `# ${BEGIN} ${id}`), ...ids.map((id) => `# ${END} ${id}`)].join('\n');
    const { spans, problems } = findBlocks(text);
    expect(spans).toHaveLength(1);
    expect(problems).toHaveLength(100_000);
  });
});

/** Lines of any text that are no markers themselves. */
const lines = fc.array(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((line) => line.replace(/[\r\n]|rulemark/gi, '')),
  { maxLength: 12 },
);
const wrap = (before: readonly string[], inside: readonly string[], after: readonly string[], end = '\n') =>
  [...before, `// ${BEGIN} lamp`, ...inside, `// ${END} lamp`, ...after].join(end);

describe('the digest of a block', () => {
  test('does not depend on any text round it, nor on line ends', () => {
    fc.assert(
      fc.property(lines, lines, lines, lines, fc.constantFrom('\n', '\r\n', '\r'), (a, b, inside, c, end) => {
        expect(read(wrap(a, inside, b, end)).digest).toBe(read(wrap(c, inside, [])).digest);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('differs for any two texts that differ', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(read(wrap([], one, [])).digest === read(wrap([], other, [])).digest).toBe(isSame);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('changes with one character put in, taken out or changed anywhere', () => {
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.constantFrom(' ', '\t', 'x', '\n', '’', '\u200b'),
        (inside, at, sign) => {
          const text = inside.join('\n');
          const place = at % (text.length + 1);
          const changed = `${text.slice(0, place)}${sign}${text.slice(place)}`;
          const digest = read(wrap([], text.split('\n'), [])).digest;
          expect(read(wrap([], changed.split('\n'), [])).digest).not.toBe(digest);
          if (text.length > 0) {
            const cut = `${text.slice(0, at % text.length)}${text.slice((at % text.length) + 1)}`;
            expect(read(wrap([], cut.split('\n'), [])).digest).not.toBe(digest);
          }
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  test('is the sha256 of the text as any tool computes it', () => {
    expect(read(wrap([], ['light()'], [])).digest).toBe(
      'sha256:542e6bba3c2fb58a52b2e308a1053d7c523a457a8cf9f93142a110e59539ef28',
    );
  });

  test('never throws and never hangs on any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(`# ${BEGIN} a`, `# ${BEGIN} b`, `# ${END}`, `# ${END} a`, `# ${END} b`, 'x', ''),
        ),
        (all) => {
          const { spans, problems, lines: read } = findBlocks(all.join('\n'));
          for (const { begin, end } of spans) expect(begin).toBeLessThan(end);
          for (const { line } of problems) expect(line).toBeLessThanOrEqual(read.length);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
