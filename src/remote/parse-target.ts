/**
 * What a person names to be pulled. In: the words. Out: a Federal Register document by its number, or a part or
 * section of the CFR; else why it is neither, with an example. It takes the ways these are written and pasted:
 * "FR Doc. 2024-01580", dashes of print, "15 C.F.R. § 791.302", addresses of federalregister.gov, govinfo.gov
 * and ecfr.gov. Document numbers: `2024-01580`, before 2010 `04-16753` and `E8-23178`, corrections
 * `C1-2013-10604`.
 */
import { isDay } from '../text/day.ts';

export interface DocumentTarget {
  readonly kind: 'document';
  readonly number: string;
}

export interface PartTarget {
  readonly kind: 'part';
  readonly title: number;
  readonly part: string;
  /** With its part: "791.302". */
  readonly section?: string;
  /** The day that an address of ecfr.gov names. */
  readonly date?: string;
}

export interface UnknownTarget {
  readonly kind: 'unknown';
  readonly message: string;
  readonly hint: string;
}

const NUMBER = /^(?:[A-Z]\d{1,2}-)?(?:\d{4}|\d{2}|[A-Z]\d{1,2})-\d{1,6}$/;
const IN_PRINT = /\bFR\s+Doc\.?\s*(?:No\.?\s*)?([A-Z0-9][A-Z0-9-]*\d)\b/i;
const CFR = /^(\d{1,3})\s*C\.?\s*F\.?\s*R\.?\s*,?\s*(?:(?:parts?|pt\.?|sections?|sec\.?|§+)\s*)?(.*)$/i;
const PART = /^\d+[a-z]*$/i;
const SECTION = /^(\d+[a-z]*)\.[^\s.]\S*$/i;
const EXAMPLES =
  'Examples: rulemark pull 2024-01580 · rulemark pull "15 CFR 791" · rulemark pull "15 CFR 791.302"';

export function parseTarget(given: string): DocumentTarget | PartTarget | UnknownTarget {
  const text = given
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^(https?:\/\/|www\.)/i.test(text)) return parseAddress(text);
  const number = (
    IN_PRINT.exec(text)?.[1] ?? text.replace(/^(doc(ument)?|no|number)\.? /i, '')
  ).toUpperCase();
  if (NUMBER.test(number)) return { kind: 'document', number };
  const cfr = CFR.exec(text);
  if (cfr) return parsePlace(Number(cfr[1]), (cfr[2] ?? '').replace(/[.,;]$/, ''));
  if (/^\d+\s*(F\.? ?R\.?|Fed\. ?Reg\.)\s*\d+/i.test(text))
    return unknown(
      `"${given}" is a page of the Federal Register; several documents may begin there.`,
      'Name the document by its number, which stands at its end as "FR Doc." and a number such as 2024-01580.',
    );
  return unknown(
    `"${given}" is neither a Federal Register document number nor a part or section of the CFR.`,
    EXAMPLES,
  );
}

function parsePlace(title: number, rest: string): PartTarget | UnknownTarget {
  if (title < 1 || title > 50)
    return unknown(`There is no CFR title ${title}; they go from 1 to 50.`, EXAMPLES);
  const part = PART.test(rest) ? rest : undefined;
  if (part) return { kind: 'part', title, part };
  const section = SECTION.exec(rest);
  if (section?.[1]) return { kind: 'part', title, part: section[1], section: rest };
  if (rest === '')
    return unknown(
      `Title ${title} is too much at once; name a part of it.`,
      `Write for instance: rulemark pull "${title} CFR 1"`,
    );
  const leading = /^\d+[a-z]*/i.exec(rest)?.[0];
  return unknown(
    `"${rest}" is no part or section of title ${title}.`,
    leading ? `Pull the whole part: rulemark pull "${title} CFR ${leading}"` : EXAMPLES,
  );
}

function parseAddress(text: string): DocumentTarget | PartTarget | UnknownTarget {
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  const { hostname, pathname } = URL.canParse(address) ? new URL(address) : { hostname: '', pathname: '' };
  const steps = pathname.split('/').map((step) => step.replace(/\.(json|xml|pdf|html?|txt)$/i, ''));
  if (/(^|\.)ecfr\.gov$/.test(hostname)) return parseCodeAddress(text, steps);
  const number = /(^|\.)(federalregister|govinfo)\.gov$/.test(hostname)
    ? steps.map((step) => step.toUpperCase()).find((step) => NUMBER.test(step))
    : undefined;
  return number
    ? { kind: 'document', number }
    : unknown(`The address ${text} names no Federal Register document and no part of the eCFR.`, EXAMPLES);
}

function parseCodeAddress(text: string, steps: readonly string[]): PartTarget | UnknownTarget {
  const get = (level: string): string | undefined =>
    steps.find((step) => step.startsWith(`${level}-`))?.slice(level.length + 1);
  const place = get('section') ?? get('part');
  const title = get('title');
  if (!place || !title) return unknown(`The address ${text} names no part of a title.`, EXAMPLES);
  const date = steps.find(isDay);
  const target = parsePlace(Number(title), place.replaceAll('%28', '(').replaceAll('%29', ')'));
  return target.kind === 'part' && date ? { ...target, date } : target;
}

function unknown(message: string, hint: string): UnknownTarget {
  return { kind: 'unknown', message, hint };
}
