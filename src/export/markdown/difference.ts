/**
 * A difference as a comment on a pull request (GitHub-flavoured Markdown): a hidden mark by which a workflow finds
 * its own comment again, the warning, a sentence a part, tables that fold away. Nothing that content says is read as
 * Markdown, HTML, a mention or a link, and the whole stays below the length that a comment may have.
 */
import { type DifferenceTable, type NamedDifference, toDifferenceView } from '../../view/difference.ts';

/** The first line, for whoever updates a comment instead of writing another. */
const MARK = '<!-- rulemark-diff -->';
/** Rows and characters of a cell; GitHub takes 65,536 characters in a comment. */
const MOST_ROWS = 40;
const LONGEST_CELL = 200;
const LONGEST = 60_000;

/** The comment. */
export function toDifferenceMarkdown(named: NamedDifference): string {
  const { title, warning, notes, summary, tables } = toDifferenceView(named);
  const head = [
    MARK,
    '### Rulemark: what this changes',
    ...(warning ? [`> **${escapeText(warning)}**`] : []),
    `${escapeText(title)}.`,
    ...notes.map((note) => `> ${escapeText(note)}`),
    summary.map((line) => `- ${escapeText(line)}`).join('\n'),
  ].join('\n\n');
  return joinFitting(head, tables);
}

/** As many tables as there is room for; a table that does not fit is named. */
function joinFitting(head: string, tables: readonly DifferenceTable[]): string {
  let text = head;
  const left: string[] = [];
  for (const table of tables) {
    const block = toTable(table);
    if (text.length + block.length > LONGEST) left.push(`${table.heading} (${table.rows.length})`);
    else text += `\n\n${block}`;
  }
  if (left.length > 0) text += `\n\nToo long for a comment: ${left.join(', ')}. \`rulemark diff\` shows all.`;
  return `${text}\n`;
}

function toTable({ heading, columns, rows }: DifferenceTable): string {
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length - shown.length;
  return [
    `<details><summary>${heading} (${rows.length})</summary>`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...shown.map((cells) => `| ${cells.map(toCell).join(' | ')} |`),
    ...(more > 0 ? ['', `And ${more} more: \`rulemark diff\` shows all.`] : []),
    '',
    '</details>',
  ].join('\n');
}

function toCell(text: string): string {
  return escapeText(text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL).toWellFormed()}…` : text);
}

/** Characters that Markdown, HTML or GitHub would read; "@" and "#" so that nobody and no issue is called. */
const READ = /[&<>@#]|:(?=\/\/)|[\\`*_~[\]|!$]/g;

/** One line of plain text, whatever it holds. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(READ, (sign) => (/[&<>@#:]/.test(sign) ? `&#${sign.charCodeAt(0)};` : `\\${sign}`));
}
