/** The client of federalregister.gov against a server on this machine with its shapes. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/remote/failure.ts';
import { type PulledDocument, pullDocument } from '../../src/remote/federal-register.ts';
import { makeFolder } from '../build-content.ts';
import {
  ACCESS_PAGE,
  json,
  type Loopback,
  RECORD_PATH,
  RULE_XML,
  startServer,
  status,
  text,
  toRecord,
  XML_PATH,
} from './loopback.ts';

type Routes = Parameters<typeof startServer>[0];

const pullFrom = async (
  toRoutes: Routes,
  number = '2030-01234',
  path = '',
): Promise<{ outcome: PulledDocument | Failure; folder: string; server: Loopback }> => {
  const server = await startServer(toRoutes);
  const folder = makeFolder();
  const options = { folder, base: `${server.base}${path}`, sleep: async () => {} };
  return { outcome: await pullDocument(number, options), folder, server };
};

const serve =
  (over: Readonly<Record<string, unknown>> = {}): Routes =>
  (base) => ({ [RECORD_PATH]: json(toRecord(base, over)), [XML_PATH]: text(RULE_XML) });

describe('a document', () => {
  test('comes as XML, with what the service says of it', async () => {
    const { outcome, folder, server } = await pullFrom(serve());
    expect(outcome).toMatchObject({
      kind: 'document',
      file: { bytes: Buffer.byteLength(RULE_XML), finalUrl: `${server.base}${XML_PATH}` },
      record: {
        number: '2030-01234',
        title: 'Lamps in harbours',
        type: 'Proposed Rule',
        action: 'Notice of proposed rulemaking.',
        citation: '95 FR 1234',
        startPage: 1234,
        endPage: 1250,
        published: '2030-05-01',
        effective: null,
        commentsClose: '2030-07-30',
        signed: null,
        rins: ['0694-ZZ01'],
        dockets: ['Docket No. 300501-0001'],
        agencies: ['Harbour Department', 'Bureau of Lamps'],
        cfr: [
          { title: '15', part: '7' },
          { title: '15', part: null },
        ],
        corrections: ['C1-2030-01234'],
        correctionOf: null,
      },
    });
    expect(readdirSync(folder).sort()).toEqual(['2030-01234.json', '2030-01234.xml']);
    expect(readFileSync(`${folder}/2030-01234.xml`, 'utf8')).toBe(RULE_XML);
  });

  test('is asked for by field, so that the answer stays small', async () => {
    const { server } = await pullFrom(serve());
    const asked = new URL(server.asked[0] ?? '', server.base).searchParams.getAll('fields[]');
    expect(asked).toEqual(expect.arrayContaining(['full_text_xml_url', 'document_number', 'correction_of']));
    expect(server.asked).toHaveLength(2);
  });

  test('whose description says little is taken all the same', async () => {
    const { outcome } = await pullFrom((base) => ({
      [RECORD_PATH]: json({ document_number: '2030-01234', full_text_xml_url: `${base}${XML_PATH}` }),
      [XML_PATH]: text(RULE_XML),
    }));
    expect(outcome).toMatchObject({
      kind: 'document',
      record: { title: null, rins: [], agencies: [], published: null, startPage: null, corrections: [] },
    });
  });

  test('whose fields have other types than they should keeps what is right', async () => {
    const { outcome } = await pullFrom(
      serve({
        title: 7,
        start_page: '12',
        end_page: 'x',
        publication_date: '2030-02-30',
        agencies: 'none',
        cfr_references: [null, 3, { title: null, part: 1 }, { title: '15', part: '791' }],
        corrections: null,
        docket_ids: [null, 'D-1', ''],
      }),
    );
    expect(outcome).toMatchObject({
      kind: 'document',
      record: {
        title: '7',
        startPage: 12,
        endPage: null,
        published: null,
        agencies: [],
        cfr: [{ title: '15', part: '791' }],
        corrections: [],
        dockets: ['D-1'],
      },
    });
  });

  test('on a mirror below a path is asked there, though the service names itself', async () => {
    const { outcome, server } = await pullFrom(
      () => ({
        [`/mirror${RECORD_PATH}`]: json(toRecord('https://www.federalregister.gov')),
        [`/mirror${XML_PATH}`]: text(RULE_XML),
      }),
      '2030-01234',
      '/mirror/',
    );
    expect(outcome.kind).toBe('document');
    expect(server.asked[1]).toBe(`/mirror${XML_PATH}`);
  });
});

describe('fails in words', () => {
  const expectFailure = (outcome: PulledDocument | Failure, code: string, message: RegExp): void =>
    expect(outcome).toMatchObject({ kind: 'failed', code, message: expect.stringMatching(message) });

  test('where there is no such document: the address asked and what to check', async () => {
    const { outcome } = await pullFrom(serve(), '2030-99999');
    expectFailure(
      outcome,
      'remote/not-found',
      /no document 2030-99999\. Asked was http.*2030-99999\.json \(/,
    );
    expect(outcome).toMatchObject({ hint: expect.stringMatching(/FR Doc\..*public inspection/) });
  });

  test('where the document has no XML: since when there is, and where to read it', async () => {
    const { outcome } = await pullFrom(serve({ full_text_xml_url: null, publication_date: '1997-05-01' }));
    expectFailure(
      outcome,
      'remote/no-full-text',
      /no full-text XML of document 2030-01234, published on 1997/,
    );
    expect(outcome).toMatchObject({ hint: expect.stringMatching(/2000.*2030-01234\.pdf/) });
  });

  test('where the description names an XML that is not there', async () => {
    const { outcome } = await pullFrom((base) => ({ [RECORD_PATH]: json(toRecord(base)) }));
    expectFailure(outcome, 'remote/not-found', /has nothing at .*2030-01234\.xml/);
  });

  test.each<[string, unknown, RegExp]>([
    ['without a number', {}, /no document_number/],
    ['a list', [toRecord('')], /no document_number/],
    ['of another document', { document_number: '2030-77777' }, /speaks of document 2030-77777/],
  ])('where the answer is JSON %s', async (_what, answer, message) => {
    const { outcome } = await pullFrom(() => ({ [RECORD_PATH]: json(answer) }));
    expectFailure(outcome, 'remote/unexpected-answer', message);
  });

  test.each([
    ['http://example.org/x.xml', /others could change/],
    ['ftp://example.org/x.xml', /others could change/],
    ['http://', /full_text_xml_url is "http/],
  ])('where the XML is said to be at %s', async (address, message) => {
    const { outcome } = await pullFrom(serve({ full_text_xml_url: address }));
    expectFailure(outcome, 'remote/unexpected-answer', message);
  });

  test('where a page for people comes instead of the XML', async () => {
    const { outcome, folder } = await pullFrom((base) => ({
      [RECORD_PATH]: json(toRecord(base)),
      [XML_PATH]: text(ACCESS_PAGE, 'text/html'),
    }));
    expectFailure(outcome, 'remote/access-page', /request access/);
    expect(outcome).toMatchObject({ hint: expect.stringContaining('rulemark import') });
    expect(readdirSync(folder)).toEqual(['2030-01234.json']);
  });

  test('where the service has a fault for good', async () => {
    const { outcome, server } = await pullFrom(() => ({ [RECORD_PATH]: status(503) }));
    expectFailure(outcome, 'remote/server-error', /status 503.*tried 4 times/);
    expect(server.asked).toHaveLength(4);
  });
});
