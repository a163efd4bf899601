/**
 * Text as it streams in, cut into lines: `\n`, `\r\n` or `\r` alone, with the number of each line. A line beyond all
 * reason is given up while it comes in, so that a file without line ends does not fill the memory.
 */

/** Longer than any comment that can be filed. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;

export interface Line {
  readonly number: number;
  /** Null for a line that was too long. */
  readonly text: string | null;
}

export class LineCutter {
  #number = 0;
  #parts: string[] = [];
  #length = 0;
  #endedInReturn = false;

  /** The lines that end in the next piece of text. */
  *push(piece: string): Generator<Line> {
    let start = this.#endedInReturn && piece.startsWith('\n') ? 1 : 0;
    if (piece !== '') this.#endedInReturn = false;
    for (let at = findEnd(piece, start); at !== -1; at = findEnd(piece, start)) {
      yield this.#finish(piece.slice(start, at));
      const isReturn = piece.charCodeAt(at) === 13;
      if (isReturn && at === piece.length - 1) this.#endedInReturn = true;
      start = isReturn && piece.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    }
    this.#keep(piece.slice(start));
  }

  /** The last line where the file does not end in a line end. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#finish('');
  }

  #keep(text: string): void {
    if (text === '') return;
    this.#length += text.length;
    if (this.#length <= MOST_CHARACTERS) this.#parts.push(text);
    else this.#parts = [];
  }

  #finish(last: string): Line {
    this.#keep(last);
    const text = this.#length > MOST_CHARACTERS ? null : this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    this.#number++;
    return { number: this.#number, text };
  }
}

/** The next end of a line; a carriage return counts only where no line feed comes before it. */
function findEnd(piece: string, from: number): number {
  const feed = piece.indexOf('\n', from);
  // only the line itself is looked through for a return: the whole piece for every line would be the square of it
  const line = feed === -1 ? piece.slice(from) : piece.slice(from, feed);
  const back = line.indexOf('\r');
  return back === -1 ? feed : from + back;
}
