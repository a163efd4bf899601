/** `rulemark trace <id>`: the thread from an object up to the text of the law and down to controls and evidence. */
import type { Command } from 'commander';
import { getEvidenceState } from '../../src/analysis/coverage/judge-evidence.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { toCitations } from '../../src/view/citation.ts';
import { COVERAGE_LABELS, toWords } from '../../src/view/labels.ts';
import { toReferenceViews } from '../../src/view/references.ts';
import { toMarkedLine } from '../../src/view/review-words.ts';
import { type Done, getFolder, type StateOptions, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import { paint, printJson, stdout } from '../terminal.ts';

/** One step of the thread and what hangs below it. */
interface Thread {
  readonly kind: string;
  readonly id: string;
  readonly text: string;
  readonly below: readonly Thread[];
}

export function registerTrace(program: Command, done: Done): void {
  withState(program.command('trace'))
    .description('The thread: sections, definitions, obligation, controls, evidence, gaps.')
    .argument('<id>', 'an obligation, definition, section, control or evidence')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark trace verify-foreign-customers\n  rulemark trace document-check --json',
    )
    .action((id: string, options: StateOptions & { json?: boolean }) => {
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      const thread = toThread(corpus, findObject(corpus, id));
      if (options.json) printJson({ asOf: corpus.asOf.day, audience: corpus.audience, ...thread });
      else stdout(draw(thread, '', ''));
      done('fine');
    });
}

function toThread(corpus: Corpus, object: RuleObject): Thread {
  const obligations = findObligations(corpus, object);
  if (object.type === 'obligation') return toObligationThread(corpus, object as RuleObject<'obligation'>);
  const places =
    object.type === 'control' || object.type === 'evidence'
      ? toPlaces(corpus, object as RuleObject<'control'>)
      : [];
  return {
    kind: object.type,
    id: object.id,
    text: object.fields.title,
    below: [...places, ...obligations.map((obligation) => toObligationThread(corpus, obligation))],
  };
}

function findObligations(corpus: Corpus, object: RuleObject): readonly RuleObject<'obligation'>[] {
  if (object.type === 'section') {
    const [version = '', number = ''] = object.id.split(/\/(.*)/s);
    const isHere = (provision: string) =>
      provision === number || provision.startsWith(`${number}(`) || provision.startsWith(`${number}[`);
    return corpus.content
      .list('obligation', object.home)
      .filter(({ fields }) => fields.sections[version]?.some(isHere));
  }
  if (object.type === 'control') {
    const keys = new Set(corpus.getLinksFrom(object.key).map(({ to }) => to));
    return corpus.content.list('obligation').filter(({ key }) => keys.has(key));
  }
  if (object.type === 'evidence') {
    return [
      ...new Set(
        corpus.findUsers('control', object.key).flatMap((control) => findObligations(corpus, control)),
      ),
    ];
  }
  return corpus.findUsers('obligation', object.key);
}

function toObligationThread(corpus: Corpus, obligation: RuleObject<'obligation'>): Thread {
  const { fields, key, home } = obligation;
  const coverage = corpus.coverage?.get(key);
  const label = coverage
    ? `  ${COVERAGE_LABELS[coverage.state].shape} ${COVERAGE_LABELS[coverage.state].word}`
    : '';
  const sections = toCitations(corpus, home, fields.sections).map(({ full, version, provision }) =>
    leaf('section', `${version}/${provision}`, full),
  );
  const terms = (fields.terms ?? []).map((id) =>
    leaf('definition', id, corpus.find('definition', id, home)?.fields.title ?? id),
  );
  const controls = corpus
    .findUsers('control', key)
    .map((control) => toControlThread(corpus, control, obligation));
  const gaps = (corpus.gaps ?? [])
    .filter((gap) => gap.about.includes(key))
    .map((gap) =>
      leaf('gap', gap.id, `${toWords(gap.kind)}, weight ${gap.weight.value}, ${toWords(gap.decision.state)}`),
    );
  return {
    kind: 'obligation',
    id: obligation.id,
    text: `${fields.title}${label}`,
    below: [...sections, ...terms, ...controls, ...gaps],
  };
}

function toControlThread(
  corpus: Corpus,
  control: RuleObject<'control'>,
  obligation: RuleObject<'obligation'>,
): Thread {
  const mappings = control.fields.satisfies.filter(
    (mapping) => corpus.find('obligation', mapping.obligation, '')?.key === obligation.key,
  );
  const evidence = mappings
    .flatMap((mapping) => mapping.evidence ?? [])
    .flatMap((id) => {
      const found = corpus.find('evidence', id, '');
      return found
        ? [
            leaf(
              'evidence',
              id,
              `${found.fields.title} (${toWords(getEvidenceState(found, corpus.asOf.day))})`,
              toPlaces(corpus, found),
            ),
          ]
        : [];
    });
  const relations = mappings
    .map(({ relation, covers }) => `${toWords(relation)} ${covers === 'whole' ? 'the whole' : 'a part'}`)
    .join(', ');
  return {
    kind: 'control',
    id: control.id,
    text: `${control.fields.title} (${control.fields.status}; ${relations})`,
    below: [...toPlaces(corpus, control), ...evidence],
  };
}

/** Where the code is, with the state of each place; changed lines hang below it. */
function toPlaces(corpus: Corpus, holder: RuleObject<'control'> | RuleObject<'evidence'>): readonly Thread[] {
  return toReferenceViews(corpus, holder).map(({ type, place, words, changes }) =>
    leaf(
      type,
      place,
      words,
      changes.map(({ text, runs }) => leaf('change', text, toMarkedLine(runs))),
    ),
  );
}

function leaf(kind: string, id: string, text: string, below: readonly Thread[] = []): Thread {
  return { kind, id, text, below };
}

function draw({ kind, id, text, below }: Thread, first: string, rest: string): string {
  const line = `${first}${paint('dim', kind)} ${paint('bold', id)}  ${text}\n`;
  return (
    line +
    below
      .map((child, index) => {
        const last = index === below.length - 1;
        return draw(child, `${rest}${last ? '└ ' : '├ '}`, `${rest}${last ? '  ' : '│ '}`);
      })
      .join('')
  );
}
