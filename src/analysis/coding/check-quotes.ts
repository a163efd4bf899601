/**
 * Whether the words that somebody coded stand in the comment. In: a point and the body of its comment as imported. Out:
 * findings on its fields: an unknown comment, words that do not stand there, offsets that point elsewhere, a body that
 * is not the one that was read. White space is no difference, because a file folds its lines. The body of a reported
 * comment was never seen, so nothing of it is compared. Findings never repeat the body: it is a stranger's.
 */
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { foldSpaces } from '../../text/fold-spaces.ts';
import { toSha256 } from '../../text/sha256.ts';

type Point = RuleObject<'point'>;

/** What is wrong with a point, where its comment is imported; `body` is undefined where no such comment is. */
export function checkQuote(point: Point, body: string | undefined): readonly Finding[] {
  if (body === undefined) return [toUnknown(point)];
  const { quote, span } = point.fields;
  const places = findPlaces(body, quote);
  if (!span) return places.length === 0 ? [toDiffering(point, ['quote'])] : [];
  const isThere =
    span.start < span.end &&
    span.end <= body.length &&
    foldSpaces(body.slice(span.start, span.end)) === foldSpaces(quote);
  const isRead = toSha256(body) === span.sha256;
  if (isThere) return isRead ? [] : [toChanged(point, toSha256(body))];
  if (places.length === 0) return [toDiffering(point, ['quote'])];
  return [toMoved(point, places)];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the words stand, white space aside; at most two, because two are already too many. */
function findPlaces(body: string, quote: string): readonly Range[] {
  const words = foldSpaces(quote).split(' ');
  if (words[0] === '') return [];
  const pattern = new RegExp(words.map(toPattern).join(String.raw`\s+`), 'g');
  const found: Range[] = [];
  for (const { index, 0: text } of body.matchAll(pattern)) {
    found.push({ start: index, end: index + text.length });
    if (found.length === 2) break;
  }
  return found;
}

function toPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function toUnknown(point: Point): Finding {
  return {
    code: 'coding/comment-unknown',
    severity: 'error',
    object: point,
    path: ['comment'],
    message: `No comment "${point.fields.comment}" was imported to this docket, and none is reported.`,
    hint: 'Import it with `rulemark docket import`, or correct the id.',
  };
}

function toDiffering(point: Point, path: Finding['path']): Finding {
  return {
    code: 'coding/quote-differs',
    severity: 'error',
    object: point,
    path,
    message: `The comment ${point.fields.comment} does not say these words.`,
    hint: 'Copy the words from the comment as filed, every sign of them; white space may differ.',
  };
}

function toMoved(point: Point, places: readonly Range[]): Finding {
  const [only, second] = places;
  return {
    code: 'coding/quote-differs',
    severity: 'error',
    object: point,
    path: ['span', 'start'],
    message: `The words do not stand at these offsets of ${point.fields.comment}.`,
    hint:
      only && !second
        ? `They stand at start: ${only.start}, end: ${only.end}.`
        : 'They stand there more than once: choose the place that is meant.',
    ...(only && !second ? { fix: String(only.start) } : {}),
  };
}

function toChanged(point: Point, sha256: string): Finding {
  return {
    code: 'coding/body-changed',
    severity: 'warning',
    object: point,
    path: ['span', 'sha256'],
    message: `The body of ${point.fields.comment} is not the one that was read; the quoted words still stand there.`,
    hint: 'Read the comment again; when the point still holds, put the new digest.',
    fix: sha256,
  };
}
