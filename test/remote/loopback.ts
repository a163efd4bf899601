/**
 * A server on this machine that speaks the shapes of federalregister.gov (API v1) and ecfr.gov (versioner v1),
 * as their documentation and answers show them, about made-up harbour rules; and every fault a test asks for.
 * A route is a path, with its query where that matters, and what is done with each request to it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Reply = (response: ServerResponse, request: IncomingMessage, nth: number) => void;

export interface Loopback {
  readonly base: string;
  /** Every path asked, in order, with its query. */
  readonly asked: string[];
  /** The headers of the last request. */
  readonly headers: () => IncomingMessage['headers'];
}

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Starts a server; stopped after the tests of the file. Routes may need its address, so they are made with it. */
export async function startServer(
  toRoutes: (base: string) => Readonly<Record<string, Reply>>,
): Promise<Loopback> {
  const asked: string[] = [];
  const counts = new Map<string, number>();
  let last: IncomingMessage['headers'] = {};
  let routes: Readonly<Record<string, Reply>> = {};
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    last = request.headers;
    const key = url in routes ? url : url.replace(/\?.*$/, '');
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const reply = routes[key] ?? status(404, '{"error":"No matching content found."}');
    reply(response, request, nth);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  routes = toRoutes(base);
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base, asked, headers: () => last };
}

/** An address on this machine where nobody listens. */
export async function findClosedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const status =
  (code: number, body = '', headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response.writeHead(code, headers).end(body);

export const text = (body: string, type = 'application/xml'): Reply =>
  status(200, body, { 'content-type': type });

export const json = (value: unknown): Reply => text(JSON.stringify(value), 'application/json');

/** The first replies in order, then the last of them for good. */
export const inTurn =
  (...replies: readonly Reply[]): Reply =>
  (response, request, nth) =>
    replies[Math.min(nth, replies.length) - 1]?.(response, request, nth);

export const redirect = (location: string, code = 302): Reply => status(code, '', { location });

/** Promises more than it sends, then hangs up. */
export const cutOff =
  (body: string, promised = body.length + 100): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/xml', 'content-length': String(promised) });
    response.write(body, () => response.socket?.destroy());
  };

/** Sends something, then nothing more. */
export const stall =
  (start = ''): Reply =>
  (response) => {
    if (start === '') return;
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.write(start);
  };

export const RULE_XML = `<?xml version="1.0" encoding="UTF-8"?>
<PRORULE><PREAMB><SUBJECT>Lamps in harbours</SUBJECT></PREAMB>
<FRDOC>[FR Doc. 2030-01234 Filed 5-1-30; 8:45 am]</FRDOC></PRORULE>
`;

/** The page that the two sites give whom they take for a robot, in our own words with the words that mark it. */
export const ACCESS_PAGE = `<!DOCTYPE html>
<html><head><title>Harbour Gazette :: Request Access</title></head>
<body><h1>Request Access</h1><p>Programmatic access is for the developer interfaces; solve the CAPTCHA.</p></body></html>`;

/** What the Federal Register says of a document, all fields of it. */
export function toRecord(
  base: string,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    document_number: '2030-01234',
    title: 'Lamps in harbours',
    type: 'Proposed Rule',
    action: 'Notice of proposed rulemaking.',
    citation: '95 FR 1234',
    start_page: 1234,
    end_page: 1250,
    publication_date: '2030-05-01',
    effective_on: null,
    comments_close_on: '2030-07-30',
    dates: 'Comments must be received by July 30, 2030.',
    signing_date: null,
    executive_order_number: null,
    regulation_id_numbers: ['0694-ZZ01'],
    docket_ids: ['Docket No. 300501-0001'],
    agencies: [
      { raw_name: 'HARBOUR DEPARTMENT', name: 'Harbour Department', id: 9, slug: 'harbour-department' },
      { raw_name: 'Bureau of Lamps' },
    ],
    cfr_references: [
      { title: 15, part: 7, chapter: null },
      { title: 15, part: null, chapter: 'VII' },
    ],
    html_url: `${base}/documents/2030/05/01/2030-01234/lamps-in-harbours`,
    pdf_url: `${base}/2030-01234.pdf`,
    corrections: [`${base}/api/v1/documents/C1-2030-01234.json`],
    correction_of: null,
    full_text_xml_url: `${base}/documents/full_text/xml/2030/05/01/2030-01234.xml`,
    ...over,
  };
}

export const RECORD_PATH = '/api/v1/documents/2030-01234.json';
export const XML_PATH = '/documents/full_text/xml/2030/05/01/2030-01234.xml';

/** The titles as the eCFR lists them. */
export const TITLES = {
  meta: { date: '2030-06-18', import_in_progress: false },
  titles: [
    {
      number: 15,
      name: 'Harbours and Trade',
      latest_amended_on: '2030-06-10',
      latest_issue_date: '2030-06-15',
      up_to_date_as_of: '2030-06-18',
      reserved: false,
    },
    {
      number: 35,
      name: 'Canals',
      latest_amended_on: null,
      latest_issue_date: null,
      up_to_date_as_of: null,
      reserved: true,
    },
  ],
};

export const PART_XML = `<?xml version="1.0" encoding="UTF-8"?>
<DIV5 N="791" TYPE="PART"><HEAD>PART 791-LAMPS</HEAD><DIV8 N="791.1" TYPE="SECTION"><HEAD>§ 791.1 Scope.</HEAD><P>(a) All piers.</P></DIV8></DIV5>
`;
