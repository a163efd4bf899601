/**
 * A first guess at what a later version did with an ask, from whether its words are in the text now and from what
 * the preamble says of it. The text decides: what is in it was accepted, whatever was said; only where nothing came
 * does the preamble tell a refusal from silence. In: the ask's fates and passages. Out: the guess with its reasons.
 * It is for a person to confirm and is counted nowhere.
 */
import type { OutcomeGuess, OutcomeResult, Passage, TextFate, TextVerdict } from '../../../model/outcomes.ts';
import { findPassages } from './find-passages.ts';
import { judgePosition, type Stand } from './judge-position.ts';
import { judgeWording, type ProposedChange } from './judge-wording.ts';
import type { LaterText } from './later-text.ts';
import type { Preamble } from './preamble.ts';
import { type Bag, toBag } from './weigh-concepts.ts';

export interface AskWords {
  readonly title: string;
  readonly reason: string | undefined;
  readonly position: Stand['position'];
  /** Alternatives and the effect that is wanted. */
  readonly described: readonly string[];
  readonly wording: readonly ProposedChange[];
  /** The provisions of the earlier version that it is about. */
  readonly provisions: readonly string[];
}

/** From here on a passage is about the ask; a little less still makes the guess uncertain. */
const ABOUT = 0.45;
const PERHAPS = 0.36;
/** Passages as near as that to each other speak of the ask alike. */
const CLOSE = 0.1;
/** Shares so near to a limit that a person had better look. */
const DOUBTFUL = [0.3, 0.62] as const;

/** The guess; `preamble` is null where no document was read. */
export function guessOutcome(text: LaterText, preamble: Preamble | null, ask: AskWords): OutcomeGuess {
  const texts =
    ask.wording.length > 0
      ? ask.wording.map((change) => judgeWording(text, change))
      : ask.provisions.map((provision) => judgePosition(text, { ...ask, provision }));
  const passages = preamble && findPassages(preamble, toTopic(ask, texts));
  const verdict = joinVerdicts(texts.map((fate) => fate.verdict));
  const isElsewhere = texts.length > 0 && texts.every(({ elsewhere }) => elsewhere);
  const refused = isElsewhere && isRefused(passages ?? []);
  const result = refused ? 'rejected' : toResult(verdict, passages ?? []);
  const doubts = findDoubts(verdict, texts, passages, ask);
  return {
    result,
    certainty: doubts.length === 0 ? 'likely' : 'uncertain',
    because: [...texts.flatMap(({ because }) => because), ...explainPassages(passages), ...doubts],
    texts,
    passages,
  };
}

/** Words found in another place are weak against a passage that plainly declines, and none near it that accepts. */
function isRefused(passages: readonly Passage[]): boolean {
  const [nearest] = passages;
  if (nearest?.stance !== 'decline' || nearest.score < ABOUT) return false;
  return !passages.some(({ stance, score }) => stance === 'accept' && score >= nearest.score - CLOSE);
}

/** The verdict over several changes: all of them, some, none. */
function joinVerdicts(verdicts: readonly TextVerdict[]): TextVerdict {
  const known = verdicts.filter((verdict) => verdict !== 'unknown');
  const [first] = known;
  if (first === undefined) return 'unknown';
  if (known.every((verdict) => verdict === first)) return first;
  return known.includes('done') || known.includes('part') ? 'part' : 'none';
}

function toResult(verdict: TextVerdict, passages: readonly Passage[]): OutcomeResult {
  const [nearest] = passages.filter(({ score }) => score >= ABOUT);
  const declines = passages.some(
    ({ stance, score }) => stance === 'decline' && score >= ABOUT && score >= nearest!.score - CLOSE,
  );
  switch (verdict) {
    case 'done':
      return 'accepted';
    case 'part':
      return 'partly';
    case 'none':
    case 'contrary':
      return declines ? 'rejected' : 'not-addressed';
    case 'unknown':
      if (nearest?.stance === 'accept') return 'accepted';
      if (nearest?.stance === 'partial') return 'partly';
      return declines ? 'rejected' : 'not-addressed';
    default: {
      const never: never = verdict;
      return never;
    }
  }
}

/** What a person should look at before confirming; each a sentence without its full stop. */
function findDoubts(
  verdict: TextVerdict,
  texts: readonly TextFate[],
  passages: readonly Passage[] | null,
  { wording }: AskWords,
): readonly string[] {
  const doubts: string[] = [];
  const near = (passages ?? []).filter(({ score }) => score >= ABOUT);
  const has = (stance: Passage['stance']) => near.some((passage) => passage.stance === stance);
  if (verdict === 'unknown') doubts.push('uncertain: the words could not be compared');
  if (verdict === 'contrary') doubts.push('uncertain: the text went the other way');
  if (wording.length === 0) doubts.push('uncertain: the ask proposes no words that could be looked for');
  if (texts.some(({ elsewhere }) => elsewhere)) doubts.push('uncertain: the words came in another place');
  if (texts.some(({ to, from }) => from.length > 0 && to.length === 0))
    doubts.push('uncertain: the provision was dropped');
  if (texts.some(({ come }) => come !== null && come >= DOUBTFUL[0] && come < DOUBTFUL[1]))
    doubts.push('uncertain: about half of what would come was found');
  if (verdict === 'done' && has('decline') && !has('accept'))
    doubts.push('uncertain: the words are there, but the preamble declines something near it');
  if (verdict === 'none' && has('accept'))
    doubts.push('uncertain: the words are not there, but the preamble accepts something near it');
  if (verdict === 'none' && passages === null)
    doubts.push('uncertain: no preamble was read, so a refusal cannot be told from silence');
  if (verdict === 'none' && near.length === 0 && passages?.some(({ score }) => score >= PERHAPS))
    doubts.push('uncertain: the preamble may speak of it');
  return doubts;
}

function explainPassages(passages: readonly Passage[] | null): readonly string[] {
  if (passages === null) return [];
  const near = passages.filter(({ score }) => score >= ABOUT);
  if (near.length === 0) return ['no passage of the preamble takes a stance near enough to it'];
  const stances = { decline: 'declines', accept: 'accepts', partial: 'does something else' } as const;
  return near.map(
    ({ stance, line, score, shared }) =>
      `the preamble ${stances[stance]} at line ${line} (nearness ${score.toFixed(2)}; ${shared.slice(0, 6).join(', ')})`,
  );
}

function toTopic({ title, reason, wording, provisions }: AskWords, texts: readonly TextFate[]) {
  const words = [...wording.flatMap(({ replacement }) => replacement), ...getStruck(wording)];
  const bag: Bag = toBag(words);
  return {
    wording: bag,
    prose: [title, reason ?? ''],
    provisions: [...new Set([...provisions, ...texts.flatMap(({ to }) => to)])],
  };
}

/** Where words are struck and none come, the struck ones are what the ask is about. */
function getStruck(wording: readonly ProposedChange[]): readonly string[] {
  return wording.flatMap(({ current, replacement }) =>
    replacement.trim() === '' && current ? [current] : [],
  );
}
