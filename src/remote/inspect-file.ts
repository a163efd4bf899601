/**
 * Whether a download holds what was asked for. In: a file, whether it should be XML or JSON. Out: what is wrong
 * with it, or undefined. It looks at the first and last bytes only: a page for people instead of the file (a
 * network's sign-in, the "Request Access" page of federalregister.gov), and an end that is missing although the
 * server called the answer complete. Whether the XML is well formed is for its reader to say.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { getHost, type Setback } from './failure.ts';

export type Format = 'xml' | 'json';

const HEAD_BYTES = 16 * 1024;
const TAIL_BYTES = 4 * 1024;
/** What may stand before the first element and after the last. */
const PROLOG = /^(\s|<\?(?:(?!\?>)[\s\S])*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(\[[^\]]*\]\s*)?>)*/i;
const EMPTY_ROOT = /^<[^<>]*\/>(\s|<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>)*$/;
const EPILOG = /(\s|<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>)+$/;

export function findMismatch(path: string, format: Format, url: string): Setback | undefined {
  const { head, tail, size } = readEnds(path);
  if (head.trim() === '') return toTruncated(url, size === 0 ? 'is empty' : 'is blank');
  const page = findPage(head, format, url);
  if (page) return page;
  return format === 'xml' ? findXmlMismatch(head, tail, url) : findJsonMismatch(path, head, url);
}

/** The page for people that a text is, where it is one; `format` is what was asked for. */
export function findPage(text: string, format: Format, url: string): Setback | undefined {
  if (!/^\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(text)) return undefined;
  if (isAccessPage(text)) return toAccessPage(url);
  const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim().slice(0, 80);
  return {
    kind: 'failed',
    url,
    code: 'remote/unexpected-answer',
    message: `${getHost(url)} gave a page for people${title ? ` ("${title}")` : ''} instead of ${format.toUpperCase()}.`,
    hint: `Open ${url} in a browser: a network may ask you to sign in, or a filter may stand in the way.`,
    retry: false,
  };
}

/** Says that the service wants a person to ask for access first. */
export function toAccessPage(url: string): Setback {
  return {
    kind: 'failed',
    url,
    code: 'remote/access-page',
    message: `${getHost(url)} takes this network for a robot and asks a person to request access.`,
    hint: `Open ${url} in a browser on this network, request access there, and run the command again. Or save the XML from the browser and run \`rulemark import <file>\`.`,
    retry: false,
  };
}

function isAccessPage(text: string): boolean {
  return /request access/i.test(text) && /programmatic access|automated scraping|captcha/i.test(text);
}

function findXmlMismatch(head: string, tail: string, url: string): Setback | undefined {
  if (/^(\uFFFD|\0)/.test(head)) return undefined; // another encoding; its reader says so
  if (!head.trimStart().startsWith('<'))
    return toUnexpected(url, `${getHost(url)} gave something else than XML: ${quote(head)}.`);
  const start = head.replace(/^\uFEFF/, '').replace(PROLOG, '');
  const root = /^<([^\s<>/!?]+)[\s/>]/.exec(start)?.[1];
  const end = tail.replace(EPILOG, '');
  if (root === undefined)
    return head.length < HEAD_BYTES ? toTruncated(url, 'has no first element') : undefined;
  const isClosed = end === '' || new RegExp(`</${escapePattern(root)}\\s*>$`).test(end);
  return isClosed || EMPTY_ROOT.test(start)
    ? undefined
    : toTruncated(url, `has no end: its last words are not </${root}>`);
}

function findJsonMismatch(path: string, head: string, url: string): Setback | undefined {
  if (!/^\s*[{[]/.test(head))
    return toUnexpected(url, `${getHost(url)} gave something else than JSON: ${quote(head)}.`);
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return undefined;
  } catch {
    return toTruncated(url, 'is not whole JSON');
  }
}

function toTruncated(url: string, what: string): Setback {
  return {
    kind: 'failed',
    url,
    code: 'remote/truncated',
    message: `The answer of ${getHost(url)} ${what}.`,
    hint: 'Run the command again. If it happens each time, try another network.',
    retry: true,
  };
}

function toUnexpected(url: string, message: string): Setback {
  const hint = `Open ${url} in a browser to see what it says.`;
  return { kind: 'failed', url, code: 'remote/unexpected-answer', message, hint, retry: false };
}

function quote(text: string): string {
  const start = text.replace(/\s+/g, ' ').trim();
  return `"${start.length > 60 ? `${start.slice(0, 60)}…` : start}"`;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function readEnds(path: string): { head: string; tail: string; size: number } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (length: number, position: number): string => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(file, buffer, 0, length, position)).toString('utf8');
    };
    const tail = Math.min(TAIL_BYTES, size);
    return { head: read(Math.min(HEAD_BYTES, size), 0), tail: read(tail, size - tail), size };
  } finally {
    closeSync(file);
  }
}
