/** `rulemark show <id>`: one object with everything known and computed about it. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { findProvision, type ProvisionFound } from '../../src/analysis/sections/find-provision.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toObligationJson } from '../../src/export/json/obligations.ts';
import { toReference } from '../../src/export/json/reference.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { type Provision, walkProvisions } from '../../src/model/section.ts';
import { toCitation } from '../../src/view/citation.ts';
import { type Checked, COVERAGE_LABELS, toCheckedPhrase } from '../../src/view/labels.ts';
import { type Fact, toObligationFacts } from '../../src/view/obligation-page.ts';
import { toReferenceViews } from '../../src/view/references.ts';
import { toMarkedLine } from '../../src/view/review-words.ts';
import { toSentence } from '../../src/view/sentence.ts';
import { type Done, getFolder, type StateOptions, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import { paint, printJson, stdout } from '../terminal.ts';

export function registerShow(program: Command, done: Done): void {
  withState(program.command('show'))
    .description('One object or paragraph: what it says, how far that was checked, what covers it.')
    .argument('<id>', 'an id, <kind>/<id> where several kinds have it, or <version>/<paragraph>')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark show verify-foreign-customers\n  rulemark show nprm-2024/7.302\n  rulemark show "eo-14110/4.2(c)(i)"\n  rulemark show definitions/iaas-product --json',
    )
    .action((id: string, options: StateOptions & { json?: boolean }) => {
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      const found = findProvision(corpus.content, corpus.getProvisions, id);
      if (found) {
        if (options.json) printJson(toProvisionJson(corpus, found));
        else stdout(describeProvision(corpus, found));
        done('fine');
        return;
      }
      const object = findObject(corpus, id);
      if (options.json) printJson(toJson(corpus, object));
      else stdout(toText(corpus, object, getFolder(options)));
      done('fine');
    });
}

function toJson(corpus: Corpus, object: RuleObject): unknown {
  const { type, id, home, file, fields, body } = object;
  const computed = type === 'obligation' ? toObligationJson(corpus, object as RuleObject<'obligation'>) : {};
  return {
    asOf: corpus.asOf.day,
    audience: corpus.audience,
    kind: type,
    id,
    ...(home ? { home } : {}),
    file,
    ...fields,
    ...computed,
    ...toPlacesJson(corpus, object),
    body,
  };
}

/** The references with what is there; the same list, each with its state. */
function toPlacesJson(corpus: Corpus, object: RuleObject): object {
  if (!isHolder(object) || object.fields.references === undefined) return {};
  if (corpus.audience !== 'privileged') return {};
  const views = toReferenceViews(corpus, object);
  return {
    references: object.fields.references.map((reference, index) => {
      const { place, state, words, digest, changes } = views[index]!;
      return { ...reference, place, state, because: words, ...(digest ? { digest } : {}), changes };
    }),
  };
}

function isHolder(object: RuleObject): object is RuleObject<'control'> | RuleObject<'evidence'> {
  return object.type === 'control' || object.type === 'evidence';
}

/** Each place with its state and what changed there, after the fields. */
function describePlaces(corpus: Corpus, object: RuleObject): string[] {
  const views = isHolder(object) ? toReferenceViews(corpus, object) : [];
  if (views.length === 0) return [];
  return [
    '',
    'Lives at:',
    ...views.flatMap(({ type, place, words, changes }) => [
      `  ${type} ${paint('bold', place)}  ${words}`,
      ...changes.map(({ text, runs }) => `    ${text}${runs.length > 0 ? `: ${toMarkedLine(runs)}` : ''}`),
    ]),
  ];
}

function toText(corpus: Corpus, object: RuleObject, folder: string): string {
  const lines = [`${paint('bold', object.fields.title)}  ${paint('dim', `${object.type} ${object.id}`)}`];
  if (object.type === 'obligation')
    lines.push(...describeObligation(corpus, object as RuleObject<'obligation'>));
  if (object.type === 'section') lines.push(...describeSection(corpus, object as RuleObject<'section'>));
  if ('verification' in object.fields)
    lines.push(describeCheck(corpus, object.home, object.fields as Checked));
  if (object.type !== 'section' && object.type !== 'obligation') lines.push(...describeFields(object));
  lines.push(...describePlaces(corpus, object));
  if (object.type !== 'section' && object.body.trim()) lines.push('', object.body.trim());
  const users = [...new Set(corpus.getLinksTo(object.key).map(({ from }) => toReference(from)))];
  if (users.length > 0) lines.push('', `Used by: ${users.join(', ')}`);
  return `${lines.join('\n')}\n\n${paint('dim', `To change it: ${join(folder, object.file)}`)}\n`;
}

function describeObligation(corpus: Corpus, obligation: RuleObject<'obligation'>): string[] {
  const coverage = corpus.coverage?.get(obligation.key);
  const facts = toObligationFacts(corpus, obligation).filter(({ missing }) => !missing);
  const width = Math.max(...facts.map(({ label }) => label.length)) + 2;
  return [
    '',
    toSentence(corpus, obligation),
    '',
    ...facts.flatMap((fact) => describeFact(fact, width)),
    ...(coverage
      ? [
          '',
          `Coverage: ${COVERAGE_LABELS[coverage.state].shape} ${COVERAGE_LABELS[coverage.state].word}, because:`,
          ...coverage.because.map(({ met, text }) => `  ${met ? '✓' : '✗'} ${text}`),
        ]
      : []),
    '',
  ];
}

/** One fact, its further items and readings each on a line of their own under the first. */
function describeFact({ label, items, checked, readings }: Fact, width: number): string[] {
  const notes = [
    ...(checked
      ? [paint('dim', `(${checked.phrase.toLowerCase()}${checked.note ? `: ${checked.note}` : ''})`)]
      : []),
    ...(readings ?? []).map(({ value, checked: { sources } }) =>
      paint('dim', `(${sources.map(({ publisher }) => publisher).join(', ')}: ${value})`),
    ),
  ];
  const lines = [...items.map(({ text }) => text), ...notes];
  return lines.map((line, index) => `${(index === 0 ? label : '').padEnd(width)}${line}`);
}

function describeSection(corpus: Corpus, section: RuleObject<'section'>): string[] {
  return ['', ...describeProvisions(corpus.getProvisions(section))];
}

function describeProvisions(provisions: readonly Provision[]): string[] {
  return [...walkProvisions(provisions)].flatMap((provision) => {
    const { id, mark, kind, rows } = provision;
    const checked = mark
      ? paint(
          'dim',
          `  [${mark.verification}${mark.sources.length > 0 ? `: ${mark.sources.join(', ')}` : ''}]`,
        )
      : '';
    const words = kind === 'stars' ? '* * * (unchanged text)' : rows ? 'table:' : provision.text;
    return [
      `${paint('dim', id)}  ${words}${checked}`,
      ...(rows ?? []).map((row) => `    ${row.map(({ text }) => text).join(' | ')}`),
    ];
  });
}

/** A paragraph with all below it, and who cites it. */
function describeProvision(corpus: Corpus, { version, section, provision }: ProvisionFound): string {
  const users = findCiting(corpus, version, provision.id);
  return [
    `${paint('bold', toCitation(corpus, version.home, version.id, provision.id).full)}  ${paint('dim', section.fields.title)}`,
    '',
    ...describeProvisions([provision]),
    ...(users.length > 0 ? ['', `Cited by: ${users.join(', ')}`] : []),
    '',
  ].join('\n');
}

function toProvisionJson(corpus: Corpus, { version, section, provision }: ProvisionFound): unknown {
  return {
    asOf: corpus.asOf.day,
    audience: corpus.audience,
    kind: 'provision',
    version: version.id,
    section: section.id,
    citation: toCitation(corpus, version.home, version.id, provision.id).full,
    citedBy: findCiting(corpus, version, provision.id),
    provision,
  };
}

/** Objects that cite the paragraph, by reference. */
function findCiting(corpus: Corpus, { id, home }: RuleObject<'version'>, provision: string): string[] {
  return (['obligation', 'definition', 'penalty'] as const).flatMap((kind) =>
    corpus.content
      .list(kind, home)
      .filter(({ fields }) => fields.sections[id]?.includes(provision))
      .map(({ key }) => toReference(key)),
  );
}

function describeCheck(corpus: Corpus, home: string, checked: Checked): string {
  const { phrase, sources, note } = toCheckedPhrase(corpus, home, checked);
  return `${phrase}${sources.length > 0 ? `: ${sources.map(({ title }) => title).join('; ')}` : ''}.${note ? ` ${note}` : ''}`;
}

/** What is left of the front matter once the rest was said in words. */
function describeFields({ fields }: RuleObject): string[] {
  const said = ['title', 'verification', 'sources', 'note'];
  const left = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => !said.includes(key) && value !== undefined),
  );
  return Object.keys(left).length === 0 ? [] : ['', stringify(left, { lineWidth: 100 }).trimEnd()];
}
