/** What is not well-formed XML of a known dialect: one clear problem with a place, in bounded time, and no exception. */
import { describe, expect, test } from 'vitest';
import { parsePublished } from '../../../src/parse/parse-published.ts';
import { findTooLarge, readXml } from '../../../src/parse/xml/read-xml.ts';
import type { Problem } from '../../../src/text/diagnostic.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const QUICK_MS = 2000;

/** What is wrong with a file; fails when nothing is, or when it takes long. */
function refuse(bytes: Uint8Array): Problem {
  const start = performance.now();
  const result = parsePublished(bytes, { sha256: 'x' });
  expect(performance.now() - start).toBeLessThan(QUICK_MS);
  if (result.ok) throw new Error('it was read');
  expect(result.problem.message).toMatch(/^["A-Z].*[.]$/s);
  expect(result.problem.hint).not.toBe('');
  return result.problem;
}

const LAUGHS = `<?xml version="1.0"?>\n<!DOCTYPE RULE [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>\n<RULE><P>&c;</P></RULE>`;

describe('what is refused', () => {
  test.each<[string, string, string, number, number]>([
    ['an empty file', '', 'xml/not-xml', 1, 1],
    ['white space', ' \n\n ', 'xml/not-xml', 1, 1],
    ['JSON', '{"document": 1}', 'xml/not-xml', 1, 1],
    ['plain text', 'PART 7—THINGS', 'xml/not-xml', 1, 1],
    ['a comment alone', '<!-- nothing -->', 'xml/not-xml', 1, 16],
    ['a cut file', '<RULE>\n<P>One', 'xml/not-well-formed', 2, 6],
    ['a file cut in a tag', '<RULE>\n<P>One</P', 'xml/not-well-formed', 2, 9],
    ['a file cut in a comment', '<RULE><!-- one', 'xml/not-well-formed', 1, 14],
    ['a wrong end', '<RULE>\n<P>One</Q></RULE>', 'xml/not-well-formed', 2, 10],
    ['two roots', '<RULE/><RULE/>', 'xml/not-well-formed', 1, 8],
    ['words after the end', '<RULE/> more', 'xml/not-well-formed', 1, 9],
    ['words after a root with children', '<RULE><P>A</P>\n</RULE>\nmore\n<P/>', 'xml/not-well-formed', 4, 1],
    ['a bare ampersand', '<RULE>\n<P>A & B</P></RULE>', 'xml/not-well-formed', 2, 7],
    ['an entity of HTML', '<RULE><P>A&nbsp;B</P></RULE>', 'xml/not-well-formed', 1, 16],
    ['an attribute twice', '<RULE a="1" a="2"/>', 'xml/not-well-formed', 1, 16],
    ['a character that XML has not', '<RULE>\u0001</RULE>', 'xml/not-well-formed', 1, 7],
    ['entities of its own', LAUGHS, 'xml/declarations-refused', 2, 1],
    [
      'an entity from outside',
      '<!DOCTYPE RULE [<!ENTITY x SYSTEM "file:///etc/hosts">]><RULE>&x;</RULE>',
      'xml/declarations-refused',
      1,
      1,
    ],
    ['another kind of XML', '<?xml version="1.0"?>\n<rss><channel/></rss>', 'xml/unknown-dialect', 2, 1],
    ['a page', '<!DOCTYPE html>\n<html><body></body></html>', 'xml/unknown-dialect', 2, 1],
    ['a page that is no XML', '<!DOCTYPE html>\n<html><br></html>', 'xml/not-well-formed', 2, 1],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><RULE/>', 'xml/wrong-encoding', 1, 1],
    ['a root in small letters', '<rule/>', 'xml/unknown-dialect', 1, 1],
  ])('%s', (_, text, code, line, leastColumn) => {
    const problem = refuse(bytesOf(text));
    expect(problem.code).toBe(code);
    expect(problem.line).toBe(line);
    expect(problem.column).toBeGreaterThanOrEqual(leastColumn);
  });

  test('bytes that are not in the encoding, with the line', () => {
    const bytes = new Uint8Array([...bytesOf('<RULE>\n<P>Caf'), 0xe9, ...bytesOf('</P></RULE>')]);
    expect(refuse(bytes)).toMatchObject({ code: 'xml/wrong-encoding', line: 2 });
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0]);
    expect(['xml/wrong-encoding', 'xml/not-xml']).toContain(refuse(zip).code);
  });

  test.each([10_000, 100_000])('%d levels', (depth) => {
    expect(refuse(bytesOf(`<RULE>${'<P>'.repeat(depth)}`)).code).toBe('xml/too-deep');
  });

  test('more than is ever published', () => {
    expect(findTooLarge(100 * 1024 * 1024)).toMatchObject({ code: 'xml/too-large', line: 1, column: 1 });
    expect(findTooLarge(40 * 1024 * 1024)).toBeUndefined();
    expect(refuse(new Uint8Array(100 * 1024 * 1024)).code).toBe('xml/too-large');
  });
});

describe('what is read', () => {
  const read = (bytes: Uint8Array): string => {
    const words: string[] = [];
    const problem = readXml(bytes, { open: () => {}, text: (text) => words.push(text), close: () => {} });
    if (problem) throw new Error(problem.message);
    return words.join('');
  };
  const utf16 = (text: string, little: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    for (const [at, unit] of [0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))].entries())
      view.setUint16(at * 2, unit, little);
    return bytes;
  };

  test('UTF-8 with and without a mark, UTF-16 of both kinds, Latin-1 where the file says so', () => {
    expect(read(bytesOf('<RULE>§ 1</RULE>'))).toBe('§ 1');
    expect(read(bytesOf('\ufeff<RULE>§ 1</RULE>'))).toBe('§ 1');
    expect(read(utf16('<RULE>§ 1</RULE>', true))).toBe('§ 1');
    expect(read(utf16('<RULE>§ 1</RULE>', false))).toBe('§ 1');
    const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><RULE>§ 1</RULE>';
    expect(read(Uint8Array.from(latin, (letter) => letter.charCodeAt(0)))).toBe('§ 1');
  });

  test('entities of XML, numbered characters, sections of bare text; no comments and instructions', () => {
    expect(read(bytesOf('<RULE>&lt;&#167;&#xA7;<![CDATA[a<b]]><!-- c --><?d e?>&amp;</RULE>'))).toBe(
      '<§§a<b&',
    );
  });

  test('a document type without declarations, of which nothing is fetched', () => {
    expect(read(bytesOf('<!DOCTYPE RULE SYSTEM "http://127.0.0.1:9/x.dtd"><RULE>a</RULE>'))).toBe('a');
  });
});
