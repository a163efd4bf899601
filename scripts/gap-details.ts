/** One gap as a person reads it in a terminal: reasons, weight, exposure, controls, decision and the file to write. */
import type { Gap } from '../src/model/answers.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import { toExposureView } from '../src/view/exposure-facts.ts';
import { type GapSubject, toGapPage } from '../src/view/gaps/gap-page.ts';
import { COVERAGE_LABELS, EXPOSURE_FORMULA } from '../src/view/labels.ts';
import { paint } from './terminal.ts';

/** The text, ending in a line feed. */
export function toGapDetails(corpus: Corpus, gap: Gap): string {
  const page = toGapPage(corpus, gap);
  const width = Math.max(...page.facts.map(({ label }) => label.length)) + 2;
  return `${[
    `${paint('bold', gap.title)}  ${paint('dim', gap.id)}`,
    page.lead,
    '',
    'Because:',
    ...page.because.map((text) => `  ${text}`),
    '',
    ...page.facts.flatMap(({ label, items }) =>
      items.map(({ text }, index) => `${(index === 0 ? label : '').padEnd(width)}${text}`),
    ),
    ...page.subjects.flatMap((subject) => describeSubject(corpus, subject)),
    ...(page.scenarios.length > 0 ? ['', 'What if:', ...page.scenarios.map((text) => `  ${text}`)] : []),
    '',
    ...(page.draft
      ? [`To decide, write ${page.file}:`, '', paint('dim', page.draft.trimEnd())]
      : [`To decide, change ${page.file}`]),
  ].join('\n')}\n`;
}

function describeSubject(corpus: Corpus, subject: GapSubject): string[] {
  const { title, kind, coverage, citations, controls, object } = subject;
  const state = coverage ? `, ${COVERAGE_LABELS[coverage].shape} ${COVERAGE_LABELS[coverage].word}` : '';
  const head = `About the ${kind} ${paint('bold', title)}${state}${citations.length > 0 ? `: ${citations.join(', ')}` : ''}`;
  if (object.type !== 'obligation') return ['', head];
  return [
    '',
    head,
    ...controls.map((control) => `  control: ${control.title} (${control.status})`),
    ...describeExposure(corpus, object as RuleObject<'obligation'>),
  ];
}

function describeExposure(corpus: Corpus, obligation: RuleObject<'obligation'>): string[] {
  const { band, because, caution, penalties } = toExposureView(corpus, obligation);
  return [
    `  exposure band ${band} (${EXPOSURE_FORMULA}): ${because}`,
    ...caution.map((line) => `    ${line}`),
    ...penalties.flatMap(({ title, maximum, rows }) => [
      `    ${title}`,
      ...[maximum, ...rows].flatMap(({ label, items }) =>
        items.map(
          ({ text, checked }, index) =>
            `      ${(index === 0 ? label : '').padEnd(17)}${text}${
              checked ? paint('dim', ` [${toSource(checked)}]`) : ''
            }`,
        ),
      ),
    ]),
  ];
}

function toSource({
  phrase,
  sources,
}: {
  phrase: string;
  sources: readonly { publisher: string }[];
}): string {
  const names = sources.map(({ publisher }) => publisher).join(', ');
  return `${phrase.toLowerCase()}${names ? `: ${names}` : ''}`;
}
