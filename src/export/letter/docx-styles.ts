/**
 * How a letter looks in a word processor: one serif at 12 points, headings that a table of contents finds, and named
 * styles for what a text is, so that an office can put its own look on them. Sizes are in half points, distances in
 * twentieths of a point, as the format has them (ECMA-376).
 */
import type { ILevelsOptions, IStylesOptions } from 'docx';
import type { LetterStyle } from '../../model/letter.ts';

export const FONT = 'Times New Roman';
/** US letter with an inch round it. */
export const PAGE = {
  size: { width: 12_240, height: 15_840 },
  margin: { top: 1440, right: 1440, bottom: 1440, left: 1440, header: 720, footer: 720 },
} as const;
/** Between the margins. */
export const TEXT_WIDTH = 9360;

/** The style of each kind of paragraph, by the name the office sees. */
export const STYLE_IDS = {
  plain: 'LetterText',
  address: 'LetterAddress',
  subject: 'LetterSubject',
  notice: 'LetterNotice',
  label: 'LetterLabel',
  quote: 'QuotedText',
  restated: 'RestatedText',
  redline: 'ProposedChange',
  signature: 'LetterSignature',
} as const satisfies Record<LetterStyle, string>;

const heading = (size: number, before: number, italics = false) => ({
  run: { font: FONT, size, bold: true, italics, color: '000000' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
});

const style = (id: string, name: string, paragraph: object, run: object = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  next: id,
  quickFormat: true,
  paragraph,
  run,
});

const inset = { indent: { left: 540, right: 360 }, spacing: { after: 120 } };

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 24, language: { value: 'en-US' } },
      paragraph: { spacing: { line: 264 } },
    },
    title: { run: { font: FONT, size: 30, bold: true }, paragraph: { spacing: { after: 240 } } },
    heading1: heading(27, 360),
    heading2: heading(25, 320),
    heading3: heading(24, 200, true),
    footnoteText: { run: { font: FONT, size: 20 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [
    style(STYLE_IDS.plain, 'Letter Text', { spacing: { after: 140 } }),
    style(STYLE_IDS.address, 'Letter Address', { spacing: { after: 240 }, contextualSpacing: true }),
    style(
      STYLE_IDS.subject,
      'Letter Subject',
      { spacing: { before: 120, after: 240 }, contextualSpacing: true, indent: { left: 720 } },
      { bold: true },
    ),
    style(STYLE_IDS.notice, 'Letter Notice', { ...inset, keepNext: true }, { italics: true, size: 22 }),
    style(STYLE_IDS.label, 'Letter Label', { spacing: { after: 60 }, keepNext: true }),
    style(STYLE_IDS.quote, 'Quoted Text', inset),
    style(STYLE_IDS.restated, 'Restated Text', inset),
    style(STYLE_IDS.redline, 'Proposed Change', inset),
    style(STYLE_IDS.signature, 'Letter Signature', { spacing: { before: 480 }, keepLines: true }),
    style('LetterTable', 'Letter Table Text', { spacing: { after: 0 } }, { size: 21 }),
  ],
};

const level = (text: string, format: 'bullet' | 'decimal'): ILevelsOptions => ({
  level: 0,
  format,
  text,
  alignment: 'left',
  style: { paragraph: { indent: { left: 720, hanging: 360 }, spacing: { after: 80 } } },
});

/** Lists by their marks; each list of numbers is an instance of its own. */
export const NUMBERING = {
  config: [
    { reference: 'bullets', levels: [level('•', 'bullet')] },
    { reference: 'boxes', levels: [level('☐', 'bullet')] },
    { reference: 'numbers', levels: [level('%1.', 'decimal')] },
  ],
} as const;
