/** One address into one file: what a server may do wrong, how often it is asked again, and that nothing stays half. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FetchEvent,
  type FetchedFile,
  type FetchLimits,
  fetchFile,
} from '../../src/remote/fetch-file.ts';
import { makeFolder } from '../build-content.ts';
import {
  ACCESS_PAGE,
  cutOff,
  findClosedPort,
  inTurn,
  RULE_XML,
  redirect,
  stall,
  startServer,
  status,
  text,
} from './loopback.ts';

const NOW = new Date('2030-06-19T12:00:00.500Z');
type Reply = ReturnType<typeof text>;

interface Run {
  readonly outcome: Awaited<ReturnType<typeof fetchFile>>;
  readonly folder: string;
  readonly waits: number[];
  readonly events: FetchEvent[];
  readonly asked: readonly string[];
}

/** Fetches an address with a clock that stands still and waits that take no time. */
async function fetchUrl(
  url: string,
  limits: Partial<FetchLimits> = {},
  format: 'xml' | 'json' = 'xml',
): Promise<Omit<Run, 'asked'>> {
  const folder = makeFolder();
  const waits: number[] = [];
  const events: FetchEvent[] = [];
  const outcome = await fetchFile(
    { url, path: join(folder, 'file'), format },
    {
      limits,
      now: () => NOW,
      sleep: async (ms) => void waits.push(ms),
      onEvent: (event) => events.push(event),
    },
  );
  return { outcome, folder, waits, events };
}

/** Fetches `/a` of a server with these routes. */
async function fetchRoutes(
  toRoutes: (base: string) => Readonly<Record<string, Reply>>,
  limits: Partial<FetchLimits> = {},
  format: 'xml' | 'json' = 'xml',
): Promise<Run> {
  const server = await startServer(toRoutes);
  return { ...(await fetchUrl(`${server.base}/a`, limits, format)), asked: server.asked };
}

/** Fetches an address that answers so. */
function fetchFrom(
  reply: Reply,
  limits: Partial<FetchLimits> = {},
  format: 'xml' | 'json' = 'xml',
): Promise<Run> {
  return fetchRoutes(() => ({ '/a': reply }), limits, format);
}

const whole = text(RULE_XML);

function expectFile(
  run: Omit<Run, 'asked'>,
  body: string | Buffer,
): asserts run is Run & { outcome: FetchedFile } {
  expect(run.outcome).toMatchObject({
    kind: 'fetched',
    bytes: Buffer.byteLength(body),
    sha256: createHash('sha256').update(body).digest('hex'),
    retrievedAt: '2030-06-19T12:00:00Z',
  });
  expect(readFileSync(join(run.folder, 'file')).equals(Buffer.from(body))).toBe(true);
}

function expectFailure(run: Omit<Run, 'asked'>, code: string, message: RegExp): void {
  expect(run.outcome).toMatchObject({ kind: 'failed', code, message: expect.stringMatching(message) });
  expect(run.outcome.kind === 'failed' && run.outcome.hint).toMatch(/\.$|>`|\d$/);
  expect(readdirSync(run.folder)).toEqual([]);
}

describe('what arrives', () => {
  test('a file as it was sent, with its size and digest', async () => {
    const run = await fetchFrom(whole);
    expectFile(run, RULE_XML);
    expect(run.waits).toEqual([]);
    expect(run.outcome.kind === 'fetched' && run.outcome.finalUrl).toBe(run.outcome.url);
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('what was sent as %s, decoded', async (encoding, compress) => {
    const packed = compress(Buffer.from(RULE_XML.repeat(1)));
    const run = await fetchFrom((response) => {
      response.writeHead(200, { 'content-encoding': encoding, 'content-length': packed.length }).end(packed);
    });
    expectFile(run, RULE_XML);
  });

  test('any bytes between the tags, in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 20 }),
        async (pieces) => {
          const body = ['<r>', ...pieces, '</r>'];
          const run = await fetchFrom((response) => {
            for (const piece of body) response.write(piece);
            response.end();
          });
          expectFile(run, Buffer.from(body.join('')));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('over a file that was there', async () => {
    const server = await startServer(() => ({ '/a': whole }));
    const folder = makeFolder();
    const path = join(folder, 'file');
    writeFileSync(path, 'x'.repeat(10_000));
    const outcome = await fetchFile({ url: `${server.base}/a`, path, format: 'xml' });
    expect(outcome.kind).toBe('fetched');
    expect(readFileSync(path, 'utf8')).toBe(RULE_XML);
  });

  test('after redirects, with the address that answered', async () => {
    const run = await fetchRoutes((base) => ({
      '/a': redirect('/b', 301),
      '/b': redirect(`${base}/c#there`, 307),
      '/c': whole,
    }));
    expectFile(run, RULE_XML);
    expect(run.outcome.finalUrl).toMatch(/\/c$/);
    expect(run.outcome.url).toMatch(/\/a$/);
  });

  test('progress: bytes so far and the total where it is said', async () => {
    const run = await fetchFrom((response) => {
      response.writeHead(200, { 'content-length': RULE_XML.length }).end(RULE_XML);
    });
    expect(run.events[0]).toMatchObject({ kind: 'asked' });
    expect(run.events.at(-1)).toEqual({ kind: 'received', bytes: RULE_XML.length, total: RULE_XML.length });
    const chunked = await fetchFrom((response) => {
      response.write(RULE_XML);
      response.end();
    });
    expect(chunked.events.at(-1)).toEqual({ kind: 'received', bytes: RULE_XML.length, total: undefined });
  });

  test('the request says who asks and for what', async () => {
    const server = await startServer(() => ({ '/a': whole }));
    await fetchUrl(`${server.base}/a`);
    expect(server.headers()).toMatchObject({
      accept: expect.stringContaining('application/xml'),
      'accept-encoding': 'gzip',
      'user-agent': expect.stringContaining('rulemark'),
    });
  });
});

describe('is tried again', () => {
  test.each([500, 502, 503, 504, 408, 520])('after status %d, then it works', async (code) => {
    const run = await fetchFrom(inTurn(status(code), status(code), whole));
    expectFile(run, RULE_XML);
    expect(run.waits).toEqual([1000, 2000]);
  });

  test('four times and no more when the fault stays', async () => {
    const run = await fetchFrom(status(500));
    expectFailure(run, 'remote/server-error', /status 500.*tried 4 times/);
    expect(run.waits).toEqual([1000, 2000, 4000]);
    expect(run.asked).toHaveLength(4);
  });

  test('after the seconds that the server asks for', async () => {
    const run = await fetchFrom(inTurn(status(429, '', { 'retry-after': '7' }), whole));
    expectFile(run, RULE_XML);
    expect(run.waits).toEqual([7000]);
  });

  test('after the time that the server names', async () => {
    const run = await fetchFrom(
      inTurn(status(503, '', { 'retry-after': 'Wed, 19 Jun 2030 12:00:20 GMT' }), whole),
    );
    expectFile(run, RULE_XML);
    expect(run.waits).toEqual([19_500]);
  });

  test.each(['soon', '-5', '', 'Wed, 19 Jun 2030 11:00:00 GMT'])(
    'after our own wait where it says "%s"',
    async (header) => {
      const run = await fetchFrom(inTurn(status(429, '', { 'retry-after': header }), whole));
      expectFile(run, RULE_XML);
      expect(run.waits).toEqual([1000]);
    },
  );

  test('not when the server wants a longer wait than we have', async () => {
    const run = await fetchFrom(status(429, '', { 'retry-after': '3600' }));
    expectFailure(run, 'remote/too-many-requests', /asks to wait 3600 s/);
    expect(run.asked).toHaveLength(1);
  });

  test('429 for ever is bounded', async () => {
    const run = await fetchFrom(status(429, '', { 'retry-after': '30' }));
    expectFailure(run, 'remote/too-many-requests', /tried 4 times/);
    expect(run.waits).toEqual([30_000, 30_000, 30_000]);
  });

  test('when nobody listens', async () => {
    const run = await fetchUrl(`${await findClosedPort()}/a`);
    expectFailure(run, 'remote/unreachable', /cannot be reached \(ECONNREFUSED\).*tried 4 times/);
    expect(run.waits).toHaveLength(3);
  });

  test('when a name has no address', async () => {
    const run = await fetchUrl('http://no-such-host.invalid/a');
    expectFailure(
      run,
      'remote/unreachable',
      /no-such-host\.invalid cannot be reached.*its name has no address/,
    );
  });

  test('when the connection is cut before an answer', async () => {
    const run = await fetchFrom(inTurn((response) => response.socket?.destroy(), whole));
    expectFile(run, RULE_XML);
  });
});

describe('an answer that breaks off is never taken for a whole one', () => {
  test.each<[string, Reply]>([
    ['shorter than its Content-Length', cutOff(RULE_XML)],
    [
      'chunks without the last one',
      (response) => void response.write(RULE_XML, () => response.socket?.destroy()),
    ],
    [
      'gzip without its end, called complete',
      (response) => {
        const packed = gzipSync(RULE_XML.repeat(50)).subarray(0, 150);
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
      },
    ],
    [
      'gzip without its end, until the connection closes',
      (response) => {
        const packed = gzipSync(RULE_XML).subarray(0, -8);
        response.socket?.end(
          Buffer.concat([
            Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n'),
            packed,
          ]),
        );
      },
    ],
    [
      'gzip that is none',
      (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(RULE_XML),
    ],
    [
      'plain, until the connection closes',
      (response) => {
        response.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${RULE_XML.slice(0, -12)}`);
      },
    ],
    ['complete by HTTP, but its root stays open', text(RULE_XML.replace('</PRORULE>', ''))],
    ['cut in the closing tag', text(RULE_XML.trimEnd().slice(0, -1))],
    ['empty', text('')],
    ['blank', text(' \n \n')],
  ])('%s', async (_what, reply) => {
    const run = await fetchFrom(reply);
    expectFailure(run, 'remote/truncated', /tried 4 times/);
    expect(run.asked).toHaveLength(4);
    expectFile(await fetchFrom(inTurn(reply, whole)), RULE_XML);
  });

  const FULL_XML = '<?xml version="1.0"?><!-- a --><R a="1"><P>a<PRTPAGE P="2"/></P><?p?><!-- b --></R>';
  test('at no place where it may be cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: FULL_XML.length - 1 }), async (end) => {
        const run = await fetchFrom(text(FULL_XML.slice(0, end)), { attempts: 1 });
        expect(run.outcome.kind).toBe('failed');
        expect(existsSync(join(run.folder, 'file'))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('JSON', async () => {
    const run = await fetchFrom(text('{"document_number": "2030-', 'application/json'), {}, 'json');
    expectFailure(run, 'remote/truncated', /not whole JSON/);
  });
});

describe('XML that ends as XML may', () => {
  test.each([
    '<r>x</r>',
    '\uFEFF<?xml version="1.0"?>\n<!-- a --><!DOCTYPE r [<!ENTITY a "b>">]>\n<r>x</r >\n',
    '<r>x</r><!-- the end --><?p q?>\n',
    '<r/>',
    '<r a="1" />\n',
    '<ns:r.a-1>x</ns:r.a-1>',
    '<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="x"?>\r\n<RULE>x</RULE>\r\n',
  ])('%s', async (body) => {
    expectFile(await fetchFrom(text(body)), body);
  });

  test('in another encoding is left to its reader', async () => {
    const body = Buffer.from('\uFEFF<r>x</r>', 'utf16le');
    const run = await fetchFrom((response) => void response.end(body));
    expect(run.outcome.kind).toBe('fetched');
  });
});

describe('is not tried again', () => {
  test.each<[string, Reply, string, RegExp]>([
    ['404', status(404, 'no'), 'remote/not-found', /has nothing at .*\/a \(status 404\)/],
    ['410', status(410), 'remote/not-found', /status 410/],
    ['403', status(403), 'remote/refused', /refuses to give/],
    ['400', status(400), 'remote/unexpected-answer', /status 400/],
    ['204', status(204), 'remote/unexpected-answer', /status 204/],
    ['304 without a request for it', status(304), 'remote/unexpected-answer', /status 304/],
    [
      'a page of the network',
      text('<html><head><title>Sign in</title></head></html>', 'text/html'),
      'remote/unexpected-answer',
      /page for people \("Sign in"\) instead of XML/,
    ],
    [
      'a page called XML',
      text('<!-- x --><!DOCTYPE html><body>x'),
      'remote/unexpected-answer',
      /page for people/,
    ],
    [
      'the page to request access',
      text(ACCESS_PAGE, 'text/html'),
      'remote/access-page',
      /takes this network for a robot/,
    ],
    [
      'the same with status 403',
      status(403, ACCESS_PAGE),
      'remote/access-page',
      /takes this network for a robot/,
    ],
    [
      'the same, compressed',
      (response) => void response.writeHead(403, { 'content-encoding': 'gzip' }).end(gzipSync(ACCESS_PAGE)),
      'remote/access-page',
      /takes this network for a robot/,
    ],
    [
      'a redirect to the page',
      redirect('https://unblock.federalregister.gov/?x=1'),
      'remote/access-page',
      /takes this network for a robot/,
    ],
    [
      'JSON instead of XML',
      text('{"error": "x"}'),
      'remote/unexpected-answer',
      /something else than XML: "\{"error": "x"\}"/,
    ],
    [
      'no HTTP at all',
      (response) => void response.socket?.end('SSH-2.0-x\r\n\r\n'),
      'remote/unexpected-answer',
      /does not speak HTTP/,
    ],
  ])('%s', async (_what, reply, code, message) => {
    const run = await fetchFrom(reply);
    expectFailure(run, code, message);
    expect(run.asked).toHaveLength(1);
  });

  test('a page instead of JSON', async () => {
    const run = await fetchFrom(text('<html></html>', 'text/html'), {}, 'json');
    expectFailure(run, 'remote/unexpected-answer', /instead of JSON/);
  });

  test('a server whose certificate nobody vouches for', async () => {
    const { createServer } = await import('node:https');
    const server = createServer({});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = (server.address() as { port: number }).port;
    const run = await fetchUrl(`https://127.0.0.1:${port}/a`);
    server.close();
    expectFailure(run, 'remote/untrusted', /cannot be trusted/);
    expect(run.waits).toEqual([]);
  });

  test('a folder that is not there', async () => {
    const server = await startServer(() => ({ '/a': whole }));
    const outcome = await fetchFile({
      url: `${server.base}/a`,
      path: join(makeFolder(), 'x', 'y'),
      format: 'xml',
    });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'remote/not-saved' });
  });
});

describe('redirects', () => {
  test('in a circle', async () => {
    const run = await fetchRoutes(() => ({ '/a': redirect('/b'), '/b': redirect('/a') }));
    expectFailure(run, 'remote/redirect-refused', /in a circle/);
    expect(run.asked).toEqual(['/a', '/b']);
  });

  test('to itself', async () => {
    expectFailure(await fetchFrom(redirect('/a')), 'remote/redirect-refused', /in a circle/);
  });

  test('without end', async () => {
    const server = await startServer(() =>
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`/${n}`, redirect(`/${n + 1}`)])),
    );
    expectFailure(await fetchUrl(`${server.base}/0`), 'remote/redirect-refused', /more than 5 times/);
    expect(server.asked).toHaveLength(6);
  });

  test.each(['', 'http://', '//'])('to nowhere ("%s")', async (location) => {
    const run = await fetchFrom(redirect(location));
    expect(run.outcome).toMatchObject({ kind: 'failed', code: 'remote/redirect-refused' });
  });

  test('to a connection that others could change', async () => {
    const run = await fetchFrom(redirect('http://example.org/x.xml'));
    expectFailure(run, 'remote/redirect-refused', /listen to or change/);
  });

  test('to another kind of address', async () => {
    const run = await fetchFrom(redirect('file:///etc/passwd'));
    expectFailure(run, 'remote/redirect-refused', /listen to or change/);
  });
});

describe('limits', () => {
  test('a file that says it is too large is not begun', async () => {
    const run = await fetchFrom(cutOff('<r>', 5000), { maxBytes: 1000 });
    expectFailure(run, 'remote/too-large', /larger than 1000 bytes/);
    expect(run.asked).toHaveLength(1);
  });

  test('one that does not say so is stopped', async () => {
    const run = await fetchFrom((response) => void response.end('<r>'.repeat(10_000)), { maxBytes: 1000 });
    expectFailure(run, 'remote/too-large', /larger than/);
  });

  test('one that grows when decoded is stopped', async () => {
    const packed = gzipSync(Buffer.alloc(5_000_000, 'x'));
    const run = await fetchFrom(
      (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
      { maxBytes: 100_000 },
    );
    expectFailure(run, 'remote/too-large', /larger than/);
  });

  test('no answer in time', async () => {
    const run = await fetchFrom(stall(), { answerMs: 60, attempts: 2 });
    expectFailure(run, 'remote/timeout', /did not answer within 0\.06 s.*tried 2 times/);
  });

  test('an answer that stops coming', async () => {
    const run = await fetchFrom(stall('<r>'), { idleMs: 60, attempts: 2 });
    expectFailure(run, 'remote/timeout', /sent nothing more for 0\.06 s/);
  });

  test('an answer that drips for ever', async () => {
    const drip: Reply = (response) => {
      response.write('<r>');
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const run = await fetchFrom(drip, { attemptMs: 200, attempts: 1 });
    expectFailure(run, 'remote/timeout', /was not done after 0\.2 s/);
  });

  test('a slow start that comes in time', async () => {
    const run = await fetchFrom(inTurn(stall(), whole), { answerMs: 300 });
    expectFile(run, RULE_XML);
  });
});
