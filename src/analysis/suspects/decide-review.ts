/**
 * What a decision writes: the stamp into the file that holds the review, and the words it saw. Links that share a
 * review (a claim and its evidence) are decided together, as a unit. Nothing is written here.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { ObjectKey } from '../../model/object.ts';
import {
  FINGERPRINT,
  type Fingerprint,
  LINK_STATE_NAMES,
  type LinkState,
  type ReviewLink,
  type Snapshot,
} from '../../model/suspects.ts';

/** holds: it does as it stands; changed: it does no longer; retire: it is not claimed any more; stamp: see below. */
export const DECISIONS = ['holds', 'changed', 'retire', 'stamp'] as const;
export type Decision = (typeof DECISIONS)[number];

/** One review and the links it speaks for; the first is the claim itself. */
export interface ReviewUnit {
  readonly id: string;
  readonly from: ObjectKey;
  /** The worst of its links. */
  readonly state: LinkState;
  readonly links: readonly ReviewLink[];
}

export interface Verdict {
  readonly decision: Decision;
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

/** A value at a place of the front matter; undefined takes it away. */
export interface StampEdit {
  readonly path: readonly (string | number)[];
  readonly value: string | Readonly<Record<string, string>> | undefined;
}

/** The links by the review they share, in their order. */
export function toReviewUnits(links: readonly ReviewLink[]): readonly ReviewUnit[] {
  const units = new Map<string, ReviewLink[]>();
  for (const link of links) {
    const place = `${link.from} ${link.at.join('.')}`;
    units.set(place, [...(units.get(place) ?? []), link]);
  }
  return [...units.values()].map((shared) => {
    const ranks = shared.map(({ state }) => LINK_STATE_NAMES.indexOf(state));
    const state = LINK_STATE_NAMES[Math.min(...ranks)]!;
    return { id: shared[0]!.id, from: shared[0]!.from, state, links: shared };
  });
}

/** Why a decision cannot be taken on a unit; undefined where it can. */
export function findHindrance({ id, links, state }: ReviewUnit, decision: Decision): string | undefined {
  const [link] = links;
  if (link?.state === 'orphaned' || link?.state === 'retired-target') {
    return decision === 'retire'
      ? undefined
      : `${id}: ${link.causes[0]?.text ?? ''}. Retire the link, or mend its reference.`;
  }
  if (decision === 'stamp' && link?.state !== 'unstamped')
    return `${id} is ${state}: only a review that holds and has no fingerprints can be stamped as it is.`;
  return undefined;
}

/** The edits of the file that holds the review. */
export function toStampEdits({ links }: ReviewUnit, verdict: Verdict): readonly StampEdit[] {
  const { at, fingerprints, kind } = links[0]!;
  const set = (key: string, value: StampEdit['value']): StampEdit => ({ path: [...at, key], value });
  const { decision, by, on, reason } = verdict;
  if (decision === 'stamp') return [set('fingerprints', fingerprints), set('stamped', { by, on, reason })];
  const words = { holds: 'accepted', changed: 'rejected', retire: 'retired' } as const;
  const own = decision === 'retire' && kind !== 'mapping' ? [{ path: ['state'], value: 'retired' }] : [];
  return [
    set('by', by),
    set('on', on),
    set('decision', words[decision]),
    set('reason', reason),
    set('fingerprints', fingerprints),
    set('stamped', undefined),
    ...own,
  ];
}

/** The words behind the fingerprints of a unit, those inside sets too. */
export function findSeenWords(unit: ReviewUnit, corpus: Pick<Corpus, 'findSnapshot'>): readonly Snapshot[] {
  const seen = new Map<Fingerprint, Snapshot>();
  const open = Object.values(unit.links[0]!.fingerprints);
  for (let at = 0; at < open.length; at++) {
    const fingerprint = open[at]!;
    const snapshot = seen.has(fingerprint) ? undefined : corpus.findSnapshot(fingerprint);
    if (!snapshot) continue;
    seen.set(fingerprint, snapshot);
    for (const value of Object.values(snapshot.words).flat()) if (FINGERPRINT.test(value)) open.push(value);
  }
  return [...seen.values()];
}
