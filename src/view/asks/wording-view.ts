/**
 * The proposed wording of an ask as it is shown: whether the change can still be made and why, the words that stand
 * there with the change in them, and where the text changed since, the words of then, those of now, and what changed.
 */
import { compareWords } from '../../analysis/redline/compare-words.ts';
import type { Run } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import { WORDING_REASONS, type WordingCheck } from '../../model/filing.ts';
import type { RuleObject } from '../../model/object.ts';
import { type Citation, toCitation } from '../citation.ts';
import { capitalize, joinWords, withStop } from '../labels.ts';

export interface WordingView {
  readonly citation: Citation;
  readonly state: WordingCheck['state'];
  /** What the state means here, as a sentence. */
  readonly says: string;
  /** Whose words the redline is of. */
  readonly basis: string;
  /** What the ask would take out; null for the whole provision. */
  readonly current: string | null;
  readonly replacement: string;
  /** The paragraphs with the change in them; empty where it cannot be made. */
  readonly changed: readonly { readonly provision: string; readonly runs: readonly Run[] }[];
  /** Where the text is not what it was; undefined where it is, or nobody knows. */
  readonly since:
    | { readonly old: string | null; readonly now: string | null; readonly runs: readonly Run[] }
    | undefined;
}

/** One view a proposed change, in the order written. */
export function toWordingViews(corpus: Corpus, ask: RuleObject<'ask'>): readonly WordingView[] {
  return corpus.getWording(ask).map((check) => toView(corpus, ask, check));
}

function toView(corpus: Corpus, ask: RuleObject<'ask'>, check: WordingCheck): WordingView {
  const { version, provision, state, changed, oldText, nowText } = check;
  const found = corpus.content.findById('version', version)[0] as RuleObject<'version'> | undefined;
  const home = found?.home ?? '';
  const wording = ask.fields.wording?.[check.index];
  const isOther = check.baseChanged === true && (oldText !== null || nowText === null);
  return {
    citation: toCitation(corpus, home, version, provision),
    state,
    says: toSentence(check),
    basis: toBasis(found),
    current: wording?.current ?? null,
    replacement: wording?.replacement ?? '',
    changed: changed.map(({ provision: id, runs }) => ({ provision: id, runs })),
    since:
      isOther || check.baseChanged
        ? { old: oldText, now: nowText, runs: oldText && nowText ? compareWords(oldText, nowText) : [] }
        : undefined,
  };
}

function toSentence({ state, reason, places, baseChanged, provision }: WordingCheck): string {
  const where = places.length > 0 ? ` (${joinWords(places)})` : '';
  if (state === 'broken')
    return `The change cannot be made: ${withStop(`${WORDING_REASONS[reason]}${where}`)}`;
  if (state === 'moved')
    return `The words that would go left ${provision} and now stand in ${joinWords(places)}: read it, then correct the ask.`;
  if (baseChanged === undefined)
    return `${capitalize(WORDING_REASONS[reason])}. Nothing says for which text it was written.`;
  return baseChanged
    ? 'The change can still be made, but the text changed since it was written: read both.'
    : 'The text is what it was when this was written.';
}

/** "Redline of our restatement, not of the official text …". */
function toBasis(version: RuleObject<'version'> | undefined): string {
  if (!version) return 'There is no such version here.';
  const { text, citation } = version.fields;
  return text === 'official'
    ? `Redline of the official text, ${citation}.`
    : `Redline of our restatement, not of the official text; verify against ${citation} before filing.`;
}
