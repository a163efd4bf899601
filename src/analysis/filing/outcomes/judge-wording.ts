/**
 * Whether the words that an ask proposed are in the later version, in the same words or in others. The change that was
 * proposed is held against the change that was made: how much of what would go is gone, how much of what would come
 * has come, there or, where it came as a whole, in another paragraph. Numbers and negations decide; an ask of several
 * parts of which one came is met in part. Every share is given with the words behind it.
 */
import type { TextFate, TextVerdict } from '../../../model/outcomes.ts';
import { compareWords } from '../../redline/compare-words.ts';
import { findWords } from '../find-words.ts';
import { compareFacts, findLeftFacts, type Movement } from './compare-facts.ts';
import { explainFate } from './explain-fate.ts';
import { type Arrival, isWithin, type LaterText } from './later-text.ts';
import { type Bag, intersect, subtract, toBag, weighBag } from './weigh-concepts.ts';

export interface ProposedChange {
  readonly provision: string;
  /** The paragraphs where the words to go were found; looked for in the provision when left out. */
  readonly places?: readonly string[];
  /** Undefined where the whole provision would be replaced. */
  readonly current: string | undefined;
  readonly replacement: string;
}

/** From here on something has come, or come as a whole. */
const [SOME, MOST] = [0.3, 0.5];
/** A little less will do where what would go is gone too. */
const MOST_WITH_GONE = 0.42;
/** What came in another paragraph must be nearly all of it, and more than a word or two. */
const ELSEWHERE = { near: 0.55, far: 0.64, weight: 2.2, concepts: 3 } as const;
/** A part of the wording that weighs so much and came to so little is one that did not come. */
const PART = { weight: 1.1, unmet: 0.34, least: 0.6, met: 0.7 } as const;
const [MOST_GONE, SOME_GONE] = [0.75, 0.3];

/** What became of one proposed change. */
export function judgeWording(text: LaterText, change: ProposedChange): TextFate {
  const target = findTarget(text, change);
  if (!target) return toUnknown(change.provision);
  const { ids, old, proposed } = target;
  const [oldBag, proposedBag] = [toBag([old]), toBag([proposed])];
  const wanted = { wantedIn: subtract(proposedBag, oldBag), wantedOut: subtract(oldBag, proposedBag) };
  const changes = text.findChanges(ids);
  const followers = text.findFollowers(changes);
  const before = changes.flatMap(({ from }) => from);
  const [was, is] = [before.map((id) => text.getOld(id)), followers.map((id) => text.getNew(id))];
  const movement: Movement = {
    ...wanted,
    actualIn: subtract(toBag(is), toBag(was)),
    actualOut: subtract(toBag(was), toBag(is)),
  };
  const shared = { text, change, oldBag };
  const here = judgeMovement({ ...shared, movement });
  const operations = [...new Set(changes.flatMap((each) => each.operations))];
  const place = { provision: change.provision, operations, from: before, runs: toRuns(was, is) };
  const best = here.verdict === 'done' ? undefined : findArrival(shared, movement, followers);
  if (best) {
    const there = judgeMovement({ ...shared, movement: { ...movement, actualIn: best.bag } });
    if (there.verdict === 'done' || (there.verdict === 'part' && here.verdict === 'none')) {
      const fate = { ...place, ...there, to: [best.id], elsewhere: true };
      return { ...fate, runs: [['+', text.getNew(best.id)]], because: explainFate(fate) };
    }
  }
  const dropped = followers.length === 0 && wanted.wantedIn.size > 0 && here.verdict === 'none';
  const fate = {
    ...place,
    ...here,
    verdict: dropped ? ('part' as const) : here.verdict,
    to: followers,
    elsewhere: false,
  };
  return { ...fate, because: explainFate(fate) };
}

interface Target {
  readonly ids: readonly string[];
  readonly old: string;
  readonly proposed: string;
}

/** The paragraphs that would change, as they were and as the ask would have them; undefined when there are none. */
function findTarget(
  text: LaterText,
  { provision, places, current, replacement }: ProposedChange,
): Target | undefined {
  const all = places?.length
    ? text.oldIds.filter((id) => places.includes(id))
    : text.findParagraphs(provision);
  if (all.length === 0) return undefined;
  const words = all.map((id) => text.getOld(id));
  if (current === undefined) return { ids: all, old: words.join('\n'), proposed: replacement };
  const [place] = findWords(words, current);
  if (!place) return undefined;
  const touched = place.map(({ paragraph }) => paragraph);
  const proposed = place.map(({ paragraph, start, end }, index) => {
    const whole = words[paragraph]!;
    return `${whole.slice(0, start)}${index === 0 ? replacement : ''}${whole.slice(end)}`;
  });
  return {
    ids: touched.map((paragraph) => all[paragraph]!),
    old: touched.map((paragraph) => words[paragraph]!).join('\n'),
    proposed: proposed.join('\n'),
  };
}

function toUnknown(provision: string): TextFate {
  const because = [
    `the words that the ask would change are not in § ${provision} of the earlier version, so nothing was compared`,
  ];
  const nothing = { operations: [], from: [], to: [], runs: [], came: [], missing: [], facts: [] };
  return { verdict: 'unknown', provision, ...nothing, elsewhere: false, gone: null, come: null, because };
}

interface Held {
  readonly text: LaterText;
  readonly change: ProposedChange;
  readonly oldBag: Bag;
  readonly movement: Movement;
}

export type Judged = Pick<TextFate, 'verdict' | 'gone' | 'come' | 'came' | 'missing' | 'facts'>;

function judgeMovement(held: Held): Judged {
  const { text, movement, oldBag } = held;
  const { wantedIn, wantedOut, actualIn, actualOut } = movement;
  const came = intersect(wantedIn, actualIn);
  const share = (part: Bag, whole: Bag) => {
    const total = weighBag(whole, text.weigh, oldBag);
    return whole.size === 0 || total === 0 ? null : weighBag(part, text.weigh, oldBag) / total;
  };
  const come = share(came, wantedIn);
  const goneTotal = weighBag(wantedOut, text.weigh);
  const gone =
    wantedOut.size === 0 ? null : weighBag(intersect(wantedOut, actualOut), text.weigh) / goneTotal;
  const facts = compareFacts(movement);
  const measured = { gone, come, facts };
  return {
    verdict: toVerdict(held, measured),
    ...measured,
    came: toWords(came),
    missing: toWords(new Map([...wantedIn].filter(([name]) => !actualIn.has(name)))),
  };
}

function toVerdict(held: Held, { gone, come, facts }: Pick<Judged, 'gone' | 'come' | 'facts'>): TextVerdict {
  if (come === null) return gone === null ? 'unknown' : toGoneVerdict(gone);
  const fates = facts.map(({ fate }) => fate);
  if (fates.includes('toward')) return 'part';
  if (fates.includes('away')) return come >= MOST ? 'part' : 'contrary';
  const unmet = countUnmet(held);
  if (fates.includes('missing')) return getWordsCome(held) >= SOME ? 'part' : 'none';
  if (isNegationMissing(held)) return come >= MOST ? 'part' : 'none';
  if (facts.length > 0) return unmet > 0 || findLeftFacts(held.movement).length > 0 ? 'part' : 'done';
  const enough = gone !== null && gone >= MOST_GONE ? MOST_WITH_GONE : MOST;
  if (come >= enough) return unmet > 0 ? 'part' : 'done';
  return come >= SOME || countMet(held) > 0 ? 'part' : 'none';
}

function toGoneVerdict(gone: number): TextVerdict {
  if (gone >= MOST_GONE) return 'done';
  return gone >= SOME_GONE ? 'part' : 'none';
}

/** The share of the words that came, facts aside. */
function getWordsCome({ text, movement: { wantedIn, actualIn }, oldBag }: Held): number {
  const words = withoutFacts(wantedIn);
  const total = weighBag(words, text.weigh, oldBag);
  return total === 0 ? 0 : weighBag(intersect(words, actualIn), text.weigh, oldBag) / total;
}

function withoutFacts(bag: Bag): Bag {
  return new Map([...bag].filter(([, { concept }]) => concept.kind !== 'fact'));
}

/** A "not" that was to come and did not. */
function isNegationMissing({ movement: { wantedIn, actualIn }, oldBag }: Held): boolean {
  return wantedIn.has('!') && !oldBag.has('!') && !actualIn.has('!');
}

const CLAUSE = /[;,.:]\s+|\s+(?=(?:and|or|but|unless|except|provided|if|where|together)\b)/;

/** How many parts of the wording, each with something of its own to say, did not come. */
function countUnmet(held: Held): number {
  return weighClauses(held).filter(({ weight, share }) => weight >= PART.weight && share < PART.unmet).length;
}

/** How many of several parts came. */
function countMet(held: Held): number {
  const clauses = weighClauses(held).filter(({ weight }) => weight >= PART.least);
  return clauses.length < 2 ? 0 : clauses.filter(({ share }) => share >= PART.met).length;
}

function weighClauses({ text, change, movement: { wantedIn, actualIn }, oldBag }: Held) {
  return change.replacement.split(CLAUSE).map((words) => {
    const clause = intersect(wantedIn, toBag([words]));
    const weight = weighBag(clause, text.weigh, oldBag);
    const came = weighBag(intersect(clause, actualIn), text.weigh, oldBag);
    return { weight, share: weight === 0 ? 0 : came / weight };
  });
}

/** The stretch elsewhere in the later version that holds nearly all that was to come. */
function findArrival(
  { text, change, oldBag }: Pick<Held, 'text' | 'change' | 'oldBag'>,
  { wantedIn }: Movement,
  followers: readonly string[],
): Arrival | undefined {
  const words = withoutFacts(wantedIn);
  const total = weighBag(words, text.weigh, oldBag);
  if (words.size < ELSEWHERE.concepts || total < ELSEWHERE.weight) return undefined;
  const home = change.provision.replace(/\([^()]*\)$/, '');
  let best: { arrival: Arrival; share: number } | undefined;
  for (const arrival of text.arrivals) {
    if (followers.includes(arrival.id)) continue;
    const share = weighBag(intersect(words, arrival.bag), text.weigh, oldBag) / total;
    const enough = isWithin(arrival.id, home) ? ELSEWHERE.near : ELSEWHERE.far;
    if (share >= enough && share > (best?.share ?? 0)) best = { arrival, share };
  }
  return best?.arrival;
}

function toRuns(was: readonly string[], is: readonly string[]): TextFate['runs'] {
  return compareWords(was.join('\n'), is.join('\n'));
}

function toWords(bag: Bag): readonly string[] {
  return [...bag.values()].map(({ concept }) => concept.words);
}
