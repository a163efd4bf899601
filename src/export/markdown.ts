/** Pieces of Markdown from words that people wrote: nothing in them becomes markup, a link or a cell of its own. */

/** The words on one line, as they are to be read. */
export function toMarkdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

/** A table; every row is as long as the headings. */
export function toMarkdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(toMarkdownText).join(' | ')} |\n`;
  return `${line(headings)}|${headings.map(() => ' --- |').join('')}\n${rows.map(line).join('')}`;
}
