/** `rulemark ready`: what keeps our asks and answers from being filed; code, place and fix, printed as `check` does. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toReadyJson } from '../../src/export/json/asks.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { findClosest } from '../../src/text/closest.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { toAskList } from '../../src/view/asks/ask-entry.ts';
import { toReadyReport } from '../../src/view/asks/ready-report.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { SHOWN_PER_CODE, toFindings } from '../report.ts';
import { printJson, stderr, stdout } from '../terminal.ts';

interface ReadyOptions extends StateOptions {
  readonly json?: boolean;
  readonly all?: boolean;
}

export function registerReady(program: Command, done: Done): void {
  withState(program.command('ready'))
    .description('What keeps our asks and answers from being filed: code, place, reason, fix.')
    .argument('[ask]', 'only this ask')
    .option('--json', 'as JSON')
    .option('--all', `every warning and note, not only the first ${SHOWN_PER_CODE} of a code`)
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark ready --as-of 2024-04-01\n  rulemark ready shorten-identity-retention --as-of 2024-04-01\n  rulemark ready --json --as-of 2024-04-01\n\nExit code 1 when there is an error.',
    )
    .action((name: string | undefined, options: ReadyOptions) => {
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      done(answer(corpus, name, folder, options) ? 'contentErrors' : 'fine');
    });
}

/** Prints the answer; whether there was an error in it. */
function answer(corpus: Corpus, name: string | undefined, folder: string, options: ReadyOptions): boolean {
  const list = toAskList(corpus);
  if (!list) {
    const why = `Readiness is privileged and not shown to the ${corpus.audience} audience.\n`;
    if (options.json) printJson([]);
    (options.json ? stderr : stdout)(why);
    return false;
  }
  const { findings, about } = toReadyReport(
    corpus,
    list,
    name === undefined ? undefined : findAsk(corpus, name),
  );
  const toFile = (file: string) => join(folder, file);
  if (options.json) {
    stderr(`${about.join('\n')}\n`);
    printJson(findings.map((finding) => toReadyJson(corpus, finding, toFile)));
  } else {
    const shown = options.all ? Number.POSITIVE_INFINITY : SHOWN_PER_CODE;
    const diagnostics = findings.map((finding) => toDiagnostic(corpus, finding, toFile));
    stdout(`${toFindings(diagnostics, 'rulemark ready --all', shown)}${about.join('\n')}\n`);
  }
  return findings.some(({ severity }) => severity === 'error');
}

function findAsk({ content }: Corpus, name: string): RuleObject<'ask'> {
  const id = name.replace(/^asks\//, '');
  const ask = content.get('ask', '', id);
  if (ask) return ask;
  const close = findClosest(
    id,
    content.list('ask').map((one) => one.id),
  );
  throw new UsageError(
    `There is no ask "${id}".${close ? ` Did you mean "${close}"?` : ''} \`rulemark asks\` shows all.`,
  );
}

function toDiagnostic(
  corpus: Corpus,
  { object, path, part, code, severity, message, hint }: Finding,
  toFile: (file: string) => string,
): Diagnostic {
  const place = corpus.findPlace(object.file, path, part);
  return { ...place, file: toFile(place.file), code, severity, message, hint };
}
