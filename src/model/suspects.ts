/**
 * Suspect links: what a review saw, whether both ends still say it, and which words changed. A link is looked at
 * from both ends: upstream is what it rests on (text, obligation, question), downstream what stands for us (the
 * control, the claim, the evidence, our own restatement). The states are defined here and nowhere else.
 */
import type { Run } from './comparison.ts';
import type { ObjectKey } from './object.ts';

/** `v1:` and 16 hexadecimal digits; the number is that of the algorithm. */
export type Fingerprint = string;
export const FINGERPRINT = /^v(\d+):[0-9a-f]{16}$/;
/** The algorithm that this program computes: see `analysis/suspects/fingerprint.ts`. */
export const ALGORITHM = 1;

/** Words by field, in the order they are shown; a value may be the fingerprint of further words. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** What a fingerprint stands for. */
export interface Snapshot {
  readonly fingerprint: Fingerprint;
  /** The object's key, `text:<rule>/<version>/<provision>`, `code:<path>#<marker>`, or `meaning`, `lineage`, `about` for sets of them. */
  readonly of: string;
  readonly words: Words;
}

/** What each state means, worst first; a link with several reasons has the first that fits. */
export const LINK_STATES = {
  orphaned: 'the other end is not there: the reference leads nowhere',
  'retired-target': 'the other end is retired',
  unreviewed: 'nobody has reviewed it, or only after the as-of day',
  predated:
    'review and target do not belong together in time: the review is older than the version its target stands in, or its fingerprint is of words that were never kept here, or of an algorithm this program does not know',
  'suspect-lineage': 'a provision it rests on was split, merged or dropped since the review',
  'suspect-upstream': 'what it rests on changed since the review: the obligation, its text, what it is about',
  'suspect-meaning': 'a definition it uses, directly or through others, changed since the review',
  'suspect-downstream':
    'our own end changed since the review: the control, the claim, the evidence, the restatement',
  expired: 'the evidence is past its last day, or the accepted risk past its end',
  unstamped:
    'a person reviewed it, after its target was published, but the review does not say for which words, so that no later change can be noticed',
  current: 'reviewed, and both ends say what they said then',
} as const;
export type LinkState = keyof typeof LINK_STATES;
export const LINK_STATE_NAMES = Object.keys(LINK_STATES) as readonly LinkState[];

/** True where something changed under a review. */
export function isSuspect(state: LinkState): boolean {
  return state.startsWith('suspect-');
}

/** mapping: control to obligation. evidence: to its control. statement: our restatement to the text. */
export type LinkKind = 'mapping' | 'evidence' | 'statement' | 'applicability' | 'gap' | 'ask' | 'answer';

/** One reason for a state, with the words where there are any. */
export interface Cause {
  readonly state: LinkState;
  /** In words, without a full stop: "the deadline changed". */
  readonly text: string;
  /** What changed, as in `Snapshot.of`; null where the reason is no change. */
  readonly of: string | null;
  readonly field: string | null;
  /** Null where there was nothing, or the old words were not kept. */
  readonly old: string | null;
  readonly new: string | null;
  readonly runs: readonly Run[];
  /** From what changed to the object that holds the review, as keys. */
  readonly path: readonly string[];
  /** The block of code that changed, as it stands now; `lines` are the changed ones that are still there. */
  readonly code?: {
    readonly path: string;
    readonly begin: number;
    readonly end: number;
    readonly lines?: readonly [number, number];
  };
}

export interface ReviewStamp {
  readonly by: string;
  readonly on: string;
  readonly decision: 'accepted' | 'rejected' | 'retired';
  readonly reason?: string | undefined;
  readonly fingerprints?: Readonly<Record<string, Fingerprint>> | undefined;
}

export interface ReviewLink {
  /** `round@light-lamp` for a mapping, `log@round@light-lamp` for its evidence, `obligations/light-lamp` else. */
  readonly id: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  /** The object whose file holds the review. */
  readonly from: ObjectKey;
  readonly to: readonly ObjectKey[];
  /** Where the review stands in that file: `["satisfies", 0, "review"]`. */
  readonly at: readonly (string | number)[];
  /** Who looks after it; null where nobody is named. */
  readonly owner: string | null;
  readonly review: ReviewStamp | null;
  /** Empty for a current link. */
  readonly causes: readonly Cause[];
  /** What a review of today would be stamped with. */
  readonly fingerprints: Readonly<Record<string, Fingerprint>>;
}
