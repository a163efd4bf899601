/**
 * The places a control or a piece of evidence names, as page and terminal show them: what, where with the lines of
 * its block, in which state, and what changed. Of the code itself only changed words are shown.
 */
import { judgeReferences, type ReferenceState } from '../analysis/code/judge-references.ts';
import { toCodeName } from '../model/code.ts';
import type { Run } from '../model/comparison.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { shortenRuns } from './review-words.ts';

export interface ReferenceView {
  readonly type: 'path' | 'ticket' | 'url';
  /** `services/identity.ts:14-31` for a block, else as it was written. */
  readonly place: string;
  readonly marker: string | undefined;
  readonly note: string | undefined;
  /** Only for web addresses. */
  readonly href: string | undefined;
  readonly state: ReferenceState;
  /** The state with its reason: "missing: there is no …". */
  readonly words: string;
  /** The digest of the block; undefined where there is none. */
  readonly digest: string | undefined;
  readonly changes: readonly { readonly text: string; readonly runs: readonly Run[] }[];
}

/** Every reference in its order; without a word on its state for audiences that may not know. */
export function toReferenceViews(
  corpus: Corpus,
  holder: RuleObject<'control'> | RuleObject<'evidence'>,
): readonly ReferenceView[] {
  return judgeReferences(corpus, holder).map(({ reference, state, reading, causes }) => {
    const { type, at, marker, note } = reference;
    const block = reading.kind === 'block' ? reading.block : undefined;
    return {
      type,
      place: block
        ? `${toCodeName({ at })}:${block.begin}-${block.end}`
        : type === 'path'
          ? toCodeName(reference)
          : at,
      marker,
      note,
      href: type === 'url' && /^https?:\/\//.test(at) ? at : undefined,
      state,
      words:
        corpus.audience !== 'privileged'
          ? ''
          : 'why' in reading
            ? `${state}: ${toClause(reading.why)}`
            : STATE_WORDS[state],
      digest: block?.digest,
      changes: causes.map(({ text, runs }) => ({ text, runs: shortenRuns(runs) })),
    };
  });
}

const STATE_WORDS: Readonly<Record<ReferenceState, string>> = {
  missing: 'missing',
  unusable: 'unusable',
  changed: 'changed since its review',
  unreviewed: 'no review has seen this block',
  unknown: 'unknown',
  found: 'there',
  current: 'as reviewed (current)',
};

/** A sentence as it goes on after a colon; what starts with a name or a path stays as it is. */
function toClause(sentence: string): string {
  return sentence.replace(/^(There|This|The|A|It)\b/, (word) => word.toLowerCase());
}
