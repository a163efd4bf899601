/**
 * A letter as Markdown (GitHub-flavoured, with footnotes): for review in a pull request and for other tools. Changes
 * are `<del>` and `<ins>`. Nothing that content says is read as Markdown or HTML.
 */
import type { Letter, LetterBlock, LetterInline } from '../../model/letter.ts';
import { STAMP_SLOT, stampText } from './letter-stamp.ts';

/** The whole file. */
export function toLetterMarkdown(letter: Letter): string {
  const { title, draft, blocks, notes, checklist, foot } = letter;
  const mark = draft === undefined ? [] : [`**${escapeText(draft)}**`];
  return stampText(
    `${[
      `<!-- ${STAMP_SLOT} -->`,
      ...mark,
      `# ${escapeText(title)}`,
      ...blocks.map((block) => toBlock(block, draft)),
      ...notes.map((note, index) => `[^${index + 1}]: ${escapeText(note)}`),
      ...mark,
      escapeText(foot),
      ...(draft === undefined
        ? []
        : ['---', `# ${escapeText(checklist.title)}`, ...checklist.blocks.map((block) => toBlock(block))]),
    ].join('\n\n')}\n`,
  );
}

function toBlock(block: LetterBlock, draft?: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeText(block.text)}${
        draft !== undefined && block.level === 1 ? ' (DRAFT)' : ''
      }`;
    case 'paragraph':
      return toParagraph(block.style, toInlines(block.inlines));
    case 'list':
      return block.items.map((item, index) => `${toMark(block.marks, index)} ${toInlines(item)}`).join('\n');
    case 'table':
      return [
        toRow(block.columns),
        `|${' --- |'.repeat(block.columns.length)}`,
        ...block.rows.map(toRow),
      ].join('\n');
    default:
      return block satisfies never;
  }
}

function toParagraph(style: Extract<LetterBlock, { kind: 'paragraph' }>['style'], words: string): string {
  switch (style) {
    case 'quote':
    case 'restated':
    case 'redline':
      return `> ${words}`;
    case 'notice':
      return `*${words}*`;
    case 'subject':
    case 'label':
      return `**${words}**`.replaceAll(/(\[\^\d+\])/g, '**$1**').replaceAll('****', '');
    case 'address':
    case 'plain':
    case 'signature':
      return words;
    default:
      return style satisfies never;
  }
}

function toMark(marks: 'numbers' | 'bullets' | 'boxes', index: number): string {
  return { numbers: `${index + 1}.`, bullets: '-', boxes: '- [ ]' }[marks];
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeText).join(' | ')} |`;
}

function toInlines(inlines: readonly LetterInline[]): string {
  return inlines.map(toInline).join('');
}

function toInline(inline: LetterInline): string {
  switch (inline.kind) {
    case 'text':
      return escapeText(inline.text);
    case 'change':
      return inline.sign === '-'
        ? `<del>${escapeText(inline.text)}</del>`
        : `<ins>${escapeText(inline.text)}</ins>`;
    case 'note':
      return `[^${inline.number}]`;
    default:
      return inline satisfies never;
  }
}

/** Signs that Markdown or HTML would read; a number or a sign at the start would make a list or a heading. */
function escapeText(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_~[\]|!$]/g, '\\$&')
    .replace(/^(\s*)([-+#=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
