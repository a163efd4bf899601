/**
 * The client of api.regulations.gov, version 4, which wants a key in the header `X-Api-Key`. In: a docket's number.
 * Out: its documents, the comments on each with the time of their last change, and each comment with its text. Lists
 * have no texts, so every comment is asked for by itself. A list ends after 5,000 entries; it goes on, sorted by last
 * change, from the time of the last entry (filters take Eastern time, answers give UTC). The service counts what a key
 * asks in an hour and says what is left; when nothing is left it is waited for. Source: open.gsa.gov/api/regulationsgov
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Failure } from './failure.ts';
import { type FetchEvent, type FetchOptions, fetchFile } from './fetch-file.ts';
import { getList, getRecord, getText, type JsonRecord, readJson, toWrongShape } from './read-json.ts';

export const REGULATIONS = 'https://api.regulations.gov';

export interface RegulationsOptions extends FetchOptions {
  readonly base: string;
  readonly key: string;
  /** Where answers lie while they are read. */
  readonly folder: string;
}

export interface ListedDocument {
  readonly id: string;
  readonly objectId: string;
}

export interface ListedComment {
  readonly id: string;
  /** When the agency last changed it, as it says. */
  readonly modified: string;
}

const PAGE_SIZE = 250;
/** Pages that a list has; what lies behind them is not given. */
const MOST_PAGES = 20;
/** The count of what was asked slides along an hour, so some of it frees up in every few minutes. */
const PAUSE_MS = 5 * 60_000;
const MOST_PAUSES = 24;

export class RegulationsClient {
  /** Requests that the key has left in this hour, and how many it has in all, as the last answer said. */
  remaining: number | undefined;
  hourly: number | undefined;
  readonly #options: RegulationsOptions;
  #count = 0;

  constructor(options: RegulationsOptions) {
    this.#options = options;
  }

  /** The documents of a docket that could be commented on; a docket nobody knows has none. */
  async listDocuments(docket: string): Promise<readonly ListedDocument[] | Failure> {
    const documents: ListedDocument[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const answer = await this.#ask('documents', {
        'filter[docketId]': docket,
        ...toPage(page),
        sort: 'documentId',
      });
      if (isFailure(answer)) return answer;
      for (const item of getList(answer['data']).map(getRecord)) {
        const id = getText(item['id']);
        const objectId = getText(getRecord(item['attributes'])['objectId']);
        if (id !== null && objectId !== null) documents.push({ id, objectId });
      }
      if (getRecord(answer['meta'])['hasNextPage'] !== true) return documents;
    }
    return documents;
  }

  /** Comments on a document, oldest change first, each once; a failure comes last. */
  async *listComments(objectId: string): AsyncGenerator<ListedComment | Failure, void, void> {
    const seen = new Set<string>();
    let since: string | undefined;
    for (;;) {
      let last: string | undefined;
      let page = 1;
      for (; page <= MOST_PAGES; page++) {
        const answer = await this.#ask('comments', {
          'filter[commentOnId]': objectId,
          ...(since === undefined ? {} : { 'filter[lastModifiedDate][ge]': since }),
          ...toPage(page),
          sort: 'lastModifiedDate,documentId',
        });
        if (isFailure(answer)) return yield answer;
        for (const item of getList(answer['data']).map(getRecord)) {
          const comment = toListed(item);
          if (!comment) continue;
          last = comment.modified;
          if (!seen.has(comment.id)) yield comment;
          seen.add(comment.id);
        }
        if (getRecord(answer['meta'])['hasNextPage'] !== true) return;
      }
      const next = toEasternTime(last ?? '');
      if (next === undefined || next === since) return yield this.#toStuck(objectId, last);
      since = next;
    }
  }

  /** The file that holds a comment with its text and attachments; it is overwritten by what is asked next. */
  async fetchComment(id: string): Promise<{ readonly path: string } | Failure> {
    const path = this.#nextPath();
    const failure = await this.#fetch(
      this.#toUrl(`comments/${encodeURIComponent(id)}`, { include: 'attachments' }),
      path,
    );
    return failure ?? { path };
  }

  async #ask(path: string, query: Readonly<Record<string, string>>): Promise<JsonRecord | Failure> {
    const url = this.#toUrl(path, query);
    const file = this.#nextPath();
    const failure = await this.#fetch(url, file);
    if (failure) return failure;
    const answer = getRecord(readJson(file));
    return Array.isArray(answer['data']) ? answer : toWrongShape(url, 'it has no list "data"');
  }

  /** Asks until the hourly count lets it through; undefined when the file is there. */
  async #fetch(url: string, path: string): Promise<Failure | undefined> {
    const { key, sleep = wait, onEvent = () => {} } = this.#options;
    for (let pause = 0; ; pause++) {
      if (this.remaining === 0 && pause === 0) await this.#pause(url, sleep, onEvent);
      const outcome = await fetchFile(
        { url, path, format: 'json', headers: { 'x-api-key': key } },
        { ...this.#options, onHead: (headers) => this.#note(headers) },
      );
      if (outcome.kind === 'fetched') return undefined;
      if (outcome.code !== 'remote/too-many-requests' || pause >= MOST_PAUSES) return explain(outcome);
      await this.#pause(url, sleep, onEvent);
    }
  }

  async #pause(
    url: string,
    sleep: (ms: number) => Promise<unknown>,
    onEvent: (event: FetchEvent) => void,
  ): Promise<void> {
    const failure: Failure = {
      kind: 'failed',
      url,
      code: 'remote/too-many-requests',
      message: `The key has used up what it may ask in an hour${this.hourly === undefined ? '' : ` (${this.hourly})`}.`,
      hint: 'Wait, or stop and run the command again later: what is there stays.',
    };
    onEvent({ kind: 'waiting', failure, waitMs: PAUSE_MS, next: 1, of: MOST_PAUSES });
    await sleep(PAUSE_MS);
    this.remaining = undefined;
  }

  #note(headers: Readonly<Record<string, string | string[] | undefined>>): void {
    this.remaining = toCount(headers['x-ratelimit-remaining']);
    this.hourly = toCount(headers['x-ratelimit-limit']) ?? this.hourly;
  }

  #nextPath(): string {
    this.#count = (this.#count + 1) % 4;
    return join(this.#options.folder, `answer-${this.#count}.json`);
  }

  #toUrl(path: string, query: Readonly<Record<string, string>>): string {
    const url = new URL(`${this.#options.base.replace(/\/+$/, '')}/v4/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }

  #toStuck(objectId: string, last: string | undefined): Failure {
    return {
      kind: 'failed',
      url: this.#toUrl('comments', { 'filter[commentOnId]': objectId }),
      code: 'remote/unexpected-answer',
      message: `More than ${PAGE_SIZE * MOST_PAGES} comments were changed in the same second (${last ?? 'no time given'}), and the service lists no more than that.`,
      hint: 'Ask regulations.gov for a bulk download of the docket, and use `rulemark docket import`.',
    };
  }
}

/** True for what did not succeed. */
export function isFailure(value: object): value is Failure {
  return 'kind' in value && value.kind === 'failed';
}

/** "2020-08-10T15:58:52Z" as the filters take it, in Eastern time: "2020-08-10 11:58:52". */
export function toEasternTime(utc: string): string | undefined {
  const time = Date.parse(utc);
  if (Number.isNaN(time)) return undefined;
  const text = showEastern(time);
  // The hour that comes twice in autumn: from its start, so that neither of the two is passed over.
  const isTwice = [time - 3_600_000, time + 3_600_000].some((other) => showEastern(other) === text);
  return isTwice ? `${text.slice(0, 10)} 01:00:00` : text;
}

const EASTERN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function showEastern(time: number): string {
  const parts = new Map(EASTERN.formatToParts(time).map(({ type, value }) => [type, value]));
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${get('year')}-${get('month')}-${get('day')} ${get('hour')}:${get('minute')}:${get('second')}`;
}

function toListed(item: JsonRecord): ListedComment | undefined {
  const id = getText(item['id']);
  if (id === null) return undefined;
  return { id, modified: getText(getRecord(item['attributes'])['lastModifiedDate']) ?? '' };
}

function toPage(page: number): Record<string, string> {
  return { 'page[size]': String(PAGE_SIZE), 'page[number]': String(page) };
}

function toCount(header: string | string[] | undefined): number | undefined {
  const count = typeof header === 'string' && header.trim() !== '' ? Number(header) : Number.NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A key that is refused is no fault of the network. */
function explain(failure: Failure): Failure {
  if (failure.status !== 401 && failure.status !== 403) return failure;
  return {
    ...failure,
    code: 'remote/key-refused',
    message: `The service does not take the key (status ${failure.status}).`,
    hint: 'Check REGULATIONS_GOV_API_KEY. A key is free: open.gsa.gov/api/regulationsgov, "Getting Started"; it comes by e-mail.',
  };
}
