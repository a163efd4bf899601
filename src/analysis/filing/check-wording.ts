/**
 * Proposed wording held against the text it would change, like a patch: the words that would go must stand once in
 * the provision. In: an ask, the text of now, and the words kept from when it was written. Out: one check a change,
 * in the order written, with the paragraphs as they would read. Nothing is guessed: words that stand twice are broken,
 * and words that moved are shown where they are now, for a person to decide.
 */
import type { Run } from '../../model/comparison.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { ChangedParagraph, WordingCheck, WordingReason } from '../../model/filing.ts';
import type { RuleObject } from '../../model/object.ts';
import { type Provision, splitProvision, walkProvisions } from '../../model/section.ts';
import type { Fingerprint, Snapshot } from '../../model/suspects.ts';
import { compareWords } from '../redline/compare-words.ts';
import { foldWords } from '../suspects/fold-words.ts';
import { findWords, type Place } from './find-words.ts';

type Wording = NonNullable<RuleObject<'ask'>['fields']['wording']>[number];

export interface WordingInput {
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  /** The text of a provision as it would be fingerprinted; undefined when there is none. */
  readonly getText: (ask: RuleObject, version: string, provision: string) => Snapshot | undefined;
  /** The words behind a fingerprint, of now or kept. */
  readonly findSnapshot: (fingerprint: Fingerprint) => Snapshot | undefined;
}

/** The checks of one ask; empty when it proposes no wording. */
export function checkWording(input: WordingInput, ask: RuleObject<'ask'>): readonly WordingCheck[] {
  return (ask.fields.wording ?? []).map((wording, index) => ({
    index,
    version: wording.version,
    provision: wording.provision,
    ...compareBase(input, ask, wording),
    ...holdAgainst(input, ask, wording),
  }));
}

type Base = Pick<WordingCheck, 'baseChanged' | 'oldText' | 'nowText' | 'base'>;

function compareBase(input: WordingInput, ask: RuleObject<'ask'>, wording: Wording): Base {
  const now = input.getText(ask, wording.version, wording.provision);
  const nowText = now ? toText(now) : null;
  const baseChanged = wording.base === undefined ? undefined : wording.base !== now?.fingerprint;
  const old = baseChanged && wording.base !== undefined ? input.findSnapshot(wording.base) : undefined;
  return { baseChanged, nowText, oldText: old ? toText(old) : null, base: now?.fingerprint ?? null };
}

function toText({ words }: Snapshot): string {
  return (words['text'] ?? []).join('\n');
}

type Fit = Pick<WordingCheck, 'state' | 'reason' | 'places' | 'changed'>;

function holdAgainst(input: WordingInput, ask: RuleObject<'ask'>, wording: Wording): Fit {
  const sections = findSections(input, wording.version);
  if (sections.length === 0) return toBroken('no-version');
  const here = findProvision(input, sections, wording.provision);
  if (wording.current === undefined) return holdWhole(input, ask, { ...wording, here });
  const paragraphs = here ? walk(here) : [];
  const places = findWords(toTexts(paragraphs), wording.current);
  if (places.length > 1) return toBroken('more-than-once', toNumbers(paragraphs, places));
  if (places.length === 1)
    return isSame(wording.current, wording.replacement)
      ? toBroken('no-change', toNumbers(paragraphs, places))
      : toFit('live', 'applies', paragraphs, places[0]!, wording.replacement);
  return lookElsewhere(input, sections, wording.current, wording.replacement, here !== undefined);
}

/** The words are not where the ask says: anywhere else in the version? */
function lookElsewhere(
  { getProvisions }: WordingInput,
  sections: readonly RuleObject<'section'>[],
  current: string,
  replacement: string,
  isThere: boolean,
): Fit {
  const found = sections.flatMap((section) => {
    const paragraphs = walk(getProvisions(section));
    return findWords(toTexts(paragraphs), current).map((place) => ({ paragraphs, place }));
  });
  const [only] = found;
  if (!only) return toBroken(isThere ? 'nowhere' : 'no-provision');
  if (found.length > 1)
    return toBroken(
      'more-than-once-elsewhere',
      found.flatMap(({ paragraphs, place }) => toNumbers(paragraphs, [place])),
    );
  return toFit('moved', 'applies-elsewhere', only.paragraphs, only.place, replacement);
}

/** Wording that takes the place of a whole provision: only while that is what it was. */
function holdWhole(
  input: WordingInput,
  ask: RuleObject<'ask'>,
  {
    version,
    provision,
    base,
    replacement,
    here,
  }: Wording & { readonly here: readonly Provision[] | undefined },
): Fit {
  if (!here) return toBroken('no-provision');
  const paragraphs = walk(here).filter(({ text }) => text !== '');
  const [first] = paragraphs;
  if (!first) return toBroken('no-provision');
  if (base !== undefined && input.getText(ask, version, provision)?.fingerprint !== base)
    return toBroken('changed-whole', [first.id]);
  if (isSame(toTexts(paragraphs).join(' '), replacement)) return toBroken('no-change', [first.id]);
  const all = paragraphs.map(({ text }, paragraph) => ({ paragraph, start: 0, end: text.length }));
  return toFit('live', 'applies', paragraphs, all, replacement);
}

function findSections({ content }: WordingInput, version: string): readonly RuleObject<'section'>[] {
  const [found] = content.findById('version', version);
  if (!found) return [];
  return content.list('section', found.home).filter(({ id }) => id.startsWith(`${found.id}/`));
}

/** The provision and what is below it; a section is all its provisions. */
function findProvision(
  { getProvisions }: WordingInput,
  sections: readonly RuleObject<'section'>[],
  provision: string,
): readonly Provision[] | undefined {
  const { section: number, below } = splitProvision(provision);
  const section = sections.find(({ id }) => id.endsWith(`/${number}`));
  if (!section) return undefined;
  const all = getProvisions(section);
  if (below === '') return all;
  const found = [...walkProvisions(all)].find(({ id }) => id === provision);
  return found && [found];
}

function walk(provisions: readonly Provision[]): readonly Provision[] {
  return [...walkProvisions(provisions)];
}

function toTexts(paragraphs: readonly Provision[]): readonly string[] {
  return paragraphs.map(({ text }) => text);
}

function toNumbers(paragraphs: readonly Provision[], places: readonly Place[]): readonly string[] {
  return places.flatMap((place) => place.slice(0, 1).map(({ paragraph }) => paragraphs[paragraph]!.id));
}

function toBroken(reason: WordingReason, places: readonly string[] = []): Fit {
  return { state: 'broken', reason, places, changed: [] };
}

function toFit(
  state: 'live' | 'moved',
  reason: WordingReason,
  paragraphs: readonly Provision[],
  place: Place,
  replacement: string,
): Fit {
  const changed = place.map(({ paragraph, start, end }, index): ChangedParagraph => {
    const { id, label, text } = paragraphs[paragraph]!;
    const words = index === 0 ? replacement.trim() : '';
    return { provision: id, label, start, end, runs: toRuns(text, start, end, words) };
  });
  return { state, reason, places: toNumbers(paragraphs, [place]), changed };
}

function isSame(a: string, b: string): boolean {
  return foldWords(a) === foldWords(b);
}

/** What is common to both below this share is chance, and reads worse than the whole struck and written anew. */
const LEAST_KEPT = 0.5;

/** The paragraph with the change in it. Words that only go take the space beside them along. */
function toRuns(text: string, start: number, end: number, words: string): readonly Run[] {
  if (words === '') {
    const whole = `${text.slice(0, start)}${text.slice(end)}`;
    return compareWords(text, whole.replace(/ {2,}/g, ' ').trim());
  }
  const current = text.slice(start, end);
  const runs = compareWords(current, words);
  const kept = runs.reduce((length, [kind, part]) => length + (kind === '=' ? part.length : 0), 0);
  const isAlike = kept >= LEAST_KEPT * Math.min(current.length, words.length);
  const inside: readonly Run[] = isAlike
    ? runs
    : [
        ['-', current],
        ['+', words],
      ];
  return joinRuns([['=', text.slice(0, start)], ...inside, ['=', text.slice(end)]]);
}

/** Without empty runs, and equal neighbours as one. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const [kind, text] of runs) {
    const last = joined.at(-1);
    if (text === '') continue;
    if (last?.[0] === kind) joined[joined.length - 1] = [kind, last[1] + text];
    else joined.push([kind, text]);
  }
  return joined;
}
