/**
 * Which notation a file of comments is in, told by its first text and never by its name alone: one JSON object a line,
 * JSON that is one value, or a table. Something that is neither (a picture, a PDF) is named.
 */

export type CommentFormat = 'lines' | 'json' | 'table' | 'none';

/** How many characters are enough. */
export const TOLD_BY_CHARACTERS = 64 * 1024;

/** The notation; `none` where the start is no text. */
export function tellCommentFormat(start: string): CommentFormat {
  const text = start.slice(0, TOLD_BY_CHARACTERS);
  if (/^%PDF-/.test(text) || isBinary(text)) return 'none';
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const first = lines[0]?.trimStart() ?? '';
  if (first === '') return 'lines';
  if (first.startsWith('[')) return 'json';
  if (first.startsWith('{')) return tellObject(text.trimStart());
  const objects = lines.filter((line) => /^\s*\{\s*"/.test(line)).length;
  return objects * 2 >= lines.length ? 'lines' : 'table';
}

/** A text that begins with an object: does the object end with its line, does it hold a list of entries? */
function tellObject(text: string): CommentFormat {
  if (/^\{\s*"(?:documents|data|comments|results|items)"\s*:\s*\[/.test(text)) return 'json';
  const end = text.search(/[\r\n]/);
  if (end === -1) return hasListWithin(text) ? 'json' : 'lines';
  const line = text.slice(0, end);
  if (isObject(line)) return hasListWithin(line) && text.slice(end).trim() === '' ? 'json' : 'lines';
  // a broken first line of many is still a line: the next one begins an object where none can stand
  const next = text.slice(end).trimStart();
  return next.startsWith('{') && !/[:[,]\s*$/.test(line)
    ? 'lines'
    : /^\{\s*("|$)/.test(line) && countBraces(line) > 0 && !next.startsWith('{"')
      ? 'json'
      : 'lines';
}

/** A wrapper whose list does not come first: `{"meta": {…}, "data": [{…`. */
function hasListWithin(text: string): boolean {
  return /^\{(?:[^"]|"(?:[^"\\]|\\.){0,40}"){0,400}?"(?:documents|data|comments|results)"\s*:\s*\[\s*(?:\{|$)/.test(
    text.slice(0, 4000),
  );
}

function countBraces(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return bare.split('{').length - bare.split('}').length;
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false; // what it is not is the answer
  }
}

/** Control characters that no text has, but for zeros, which some bodies bring along. */
function isBinary(text: string): boolean {
  let controls = 0;
  const length = Math.min(text.length, 4096);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x01 && code <= 0x08) || (code >= 0x0e && code <= 0x1f)) controls++;
  }
  return controls > length * 0.01;
}
