/**
 * Fields of a comment by the names that the sources give them: the columns of a bulk download, the attributes of API
 * versions 3 and 4, and what people name them in plain lines. Names are compared without case, space and signs, so that
 * "Comment on Document ID" and `commentOnDocumentId` are one. Names of people, streets, addresses and numbers are in
 * no list: of them only whether there is one is asked, to tell an individual from nobody.
 */
import type { CommentRecord } from '../../model/docket.ts';
import { isDay } from '../../text/day.ts';

export type Fields = ReadonlyMap<string, unknown>;

/** Names of a field, best first. */
export const NAMES = {
  id: ['id', 'commentid', 'documentid', 'docid'],
  body: ['comment', 'commenttext', 'text', 'body', 'commentbody'],
  docket: ['docketid', 'docket'],
  answers: ['commentondocumentid', 'answers', 'commenton'],
  received: ['receivedate', 'receiveddate', 'received', 'datereceived'],
  posted: ['posteddate', 'posted', 'dateposted'],
  withdrawn: ['withdrawn', 'iswithdrawn'],
  restricted: ['restrictreasontype', 'restrictreason'],
  organization: ['organization', 'organizationname'],
  agency: ['govagency', 'governmentagency'],
  category: ['category'],
  alike: ['duplicatecomments', 'numberofcommentsreceived'],
  type: ['documenttype'],
  title: ['title'],
  first: ['firstname'],
  last: ['lastname'],
} as const;

/** The fields of a record by their plain names; of two of one name the first that says something. */
export function toFields(entries: Iterable<readonly [string, unknown]>): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const plain = toPlainName(name);
    const before = fields.get(plain);
    if (before === undefined || before === null || before === '') fields.set(plain, value);
  }
  return fields;
}

/** "Comment on Document ID" to "commentondocumentid"; a name that ends in a question mark loses it too. */
export function toPlainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The text of a field, as it stands; empty where there is none. */
export function getText(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** Whether any of the names is there at all, even with nothing in it. */
export function hasField(fields: Fields, names: readonly string[]): boolean {
  return names.some((name) => fields.has(name));
}

/** A day as YYYY-MM-DD, from ISO times and "MM/DD/YYYY"; null for what is none. */
export function getDay(fields: Fields, names: readonly string[]): string | null {
  const text = getText(fields, names).trim();
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text);
  const day = american
    ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}`
    : text.slice(0, 10);
  return isDay(day) ? day : null;
}

/** Whether a field says yes. */
export function isTrue(fields: Fields, names: readonly string[]): boolean {
  return names.some((name) => {
    const value = fields.get(name);
    return value === true || (typeof value === 'string' && /^(?:true|yes|y|1)$/i.test(value.trim()));
  });
}

/** What stands for one in a field for organisations. */
const NO_ORGANIZATION =
  /^(?:n\/?\.?a\.?|none|no|self|myself|me|individual|private(?: citizen)?|citizen|personal|anonymous|not applicable|null|-+|\.+)$/i;

/** Who filed it as far as it may be kept: sort, and the organisation's name. */
export function getSubmitter(fields: Fields): CommentRecord['submitter'] {
  const first = getText(fields, NAMES.first).trim();
  const last = getText(fields, NAMES.last).trim();
  const named = getText(fields, NAMES.organization).trim();
  const isPerson =
    named !== '' && [`${first} ${last}`, `${last}, ${first}`, last].some((name) => isSame(name, named));
  const organization = named === '' || NO_ORGANIZATION.test(named) || isPerson ? null : named;
  const agency = getText(fields, NAMES.agency).trim();
  if (agency !== '' && !NO_ORGANIZATION.test(agency))
    return { kind: 'government', organization: organization ?? agency };
  if (organization !== null) return { kind: 'organization', organization };
  const anonymous = /\banonymous\b/i;
  if (
    [first, last, getText(fields, NAMES.title), getText(fields, NAMES.category)].some((s) =>
      anonymous.test(s),
    )
  )
    return { kind: 'anonymous', organization: null };
  const isIndividual =
    first !== '' || last !== '' || named !== '' || /\bindividual\b/i.test(getText(fields, NAMES.category));
  return { kind: isIndividual ? 'individual' : 'unknown', organization: null };
}

function isSame(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
  return plain(a) !== '' && plain(a) === plain(b);
}
