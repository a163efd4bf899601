/**
 * A Markdown file with YAML front matter, taken apart. In: the text. Out: the front matter as a value, the
 * body and its first line, or every error with its place. The fast reader (js-yaml) serves files without
 * errors; a file with errors is read again by one that reports them all with places. Anchors and aliases are
 * refused: they let a small file stand for a huge one, and no object needs them.
 */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isAlias, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Problem } from '../../text/diagnostic.ts';

export type FrontMatter =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      readonly yaml: string;
      readonly body: string;
      readonly bodyLine: number;
    }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/** Line of the file on which the YAML of a front matter starts. */
export const YAML_LINE = 2;
/** Only comments and white space: a document without a value. */
const NOTHING = /^(?:\s|#.*(?:\n|$))*$/;
const MAYBE_ALIAS = /(?:^|[\s,[{])[&*][^\s*&]/m;

/** Front matter and body of a Markdown file. */
export function parseFrontMatter(text: string): FrontMatter {
  if (!text.startsWith('---\n')) return broken(missing(text));
  const end = findEnd(text);
  if (end === -1) return broken(unclosed());
  const yaml = text.slice(4, end);
  const after = text.indexOf('\n', end + 1);
  const body = after === -1 ? '' : text.slice(after + 1);
  const parsed = parseYaml(yaml, YAML_LINE);
  if (parsed.kind === 'broken') return parsed;
  return {
    kind: 'read',
    value: parsed.value,
    yaml,
    body,
    bodyLine: countLines(text, text.length - body.length),
  };
}

/** A YAML text whose first line is line `firstLine` of its file. */
export function parseYaml(
  yaml: string,
  firstLine: number,
):
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] } {
  if (MAYBE_ALIAS.test(yaml)) {
    const problems = findProblems(yaml, firstLine);
    if (problems.length > 0) return { kind: 'broken', problems };
  }
  if (NOTHING.test(yaml)) return { kind: 'read', value: {} };
  try {
    return { kind: 'read', value: load(yaml, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const problems = findProblems(yaml, firstLine);
    return { kind: 'broken', problems: problems.length > 0 ? problems : [fromException(error, firstLine)] };
  }
}

function findEnd(text: string): number {
  for (let at = text.indexOf('\n---', 3); at !== -1; at = text.indexOf('\n---', at + 1)) {
    const next = text.charAt(at + 4);
    if (next === '' || next === '\n') return at;
    if (
      next === ' ' &&
      text.slice(at + 4, (text.indexOf('\n', at + 4) + 1 || text.length + 1) - 1).trim() === ''
    )
      return at;
  }
  return text.startsWith('---\n---') ? 3 : -1;
}

function findProblems(yaml: string, firstLine: number): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
  });
  const problems = document.errors.map((error) => fromYamlError(error, lines, firstLine));
  visit(document, (_key, node) => {
    if (!isAlias(node)) return;
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    problems.push({
      code: 'yaml/alias',
      message: `This refers to the anchor "${node.source}"; anchors and aliases are not read here.`,
      hint: 'Write the value out, or put it in quotes if the * is part of it.',
      line: line + firstLine - 1,
      column: col,
    });
  });
  return problems;
}

function fromYamlError(error: YAMLError, lines: LineCounter, firstLine: number): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  const tab = error.code === 'TAB_AS_INDENT';
  return {
    code: tab ? 'yaml/tab' : 'yaml/syntax',
    message: tab
      ? 'This line is indented with a tab; YAML allows only spaces.'
      : `This is not valid YAML: ${toSentence(error.message)}`,
    hint: tab ? 'Replace the tab with two spaces for each level.' : toHint(error.code),
    line: line + firstLine - 1,
    column: col,
  };
}

function fromException(error: YAMLException, firstLine: number): Problem {
  return {
    code: /\btab\b/.test(error.message) ? 'yaml/tab' : 'yaml/syntax',
    message: `This is not valid YAML: ${toSentence(error.reason ?? error.message)}`,
    hint: toHint('UNKNOWN'),
    line: (error.mark?.line ?? 0) + firstLine,
    column: (error.mark?.column ?? 0) + 1,
  };
}

function toHint(code: string): string {
  const hints: Record<string, string> = {
    DUPLICATE_KEY: 'Keep one of the two; a key may stand only once in its block.',
    BAD_INDENT: 'Line the keys of one block up under each other.',
    MISSING_CHAR: 'Close the quote or bracket that is open, or put the whole value in double quotes.',
    BLOCK_AS_IMPLICIT_KEY: 'Put the value in double quotes: it contains ": ", which YAML reads as a new key.',
    BAD_SCALAR_START: 'Put the value in double quotes.',
  };
  return (
    hints[code] ??
    'Put the value in double quotes if it contains ": ", "#" or quotes, and check the indentation.'
  );
}

function toSentence(message: string): string {
  const first = message
    .split('\n')[0]!
    .replace(/\s*\(\d+:\d+\)$/, '')
    .trim();
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function missing(text: string): Problem {
  const near = /^\s*-{3,}\s*$/m.test(text.slice(0, 200));
  return {
    code: 'front-matter/missing',
    message: near
      ? 'The front matter does not start on the first line with "---".'
      : 'This file has no front matter.',
    hint: 'Start the file with a line "---", then the fields, then another line "---". `rulemark new <kind>` writes a skeleton.',
    line: 1,
    column: 1,
  };
}

function unclosed(): Problem {
  return {
    code: 'front-matter/unclosed',
    message: 'The front matter that starts here is never closed.',
    hint: 'Add a line "---" after the last field.',
    line: 1,
    column: 1,
    length: 3,
  };
}

function broken(problem: Problem): FrontMatter {
  return { kind: 'broken', problems: [problem] };
}

function countLines(text: string, end: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
