/**
 * The preamble of a published document, ready to be asked about many asks: its paragraphs under their headings, the
 * sentences that take a stance, and how rare each word is in it. In: the blocks of the document. Out: look-ups. The
 * text of law and the heads and feet of pages are left out.
 */
import type { Block } from '../../../model/parsed-document.ts';
import { splitSentences } from '../../suggestions/split-sentences.ts';
import { type FoundStance, findStance } from './find-stance.ts';
import { type Bag, learnWeights, toBag, type Weigh } from './weigh-concepts.ts';

export interface PreambleParagraph {
  readonly text: string;
  readonly line: number;
  readonly under: readonly string[];
  readonly bag: Bag;
}

export interface StanceSentence extends FoundStance {
  /** Position of its paragraph. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly bag: Bag;
}

export class Preamble {
  readonly paragraphs: readonly PreambleParagraph[];
  readonly sentences: readonly StanceSentence[];
  readonly weigh: Weigh;
  /** Every concept that it speaks of. */
  readonly said: ReadonlySet<string>;

  constructor(blocks: readonly Block[]) {
    this.paragraphs = toParagraphs(blocks);
    this.weigh = learnWeights(this.paragraphs.map(({ text }) => text));
    this.said = new Set(this.paragraphs.flatMap(({ bag }) => [...bag.keys()]));
    this.sentences = this.paragraphs.flatMap(({ text }, at) => findSentences(text, at));
  }
}

function toParagraphs(blocks: readonly Block[]): PreambleParagraph[] {
  const paragraphs: PreambleParagraph[] = [];
  const under: { level: number; text: string }[] = [];
  for (const { region, kind, text, line, level = 1 } of blocks) {
    if (region !== 'preamble' || text === '') continue;
    if (kind === 'heading') {
      while (under.length > 0 && under.at(-1)!.level >= level) under.pop();
      under.push({ level, text });
    } else if (kind === 'paragraph' || kind === 'footnote')
      paragraphs.push({ text, line, under: under.map((heading) => heading.text), bag: toBag([text]) });
  }
  return paragraphs;
}

function findSentences(paragraph: string, at: number): StanceSentence[] {
  return splitSentences(paragraph).flatMap(({ start, end }) => {
    const text = paragraph.slice(start, end);
    const found = findStance(text);
    return found ? [{ ...found, at, start, end, text, bag: toBag([text]) }] : [];
  });
}
