/**
 * Steps of an instruction: one operation on targets of one kind. They become amendments once the whole statement
 * was readable. Phrase-level steps pair old with new words; words that do not pair give null.
 */
import type { Amendment, AmendmentOperation } from '../../../model/parsed-document.ts';
import type { Action } from './instruction-words.ts';
import { type Place, type Reach, type Target, toId } from './places.ts';
import type { Adverbs } from './read-adverbs.ts';

export interface Step {
  readonly operation: AmendmentOperation;
  readonly targets: readonly Target[];
  readonly destinations?: readonly Place[];
  readonly oldWords?: string;
  readonly newWords?: string;
  readonly position?: NonNullable<Adverbs['position']>;
  readonly occurrence?: NonNullable<Adverbs['occurrence']>;
  readonly unchanged?: true;
}

interface StepFacts {
  readonly adverbs?: Adverbs;
  readonly destinations?: readonly Place[];
  readonly unchanged?: true;
}

const OPERATIONS: Readonly<Record<Action, AmendmentOperation>> = {
  amend: 'unknown',
  add: 'add',
  revise: 'revise',
  remove: 'remove',
  redesignate: 'redesignate',
  reserve: 'reserve',
  republish: 'revise', // printed again: what stands there after is what is printed
  correct: 'correct',
  replace: 'unknown',
};

/** One step for each run of targets that are alike in section and reach. */
export function toSteps(action: Action, targets: readonly Target[], facts: StepFacts = {}): Step[] {
  const { adverbs, destinations, unchanged } = facts;
  const anchored = getSentenceAnchor(action, targets, adverbs);
  const position = adverbs?.position ?? null;
  return groupTargets(anchored ?? targets).map(({ targets: group, start }) => ({
    operation: group[0]!.reach === 'authority' ? 'authority' : OPERATIONS[action],
    targets: group,
    ...(group[0]!.entry === undefined ? {} : { oldWords: group[0]!.entry }),
    ...(position === null || (adverbs!.neighbour !== null && !anchored) ? {} : { position }),
    ...(destinations ? { destinations: destinations.slice(start, start + group.length) } : {}),
    ...(unchanged ? { unchanged } : {}),
  }));
}

/** "adding a sentence after the second sentence of paragraph (a)": the place is that of its neighbour. */
function getSentenceAnchor(
  action: Action,
  targets: readonly Target[],
  adverbs: Adverbs | undefined,
): Target[] | null {
  const isNew = action === 'add' && targets.length === 1 && targets[0]!.reach === 'sentence';
  if (!isNew || adverbs === undefined) return null;
  if (adverbs.neighbour?.reach === 'sentence') return [adverbs.neighbour];
  return adverbs.where.length > 0 ? adverbs.where.map(({ place }) => ({ ...targets[0]!, place })) : null;
}

function groupTargets(targets: readonly Target[]): { targets: Target[]; start: number }[] {
  const groups: { targets: Target[]; start: number }[] = [];
  targets.forEach((target, index) => {
    const last = groups.at(-1)?.targets[0];
    const alike =
      last !== undefined &&
      last.reach === target.reach &&
      last.sentence === target.sentence &&
      last.entry === target.entry &&
      last.place.section === target.place.section &&
      last.place.part === target.place.part;
    if (alike) groups.at(-1)!.targets.push(target);
    else groups.push({ targets: [target], start: index });
  });
  return groups;
}

interface PhraseChange {
  readonly removed?: readonly string[];
  readonly added: readonly string[];
  readonly adverbs: Adverbs;
}

/** Steps that take out and put in words; null where the words do not pair or have no place. */
export function toPhraseSteps(
  where: readonly Target[],
  { removed, added, adverbs }: PhraseChange,
): Step[] | null {
  if (where.length === 0) return null;
  if (removed === undefined) return toInsertion(where, added, adverbs);
  if (added.length > 1 && added.length !== removed.length) return null;
  const { position, occurrence, anchor } = adverbs;
  if (anchor !== null || (position !== null && position !== 'end')) return null;
  return removed.flatMap((oldWords, index) =>
    groupTargets(where).map(({ targets }) => ({
      operation: 'replace-phrase' as const,
      targets,
      oldWords,
      newWords: (added.length === 1 ? added[0] : added[index]) ?? '',
      ...(position === null ? {} : { position }),
      ...(occurrence === null ? {} : { occurrence }),
    })),
  );
}

function toInsertion(where: readonly Target[], added: readonly string[], adverbs: Adverbs): Step[] | null {
  const { anchor, position, occurrence } = adverbs;
  if (added.length !== 1) return null;
  const words = getInsertedWords(added[0]!, anchor, position);
  if (words === null) return null;
  const often = occurrence === null ? {} : { occurrence };
  return groupTargets(where).map(({ targets }) => ({
    operation: 'replace-phrase',
    targets,
    ...words,
    ...often,
  }));
}

function getInsertedWords(
  added: string,
  anchor: Adverbs['anchor'],
  position: Adverbs['position'],
): Pick<Step, 'oldWords' | 'newWords' | 'position'> | null {
  if (anchor?.length === 2) {
    return { oldWords: anchor.join(' '), newWords: `${anchor[0]} ${added} ${anchor[1]}` };
  }
  if (anchor !== null && (position === 'after' || position === 'before')) {
    return { oldWords: anchor[0], newWords: added, position };
  }
  return position === 'end' ? { newWords: added, position } : null;
}

/** The amendment of a step; targets without a known section or part make it null. */
export function toAmendment(step: Step, text: string, line: number): Amendment | null {
  const targets = step.targets.map(({ place }) => toId(place));
  const destinations = step.destinations?.map(toId);
  if (targets.includes(null) || destinations?.includes(null)) return null;
  const { operation, oldWords, newWords, position, occurrence, unchanged } = step;
  const [first] = step.targets;
  const reach = getReach(first?.reach, operation);
  return {
    part: first?.place.part ?? null,
    section: first?.place.section ?? null,
    operation,
    targets: targets as string[],
    text,
    line,
    ...(reach === undefined ? {} : { reach }),
    ...(destinations === undefined ? {} : { destinations: destinations as string[] }),
    ...(oldWords === undefined ? {} : { oldWords }),
    ...(newWords === undefined ? {} : { newWords }),
    ...(position === undefined ? {} : { position }),
    ...(first?.sentence === undefined ? {} : { sentence: first.sentence }),
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(unchanged === undefined ? {} : { unchanged }),
  };
}

function getReach(reach: Reach | undefined, operation: AmendmentOperation): Amendment['reach'] {
  if (reach === 'authority') return undefined;
  return reach ?? (operation === 'replace-phrase' ? 'phrase' : undefined);
}
