/**
 * The state of one link: its review held against what both ends say now. In: the review and the parts it should
 * have seen. Out: the worst state that a reason gives, with every reason. Nothing is called current that was not
 * compared.
 */
import type { Content } from '../../model/content.ts';
import type { ObjectKey } from '../../model/object.ts';
import {
  type Cause,
  LINK_STATE_NAMES,
  type LinkState,
  type ReviewStamp,
  type Snapshot,
} from '../../model/suspects.ts';
import { toLongDay } from '../../text/day.ts';
import { compareSnapshots, type FindSnapshot, type WordChange } from './compare-snapshots.ts';
import { isKnownAlgorithm } from './fingerprint.ts';

/** One thing a review must have seen. */
export interface Part {
  /** Its name in the stamp: `obligation`, `control`, `claim`, `text`, `meaning`, `lineage`, `evidence/log`. */
  readonly name: string;
  /** What a change of it makes of the link. */
  readonly state: LinkState;
  /** What it says now; undefined where there is nothing. */
  readonly now: Snapshot | undefined;
  /** What the words belong to, for showing. */
  readonly of: string;
  /** The way from something that changed to the object that holds the review. */
  readonly toPath: (of: string) => readonly string[];
  /** True for parts that may be empty: a stamp without them saw nothing there. */
  readonly optional?: boolean;
}

export interface ReviewContext {
  readonly content: Content;
  readonly asOf: string;
  readonly find: FindSnapshot;
}

export interface Judgement {
  readonly state: LinkState;
  readonly causes: readonly Cause[];
}

/** State and reasons; `published` is the day on which the newest version of the target came out. */
export function judgeReview(
  context: ReviewContext,
  review: ReviewStamp | undefined,
  parts: readonly Part[],
  published: string | undefined,
): Judgement {
  if (!review) return only('unreviewed', 'nobody has reviewed it');
  if (review.on > context.asOf)
    return only('unreviewed', `reviewed only on ${toLongDay(review.on)}, after ${toLongDay(context.asOf)}`);
  if (!review.fingerprints) return judgeUnstamped(review, published);
  const unknown = Object.values(review.fingerprints).find((fingerprint) => !isKnownAlgorithm(fingerprint));
  if (unknown) return only('predated', `the fingerprint ${unknown} is of an algorithm not known here`);
  return toJudgement(parts.flatMap((part) => judgePart(context, review, part)));
}

/** The worst of the states, with all reasons; current when there are none. */
export function toJudgement(causes: readonly Cause[]): Judgement {
  const rank = (state: LinkState) => LINK_STATE_NAMES.indexOf(state);
  const worst = Math.min(rank('current'), ...causes.map(({ state }) => rank(state)));
  return { state: LINK_STATE_NAMES[worst]!, causes };
}

/** A reason that is no change of words. */
export function toCause(state: LinkState, text: string, path: readonly ObjectKey[] = []): Cause {
  return { state, text, of: null, field: null, old: null, new: null, runs: [], path };
}

function only(state: LinkState, text: string): Judgement {
  return { state, causes: [toCause(state, text)] };
}

function judgeUnstamped(review: ReviewStamp, published: string | undefined): Judgement {
  const day = toLongDay(review.on);
  return published !== undefined && review.on < published
    ? only('predated', `reviewed on ${day}, before the version of ${toLongDay(published)} came out`)
    : only('unstamped', `reviewed on ${day}, but the review does not say for which words`);
}

function judgePart({ content, find }: ReviewContext, review: ReviewStamp, part: Part): readonly Cause[] {
  const { name, now, of, state, optional = false } = part;
  const stamp = review.fingerprints?.[name];
  if (stamp === now?.fingerprint) return [];
  if (stamp === undefined && !optional)
    return [toCause('unreviewed', `the review did not look at ${toName(content, of)}`)];
  const old = stamp === undefined ? {} : find(stamp)?.words;
  if (old === undefined)
    return [
      toCause('predated', `the review of ${toName(content, of)} is of words that were never kept: ${stamp}`),
    ];
  return compareSnapshots(of, old, now?.words ?? {}, find).map((change) => ({
    state,
    text: toText(content, change),
    of: change.of,
    field: change.field,
    old: change.old,
    new: change.new,
    runs: change.runs,
    path: part.toPath(change.of),
  }));
}

function toText(content: Content, { of, field, old, new: now, kept }: WordChange): string {
  const name = toName(content, of);
  if (!kept) return `${name} changed; the words that were reviewed are not kept`;
  const what = field === null || field === 'text' ? name : `${name}: ${field.replaceAll('.', ' ')}`;
  if (old === null) return `${what} is new`;
  return now === null ? `${what} is gone` : `${what} changed`;
}

/** What a person calls a thing: the title of an object, the provision of a text. */
function toName(content: Content, of: string): string {
  const object = content.getByKey(
    of.replace(/^(statement|texts|meaning|about|lineage|claim):/, '') as ObjectKey,
  );
  if (object) return object.fields.title;
  if (of.startsWith('text:')) return `the text of ${of.slice(of.indexOf('/') + 1)}`;
  const [topic = '', step = ''] = of.split(' ');
  const named = content.getByKey(topic as ObjectKey);
  return named ? `${named.fields.title} (${step})` : of.replace(/^\w+:/, '');
}
