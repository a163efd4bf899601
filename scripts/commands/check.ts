/** `rulemark check`: everything that is wrong with the content, at once, each with place, reason and fix. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { loadContent } from '../../src/corpus/load-content.ts';
import { toCheckJson } from '../../src/export/json/check-report.ts';
import { countSeverities, type Diagnostic, type Severity } from '../../src/text/diagnostic.ts';
import { type ContentOption, getFolder, withContent } from '../context.ts';
import type { Done } from '../run.ts';
import { paint, printJson, stdout } from '../terminal.ts';

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

export function registerCheck(program: Command, done: Done): void {
  withContent(program.command('check'))
    .description('Find every mistake in the content: file, line, column, reason, fix.')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'github']).default('text'),
    )
    .option('--json', 'short for --format json')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark check\n  rulemark check --json | jq .diagnostics\n  rulemark check --content ../other-rule/content --format github\n\nExit code 1 when there is an error.',
    )
    .action((options: ContentOption & { format: 'text' | 'json' | 'github'; json?: boolean }) => {
      const folder = getFolder(options);
      const { content, diagnostics: found } = loadContent(folder);
      const diagnostics = found.map((diagnostic) => ({ ...diagnostic, file: join(folder, diagnostic.file) }));
      const format = options.json ? 'json' : options.format;
      if (format === 'json') printJson(toCheckJson(content, diagnostics));
      else if (format === 'github') stdout(diagnostics.map(toAnnotation).join(''));
      else stdout(toReport(diagnostics, content.objects.length));
      done(diagnostics.some(({ severity }) => severity === 'error') ? 'contentErrors' : 'fine');
    });
}

/** The diagnostics as a person reads them, with the line in question and carets under it. */
export function toReport(diagnostics: readonly Diagnostic[], objects: number): string {
  const { error, warning, note } = countSeverities(diagnostics);
  const sum = `${objects} objects read. ${error} errors, ${warning} warnings, ${note} notes.`;
  const found = diagnostics.map(toBlock).join('\n');
  return `${found}${found ? '\n' : ''}${paint(error > 0 ? 'red' : 'bold', sum)}\n`;
}

function toBlock({ file, line, column, length, severity, code, message, hint }: Diagnostic): string {
  const head = `${paint('bold', `${file}:${line}:${column}`)}  ${paint(COLOURS[severity], severity)}  ${paint('dim', code)}`;
  return `${head}\n  ${message}\n${toExcerpt(file, line, column, length ?? 1)}  ${paint('dim', 'hint:')} ${hint}\n`;
}

function toExcerpt(file: string, line: number, column: number, length: number): string {
  const source = readLine(file, line);
  if (source === undefined || source.trim() === '') return '';
  const shown = source.length > 160 ? `${source.slice(0, 160)}…` : source;
  const gutter = `  ${line} | `;
  const carets =
    column <= 160
      ? `${' '.repeat(String(line).length + 2)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, Math.min(length, 160 - column)))}\n`
      : '';
  return `${paint('dim', gutter)}${shown}\n${carets}`;
}

function readLine(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, 'utf8')
      .split('\n', line)
      [line - 1]?.replace(/[\p{Cc}]/gu, ' ');
  } catch {
    return undefined; // the excerpt is a courtesy; the diagnostic already says what is wrong with the file
  }
}

function toAnnotation({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const level = severity === 'note' ? 'notice' : severity;
  const property = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(code)}::${escapeData(`${message}\n${hint}`)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
