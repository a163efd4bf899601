/**
 * What a pull of comments has fetched so far, so that one that was stopped goes on where it was: a hidden folder beside
 * the store, one line a comment, added as it comes. A line that a kill cut off is dropped. Comments lie there only
 * until they are in the store; after that only their ids and the time of their last change.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CommentEvent, CommentRecord } from '../model/docket.ts';
import { cutLines } from './cut-lines.ts';

/** Longer than the line of any comment that the service gives. */
const MOST_LINE_BYTES = 64 * 1024 * 1024;

interface Fetched {
  readonly id: string;
  readonly modified: string;
}

export class PullJournal {
  /** Where answers may lie while they are read. */
  readonly folder: string;
  readonly #stored: string;
  readonly #fetched: string;
  readonly #modified = new Map<string, string>();
  #waiting = 0;

  /** `home` is the folder of the docket. */
  constructor(home: string) {
    this.folder = join(home, '.pull');
    mkdirSync(this.folder, { recursive: true });
    this.#stored = join(this.folder, 'stored.jsonl');
    this.#fetched = join(this.folder, 'fetched.jsonl');
    for (const path of [this.#stored, this.#fetched]) {
      dropCutLine(path);
      for (const line of cutLines(path)) {
        const { id, modified } = JSON.parse(line) as Fetched;
        this.#modified.set(id, modified);
        if (path === this.#fetched) this.#waiting++;
      }
    }
  }

  /** Comments that are fetched and not yet stored. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether it was fetched as it stands now. */
  has({ id, modified }: Fetched): boolean {
    return this.#modified.get(id) === modified;
  }

  /** Keeps a comment. */
  add({ id, modified }: Fetched, record: CommentRecord): void {
    appendFileSync(this.#fetched, `${JSON.stringify({ id, modified, record })}\n`);
    this.#modified.set(id, modified);
    this.#waiting++;
  }

  /** What is fetched and not yet stored. */
  async *read(): AsyncGenerator<CommentEvent> {
    let row = 0;
    for (const line of cutLines(this.#fetched)) {
      const { record } = JSON.parse(line) as Fetched & { readonly record: CommentRecord };
      row++;
      yield { kind: 'comment', record, file: 'api.regulations.gov', row, notes: [] };
    }
  }

  /** To be called when the store has them. Killed within, the same is stored again, which changes nothing. */
  settle(): void {
    const lines = [...cutLines(this.#fetched)].map((line) => {
      const { id, modified } = JSON.parse(line) as Fetched;
      return `${JSON.stringify({ id, modified })}\n`;
    });
    appendFileSync(this.#stored, lines.join(''));
    rmSync(this.#fetched, { force: true });
    this.#waiting = 0;
  }
}

/** Cuts what stands behind the last line end. */
function dropCutLine(path: string): void {
  if (!existsSync(path)) return;
  const { size } = statSync(path);
  const tail = Buffer.alloc(Math.min(size, MOST_LINE_BYTES));
  const handle = openSync(path, 'r');
  try {
    readSync(handle, tail, 0, tail.length, size - tail.length);
  } finally {
    closeSync(handle);
  }
  truncateSync(path, size - tail.length + tail.lastIndexOf(10) + 1);
}
