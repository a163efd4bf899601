/**
 * Labelled asks over real text: pairs of versions as they were published, and what each later one did with an ask in
 * our own words, as a person judged it by reading both. Only labels are kept here: where the words to go stand
 * (offsets and digest), our wording, our reason, the result. A pair whose files are not in the shared folder is left
 * out.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../../../../src/analysis/comparison/compare-texts.ts';
import { toComparedTexts } from '../../../../src/analysis/comparison/to-compared-texts.ts';
import { guessOutcome } from '../../../../src/analysis/filing/outcomes/guess-outcome.ts';
import { LaterText } from '../../../../src/analysis/filing/outcomes/later-text.ts';
import { Preamble } from '../../../../src/analysis/filing/outcomes/preamble.ts';
import type { ComparedText } from '../../../../src/model/comparison.ts';
import type { OutcomeGuess, OutcomeResult } from '../../../../src/model/outcomes.ts';
import { parsePublished } from '../../../../src/parse/parse-published.ts';
import { readJsonTree, readLabelledTree } from '../../amending/labelled-tree.ts';
import { PATENTS_2005, PATENTS_2012, PATENTS_2013, readTexts, SHARED } from '../../comparison/real-texts.ts';

export interface Label {
  readonly pair: string;
  readonly id: string;
  readonly provision: string;
  readonly position: 'support' | 'oppose' | 'support-with-changes' | 'neutral';
  /** The words to go, by their place in the provision. */
  readonly words?: { readonly start: number; readonly end: number; readonly sha256: string };
  readonly replacement?: string;
  readonly reason: string;
  readonly result: OutcomeResult;
}

interface Pair {
  readonly old: readonly ComparedText[];
  readonly text: LaterText;
  readonly preamble: Preamble | null;
  readonly documents: readonly string[];
}

type Read = (file: string) => ComparedText[] | null;

const readRegml: Read = (file) =>
  ifThere(file, (text) => toComparedTexts({ blocks: readLabelledTree(text) }));
const readAtf: Read = (file) =>
  ifThere(file, (text) => toComparedTexts({ blocks: readJsonTree(JSON.parse(text), '447') }));

/** The earlier text, the later one, and the document with the preamble where the folder has it. */
const PAIRS: Readonly<Record<string, readonly [Read, string, string, string | null]>> = {
  '1005': [
    readRegml,
    'gold/regml/regulation/1005/2012-19702.xml',
    'gold/regml/regulation/1005/2013-10604.xml',
    'fr-xml/raw/2013-10604.xml',
  ],
  '1024': [
    readRegml,
    'gold/regml/regulation/1024/2011-31722.xml',
    'gold/regml/regulation/1024/2013-00740.xml',
    'fr-xml/raw/2013-00740.xml',
  ],
  '1002': [
    readRegml,
    'gold/regml/regulation/1002/2011-31714.xml',
    'gold/regml/regulation/1002/2013-01384.xml',
    null,
  ],
  '447': [
    readAtf,
    'gold/atf/regulation/447/2013-09392',
    'gold/atf/regulation/447/2014-02580',
    'fr-xml/raw/2014-02580.xml',
  ],
  '37a': [readTexts, PATENTS_2005, PATENTS_2012, null],
  '37b': [readTexts, PATENTS_2012, PATENTS_2013, null],
};

export interface Measured {
  readonly label: Label;
  readonly guess: OutcomeGuess;
}

/** The guesses for all labels of a file whose documents are there, and the documents that were read. */
export function measureLabels(file: string): {
  readonly measured: readonly Measured[];
  readonly documents: readonly string[];
} {
  const labels = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Label[];
  const pairs = new Map<string, Pair | null>();
  const measured = labels.flatMap((label): Measured[] => {
    if (!pairs.has(label.pair)) pairs.set(label.pair, readPair(label.pair));
    const pair = pairs.get(label.pair);
    return pair ? [{ label, guess: guess(pair, label) }] : [];
  });
  const documents = [...new Set([...pairs.values()].flatMap((pair) => pair?.documents ?? []))];
  return { measured, documents };
}

function readPair(name: string): Pair | null {
  const [read, before, after, published] = PAIRS[name]!;
  const [old, fresh] = [read(before), read(after)];
  if (!old || !fresh) return null;
  const path = published === null ? undefined : join(SHARED, published);
  const there = path !== undefined && existsSync(path);
  const preamble = there ? readPreamble(path) : null;
  const text = new LaterText(old, fresh, compareTexts(old, fresh));
  return { old, text, preamble, documents: [before, after, ...(there ? [published!] : [])] };
}

function readPreamble(path: string): Preamble {
  const result = parsePublished(readFileSync(path), { sha256: '' });
  if (!result.ok) throw new Error(`${path}: ${result.problem.message}`);
  return new Preamble(result.parsed.blocks);
}

function guess({ old, text, preamble }: Pair, label: Label): OutcomeGuess {
  const { id, provision, position, words, replacement = '', reason } = label;
  const current = words && getWords(old, label);
  return guessOutcome(text, preamble, {
    title: id.replaceAll('-', ' '),
    reason,
    position,
    described: [],
    wording: words ? [{ provision, current, replacement }] : [],
    provisions: [provision],
  });
}

/** The words at the place of the label; throws where the text is not the one that was labelled. */
function getWords(old: readonly ComparedText[], { id, provision, words }: Label): string {
  const text = old.find((paragraph) => paragraph.id === provision)?.text ?? '';
  const found = text.slice(words!.start, words!.end);
  if (createHash('sha256').update(found).digest('hex') !== words!.sha256)
    throw new Error(`the words of ${id} in ${provision} are not those that were labelled`);
  return found;
}

function ifThere<T>(file: string, read: (text: string) => T): T | null {
  const path = join(SHARED, file);
  return existsSync(path) ? read(readFileSync(path, 'utf8')) : null;
}
