/**
 * The client of federalregister.gov, API v1, which needs no key. In: a document number and a folder. Out: the
 * published full-text XML in that folder, and what the service says of the document, or a failure in words.
 * Two requests: `/api/v1/documents/<number>.json` with the fields below, then the address it gives for the XML.
 * The XML exists from the year 2000 on, and from the day of publication, not of public inspection.
 */
import { join } from 'node:path';
import type { Failure } from './failure.ts';
import { type FetchedFile, type FetchOptions, fetchFile } from './fetch-file.ts';
import { isSafe } from './follow-redirect.ts';
import {
  getDay,
  getList,
  getNumber,
  getRecord,
  getText,
  getTexts,
  type JsonRecord,
  readJson,
  toWrongShape,
} from './read-json.ts';

export const FEDERAL_REGISTER = 'https://www.federalregister.gov';

/** What the Federal Register says of a document. Null or empty where it does not say. */
export interface DocumentRecord {
  readonly number: string;
  readonly title: string | null;
  /** As the service calls it: "Proposed Rule". */
  readonly type: string | null;
  /** As printed: "Notice of proposed rulemaking." */
  readonly action: string | null;
  readonly citation: string | null;
  readonly startPage: number | null;
  readonly endPage: number | null;
  readonly published: string | null;
  readonly effective: string | null;
  readonly commentsClose: string | null;
  /** The dates as printed, in words. */
  readonly dates: string | null;
  /** Orders: the day of signature, and the number of the executive order. */
  readonly signed: string | null;
  readonly executiveOrder: string | null;
  readonly rins: readonly string[];
  readonly dockets: readonly string[];
  readonly agencies: readonly string[];
  readonly cfr: readonly { readonly title: string; readonly part: string | null }[];
  readonly htmlUrl: string | null;
  readonly pdfUrl: string | null;
  /** Numbers of the documents that correct this one, and of the one that this corrects. */
  readonly corrections: readonly string[];
  readonly correctionOf: string | null;
}

export interface PulledDocument {
  readonly kind: 'document';
  readonly file: FetchedFile;
  readonly record: DocumentRecord;
}

export interface PullOptions extends FetchOptions {
  /** An existing folder that the files go into. */
  readonly folder: string;
  /** The address of the service or of a mirror of it. */
  readonly base: string;
}

const FIELDS = [
  'document_number',
  'title',
  'type',
  'action',
  'citation',
  'start_page',
  'end_page',
  'publication_date',
  'effective_on',
  'comments_close_on',
  'dates',
  'signing_date',
  'executive_order_number',
  'regulation_id_numbers',
  'docket_ids',
  'agencies',
  'cfr_references',
  'html_url',
  'pdf_url',
  'corrections',
  'correction_of',
  'full_text_xml_url',
] as const;
/** The description is a page or two; more is something else. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024;

/** The document's XML as `<number>.xml` in the folder, and its description, which also stays as `<number>.json`. */
export async function pullDocument(number: string, options: PullOptions): Promise<PulledDocument | Failure> {
  const url = toRecordUrl(number, options.base);
  const fetched = await fetchFile(
    { url, path: join(options.folder, `${number}.json`), format: 'json' },
    { ...options, limits: { ...options.limits, maxBytes: MAX_RECORD_BYTES } },
  );
  if (fetched.kind === 'failed') return fetched.status === 404 ? toNoDocument(number, fetched) : fetched;
  const answer = getRecord(readJson(fetched.path));
  const record = toRecord(answer);
  if (record === undefined) return toWrongShape(url, 'it has no document_number');
  if (record.number.toUpperCase() !== number)
    return toWrongShape(url, `it speaks of document ${record.number}, not of ${number}`);
  const address = resolveXmlAddress(answer['full_text_xml_url'], record, options.base, url);
  if (typeof address !== 'string') return address;
  const file = await fetchFile(
    { url: address, path: join(options.folder, `${number}.xml`), format: 'xml' },
    options,
  );
  return file.kind === 'failed' ? file : { kind: 'document', file, record };
}

function toRecordUrl(number: string, base: string): string {
  const url = new URL(`${base.replace(/\/+$/, '')}/api/v1/documents/${encodeURIComponent(number)}.json`);
  for (const field of FIELDS) url.searchParams.append('fields[]', field);
  return url.href;
}

function toRecord(answer: JsonRecord): DocumentRecord | undefined {
  const number = getText(answer['document_number']);
  if (number === null) return undefined;
  return {
    number,
    title: getText(answer['title']),
    type: getText(answer['type']),
    action: getText(answer['action']),
    citation: getText(answer['citation']),
    startPage: getNumber(answer['start_page']),
    endPage: getNumber(answer['end_page']),
    published: getDay(answer['publication_date']),
    effective: getDay(answer['effective_on']),
    commentsClose: getDay(answer['comments_close_on']),
    dates: getText(answer['dates']),
    signed: getDay(answer['signing_date']),
    executiveOrder: getText(answer['executive_order_number']),
    rins: getTexts(answer['regulation_id_numbers']),
    dockets: getTexts(answer['docket_ids']),
    agencies: getList(answer['agencies']).flatMap((agency) => {
      const { name, raw_name: printed } = getRecord(agency);
      return getText(name) ?? getText(printed) ?? [];
    }),
    cfr: getList(answer['cfr_references']).flatMap((reference) => {
      const { title, part } = getRecord(reference);
      const titleText = getText(title);
      return titleText === null ? [] : { title: titleText, part: getText(part) };
    }),
    htmlUrl: getText(answer['html_url']),
    pdfUrl: getText(answer['pdf_url']),
    corrections: getTexts(answer['corrections']).map(toNumber),
    correctionOf: getTexts([answer['correction_of']]).map(toNumber)[0] ?? null,
  };
}

/** Corrections are named by the address of their description. */
function toNumber(address: string): string {
  return /\/([^/]+?)(\.json)?(\?.*)?$/.exec(address)?.[1] ?? address;
}

/** The address of the XML; on a mirror, what the service gives for itself is asked from the mirror. */
function resolveXmlAddress(
  given: unknown,
  record: DocumentRecord,
  base: string,
  url: string,
): string | Failure {
  const text = getText(given);
  if (text === null) return toNoFullText(record, url);
  if (!URL.canParse(text, base)) return toWrongShape(url, `full_text_xml_url is "${text}"`);
  const address = new URL(text, base);
  const isOfService = address.origin === FEDERAL_REGISTER && !base.startsWith(FEDERAL_REGISTER);
  const asked = isOfService
    ? new URL(`${base.replace(/\/+$/, '')}${address.pathname}${address.search}`)
    : address;
  return isSafe(new URL(base), asked)
    ? asked.href
    : toWrongShape(url, `full_text_xml_url is ${address.href}, a connection that others could change`);
}

function toNoDocument(number: string, failure: Failure): Failure {
  return {
    ...failure,
    message: `The Federal Register has no document ${number}. Asked was ${failure.url.replace(/\?.*$/, '')} (status 404).`,
    hint:
      'Compare the number with the "FR Doc." line at the end of the printed document, zeros included. ' +
      'A document on public inspection gets its text on the day it is published.',
  };
}

function toNoFullText({ number, published, htmlUrl, pdfUrl }: DocumentRecord, url: string): Failure {
  const day = published === null ? '' : `, published on ${published},`;
  const place = pdfUrl ?? htmlUrl;
  return {
    kind: 'failed',
    url,
    code: 'remote/no-full-text',
    message: `The Federal Register has no full-text XML of document ${number}${day} only a description of it.`,
    hint:
      'XML exists from the year 2000 on, and some hours after publication. ' +
      (place ? `Read it at ${place} and restate it by hand.` : 'Restate it by hand, or try again later.'),
  };
}
