/**
 * A letter as a Word document (Office Open XML): headings, footnotes, tracked changes, a table whose head repeats, page
 * numbers at the foot, and DRAFT at the head and behind the text of every page. Same letter, same bytes. The checklist
 * is a section of its own on a new page, and only in drafts: it must not be filed.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Letter } from '../../model/letter.ts';
import { DocxBlocks } from './docx-blocks.ts';
import { FONT, NUMBERING, PAGE, STYLES } from './docx-styles.ts';
import { settleDocx } from './settle-docx.ts';

/** The bytes of the document. */
export async function toLetterDocx(letter: Letter): Promise<Uint8Array> {
  const { title, from, day, draft, notes } = letter;
  const document = new Document({
    title: draft === undefined ? title : `DRAFT: ${title}`,
    creator: from,
    lastModifiedBy: from,
    description: draft ?? title,
    customProperties: [{ name: 'Made by', value: 'rulemark letter' }],
    styles: STYLES,
    numbering: NUMBERING,
    footnotes: Object.fromEntries(
      notes.map((note, index) => [
        index + 1,
        { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${note}`)] })] },
      ]),
    ),
    sections: toSections(letter),
  });
  return settleDocx(new Uint8Array(await Packer.toBuffer(document)), day);
}

function toSections(letter: Letter): ISectionOptions[] {
  const { draft, foot, blocks, checklist } = letter;
  const parts = new DocxBlocks(letter);
  const main = {
    properties: { page: PAGE },
    headers: { default: toHeader(draft) },
    footers: { default: toFooter(foot) },
    children: parts.toParts(blocks),
  };
  if (draft === undefined) return [main];
  const heading = { kind: 'heading', level: 1, text: checklist.title } as const;
  return [
    main,
    {
      properties: { page: PAGE, type: SectionType.NEXT_PAGE },
      headers: { default: toHeader(`${draft}. ${checklist.title}`) },
      footers: { default: new Footer({ children: [new Paragraph('')] }) },
      children: parts.toParts([heading, ...checklist.blocks]),
    },
  ];
}

function toHeader(draft: string | undefined): Header {
  if (draft === undefined) return new Header({ children: [new Paragraph('')] });
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: draft, bold: true, size: 20, font: FONT }),
          new TextWatermark({ text: 'DRAFT', font: FONT, opacity: 0.3 }),
        ],
      }),
    ],
  });
}

function toFooter(foot: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 20,
            font: FONT,
            children: [`${foot}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
