/** The client of the API of regulations.gov against a server on this machine. */
import { describe, expect, test } from 'vitest';
import {
  isFailure,
  type ListedComment,
  RegulationsClient,
  toEasternTime,
} from '../../src/remote/regulations.ts';
import { makeFolder } from '../build-content.ts';
import { KEY, type RegulationsServer, serveRegulations } from './regulations-server.ts';

const connect = ({ base }: RegulationsServer, waits: number[] = []): RegulationsClient =>
  new RegulationsClient({ base, key: KEY, folder: makeFolder(), sleep: async (ms) => void waits.push(ms) });

async function list(client: RegulationsClient): Promise<{ ids: string[]; failures: string[] }> {
  const found: ListedComment[] = [];
  const failures: string[] = [];
  for await (const comment of client.listComments('0900000000000001'))
    if (isFailure(comment)) failures.push(comment.code);
    else found.push(comment);
  return { ids: found.map(({ id }) => id), failures };
}

describe('lists', () => {
  test('beyond 5,000 go on from the time of the last entry, each comment once', {
    timeout: 60_000,
  }, async () => {
    const server = await serveRegulations(5_700);
    const { ids, failures } = await list(connect(server));
    expect(failures).toEqual([]);
    expect(ids.toSorted()).toEqual(server.comments.map(({ id }) => id).toSorted());
    const since = server.asked.filter((url) => url.includes('lastModifiedDate][ge]'));
    expect(since).toHaveLength(3);
    // the 5,000th of them, three a second from noon UTC, in Eastern time
    expect(since[0]).toContain('[ge]=2030-03-01+07:27:46');
    expect(server.asked.every((url) => !url.includes(KEY))).toBe(true);
  });

  test('of a docket that nobody knows are empty', async () => {
    const client = connect(await serveRegulations(1));
    expect(await client.listDocuments('XX-2030-0009')).toEqual([]);
  });
});

describe('limits', () => {
  test('a used-up hour is waited for as long as the service asks', async () => {
    const waits: number[] = [];
    const server = await serveRegulations(3, { limitAfter: 1 });
    const { ids } = await list(connect(server, waits)).then(async (first) => first);
    expect(ids).toHaveLength(3);
    const second = await list(connect(server, waits));
    expect(second.ids).toHaveLength(3);
    expect(waits).toEqual([1_000]);
  });

  test('a key that is refused is said to be, without naming it', async () => {
    const { base } = await serveRegulations(1);
    const client = new RegulationsClient({
      base,
      key: 'wrong-key',
      folder: makeFolder(),
      sleep: async () => {},
    });
    const answer = await client.listDocuments('HL-2030-0001');
    expect(answer).toMatchObject({
      code: 'remote/key-refused',
      hint: expect.stringContaining('REGULATIONS_GOV_API_KEY'),
    });
    expect(JSON.stringify(answer)).not.toContain('wrong-key');
  });
});

test.each([
  ['2020-08-10T15:58:52Z', '2020-08-10 11:58:52'],
  ['2020-01-10T03:00:00Z', '2020-01-09 22:00:00'],
  ['2020-11-01T05:30:00Z', '2020-11-01 01:00:00'],
  ['2020-11-01T06:30:00Z', '2020-11-01 01:00:00'],
  ['2020-03-08T07:00:00Z', '2020-03-08 03:00:00'],
  ['never', undefined],
])('%s is %s in Eastern time', (utc, eastern) => {
  expect(toEasternTime(utc)).toBe(eastern);
});
