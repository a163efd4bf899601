/**
 * A difference in words: a sentence for each part, then rows. In: the difference, and which two states it is
 * between. Out: the same lines for the terminal and for a pull request. A public difference never says how much it
 * leaves out, because that would be a count of what is not public.
 */
import type { ContentDifference, ObjectMention } from '../model/difference.ts';
import { isSuspect } from '../model/suspects.ts';
import type { Audience } from '../model/visibility.ts';
import { COVERAGE_STATES, type CoverageState } from '../model/words.ts';
import { countSeverities, type Severity } from '../text/diagnostic.ts';
import { COVERAGE_LABELS, countOf, joinWords, toWords } from './labels.ts';
import { toStateWords } from './review-words.ts';

/** One of the two states. */
export interface DifferenceSide {
  /** What the person typed, or "the working tree". */
  readonly name: string;
  /** Null for the working tree. */
  readonly commit: string | null;
  /** Errors in the content; null for audiences that may not know. */
  readonly errors: number | null;
}

export interface NamedDifference {
  readonly old: DifferenceSide;
  readonly new: DifferenceSide;
  readonly audience: Audience;
  readonly asOf: string;
  readonly difference: ContentDifference;
}

export interface DifferenceTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface DifferenceView {
  readonly title: string;
  /** What to heed before it is shown to anybody; null for the public. */
  readonly warning: string | null;
  /** What makes it incomplete. */
  readonly notes: readonly string[];
  readonly summary: readonly string[];
  /** Those with rows. */
  readonly tables: readonly DifferenceTable[];
}

/** What a person reads of a difference. */
export function toDifferenceView(named: NamedDifference): DifferenceView {
  const { old, new: fresh, audience, asOf, difference } = named;
  const warning = `This summary is ${audience}: do not paste it into a public pull request. --audience public leaves out what the public may not see.`;
  return {
    title: `From ${toSideName(old)} to ${toSideName(fresh)}, as of ${asOf}, for the ${audience} audience`,
    warning: audience === 'public' ? null : warning,
    notes: [old, fresh].flatMap(toErrorNote),
    summary: toSummary(difference),
    tables: toTables(difference).filter(({ rows }) => rows.length > 0),
  };
}

function toSideName({ name, commit }: DifferenceSide): string {
  return commit === null || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 12)})`;
}

function toErrorNote({ name, errors }: DifferenceSide): string[] {
  if (!errors) return [];
  return [
    `The content of ${name} has ${countOf(errors, 'error')}: what could not be read is left out, so the difference may say too much or too little.`,
  ];
}

/** A sentence for each part that the audience may know. */
function toSummary({ objects, settings, coverage, gaps, reviews, diagnostics }: ContentDifference): string[] {
  const { added, changed, removed, unread } = objects;
  const lines = [
    `Objects: ${added.length} added, ${changed.length} changed, ${removed.length} removed${unread.length > 0 ? `, ${unread.length} unreadable on one side` : ''}.`,
  ];
  if (settings.length > 0) lines.push(`Settings changed in rulemark.yml: ${joinWords(settings)}.`);
  if (coverage) lines.push(toCoverageSentence(coverage));
  if (gaps)
    lines.push(
      `Gaps: ${gaps.opened.length} opened, ${gaps.closed.length} closed, ${gaps.reweighed.length} with another weight; ${toArrow(gaps.old, gaps.new)} open.`,
    );
  if (reviews) {
    const raised = reviews.changes.filter((one) => one.new && isSuspect(one.new)).length;
    lines.push(
      `Reviews: ${countOf(reviews.changes.length, 'link')} in another state, ${raised} of them suspect now; ${toArrow(reviews.old, reviews.new)} suspect.`,
    );
  }
  if (diagnostics)
    lines.push(
      `Findings: ${toCounts(diagnostics.fresh)} new, ${toCounts(diagnostics.gone)} gone, ${diagnostics.unchanged} unchanged.`,
    );
  return lines;
}

function toCoverageSentence({
  old,
  new: fresh,
  changes,
}: NonNullable<ContentDifference['coverage']>): string {
  const moved = COVERAGE_STATES.filter((state) => old[state] !== fresh[state]).map(
    (state) => `${COVERAGE_LABELS[state].word} ${toArrow(old[state], fresh[state])}`,
  );
  const changed = `${countOf(changes.length, 'obligation')} in another state`;
  return `Coverage: ${changes.length === 0 ? 'unchanged' : `${changed}${moved.length > 0 ? `; ${moved.join(', ')}` : ''}`}.`;
}

function toArrow(old: number, fresh: number): string {
  return old === fresh ? `still ${fresh}` : `${old} → ${fresh}`;
}

/** "2 errors and 1 note"; "none". */
function toCounts(diagnostics: readonly { readonly severity: Severity }[]): string {
  const counts = Object.entries(countSeverities(diagnostics as Parameters<typeof countSeverities>[0]));
  const words = counts.filter(([, count]) => count > 0).map(([severity, count]) => countOf(count, severity));
  return words.length > 0 ? joinWords(words) : 'none';
}

function toTables({ objects, coverage, gaps, reviews, diagnostics }: ContentDifference): DifferenceTable[] {
  return [
    {
      heading: 'Coverage',
      columns: ['Obligation', 'Was', 'Is', 'Because'],
      rows: (coverage?.changes ?? []).map((one) => [
        one.obligation.id,
        toCoverageWord(one.old),
        toCoverageWord(one.new),
        one.because.join('; '),
      ]),
    },
    { heading: 'Gaps', columns: ['Gap', 'Change', 'Weight', 'About', 'Owner'], rows: toGapRows(gaps) },
    {
      heading: 'Reviews',
      columns: ['Link', 'Was', 'Is', 'Because', 'Owner'],
      rows: (reviews?.changes ?? []).map((one) => [
        one.id,
        one.old ? toStateWords(one.old) : 'not there',
        one.new ? toStateWords(one.new) : 'not there',
        one.because.join('; '),
        one.owner ?? '',
      ]),
    },
    {
      heading: 'Findings',
      columns: ['Finding', 'Change', 'Where', 'What'],
      rows: [
        ...(diagnostics?.fresh ?? []).map((one) => ({ ...one, change: `new ${one.severity}` })),
        ...(diagnostics?.gone ?? []).map((one) => ({ ...one, change: `gone (${one.severity})` })),
      ].map(({ code, change, file, line, message }) => [code, change, `${file}:${line}`, message]),
    },
    { heading: 'Objects', columns: ['Object', 'Change', 'Title', 'What'], rows: toObjectRows(objects) },
  ];
}

function toCoverageWord(state: CoverageState | null): string {
  return state === null ? 'not there' : `${COVERAGE_LABELS[state].shape} ${COVERAGE_LABELS[state].word}`;
}

function toGapRows(gaps: ContentDifference['gaps']): string[][] {
  if (!gaps) return [];
  return [
    ...gaps.opened.map((gap) => ({ ...gap, change: 'opened', shown: String(gap.weight) })),
    ...gaps.closed.map((gap) => ({ ...gap, change: 'closed', shown: String(gap.weight) })),
    ...gaps.reweighed.map((gap) => ({
      ...gap,
      change: gap.weight > gap.oldWeight ? 'heavier' : 'lighter',
      shown: `${gap.oldWeight} → ${gap.weight}`,
    })),
  ].map(({ id, change, shown, title, owner }) => [id, change, shown, title, owner ?? '']);
}

function toObjectRows({ added, changed, removed, unread }: ContentDifference['objects']): string[][] {
  const row = (object: ObjectMention, change: string, what = ''): string[] => [
    `${toWords(object.kind === 'lineage' ? 'topic' : object.kind)} ${object.id}`,
    change,
    object.title,
    what,
  ];
  return [
    ...added.map((object) => row(object, 'added')),
    ...changed.map((object) => row(object, object.formerId === null ? 'changed' : 'renamed', toWhat(object))),
    ...removed.map((object) => row(object, 'removed')),
    ...unread.map((object) =>
      row(
        object,
        'cannot be told',
        `its file cannot be read ${object.unreadable === 'old' ? 'before' : 'now'}`,
      ),
    ),
  ];
}

function toWhat({ formerId, fields }: ContentDifference['objects']['changed'][number]): string {
  const changes = fields.map(({ field, old, new: fresh }) =>
    old !== null && fresh !== null ? `${field}: ${old} → ${fresh}` : field,
  );
  const names = formerId === null ? [] : [`was ${formerId}`];
  return [...names, ...changes].join('; ') || 'its file has another place';
}
