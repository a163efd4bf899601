/** `rulemark suggest <version>`: what a reading of official text finds, what the map has of it, and drafts of the rest. */
import { type Command, Option } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toSuggestionCsv } from '../../src/export/csv/suggestions.ts';
import { toSuggestionsJson } from '../../src/export/json/suggestions.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { findClosest } from '../../src/text/closest.ts';
import { toCompletenessJson, toCompletenessPhrase } from '../../src/view/completeness.ts';
import { countOf } from '../../src/view/labels.ts';
import {
  SUGGESTION_TYPES,
  type SuggestionEntry,
  type SuggestionType,
  toSuggestionEntries,
} from '../../src/view/suggestions.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { paint, printJson, stdout } from '../terminal.ts';
import { writeDrafts } from '../write-drafts.ts';

interface SuggestOptions extends ContentOption {
  readonly rule?: string;
  readonly kind?: SuggestionType;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly write?: boolean;
}

export function registerSuggest(program: Command, done: Done): void {
  withContent(program.command('suggest'))
    .description(
      'What an official text says: binding sentences, terms, references, penalties; what the map lacks.',
    )
    .argument('<version>', 'the id of an official version')
    .option('--rule <id>', 'the rule it belongs to, where several have a version of this id')
    .addOption(new Option('--kind <kind>', 'only these candidates').choices(SUGGESTION_TYPES))
    .option('--json', 'as JSON')
    .addOption(new Option('--csv', 'as CSV for a spreadsheet').conflicts(['json', 'write']))
    .addOption(
      new Option(
        '--write',
        'write draft files for what the map does not have; nothing is overwritten',
      ).conflicts('json'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark suggest final-2026\n  rulemark suggest final-2026 --kind binding --csv > duties.csv\n  rulemark suggest final-2026 --kind terms --write\n\nThe candidates are what a program read; a person decides.',
    )
    .action((id: string, options: SuggestOptions) => {
      const folder = getFolder(options);
      const corpus = loadCorpus({ folder, audience: 'privileged' });
      const version = findVersion(corpus, id, options.rule);
      const types = options.kind ? [options.kind] : SUGGESTION_TYPES;
      const entries = toSuggestionEntries(corpus, version, types);
      if (options.json)
        printJson(toSuggestionsJson(version.home, version.id, getCounts(corpus, version), entries));
      else if (options.csv) stdout(toSuggestionCsv(version.id, entries));
      else if (options.write) stdout(writeDrafts(folder, corpus, version, types));
      else stdout(toText(corpus, version, entries));
      done('fine');
    });
}

function findVersion(corpus: Corpus, id: string, rule: string | undefined): RuleObject<'version'> {
  const [home, name] = id.includes('/')
    ? [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)]
    : [rule, id];
  const all = corpus.content.list('version');
  const found = all.filter((version) => version.id === name && (home === undefined || version.home === home));
  const [version, ...others] = found;
  if (!version) {
    const known = all.filter((one) => home === undefined || one.home === home).map((one) => one.id);
    const close = findClosest(name, known);
    throw new UsageError(
      `There is no version "${id}"${rule ? ` of the rule "${rule}"` : ''}. ${close ? `Did you mean "${close}"? ` : ''}Known: ${known.join(', ') || 'none'}.`,
    );
  }
  if (others.length > 0)
    throw new UsageError(
      `Several rules have a version "${id}": add --rule ${found.map((one) => one.home).join(' or --rule ')}.`,
    );
  if (version.fields.text === 'restated') {
    throw new UsageError(
      `${version.id} is restated: its words are ours, not those of the law, so what they bind says nothing of what the law binds.\n` +
        'Only official text can be searched. Import it, or choose another version' +
        `${
          all.some(({ fields }) => fields.text === 'official')
            ? `: ${all
                .filter(({ fields }) => fields.text === 'official')
                .map((one) => one.id)
                .join(', ')}`
            : ''
        }.`,
    );
  }
  return version;
}

function getCounts(corpus: Corpus, version: RuleObject<'version'>) {
  return (
    toCompletenessJson(corpus)?.find((one) => one.rule === version.home && one.version === version.id) ?? null
  );
}

function toText(corpus: Corpus, version: RuleObject<'version'>, entries: readonly SuggestionEntry[]): string {
  const sections = [...new Set(entries.map(({ section }) => section))];
  const order = corpus.content.list('section', version.home).map(({ fields }) => fields.number);
  sections.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const blocks = sections.map((number) => {
    const title = corpus.content.get('section', version.home, `${version.id}/${number}`)?.fields.title ?? '';
    const own = entries.filter(({ section }) => section === number).map(toBlock);
    return `${paint('bold', `${number}  ${title}`)}\n\n${own.join('\n')}`;
  });
  const counts = SUGGESTION_TYPES.map((type) => ({
    type,
    count: entries.filter((entry) => entry.type === type).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => countOf(count, ...WORDS[type]));
  const complete = getCounts(corpus, version);
  return [
    ...blocks,
    `${counts.join(', ') || 'Nothing found'} in ${version.fields.title}. A program read this; a person decides.`,
    ...(complete ? [`${toCompletenessPhrase(complete)}.`] : []),
    '',
  ].join('\n');
}

const WORDS: Readonly<Record<SuggestionType, readonly [string, string]>> = {
  binding: ['statement that binds, frees or empowers', 'statements that bind, free or empower'],
  terms: ['defined term', 'defined terms'],
  references: ['reference', 'references'],
  penalties: ['figure of a penalty', 'figures of penalties'],
};

function toBlock({ at, quote, kind, certainty, because, facts, state, by, drafts }: SuggestionEntry): string {
  const sure = certainty === 'high' ? '' : paint('yellow', `  ${certainty}: ${because.join('; ')}`);
  const taken = by.length > 0 ? `${state === 'open' ? ', in part' : ''} by ${by.join(', ')}` : '';
  const drafted = drafts.length > 0 ? `, drafted in ${drafts.join(', ')}` : '';
  const map = state === null ? '' : `  ${paint(state === 'open' ? 'red' : 'green', state)}${taken}${drafted}`;
  const lines = facts.map(([label, words]) => `    ${paint('dim', label.padEnd(10))} ${words}`);
  return `  ${paint('bold', at)}  ${kind}${map}${sure}\n    "${quote}"\n${lines.join('\n')}\n`;
}
