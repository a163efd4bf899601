/** `rulemark check`: everything that is wrong with the content, at once, each with place, reason and fix. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { loadContent } from '../../src/corpus/load-content.ts';
import { toCheckJson } from '../../src/export/json/check-report.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import {
  type CompletenessJson,
  toCompletenessJson,
  toCompletenessPhrase,
} from '../../src/view/completeness.ts';
import {
  type ContentOption,
  type Done,
  getFolder,
  type RepositoryOptions,
  withContent,
  withRepository,
} from '../context.ts';
import { toReport } from '../report.ts';
import { printJson, stdout } from '../terminal.ts';

export function registerCheck(program: Command, done: Done): void {
  withRepository(withContent(program.command('check')))
    .description('Find every mistake in the content: file, line, column, reason, fix.')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'github']).default('text'),
    )
    .option('--json', 'short for --format json')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark check\n  rulemark check --json | jq .diagnostics\n  rulemark check --content ../other-rule/content --format github\n\nExit code 1 when there is an error.',
    )
    .action(
      (
        options: ContentOption & RepositoryOptions & { format: 'text' | 'json' | 'github'; json?: boolean },
      ) => {
        const folder = getFolder(options);
        const { content, completeness, diagnostics: found } = loadContent(folder, { repo: options.repo });
        const complete = toCompletenessJson({ content, completeness }) ?? [];
        const diagnostics = found.map((diagnostic) => ({
          ...diagnostic,
          file: join(folder, diagnostic.file),
        }));
        const format = options.json ? 'json' : options.format;
        if (format === 'json') printJson(toCheckJson(content, diagnostics, complete));
        else if (format === 'github') stdout(diagnostics.map(toAnnotation).join(''));
        else stdout(`${toReport(diagnostics, content.objects.length)}${complete.map(toLine).join('')}`);
        done(diagnostics.some(({ severity }) => severity === 'error') ? 'contentErrors' : 'fine');
      },
    );
}

function toLine(counts: CompletenessJson): string {
  return `${counts.rule} ${counts.version}: ${toCompletenessPhrase(counts)}.\n`;
}

function toAnnotation({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const level = severity === 'note' ? 'notice' : severity;
  const property = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(code)}::${escapeData(`${message}\n${hint}`)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
