/**
 * Writing to a terminal: colour only where it is wanted (a terminal, no NO_COLOR), tables without frames.
 * Messages and progress go to standard error, answers to standard output.
 */
import { clearLine, cursorTo } from 'node:readline';
import { styleText } from 'node:util';
import Table from 'cli-table3';

// Whoever reads the output may close it early (`| head`); that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

type Style = Parameters<typeof styleText>[0];

/** `text` in a style, or plain where standard output takes no colour. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout, validateStream: true });
}

/** Writes an answer; control characters that content may hold never reach the terminal. */
export function stdout(text: string): void {
  process.stdout.write(toSafe(text));
}

export function stderr(text: string): void {
  process.stderr.write(toSafe(text));
}

/** True where a person watches standard error, so that a line may be written over. */
export function isWatched(): boolean {
  return process.stderr.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** Writes over the last line of a watched standard error, cut to its width; an empty text takes it away. */
export function rewriteLine(text: string): void {
  const width = process.stderr.columns || 80; // a terminal that does not know its width says 0
  cursorTo(process.stderr, 0);
  process.stderr.write(toSafe(text.slice(0, width - 1)));
  clearLine(process.stderr, 1);
}

/** Keeps line feeds, tabs and the colours of `paint`; every other control character becomes a visible mark. */
function toSafe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return text.replace(/\u001b\[\d{1,3}m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (found) =>
    found.length > 1 && hasColour() ? found : '\ufffd'.repeat(Number(found.length === 1)),
  );
}

function hasColour(): boolean {
  return paint('bold', '') !== '';
}

/** A value as JSON on standard output, ending in a line feed. */
export function printJson(value: unknown): void {
  stdout(`${JSON.stringify(value, null, 2)}\n`);
}

/** Rows under bold headings, columns two spaces apart, no frames. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const none = Object.fromEntries(
    [
      'top',
      'top-mid',
      'top-left',
      'top-right',
      'bottom',
      'bottom-mid',
      'bottom-left',
      'bottom-right',
      'left',
      'left-mid',
      'mid',
      'mid-mid',
      'right',
      'right-mid',
    ].map((name) => [name, '']),
  );
  const table = new Table({
    head: headings.map((heading) => paint('bold', heading)),
    chars: { ...none, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return `${table.toString().replace(/[ ]+$/gm, '')}\n`;
}
