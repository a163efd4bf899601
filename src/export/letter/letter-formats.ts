/** The formats of a letter: which one a file name means, how each is written, and whether a file was written here. */
import type { Letter } from '../../model/letter.ts';
import { toLetterHtml } from './letter-html.ts';
import { toLetterMarkdown } from './letter-markdown.ts';
import { isStamped } from './letter-stamp.ts';

export const LETTER_FORMATS = ['docx', 'md', 'html'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

const ENDINGS: Readonly<Record<string, LetterFormat>> = {
  '.docx': 'docx',
  '.md': 'md',
  '.markdown': 'md',
  '.html': 'html',
  '.htm': 'html',
};

/** The format that a file name means; undefined when it means none. */
export function findLetterFormat(file: string): LetterFormat | undefined {
  return ENDINGS[/\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? ''];
}

/** The letter in a format. The library for Word documents is loaded only for them. */
export async function writeLetter(letter: Letter, format: LetterFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('./letter-docx.ts')).toLetterDocx(letter);
    case 'md':
      return new TextEncoder().encode(toLetterMarkdown(letter));
    case 'html':
      return new TextEncoder().encode(toLetterHtml(letter));
    default:
      return format satisfies never;
  }
}

/** Whether the bytes are a letter just as it was written here, in whatever format. */
export async function isOwnLetter(bytes: Uint8Array): Promise<boolean> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip
    ? (await import('./settle-docx.ts')).isOwnDocx(bytes)
    : isStamped(new TextDecoder().decode(bytes));
}
