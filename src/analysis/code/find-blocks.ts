/**
 * The blocks that markers mark in a text of any language. In: the text of a file. Out: the blocks by their lines, and
 * every marker that cannot be used, with its place. A marker has a line to itself: signs of a comment before it, its
 * id, signs after it. Blocks may stand inside one another, and may not cross.
 */
import type { BlockSpan, CodeBlock, MarkedText, MarkerProblem } from '../../model/code.ts';
import { toSha256 } from '../../text/sha256.ts';

const BEGIN = 'rulemark:begin';
const END = 'rulemark:end';
/** What may be meant as a marker. */
const CANDIDATE = /rulemark:(begin|end)(?![A-Za-z0-9_-])/g;
const MISSPELT = /^[^\p{L}\p{N}]*(rulemark *: *(?:begin|end|start|stop|open|close))(?![\p{L}\p{N}])/iu;
const ID = /^\s+([A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*)/;
/** Words that start a comment where signs do not: batch files, m4, old Fortran. */
const COMMENT_WORD = /^\s*(?:rem|dnl|c)\s+$/i;
const LETTER = /[\p{L}\p{N}]/u;

interface Marker {
  readonly type: 'begin' | 'end';
  readonly id: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

interface Open {
  readonly marker: Marker & { readonly id: string };
  /** Lines with something on them that came before, to know an empty block by. */
  readonly filled: number;
}

/** The markers of a text; line ends of any sort. */
export function findBlocks(text: string): MarkedText {
  const lines = text.split(/\r\n?|\n/);
  const blocks = new BlockStack();
  lines.forEach((line, index) => {
    const read = readMarker(line, index + 1);
    if (read === undefined) blocks.countLine(line);
    else if ('type' in read) blocks.add(read);
    else blocks.problems.push(read);
  });
  blocks.finish();
  return { lines, spans: blocks.spans, problems: blocks.problems };
}

/** A block with its text and digest. */
export function toBlock({ lines }: Pick<MarkedText, 'lines'>, span: BlockSpan): CodeBlock {
  const text = lines
    .slice(span.begin, span.end - 1)
    .map((line) => `${line}\n`)
    .join('');
  return { ...span, text, digest: `sha256:${toSha256(text)}` };
}

/** The marker on a line, a problem where it is none although it looks like one, nothing on any other line. */
function readMarker(line: string, number: number): Marker | MarkerProblem | undefined {
  if (!/rulemark *:/i.test(line)) return undefined;
  const found = [...line.matchAll(CANDIDATE)];
  const [first] = found;
  if (!first) {
    const misspelt = MISSPELT.exec(line)?.[1];
    return misspelt === undefined
      ? undefined
      : toBad(line, number, line.indexOf(misspelt), misspelt.length, `"${misspelt}" is no marker`);
  }
  const { index } = first;
  if (found.length > 1) return toBad(line, number, index, first[0].length, 'Two markers share this line');
  const before = line.slice(0, index);
  if ((LETTER.test(before) && !COMMENT_WORD.test(before)) || /[)}]/.test(before))
    return toBad(
      line,
      number,
      index,
      first[0].length,
      'Something else stands before this marker on its line',
    );
  const after = line.slice(index + first[0].length);
  const named = ID.exec(after);
  if (LETTER.test(after.slice(named?.[0].length ?? 0)))
    return toBad(
      line,
      number,
      index,
      line.trimEnd().length - index,
      'Something else stands after this marker on its line',
    );
  if (first[1] === 'begin' && !named)
    return toBad(line, number, index, first[0].length, 'This marker has no id');
  const length = first[0].length + (named?.[0].length ?? 0);
  return { type: first[1] as 'begin' | 'end', id: named?.[1], line: number, column: index + 1, length };
}

function toBad(line: string, number: number, at: number, length: number, what: string): MarkerProblem {
  const end = /rulemark *: *(?:end|stop|close)/i.test(line);
  return {
    code: 'code/bad-marker',
    severity: 'warning',
    message: `${what}, so it does not count.`,
    hint: `A marker has a comment line to itself: \`${end ? `${END}` : `${BEGIN} <id>`}\`, small letters, no space after the colon; the id has letters and digits, with dots, hyphens or low lines between.`,
    line: number,
    column: at + 1,
    length,
  };
}

/** Blocks as their markers open and close them; each step takes the same time however many are open. */
class BlockStack {
  readonly spans: BlockSpan[] = [];
  readonly problems: MarkerProblem[] = [];
  readonly #open: Open[] = [];
  readonly #openIds = new Map<string, number>();
  /** Blocks that another one ended; their own end is expected and said nothing about. */
  readonly #crossed = new Set<string>();
  readonly #first = new Map<string, number>();
  #filled = 0;

  countLine(line: string): void {
    if (line.trim() !== '') this.#filled++;
  }

  add(marker: Marker): void {
    if (marker.type === 'begin') this.#begin({ ...marker, id: marker.id! });
    else this.#end(marker);
  }

  finish(): void {
    for (const { marker } of this.#open)
      this.#report(marker, {
        code: 'code/unclosed-block',
        message: `The block "${marker.id}" begins here and never ends.`,
        hint: `Put a comment \`${END} ${marker.id}\` on the line after its last line.`,
        id: marker.id,
      });
    this.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  #begin(marker: Open['marker']): void {
    const first = this.#first.get(marker.id);
    if (first === undefined) this.#first.set(marker.id, marker.line);
    else
      this.#report(marker, {
        code: 'code/repeated-block',
        message: `A block "${marker.id}" already begins on line ${first} of this file: nobody can tell which is meant.`,
        hint: 'Give each block of a file an id of its own, and name that id in the control.',
        id: marker.id,
        related: first,
      });
    this.#open.push({ marker, filled: this.#filled });
    this.#openIds.set(marker.id, (this.#openIds.get(marker.id) ?? 0) + 1);
  }

  #end(marker: Marker): void {
    const top = this.#open.at(-1);
    const id = marker.id ?? top?.marker.id;
    if (id === undefined || !this.#openIds.get(id)) {
      if (id === undefined || !this.#crossed.delete(id)) this.#reportStray(marker, top?.marker.id);
      return;
    }
    while (this.#open.at(-1)!.marker.id !== id) this.#cross(this.#pop(), marker);
    const { marker: begin, filled } = this.#pop();
    this.spans.push({ id, begin: begin.line, end: marker.line });
    if (filled === this.#filled)
      this.#report(begin, {
        code: 'code/empty-block',
        severity: 'warning',
        message: `The block "${id}" is empty: there is nothing between its markers that could change.`,
        hint: 'Put the markers round the lines that do what the control says.',
      });
  }

  #pop(): Open {
    const top = this.#open.pop()!;
    this.#openIds.set(top.marker.id, this.#openIds.get(top.marker.id)! - 1);
    return top;
  }

  #cross({ marker }: Open, end: Marker): void {
    this.#crossed.add(marker.id);
    this.#report(marker, {
      code: 'code/crossed-blocks',
      message: `The block "${marker.id}" begins inside "${end.id}" and is still open where that one ends, on line ${end.line}.`,
      hint: 'A block may stand inside another, but must end before it does. Move one of the ends.',
      id: marker.id,
      related: end.line,
    });
  }

  #reportStray(marker: Marker, open: string | undefined): void {
    const message =
      marker.id === undefined
        ? 'A block ends here, and none is open.'
        : `The block "${marker.id}" ends here, and no block of that id is open.`;
    this.#report(marker, {
      code: 'code/end-without-begin',
      message,
      hint:
        open === undefined
          ? `Put \`${BEGIN} ${marker.id ?? '<id>'}\` before the block, or take this line away.`
          : `The block that is open here is "${open}": write \`${END} ${open}\`, or mend its beginning.`,
      ...(marker.id === undefined ? {} : { id: marker.id }),
    });
  }

  #report(
    { line, column, length }: Marker,
    problem: Pick<MarkerProblem, 'code' | 'message' | 'hint' | 'id' | 'related'> & {
      readonly severity?: MarkerProblem['severity'];
    },
  ): void {
    this.problems.push({ severity: 'error', ...problem, line, column, length });
  }
}
