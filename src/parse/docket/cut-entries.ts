/**
 * JSON as it streams in, cut into the texts of its entries without keeping the whole: the elements of a list at the
 * root, or of the list that a wrapper such as `{"documents": […]}` holds; else each value at the root. Of a file that
 * breaks off everything before the break is handed on. Only where values begin and end is looked at: `JSON.parse` of
 * each entry says whether it is sound.
 */
import { MOST_CHARACTERS } from './cut-lines.ts';
import { LIST_NAMES } from './to-event.ts';

export interface Entry {
  /** Counts from 1. */
  readonly number: number;
  /** Null for an entry that was too long. */
  readonly text: string | null;
}

export class EntryCutter {
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** Depth of the list whose elements are entries; 0 for values at the root. */
  #listDepth = 0;
  /** Whether a list at this place was found in the root value that is open. */
  #kept = '';
  /** Start of the entry within what is kept; -1 between entries. */
  #start = -1;
  #number = 0;
  #stringStart = -1;
  #lastString = '';
  #isTooLong = false;

  /** The entries that end in the next piece of text. */
  *push(piece: string): Generator<Entry> {
    const from = this.#kept.length;
    this.#kept += piece;
    const text = this.#kept;
    for (let at = from; at < text.length; at++) {
      if (this.#inString) {
        at = this.#skipString(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === 0x22) this.#openString(at);
      else if (code === 0x7b || code === 0x5b) this.#open(text, at, code === 0x5b);
      else if (code === 0x7d || code === 0x5d) {
        const entry = this.#close(text, at);
        if (entry) yield entry;
      } else if (code > 0x20 && code !== 0x2c && code !== 0x3a && this.#depth === this.#listDepth)
        this.#startEntry(at);
      else if (code === 0x2c && this.#depth === this.#listDepth && this.#start !== -1)
        yield this.#finish(text, at);
    }
    this.#forget();
  }

  /** Whether the file broke off within an entry or a list, and a last value at the root that needs no end. */
  end(): { readonly isCut: boolean; readonly number: number; readonly last: Entry | undefined } {
    const isCut = this.#depth > 0 || this.#inString;
    const hasLast = !isCut && this.#start !== -1;
    const last = hasLast ? this.#finish(this.#kept, this.#kept.length) : undefined;
    return { isCut, number: this.#number + 1, last };
  }

  #skipString(text: string, from: number): number {
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) {
        at++;
        if (at >= text.length) this.#isEscaped = true;
      } else if (code === 0x22) {
        this.#inString = false;
        if (this.#stringStart !== -1) this.#lastString = text.slice(this.#stringStart + 1, at);
        return at;
      }
    }
    return at;
  }

  #openString(at: number): void {
    this.#inString = true;
    // names are looked at in the root object alone, where they may name a list
    this.#stringStart = this.#depth === 1 && this.#listDepth === 0 ? at : -1;
    if (this.#depth === this.#listDepth) this.#startEntry(at);
  }

  #open(text: string, at: number, isList: boolean): void {
    this.#depth++;
    if (isList && this.#listDepth === 0 && this.#isEntryList(text)) {
      this.#listDepth = this.#depth;
      this.#start = -1;
    } else if (this.#depth - 1 === this.#listDepth) this.#startEntry(at);
  }

  /** A list at the root, or one under a name that the sources use in the object at the root. */
  #isEntryList(_text: string): boolean {
    return this.#depth === 1 || (this.#depth === 2 && LIST_NAMES.has(this.#lastString));
  }

  #close(text: string, at: number): Entry | undefined {
    if (this.#depth === 0) return undefined; // one too many: what stands round it says so when it is read
    if (this.#depth === this.#listDepth) {
      const last = this.#start === -1 ? undefined : this.#finish(text, at);
      this.#depth--;
      this.#listDepth = this.#depth === 0 ? 0 : -1; // what follows the list in its wrapper is no entry
      return last;
    }
    this.#depth--;
    if (this.#listDepth === -1) {
      if (this.#depth === 0) this.#listDepth = 0;
      return undefined;
    }
    return this.#depth === this.#listDepth && this.#start !== -1 ? this.#finish(text, at + 1) : undefined;
  }

  #startEntry(at: number): void {
    if (this.#start === -1) this.#start = at;
  }

  #finish(text: string, end: number): Entry {
    this.#number++;
    const entry = { number: this.#number, text: this.#isTooLong ? null : text.slice(this.#start, end) };
    this.#start = -1;
    this.#isTooLong = false;
    return entry;
  }

  /** Keeps of what was read only the entry that is open. */
  #forget(): void {
    if (this.#start === -1 && this.#stringStart !== -1 && this.#inString) {
      this.#kept = this.#kept.slice(this.#stringStart);
      this.#stringStart = 0;
    } else if (this.#start === -1) this.#kept = '';
    else {
      if (this.#stringStart >= this.#start) this.#stringStart -= this.#start;
      this.#kept = this.#kept.slice(this.#start);
      this.#start = 0;
    }
    if (this.#kept.length <= MOST_CHARACTERS) return;
    this.#isTooLong = true;
    this.#stringStart = -1;
    this.#kept = '';
  }
}
