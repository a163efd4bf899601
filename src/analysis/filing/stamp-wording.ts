/**
 * The stamps that a review writes to the proposed wording of an ask: the fingerprint of the text it now speaks to, and
 * the words behind it. Wording that moved or no longer fits is left as it is: a stamp would hide that.
 */
import type { WordingCheck } from '../../model/filing.ts';
import type { Fingerprint, Snapshot } from '../../model/suspects.ts';

export interface WordingStamps {
  readonly edits: readonly { readonly path: readonly (string | number)[]; readonly value: string }[];
  readonly seen: readonly Snapshot[];
}

/** The stamps for the changes that can be made; words are given also where the stamp stands already. */
export function toWordingStamps(
  checks: readonly WordingCheck[],
  findSnapshot: (fingerprint: Fingerprint) => Snapshot | undefined,
): WordingStamps {
  const live = checks.flatMap(({ base, baseChanged, index, reason, state }) =>
    base !== null && (state === 'live' || reason === 'changed-whole') ? [{ base, baseChanged, index }] : [],
  );
  return {
    edits: live
      .filter(({ baseChanged }) => baseChanged !== false)
      .map(({ base, index }) => ({ path: ['wording', index, 'base'], value: base })),
    seen: live.flatMap(({ base }) => findSnapshot(base) ?? []),
  };
}
