/**
 * A server on this machine with the shapes of api.regulations.gov, version 4: documents of a docket, lists that end
 * after 5,000 comments and filter by Eastern time, details, keys and the count of an hour. Made-up harbour comments.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { toEasternTime } from '../../src/remote/regulations.ts';

export const KEY = 'test-key-of-nobody-0123456789';

export interface RegulationsServer {
  readonly base: string;
  readonly asked: string[];
  /** Comments by number with the time of their last change. */
  readonly comments: { id: string; modified: string }[];
}

export interface Faults {
  /** Answers before the count is used up once. */
  readonly limitAfter?: number;
  /** Ids that are listed and not there. */
  readonly missing?: readonly string[];
  /** Milliseconds that each detail takes. */
  readonly delayMs?: number;
  /** Details that are answered at all; the next ones are 500. */
  readonly failAfter?: number;
}

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Starts a server with so many comments, each changed a second after the one before. */
export async function serveRegulations(count: number, faults: Faults = {}): Promise<RegulationsServer> {
  const start = Date.UTC(2030, 2, 1, 12);
  const comments = Array.from({ length: count }, (_, at) => ({
    id: `HL-2030-0001-${String(at + 2).padStart(4, '0')}`,
    modified: `${new Date(start + Math.floor(at / 3) * 1000).toISOString().slice(0, 19)}Z`,
  }));
  const asked: string[] = [];
  let details = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    asked.push(decodeURIComponent(url.pathname + url.search));
    const send = (code: number, value: unknown, headers: Record<string, string> = {}): void =>
      void response
        .writeHead(code, { 'content-type': 'application/json', 'x-ratelimit-limit': '1000', ...headers })
        .end(JSON.stringify(value));
    if (request.headers['x-api-key'] !== KEY) return send(403, { error: { code: 'API_KEY_INVALID' } });
    if (faults.limitAfter !== undefined && asked.length === faults.limitAfter + 1)
      return send(
        429,
        { error: { code: 'OVER_RATE_LIMIT' } },
        { 'x-ratelimit-remaining': '0', 'retry-after': '1' },
      );
    if (url.pathname === '/v4/documents') return send(200, listDocuments(url));
    if (url.pathname === '/v4/comments') return send(200, listComments(url, comments));
    details++;
    const id = url.pathname.split('/').at(-1) ?? '';
    if (faults.missing?.includes(id)) return send(404, { errors: [{ status: '404' }] });
    if (faults.failAfter !== undefined && details > faults.failAfter)
      return send(501, { errors: [{ status: '501' }] });
    setTimeout(() => send(200, toDetail(id)), faults.delayMs ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, comments };
}

function listDocuments(url: URL): object {
  const isKnown = url.searchParams.get('filter[docketId]') === 'HL-2030-0001';
  const item = (n: number): object => ({
    id: `HL-2030-0001-000${n}`,
    type: 'documents',
    attributes: { objectId: `090000000000000${n}`, documentType: 'Proposed Rule' },
  });
  return { data: isKnown ? [item(1)] : [], meta: { hasNextPage: false } };
}

function listComments(url: URL, all: RegulationsServer['comments']): object {
  const since = url.searchParams.get('filter[lastModifiedDate][ge]') ?? '';
  const size = Number(url.searchParams.get('page[size]'));
  const page = Number(url.searchParams.get('page[number]'));
  const found = all
    .filter(({ modified }) => (toEasternTime(modified) ?? '') >= since)
    .toSorted((a, b) => (a.modified < b.modified ? -1 : a.modified > b.modified ? 1 : a.id < b.id ? -1 : 1));
  const data = found.slice((page - 1) * size, page * size).map(({ id, modified }) => ({
    id,
    type: 'comments',
    attributes: { lastModifiedDate: modified, title: 'Comment from Given Surname', withdrawn: false },
  }));
  return { data, meta: { hasNextPage: page < 20 ? found.length > page * size : found.length > page * size } };
}

function toDetail(id: string): object {
  return {
    data: {
      id,
      type: 'comments',
      attributes: {
        comment: `Lamps, says ${id}.`,
        commentOnDocumentId: 'HL-2030-0001-0001',
        docketId: 'HL-2030-0001',
        firstName: 'Given',
        lastName: 'Surname',
        city: 'Harbourtown',
        withdrawn: false,
      },
    },
  };
}
