/**
 * How much there is to answer in a comment, as a figure to order a reading queue by. In: its plain text and how many of
 * its words are its own. Out: the counts and the score made of them. A figure, not a judgement: a page shows the counts
 * beside it. Each part has a bound, so that no comment is first for one thing alone, such as a list of a hundred notes.
 */
import type { Substance } from '../../model/docket-study.ts';

/** The formula as a page says it. */
export const SUBSTANCE_FORMULA =
  'score = 4 × citations (at most 10) + 2 × figures (at most 10) + words ÷ 100 (at most 20) + words of its own ÷ 50 (at most 20)';

const CITATION =
  /§+\s?\d|\b\d+\s+(?:C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C|F(?:ed)?\.?\s?R(?:eg)?|Stat|F\.\s?(?:2d|3d|4th)|U\.\s?S)\b\.?|\b(?:section|sec\.|part|paragraph)\s+\d[\d.]*|\b(?:executive order|e\.\s?o\.)\s+\d{4,5}|\bpub(?:lic|\.)\s+l(?:aw|\.)\s+\d|\bRIN\s+\d{4}-/giu;
const FIGURE =
  /(?:[$€£]\s?\d[\d.,]*)|\b\d[\d.,]*\s?(?:%|percent\b|million\b|billion\b|thousand\b|dollars\b|hours\b|days\b|months\b|years\b|employees\b|customers\b|companies\b|respondents\b|miles\b|tons\b|FLOPs?\b)/giu;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** What there is in a text; `ownWords` are undefined where all of them are. */
export function scoreSubstance(text: string, ownWords?: number): Substance {
  const words = countMatches(text, WORD);
  const own = ownWords ?? words;
  const citations = countMatches(text, CITATION);
  const figures = countMatches(text, FIGURE);
  const score =
    4 * Math.min(citations, 10) +
    2 * Math.min(figures, 10) +
    Math.min(words / 100, 20) +
    Math.min(own / 50, 20);
  return { citations, figures, words, ownWords: own, score: Math.round(score * 10) / 10 };
}

/** How many words a text has. */
export function countWords(text: string): number {
  return countMatches(text, WORD);
}

function countMatches(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.test(text)) count++;
  return count;
}
