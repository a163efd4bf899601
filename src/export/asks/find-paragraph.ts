/**
 * Which paragraph of a provision an obligation or a definition most likely speaks of: a first guess for the words that
 * an ask would change. Words that few paragraphs share weigh more. A guess for a person to correct; nothing rests on it.
 */
import type { Provision } from '../../model/section.ts';
import type { Stated } from './choose-version.ts';

/** Letters of a word that count, so that "verify" and "verified" are one. */
const STEM = 5;
const SHORT = 4;

/** A word of the title counts as several of the rest. */
const TITLE = 3;

/** The paragraph that is nearest; undefined when no paragraph has a word of it, or two are equally near. */
export function findParagraph(
  paragraphs: readonly Provision[],
  objects: readonly Stated[],
): Provision | undefined {
  if (paragraphs.length < 2) return paragraphs[0];
  const stems = paragraphs.map(({ text }) => toStems(text));
  const getRarity = (stem: string) =>
    Math.log(1 + paragraphs.length / stems.filter((one) => one.has(stem)).length);
  const title = toStems(objects.map(({ fields }) => fields.title).join(' '));
  const rest = toStems(objects.map(toText).join(' '));
  const scores = stems.map((own) => {
    const shared = sum(
      [...own].map((stem) => getRarity(stem) * (title.has(stem) ? TITLE : Number(rest.has(stem)))),
    );
    return shared === 0 ? 0 : shared / Math.sqrt(sum([...own].map((stem) => getRarity(stem) ** 2)));
  });
  const best = Math.max(...scores);
  const found = paragraphs.filter((_, index) => scores[index] === best);
  return best > 0 && found.length === 1 ? found[0] : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function toText(object: Stated): string {
  switch (object.type) {
    case 'obligation': {
      const { title, action, object: what, trigger = '', elements = [] } = object.fields;
      return [title, action, what, trigger, ...elements].join(' ');
    }
    case 'definition':
      return `${object.fields.title} ${object.fields.paraphrase}`;
    case 'penalty':
      return object.fields.title;
    default:
      return object satisfies never;
  }
}

function toStems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORT).map((word) => word.slice(0, STEM)));
}
