/** The client of ecfr.gov against a server on this machine with the versioner's shapes. */
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type PulledPart, pullPart } from '../../src/remote/ecfr.ts';
import type { Failure } from '../../src/remote/failure.ts';
import { type PartTarget, parseTarget } from '../../src/remote/parse-target.ts';
import { makeFolder } from '../build-content.ts';
import { json, type Loopback, PART_XML, startServer, status, TITLES, text } from './loopback.ts';

const V1 = '/api/versioner/v1';
const NOTHING = '{"error":"No matching content found."}';

const toTarget = (what: string, date?: string): PartTarget => {
  const target = parseTarget(what);
  if (target.kind !== 'part') throw new Error(what);
  return date ? { ...target, date } : target;
};

const version = (date: string, identifier = '791.1', removed = false): object => ({
  date,
  amendment_date: date,
  issue_date: date,
  identifier,
  name: '§ 791.1 Scope.',
  part: '791',
  substantive: true,
  removed,
  subpart: null,
  title: '15',
  type: 'section',
});

async function pull(
  target: PartTarget,
  routes: Parameters<typeof startServer>[0] = () => ({}),
): Promise<{ outcome: PulledPart | Failure; folder: string; server: Loopback }> {
  const server = await startServer((base) => ({ [`${V1}/titles.json`]: json(TITLES), ...routes(base) }));
  const folder = makeFolder();
  const options = { folder, base: server.base, sleep: async () => {} };
  return { outcome: await pullPart(target, options), folder, server };
}

const withVersions = (...versions: readonly object[]): Parameters<typeof startServer>[0] => {
  const answer = { content_versions: versions, meta: { title: '15', result_count: versions.length } };
  return () => ({ [`${V1}/versions/title-15.json`]: json(answer) });
};

describe('a part', () => {
  test('comes as of the last day that the title has', async () => {
    const { outcome, folder, server } = await pull(toTarget('15 CFR 791'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml?part=791`]: text(PART_XML),
    }));
    expect(outcome).toMatchObject({
      kind: 'part',
      file: { bytes: Buffer.byteLength(PART_XML) },
      record: {
        title: 15,
        titleName: 'Harbours and Trade',
        part: '791',
        section: null,
        date: '2030-06-18',
        upToDateAsOf: '2030-06-18',
        latestAmendedOn: '2030-06-10',
        htmlUrl: 'https://www.ecfr.gov/on/2030-06-18/title-15/part-791',
      },
    });
    expect(server.asked).toEqual([`${V1}/titles.json`, `${V1}/full/2030-06-18/title-15.xml?part=791`]);
    expect(readdirSync(folder).sort()).toEqual(['title-15-part-791-2030-06-18.xml', 'titles.json']);
  });

  test('comes as of the day asked for', async () => {
    const { outcome } = await pull(toTarget('15 CFR part 791', '2025-01-27'), () => ({
      [`${V1}/full/2025-01-27/title-15.xml?part=791`]: text(PART_XML),
    }));
    expect(outcome).toMatchObject({
      kind: 'part',
      record: { date: '2025-01-27', upToDateAsOf: '2030-06-18' },
    });
  });

  test('a section is asked for with its part', async () => {
    const { outcome, folder } = await pull(toTarget('15 CFR 791.302'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml?part=791&section=791.302`]: text(PART_XML),
    }));
    expect(outcome).toMatchObject({ kind: 'part', record: { part: '791', section: '791.302' } });
    expect(readdirSync(folder)).toContain('title-15-section-791.302-2030-06-18.xml');
  });

  test('a section number never becomes a path', async () => {
    const { outcome, folder } = await pull(toTarget('26 CFR 1.5/../../x'), () => ({
      [`${V1}/titles.json`]: json({ titles: [{ number: 26, up_to_date_as_of: '2030-06-18' }] }),
      [`${V1}/full/2030-06-18/title-26.xml`]: text(PART_XML),
    }));
    expect(outcome.kind).toBe('part');
    expect(readdirSync(folder)).toContain('title-26-section-1.5_.._.._x-2030-06-18.xml');
  });
});

describe('fails in words', () => {
  const expectFailure = (outcome: PulledPart | Failure, code: string, message: RegExp, hint = /./): void =>
    expect(outcome).toMatchObject({
      kind: 'failed',
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });

  test('a day after the last one: not asked for, and the last one named', async () => {
    const { outcome, server } = await pull(toTarget('15 CFR 791', '2030-06-19'));
    expectFailure(
      outcome,
      'remote/day-unavailable',
      /up to 2030-06-18; 2030-06-19 is later/,
      /--date 2030-06-18/,
    );
    expect(server.asked).toHaveLength(1);
  });

  test('a day that the service itself calls too late', async () => {
    const said =
      '{"error":"The requested date 2030-06-18 is past the title\'s most recent issue date of 2030-06-15, see elsewhere"}';
    const { outcome } = await pull(toTarget('15 CFR 791'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml`]: status(404, said),
    }));
    expectFailure(outcome, 'remote/day-unavailable', /up to 2030-06-15/, /--date 2030-06-15/);
  });

  test('the same, compressed', async () => {
    const said = JSON.stringify({
      error: "The requested date 2030-06-18 is past the title's most recent issue date of 2030-06-15",
    });
    const { outcome } = await pull(toTarget('15 CFR 791'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml`]: (response) =>
        void response.writeHead(404, { 'content-encoding': 'gzip' }).end(gzipSync(said)),
    }));
    expectFailure(outcome, 'remote/day-unavailable', /up to 2030-06-15/);
  });

  test('a day before the first one: both bounds, and where older text is', async () => {
    const { outcome, server } = await pull(
      toTarget('15 CFR 791', '2016-05-01'),
      withVersions(version('2024-09-04'), version('2017-01-03', '791.2')),
    );
    expectFailure(
      outcome,
      'remote/day-unavailable',
      /15 CFR 791 from 2017-01-03 to 2030-06-18; 2016-05-01 is before that/,
      /govinfo/,
    );
    expect(server.asked.at(-1)).toBe(`${V1}/versions/title-15.json?part=791`);
  });

  test('a part that was taken out: since when, and how to get its last text', async () => {
    const { outcome } = await pull(
      toTarget('15 CFR 791', '2030-01-01'),
      withVersions(
        version('2017-01-03'),
        version('2020-02-02', '791.2'),
        version('2025-03-01', '791.1', true),
        version('2025-03-01', '791.2', true),
      ),
    );
    expectFailure(
      outcome,
      'remote/not-found',
      /15 CFR 791 was taken out .* on 2025-03-01; on 2030-01-01/,
      /rulemark pull "15 CFR 791" --date 2025-02-28/,
    );
  });

  test('a part of which only one section was taken out is not called gone', async () => {
    const { outcome } = await pull(
      toTarget('15 CFR 791', '2030-01-01'),
      withVersions(
        version('2017-01-03'),
        version('2017-01-03', '791.2'),
        version('2025-03-01', '791.2', true),
      ),
    );
    expectFailure(outcome, 'remote/not-found', /has no 15 CFR 791 on 2030-01-01\. It says: "No matching/);
  });

  test('a part that never was', async () => {
    const { outcome } = await pull(toTarget('15 CFR 9999'), withVersions());
    expectFailure(
      outcome,
      'remote/not-found',
      /no 15 CFR 9999 on 2030-06-18/,
      /ecfr\.gov\/on\/2030-06-18\/title-15/,
    );
  });

  test('a paragraph where a section is wanted: the section', async () => {
    const { outcome } = await pull(toTarget('15 CFR 791.302(a)(1)'), withVersions());
    expectFailure(outcome, 'remote/not-found', /no 15 CFR 791\.302\(a\)\(1\)/, /"15 CFR 791\.302"$/);
  });

  test('nothing there, and the list of versions fails too', async () => {
    const { outcome } = await pull(toTarget('15 CFR 791'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml`]: status(404, NOTHING),
      [`${V1}/versions/title-15.json`]: status(500),
    }));
    expectFailure(outcome, 'remote/not-found', /has no 15 CFR 791/);
  });

  test('a title that is reserved, and one that is not listed', async () => {
    expectFailure(
      (await pull(toTarget('35 CFR 1'))).outcome,
      'remote/not-found',
      /title 35, which is reserved/,
      /: 15\./,
    );
    expectFailure((await pull(toTarget('7 CFR 1'))).outcome, 'remote/not-found', /no text of title 7\./);
  });

  test.each<[string, unknown]>([
    ['no list', { titles: 'x' }],
    ['nothing', {}],
    ['a list of its own', [1]],
    ['null', null],
  ])('the titles are %s', async (_what, answer) => {
    const { outcome } = await pull(toTarget('15 CFR 791'), () => ({ [`${V1}/titles.json`]: json(answer) }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'remote/unexpected-answer' });
  });

  test('a fault of the service is told as that', async () => {
    const { outcome } = await pull(toTarget('15 CFR 791'), () => ({
      [`${V1}/full/2030-06-18/title-15.xml`]: status(504),
    }));
    expectFailure(outcome, 'remote/server-error', /status 504/);
  });
});
