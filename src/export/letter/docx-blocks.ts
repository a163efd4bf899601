/**
 * Blocks of a letter as parts of a Word document. Proposed changes are tracked insertions and deletions of the one who
 * files, on the day of the letter, so that a reader may accept or reject them; citations are real footnotes.
 */
import {
  BorderStyle,
  DeletedTextRun,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Letter, LetterBlock, LetterInline } from '../../model/letter.ts';
import { STYLE_IDS, TEXT_WIDTH } from './docx-styles.ts';

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** Writes the blocks of one letter; counts tracked changes and lists, whose numbers must differ in a document. */
export class DocxBlocks {
  readonly #author: string;
  readonly #date: string;
  #changes = 0;
  #lists = 0;

  constructor({ from, day }: Letter) {
    this.#author = from;
    this.#date = `${day}T00:00:00Z`;
  }

  toParts(blocks: readonly LetterBlock[]): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.#toPart(block));
  }

  #toPart(block: LetterBlock): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: HEADINGS[block.level - 1]!, children: [new TextRun(block.text)] })];
      case 'paragraph':
        return [new Paragraph({ style: STYLE_IDS[block.style], children: this.#toRuns(block.inlines) })];
      case 'list': {
        const instance = ++this.#lists;
        return block.items.map(
          (item) =>
            new Paragraph({
              style: STYLE_IDS.plain,
              numbering: { reference: block.marks, level: 0, instance },
              children: this.#toRuns(item),
            }),
        );
      }
      case 'table':
        return [
          new Paragraph({
            style: STYLE_IDS.label,
            children: [new TextRun({ text: block.caption, italics: true })],
          }),
          toTable(block),
        ];
      default:
        return block satisfies never;
    }
  }

  #toRuns(inlines: readonly LetterInline[]): ParagraphChild[] {
    return inlines.map((inline) => {
      switch (inline.kind) {
        case 'text':
          return new TextRun(inline.text);
        case 'note':
          return new FootnoteReferenceRun(inline.number);
        case 'change': {
          const change = { id: ++this.#changes, author: this.#author, date: this.#date, text: inline.text };
          return inline.sign === '+' ? new InsertedTextRun(change) : new DeletedTextRun(change);
        }
        default:
          return inline satisfies never;
      }
    });
  }
}

/** Shares of the text width; the last column is the widest. */
const SHARES = [0.07, 0.27, 0.18, 0.48];

/** A table whose head is repeated on every page and whose rows stay whole. */
function toTable({ columns, rows }: Extract<LetterBlock, { kind: 'table' }>): Table {
  const widths = columns.map((_, at) =>
    Math.round(TEXT_WIDTH * (columns.length === SHARES.length ? SHARES[at]! : 1 / columns.length)),
  );
  const border = { style: BorderStyle.SINGLE, size: 4, color: '777777' };
  const toRow = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at]!, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 90, right: 90 },
            children: [
              new Paragraph({ style: 'LetterTable', children: [new TextRun({ text, bold: isHead })] }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [toRow(columns, true), ...rows.map((cells) => toRow(cells, false))],
  });
}
