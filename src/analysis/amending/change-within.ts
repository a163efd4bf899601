/**
 * Changes inside a provision: its introductory text, its heading, sentences of it, words of it.
 */
import type { Block } from '../../model/parsed-document.ts';
import { isReason, type Reason } from './amended-text.ts';
import type { Work } from './amending-work.ts';
import { changeSentences } from './change-sentences.ts';
import { type Entry, isHeading } from './keyed-text.ts';
import { getMarker, hasStars, replaceText } from './marked-text.ts';
import { parsePath } from './provision-path.ts';
import { replaceWords, type Stretch } from './replace-words.ts';
import { getSentences } from './split-sentences.ts';

/** The provision's own paragraph: the one with its marker, or of a section its first unmarked one. */
function findOwn(entries: readonly Entry[], id: string): Entry | null {
  const own = entries.find((entry) => entry.key === id && !isHeading(entry));
  if (own !== undefined) return own;
  if (parsePath(id).labels.length > 0) return null;
  const first = entries.find((entry) => !isHeading(entry) && entry.block.kind === 'paragraph');
  return first?.key?.startsWith(`${id}[p`) ? first : null;
}

/** The only paragraph of a section, or a provision's own. */
function findOnly(entries: readonly Entry[], id: string): Entry | Reason {
  const paragraphs = entries.filter(({ block }) => block.kind === 'paragraph');
  const own = findOwn(entries, id);
  if (own !== null && (parsePath(id).labels.length > 0 || paragraphs.length === 1)) return own;
  return { reason: `${id} has ${paragraphs.length} paragraphs; the instruction does not say which.` };
}

/** Replaces the introductory text and leaves what stands below it. */
export function changeIntroduction({ text, printed, amendment }: Work, target: string): Reason | null {
  const known = text.resolve(target);
  if (typeof known !== 'string') return known;
  const old = findOwn(text.read(known), known);
  const found = printed.find(target, amendment.line);
  const fresh = found === null ? null : findOwn(found.entries, target);
  if (fresh === null || hasStars(fresh.block.text))
    return { reason: `The new introductory text of ${target} is not printed behind the instruction.` };
  if (old === null) return { reason: `${target} has no introductory text.` };
  const { region, part, section, id, labels } = old.block;
  text.replaceBlocks(new Map([[old.block, { ...fresh.block, region, part, section, id, labels }]]));
  return null;
}

/** Replaces the heading of a section, a comment, or a paragraph whose heading is set apart in print. */
export function changeHeading(work: Work, target: string): Reason | null {
  const { text, printed, amendment } = work;
  const known = text.resolve(target);
  if (typeof known !== 'string') return known;
  const fresh = printed.find(target, amendment.line)?.entries ?? [];
  const old = text.read(known);
  const [oldHeading, newHeading] = [old, fresh].map((entries) =>
    entries.findLast((entry, index) => isHeading(entry) && entry.key === entries[0]?.key && index < 3),
  );
  if (oldHeading && newHeading) {
    text.replaceBlocks(
      new Map([
        [
          oldHeading.block,
          replaceText(oldHeading.block, 0, oldHeading.block.text.length, newHeading.block.text),
        ],
      ]),
    );
    return null;
  }
  return changeKeyTerm(work, known, findOwn(old, known), findOwn(fresh, target));
}

function changeKeyTerm({ text }: Work, id: string, old: Entry | null, fresh: Entry | null): Reason | null {
  const [oldTerm, newTerm] = [old, fresh].map((entry) => entry && findKeyTerm(entry.block));
  if (!old || !fresh || !oldTerm || !newTerm)
    return { reason: `The old or the new heading of ${id} is not set apart in print.` };
  const words = fresh.block.text.slice(newTerm.start, newTerm.end);
  text.replaceBlocks(new Map([[old.block, replaceText(old.block, oldTerm.start, oldTerm.end, words)]]));
  return null;
}

function findKeyTerm({ text, spans }: Block): { start: number; end: number } | undefined {
  const marker = /^\s*(?:\([^)]*\)|\w{1,5}\.)\s*/.exec(text)?.[0].length ?? 0;
  return spans?.find(({ start, style }) => start <= marker && start >= marker - 1 && style === 'italic');
}

/** Replaces, adds or removes the sentences that one instruction names in a paragraph. */
export function changeSentenceGroup(
  { text, printed, amendment, group }: Work,
  target: string,
): Reason | null {
  const known = text.resolve(target);
  if (typeof known !== 'string') return known;
  const own = findOnly(text.read(known), known);
  if (isReason(own)) return own;
  const found = printed.find(target, amendment.line);
  const fresh = found === null ? null : findOwn(found.entries, target);
  const marker = getMarker(own.block, parsePath(target).labels.at(-1) ?? '');
  const changed = changeSentences(own.block, marker, group, fresh?.block ?? null);
  if (isReason(changed)) return changed;
  text.replaceBlocks(new Map([[own.block, changed]]));
  return null;
}

/** Takes out and puts in words, in the provision or the portion of it that the instruction names. */
export function changeWords({ text, amendment }: Work, target: string): Reason | null {
  const known = text.resolve(target);
  if (typeof known !== 'string') return known;
  const stretches = findStretches(text.read(known), known, amendment);
  if (isReason(stretches)) return stretches;
  const replaced = replaceWords(stretches, amendment);
  if (isReason(replaced)) return replaced;
  text.replaceBlocks(replaced.blocks);
  return null;
}

function findStretches(
  entries: readonly Entry[],
  id: string,
  { reach, sentence }: Work['amendment'],
): readonly Stretch[] | Reason {
  const toWhole = ({ block }: Entry): Stretch => ({ block, start: 0, end: block.text.length });
  switch (reach) {
    case 'heading':
      return entries.filter(isHeading).map(toWhole);
    case 'introductory-text': {
      const own = findOwn(entries, id);
      return own === null ? { reason: `${id} has no introductory text.` } : [toWhole(own)];
    }
    case 'sentence': {
      const own = findOnly(entries, id);
      return isReason(own) ? own : findSentence(own, id, sentence);
    }
    default:
      return entries
        .filter((entry) => !isHeading(entry) && entry.block.text !== '' && entry.block.rows === undefined)
        .map(toWhole);
  }
}

function findSentence({ block }: Entry, id: string, number = 1): readonly Stretch[] | Reason {
  const sentences = getSentences(block, getMarker(block, parsePath(id).labels.at(-1) ?? ''));
  const found = number < 0 ? sentences.at(number) : sentences[number - 1];
  if (found === undefined)
    return { reason: `${id} has ${sentences.length} sentences; the instruction speaks of number ${number}.` };
  return [{ block, ...found }];
}
