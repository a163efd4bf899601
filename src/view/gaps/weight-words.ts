/** The weight of a gap in words: the formula with its numbers, and what each factor was made of. */
import type { Gap, GapWeight } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import { TIME_FACTOR } from '../../model/effort.ts';
import type { RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { capitalize, countOf, toWords } from '../labels.ts';

/** "3 × 4 × 1", with spaces that do not break. */
export function toProduct({ exposure, severity, time }: GapWeight): string {
  return `${exposure}\u00a0×\u00a0${severity}\u00a0×\u00a0${time}`;
}

/** "12 = exposure 3 × severity 4 × time 1 (no date)". */
export function toFormula({ value, exposure, severity, time, because }: GapWeight): string {
  return `${value} = exposure ${exposure} × severity ${severity} × time ${time} (${toWords(because)})`;
}

export interface WeightInput {
  readonly label: string;
  readonly text: string;
  /** The page of the event behind a date. */
  readonly event?: RuleObject<'event'>;
}

/** One entry a factor: what it is and from what. */
export function toWeightInputs(corpus: Corpus, gap: Gap): WeightInput[] {
  const { weight } = gap;
  return [
    { label: `Exposure ${weight.exposure} of 3`, text: toExposureWords(corpus, gap) },
    {
      label: `Severity ${weight.severity} of 4`,
      text:
        weight.severityFrom === 'person'
          ? 'Judged by a person in the file of the gap.'
          : `The default for the kind "${toWords(gap.kind)}"; nobody has judged it.`,
    },
    {
      label: `Time factor ${weight.time} of ${TIME_FACTOR.most}`,
      text: toTimeWords(gap),
      ...(weight.date ? { event: weight.date.event } : {}),
    },
  ];
}

function toExposureWords(corpus: Corpus, { about, weight }: Gap): string {
  const objects = about.flatMap((key) => corpus.content.getByKey(key) ?? []);
  const worst = objects
    .filter(({ type }) => type === 'obligation')
    .map((object) => corpus.getExposure(object as RuleObject<'obligation'>))
    .find(({ band }) => band === weight.exposure);
  if (worst) return `${capitalize(worst.because.replace(/\.$/, ''))}.`;
  if (objects.some(({ type }) => type === 'definition'))
    return 'The band of the gravest duty that turns on the definition.';
  return 'It is about nothing to which a penalty attaches.';
}

/** Time needed, time left, and what came of them. */
function toTimeWords({ effort, weight }: Gap): string {
  const { needed, neededFrom, because, date, time } = weight;
  const need = `${countOf(needed, 'day')} needed (${
    neededFrom === 'days'
      ? 'as estimated'
      : effort === 'unknown'
        ? 'nobody estimated the effort, so it counts as large'
        : `effort ${effort}`
  })`;
  if (!date || because === 'no-date')
    return `1, because no compliance date is known. ${capitalize(need)}; that does not count without a date.`;
  const day = `${date.event.fields.title}, ${toLongDay(date.event.fields.date)}${
    date.event.fields.status === 'confirmed' ? '' : ` (${date.event.fields.status})`
  }`;
  const others = date.others > 0 ? ` ${capitalize(countOf(date.others, 'other date'))} known.` : '';
  if (because === 'passed') {
    const ago = date.left === 0 ? 'today' : `${countOf(-date.left, 'day')} ago`;
    return `${need}; the compliance date was ${ago}: ${day}. A date that has come counts with the most, ${time}.${others}`;
  }
  const sum = `1 + ${needed} ÷ ${date.left}`;
  const cap = 1 + needed / date.left > time + 0.01 ? `, at most ${TIME_FACTOR.most}` : '';
  return `${need}, ${countOf(date.left, 'day')} left to ${day}: ${sum}${cap} = ${time}.${others}`;
}
