/**
 * What became of a provision that an ask speaks of without proposing words: opposed ones may be dropped or narrowed,
 * supported ones kept; for the rest what the ask describes (its alternatives, the effect it wants) is looked for in
 * what came in. In: the provision and the position. Out: the fate of the provision, always less certain than that of
 * words.
 */

import type { RuleObject } from '../../../model/object.ts';
import type { TextFate, TextVerdict } from '../../../model/outcomes.ts';
import { compareWords } from '../../redline/compare-words.ts';
import { explainFate } from './explain-fate.ts';
import type { LaterText } from './later-text.ts';
import { type Bag, intersect, subtract, toBag, weighBag } from './weigh-concepts.ts';

type Position = RuleObject<'ask'>['fields']['position'];

export interface Stand {
  readonly provision: string;
  readonly position: Position;
  /** What the ask describes in its own words: alternatives, effect. */
  readonly described: readonly string[];
}

/** A part of a provision that was opposed, gone: it was narrowed. */
const NARROWED = 0.15;
/** So much of what an alternative says has come. */
const [SOME, MOST] = [0.35, 0.6];

/** What became of the provision, as the position sees it. */
export function judgePosition(text: LaterText, { provision, position, described }: Stand): TextFate {
  const ids = text.findParagraphs(provision);
  const changes = text.findChanges(ids);
  const to = text.findFollowers(changes);
  const from = changes.flatMap((change) => change.from);
  const [was, is] = [from.map((id) => text.getOld(id)), to.map((id) => text.getNew(id))];
  const [old, fresh] = [toBag(was), toBag(is)];
  const [actualIn, actualOut] = [subtract(fresh, old), subtract(old, fresh)];
  const lost = old.size === 0 ? 0 : weighBag(actualOut, text.weigh) / weighBag(old, text.weigh);
  const wanted = described.map((words) => subtract(toBag([words]), old));
  const best = pickBest(wanted, actualIn, text);
  const fate = {
    provision,
    operations: [...new Set(changes.flatMap((change) => change.operations))],
    from,
    to,
    elsewhere: false,
    runs: compareWords(was.join('\n'), is.join('\n')),
    gone: position === 'oppose' ? lost : null,
    come: best?.share ?? null,
    came: best ? [...intersect(best.bag, actualIn).values()].map(({ concept }) => concept.words) : [],
    missing: [],
    facts: [],
  };
  if (ids.length === 0) return toUnknown(fate);
  const kept = actualIn.size + actualOut.size === 0;
  const verdict = toVerdict(position, { dropped: to.length === 0, kept, lost, share: best?.share ?? 0 });
  return { ...fate, verdict, because: explainFate({ ...fate, verdict }) };
}

function toUnknown(fate: Omit<TextFate, 'because' | 'verdict'>): TextFate {
  const because = [`the earlier version has no § ${fate.provision}, so nothing was compared`];
  return { ...fate, verdict: 'unknown', because };
}

interface Measured {
  readonly dropped: boolean;
  readonly kept: boolean;
  /** The share of its words that went. */
  readonly lost: number;
  /** The share of what was described that came. */
  readonly share: number;
}

function toVerdict(position: Position, { dropped, kept, lost, share }: Measured): TextVerdict {
  switch (position) {
    case 'oppose':
      if (dropped) return 'done';
      return lost >= NARROWED || share >= SOME ? 'part' : 'none';
    case 'support':
      if (dropped) return 'contrary';
      return kept || lost < NARROWED ? 'done' : 'part';
    case 'support-with-changes':
    case 'neutral':
    case undefined:
      if (share >= MOST) return 'done';
      return share >= SOME ? 'part' : 'none';
    default: {
      const never: never = position;
      return never;
    }
  }
}

function pickBest(
  wanted: readonly Bag[],
  actualIn: Bag,
  { weigh }: LaterText,
): { readonly bag: Bag; readonly share: number } | undefined {
  return wanted
    .filter((bag) => bag.size >= 3)
    .map((bag) => ({ bag, share: weighBag(intersect(bag, actualIn), weigh) / weighBag(bag, weigh) }))
    .sort((a, b) => b.share - a.share)[0];
}
