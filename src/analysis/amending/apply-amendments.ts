/**
 * The text of a part after a document amends it. Each operation, in the order of the instructions, is made on the
 * text that the ones before it left. What an operation cannot do with certainty (its target is not there, its
 * words are not found or are found too often, its new text is not printed) it leaves undone, and the reason is
 * given; nothing is guessed.
 *
 * In: the blocks of the part as they stood, the blocks and amendments of the amending document. Out: the blocks
 * after it, those amendments that were made and those that were not; one whose targets fared differently is in
 * both, each time with the targets it concerns.
 */
import type { Amendment, Block, ParsedDocument } from '../../model/parsed-document.ts';
import { AmendedText, type Reason } from './amended-text.ts';
import type { Work } from './amending-work.ts';
import { changeAuthority, changeWhole, removeWhole, reserveWhole } from './change-whole.ts';
import { changeHeading, changeIntroduction, changeSentenceGroup, changeWords } from './change-within.ts';
import { PrintedText } from './find-printed.ts';
import { isWithin } from './provision-path.ts';

export interface UnappliedAmendment {
  readonly amendment: Amendment;
  /** In plain words, for the person who makes the change by hand. */
  readonly reason: string;
}

export interface AppliedAmendments {
  readonly blocks: readonly Block[];
  readonly applied: readonly Amendment[];
  readonly unapplied: readonly UnappliedAmendment[];
}

/** The text of `part` after the amendments of a document. Amendments of other parts are left aside. */
export function applyAmendments(
  before: readonly Block[],
  amending: Pick<ParsedDocument, 'blocks' | 'amendments'>,
  part: string,
): AppliedAmendments {
  const text = new AmendedText(before, part);
  const printed = new PrintedText(amending.blocks);
  const own = amending.amendments.filter((amendment) => amendment.part === part || amendment.part === null);
  const applied: Amendment[] = [];
  const unapplied: UnappliedAmendment[] = [];
  const done = new Set<Amendment>();
  for (const amendment of own) {
    if (done.has(amendment)) continue;
    const group =
      amendment.reach === 'sentence' && amendment.operation !== 'replace-phrase'
        ? findGroup(amendment, own)
        : [amendment];
    for (const each of group) done.add(each);
    const failures = applyOne({ text, printed, amendment, group });
    for (const each of group) {
      const failed = each.targets.filter((target) => failures.has(target));
      const made = each.targets.filter((target) => !failures.has(target));
      if (made.length > 0) applied.push(made.length === each.targets.length ? each : withTargets(each, made));
      for (const target of failed) {
        unapplied.push({ amendment: withTargets(each, [target]), reason: failures.get(target)! });
      }
      if (each.targets.length === 0) unapplied.push({ amendment: each, reason: failures.get('') ?? UNREAD });
    }
  }
  return { blocks: text.getBlocks(), applied, unapplied };
}

const UNREAD = 'The instruction could not be read.';

/** The sentence operations that one instruction makes on one paragraph. */
function findGroup({ line, targets, reach }: Amendment, all: readonly Amendment[]): Amendment[] {
  return all.filter(
    (other) =>
      other.reach === reach &&
      other.operation !== 'replace-phrase' &&
      other.line === line &&
      other.targets.join() === targets.join(),
  );
}

function withTargets(amendment: Amendment, targets: readonly string[]): Amendment {
  const { destinations } = amendment;
  if (destinations === undefined) return { ...amendment, targets };
  const kept = targets.map((target) => destinations[amendment.targets.indexOf(target)]!);
  return { ...amendment, targets, destinations: kept };
}

/** The reasons, by target, for what could not be done. */
function applyOne(work: Work): Map<string, string> {
  const { amendment } = work;
  const failures = new Map<string, string>();
  if (amendment.operation === 'redesignate') {
    const reason = redesignate(work);
    if (reason !== null) for (const target of amendment.targets) failures.set(target, reason.reason);
    return failures;
  }
  if (amendment.operation === 'correct') failures.set('', 'It corrects an instruction, not the text.');
  for (const target of amendment.reach === undefined ? findOuter(amendment.targets) : amendment.targets) {
    const reason = changeTarget(work, target);
    if (reason === null) continue;
    for (const inner of amendment.targets) if (isWithin(inner, target)) failures.set(inner, reason.reason);
  }
  return failures;
}

/** Targets without those that stand in another of the same operation: what is added with its parent is added once. */
function findOuter(targets: readonly string[]): string[] {
  return targets.filter((target) => !targets.some((other) => other !== target && isWithin(target, other)));
}

function changeTarget(work: Work, target: string): Reason | null {
  const { operation, reach } = work.amendment;
  if (reach === 'table' || reach === 'footnote')
    return { reason: `Rows of tables and footnotes are not changed by themselves.` };
  switch (operation) {
    case 'authority':
      return changeAuthority(work);
    case 'replace-phrase':
      return changeWords(work, target);
    case 'reserve':
      return reserveWhole(work, target);
    case 'add':
    case 'revise':
      if (reach === 'sentence') return changeSentenceGroup(work, target);
      if (reach === 'heading' || reach === 'key-term') return changeHeading(work, target);
      if (reach === 'introductory-text') return changeIntroduction(work, target);
      return changeWhole(work, target);
    case 'remove':
      if (reach === 'sentence') return changeSentenceGroup(work, target);
      if (reach !== undefined) return { reason: 'Only whole provisions, sentences and words are removed.' };
      return removeWhole(work, target);
    case 'redesignate':
    case 'correct':
    case 'unknown':
      return { reason: UNREAD };
    default:
      return operation satisfies never;
  }
}

function redesignate({ text, amendment }: Work): Reason | null {
  const moves: (readonly [string, string])[] = [];
  for (const [index, target] of amendment.targets.entries()) {
    const from = text.resolve(target);
    if (typeof from !== 'string') return from;
    const to = amendment.destinations?.[index];
    if (to === undefined) return { reason: `The instruction does not say what ${target} becomes.` };
    moves.push([from, to]);
  }
  return text.rename(moves);
}
