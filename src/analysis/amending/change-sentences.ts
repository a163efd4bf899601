/**
 * Sentences of a paragraph replaced, added or removed by number. The amending document prints the paragraph with
 * stars for the sentences that stay ("(b) * * * New text. * * *"); an instruction that changes several sentences
 * prints them all in one paragraph, in order, so the changes of one paragraph are made together.
 */
import type { Amendment, Block } from '../../model/parsed-document.ts';
import type { Reason } from './amended-text.ts';
import { getPrintedWords, replaceText } from './marked-text.ts';
import { getSentences, type Sentence, splitSentences } from './split-sentences.ts';

export type SentenceChange = Pick<Amendment, 'operation' | 'sentence' | 'position'>;

/** The paragraph after all changes, or why they cannot be made. `printed` is null where nothing is printed. */
export function changeSentences(
  block: Block,
  marker: string,
  changes: readonly SentenceChange[],
  printed: Block | null,
): Block | Reason {
  const sentences = getSentences(block, marker);
  const words = toNewWords(changes, printed, marker);
  if (words === null)
    return { reason: 'The printed sentences and those that the instruction names do not pair.' };
  const edits = changes.map((change, index) => toEdit(change, sentences, words[index]!));
  const missing = edits.indexOf(null);
  if (missing !== -1)
    return {
      reason: `The paragraph has ${sentences.length} sentences; the instruction speaks of ${describe(changes[missing]!)}.`,
    };
  // From the last place to the first, so that places stay true; of two at one place the later said goes behind.
  const ordered = (edits as Edit[])
    .map((edit, index) => ({ ...edit, index }))
    .sort((one, other) => other.start - one.start || other.index - one.index);
  return ordered.reduce((text, { start, end, words: put }) => replaceText(text, start, end, put), block);
}

const describe = ({ sentence }: SentenceChange): string =>
  sentence === undefined ? 'one without saying which' : sentence < 0 ? 'the last' : `number ${sentence}`;

/** For each change its new words; removals have none. */
function toNewWords(
  changes: readonly SentenceChange[],
  printed: Block | null,
  marker: string,
): string[] | null {
  const needing = changes.filter(({ operation }) => operation !== 'remove').length;
  if (needing === 0) return changes.map(() => '');
  if (printed === null) return null;
  const text = getPrintedWords(printed.text, marker);
  const whole = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  const parts = needing === 1 ? [text] : whole;
  if (text === '' || parts.length !== needing) return null;
  let next = 0;
  return changes.map(({ operation }) => (operation === 'remove' ? '' : parts[next++]!));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function toEdit(
  { operation, sentence, position }: SentenceChange,
  sentences: readonly Sentence[],
  words: string,
): Edit | null {
  const last = sentences.at(-1);
  if (last === undefined) return null;
  if (operation === 'add') return toAddition(sentence, position, sentences, words);
  const at = pick(sentence, sentences);
  if (at === undefined) return null;
  if (operation === 'revise') return { ...at, words };
  if (operation !== 'remove') return null;
  const before = sentences[sentences.indexOf(at) - 1];
  return { start: before?.end ?? at.start, end: at.end, words: '' };
}

function pick(number: number | undefined, sentences: readonly Sentence[]): Sentence | undefined {
  if (number === undefined) return sentences.length === 1 ? sentences[0] : undefined;
  return number < 0 ? sentences.at(number) : sentences[number - 1];
}

/** A new sentence number n stands behind the one that is n - 1 now. */
function toAddition(
  number: number | undefined,
  position: SentenceChange['position'],
  sentences: readonly Sentence[],
  words: string,
): Edit | null {
  const { length } = sentences;
  const behind = (index: number): Edit => ({
    start: sentences[index]!.end,
    end: sentences[index]!.end,
    words: ` ${words}`,
  });
  if (position === 'end' && number === undefined) return behind(length - 1);
  if (number === undefined) return null;
  if (number < 0 && position === undefined) return behind(length - 1);
  const index = number < 0 ? length + number : number - 1;
  if (position === 'after') return index < length ? behind(index) : null;
  if (index === 0) return { start: sentences[0]!.start, end: sentences[0]!.start, words: `${words} ` };
  return index <= length ? behind(index - 1) : null;
}
