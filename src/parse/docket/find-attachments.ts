/**
 * The attachments that an entry names: of API version 4 its `included` with their file formats (or only that there are
 * some), of a bulk download its columns of addresses, of API version 3 a count. Out: each with its address and status
 * `not-fetched`; reading them is for whoever has the files. A file offered in two formats is one attachment.
 */
import type { Attachment } from '../../model/docket.ts';
import type { Fields } from './read-fields.ts';

type Item = Readonly<Record<string, unknown>>;

/** In the order of the entry. */
export function findAttachments(fields: Fields, root: Item): readonly Attachment[] {
  const own = fields.get('attachments');
  if (Array.isArray(own)) return own.flatMap((item) => toOwn(item));
  const included = getItems(root['included']).filter(({ type }) => type === 'attachments');
  if (included.length > 0) return included.map((item, at) => toAttachment(getItem(item['attributes']), at));
  const related = getItems(getItem(getItem(getItem(root['data'])['relationships'])['attachments'])['data']);
  if (related.length > 0) return related.map((_, at) => toUnfetched(`Attachment ${at + 1}`, null));
  const listed = [...toAddresses(fields.get('contentfiles')), ...toAddresses(fields.get('attachmentfiles'))];
  if (listed.length > 0) return gather(listed);
  const formats = getItems(fields.get('fileformats'));
  if (formats.length > 0) return [toAttachment({ fileFormats: formats, title: 'Content' }, 0)];
  const count = Number(fields.get('attachmentcount') ?? 0);
  if (!Number.isInteger(count) || count < 1) return [];
  return Array.from({ length: Math.min(count, 1000) }, (_, at) => toUnfetched(`Attachment ${at + 1}`, null));
}

/** Formats whose words can be read, best first. */
const READABLE = ['docx', 'pdf', 'txt', 'htm', 'html'];

function toAttachment(attributes: Item, at: number): Attachment {
  const formats = getItems(attributes['fileFormats']).map((file) => ({
    url: typeof file['fileUrl'] === 'string' ? file['fileUrl'] : null,
    format: typeof file['format'] === 'string' ? file['format'].toLowerCase() : null,
  }));
  const rank = (format: string | null): number => (READABLE.indexOf(format ?? '') + 99) % 99;
  const best = formats.sort((a, b) => rank(a.format) - rank(b.format))[0];
  const title = typeof attributes['title'] === 'string' ? attributes['title'] : `Attachment ${at + 1}`;
  return { ...toUnfetched(title, best?.url ?? null), format: best?.format ?? toFormat(best?.url ?? '') };
}

/** Addresses that differ in their ending alone are one attachment. */
function gather(addresses: readonly string[]): Attachment[] {
  const byName = new Map<string, string>();
  for (const url of addresses) {
    const name = url.replace(/\.\w{1,5}$/, '');
    const before = byName.get(name);
    const isBetter = before === undefined || rankOf(url) < rankOf(before);
    if (isBetter) byName.set(name, url);
  }
  return [...byName.values()].map((url, at) => toUnfetched(`Attachment ${at + 1}`, url));
}

function rankOf(url: string): number {
  const at = READABLE.indexOf(toFormat(url) ?? '');
  return at === -1 ? READABLE.length : at;
}

/** An attachment of our own lines, or one that says at least where it is. */
function toOwn(value: unknown): Attachment[] {
  if (typeof value === 'string') return [toUnfetched('Attachment', value)];
  const item = getItem(value);
  const url = typeof item['url'] === 'string' ? item['url'] : null;
  const text = typeof item['text'] === 'string' ? item['text'] : null;
  const base = toUnfetched(typeof item['title'] === 'string' ? item['title'] : 'Attachment', url);
  const format = typeof item['format'] === 'string' ? item['format'] : base.format;
  const status =
    item['status'] === 'empty' || item['status'] === 'encrypted' || item['status'] === 'unreadable';
  if (text !== null && text.trim() !== '') return [{ ...base, format, status: 'ok', text }];
  return [{ ...base, format, status: status ? (item['status'] as Attachment['status']) : 'not-fetched' }];
}

function toUnfetched(title: string, url: string | null): Attachment {
  return { title, url, format: toFormat(url ?? ''), status: 'not-fetched', text: null };
}

function toFormat(url: string): string | null {
  return /\.([a-z0-9]{1,5})(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

function toAddresses(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function getItem(value: unknown): Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : {};
}

function getItems(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value.map(getItem) : [];
}
