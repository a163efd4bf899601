/**
 * The pieces that all OSCAL documents share, in the shapes of NIST's JSON schemas 1.2.1, and how our words become
 * them. In: values of the model. Out: properties, links and prose that satisfy OSCAL's data types: a property's value
 * is one line, a name is a token, an address is a URI reference. What OSCAL has no place for goes into properties
 * under our own namespace.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { NS } from '../../model/oscal-names.ts';

export const OSCAL_VERSION = '1.2.1';

export interface Prop {
  readonly name: string;
  readonly ns?: string | undefined;
  readonly value: string;
  readonly class?: string | undefined;
  readonly remarks?: string | undefined;
}

export interface OscalLink {
  readonly href: string;
  readonly rel?: string | undefined;
  readonly 'resource-fragment'?: string | undefined;
  readonly text?: string | undefined;
}

export interface Part {
  readonly id?: string | undefined;
  readonly name: string;
  readonly ns?: string | undefined;
  readonly class?: string | undefined;
  readonly title?: string | undefined;
  readonly props?: readonly Prop[] | undefined;
  readonly prose?: string | undefined;
  readonly parts?: readonly Part[] | undefined;
  readonly links?: readonly OscalLink[] | undefined;
}

/** What makes OSCAL of a corpus. */
export interface OscalContext {
  readonly corpus: Corpus;
  /** The rules that the document is about. */
  readonly rules: readonly RuleObject<'rule'>[];
  /** A UUID from a name, always the same. */
  readonly toUuid: (name: string) => string;
}

/** A property of ours as a list, so that it can be spread; empty where there is no value. */
export function toProps(
  name: string,
  value: string | boolean | number | undefined | null,
  more: { readonly class?: string | undefined; readonly remarks?: string | undefined } = {},
): Prop[] {
  const line = value === undefined || value === null ? '' : toLine(String(value));
  if (line === '') return [];
  const remarks = more.remarks?.trim();
  return [
    {
      name,
      ns: NS,
      value: line,
      ...(more.class === undefined ? {} : { class: toToken(more.class) }),
      ...(remarks ? { remarks } : {}),
    },
  ];
}

/** One line without white space at its ends. */
export function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A token: letters, digits, `.`, `-` and `_`, starting with a letter. */
export function toToken(text: string): string {
  const token = text.trim().replace(/[^\p{L}\p{N}.\-_]+/gu, '-');
  return /^[\p{L}_]/u.test(token) ? token : `_${token}`;
}

export function isToken(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}.\-_]*$/u.test(text);
}

/** Midnight at the start of a day, as OSCAL wants a time. */
export function toTime(day: string): string {
  return `${day}T00:00:00Z`;
}

/** Words as a relative or full address; `fromAddress` of the reader gives them back. */
export function toAddress(words: string): string {
  if (/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(words) && URL.canParse(words)) return words;
  return words
    .split('/')
    .map((step) => encodeURIComponent(step).replace(/[!'()*]/g, toPercent))
    .join('/');
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The object without undefined values and empty lists, at every depth: OSCAL allows neither. */
function prune<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => prune(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([, child]) => child !== undefined && !(Array.isArray(child) && child.length === 0),
  );
  return Object.fromEntries(kept.map(([key, child]) => [key, prune(child)])) as T;
}

/**
 * The bytes of a document. Its number is worked out from everything it says, as OSCAL wants a new one for new
 * content.
 */
export function toDocument(root: string, body: object, { toUuid }: OscalContext): string {
  const said = prune(body);
  const uuid = toUuid(`${root} ${JSON.stringify(said)}`);
  return `${JSON.stringify({ [root]: { uuid, ...said } }, null, 2)}\n`;
}

/** The objects of a kind that belong to the rules of the document. */
export function listOfRules<
  K extends 'obligation' | 'version' | 'source' | 'authority' | 'penalty' | 'definition',
>({ corpus, rules }: OscalContext, kind: K): readonly RuleObject<K>[] {
  return rules.flatMap(({ id }) => corpus.content.list(kind, id));
}

/** The id of an obligation as OSCAL's control id: its own, with its rule before it where two rules have the same. */
export function toControlId({ corpus }: OscalContext, { id, home }: RuleObject<'obligation'>): string {
  const isShared = corpus.content.findById('obligation', id).length > 1;
  return toToken(isShared ? `${home}.${id}` : id);
}
