/** Tables that no page has as such and files need: penalties with their sums, events, reviews with their suspects. */
import type { Corpus } from '../model/corpus.ts';
import type { ObjectKey } from '../model/object.ts';
import { isSuspect } from '../model/suspects.ts';
import { toLongDay } from '../text/day.ts';
import { compareText } from '../text/natural-order.ts';
import { countOf, toWords } from './labels.ts';
import type { TableView } from './table.ts';

/** One row a sum, or a penalty without one; every sum with its year. */
export function toSumTable(corpus: Corpus, rule: string): TableView {
  const penalties = corpus.content.list('penalty', rule);
  return {
    caption: `All ${countOf(penalties.length, 'penalty', 'penalties')}, one row a recorded sum. No sum without its year; a rule that is not final makes none of it enforceable.`,
    columns: [
      { id: 'penalty', label: 'Penalty' },
      { id: 'kind', label: 'Kind', filter: 'choice' },
      { id: 'acts', label: 'Prohibited acts' },
      { id: 'mental', label: 'Mental state' },
      { id: 'rule', label: 'How the sum is set' },
      { id: 'year', label: 'Year', numeric: true },
      { id: 'amount', label: 'Amount', numeric: true },
      { id: 'currency', label: 'Currency' },
      { id: 'prison', label: 'Imprisonment' },
      { id: 'statute', label: 'Statute' },
      { id: 'checked', label: 'How far checked', filter: 'choice' },
      { id: 'obligations', label: 'Obligations', numeric: true },
    ],
    rows: penalties.flatMap((penalty) => {
      const { fields, id } = penalty;
      const sums = fields.amounts?.length ? fields.amounts : [undefined];
      return sums.map((sum) => ({
        id: sum ? `${id}-${sum.year}` : id,
        cells: [
          fields.title,
          fields.kind,
          fields.prohibitedActs.map(({ act }) => act).join('; '),
          fields.mentalState,
          fields.amount.statement,
          sum ? String(sum.year) : '',
          sum ? String(sum.amount) : '',
          sum?.currency ?? '',
          fields.amount.imprisonment ?? '',
          fields.statute,
          sum?.verification ?? fields.verification,
          String(corpus.findUsers('obligation', penalty.key).length),
        ].map((text) => ({ text })),
      }));
    }),
  };
}

/** One row a recorded event, oldest first, with whether it is known on the as-of day. */
export function toEventTable(corpus: Corpus, rule: string): TableView {
  const found = corpus.content.get('rule', '', rule);
  const known = new Set(found ? corpus.getRuleState(found).events.map(({ id }) => id) : []);
  const events = [...corpus.content.list('event', rule)].sort((one, other) =>
    compareText(one.fields.date, other.fields.date),
  );
  return {
    caption: `All ${countOf(events.length, 'event')} recorded, oldest first, ${known.size} of them known on ${toLongDay(corpus.asOf.day)}. Where only the month is known the day is its last.`,
    columns: [
      { id: 'date', label: 'Day' },
      { id: 'precision', label: 'Known to the' },
      { id: 'since', label: 'Known on the as-of day', filter: 'choice' },
      { id: 'hour', label: 'Hour' },
      { id: 'zone', label: 'Zone' },
      { id: 'event', label: 'Event' },
      { id: 'type', label: 'Type', filter: 'choice' },
      { id: 'status', label: 'Status', filter: 'choice' },
      { id: 'version', label: 'Version' },
      { id: 'related', label: 'Neighbouring measure' },
      { id: 'citation', label: 'Citation' },
      { id: 'checked', label: 'How far checked', filter: 'choice' },
    ],
    rows: events.map(({ id, fields }) => ({
      id,
      cells: [
        fields.date,
        fields.precision,
        known.has(id) ? 'yes' : 'no',
        fields.hour ?? '',
        fields.zone ?? '',
        fields.title,
        toWords(fields.type),
        fields.status,
        fields.version ?? '',
        fields.related ? 'yes' : 'no',
        fields.citation ?? '',
        fields.verification,
      ].map((text) => ({ text })),
    })),
  };
}

/** One row a link that people review, with its state and what changed; undefined where the audience may not know. */
export function toReviewTable(corpus: Corpus): TableView | undefined {
  const { reviewLinks } = corpus;
  if (!reviewLinks) return undefined;
  const title = (key: ObjectKey) => corpus.content.getByKey(key)?.fields.title ?? key;
  const suspects = reviewLinks.filter(({ state }) => isSuspect(state)).length;
  return {
    caption: `All ${countOf(reviewLinks.length, 'review')} that are due or done, with the state of each on ${toLongDay(corpus.asOf.day)}; ${countOf(suspects, 'suspect')}.`,
    columns: [
      { id: 'state', label: 'State', filter: 'choice' },
      { id: 'kind', label: 'Kind', filter: 'choice' },
      { id: 'from', label: 'From' },
      { id: 'to', label: 'To' },
      { id: 'owner', label: 'Owner', filter: 'choice' },
      { id: 'causes', label: 'What changed' },
      { id: 'by', label: 'Reviewed by' },
      { id: 'on', label: 'Reviewed on' },
      { id: 'decision', label: 'Decision' },
    ],
    rows: reviewLinks.map(({ id, state, kind, from, to, owner, causes, review }) => ({
      id,
      cells: [
        toWords(state),
        kind,
        title(from),
        to.map(title).join('; '),
        owner ?? 'nobody named',
        causes.map(({ text }) => text).join('; '),
        review?.by ?? '',
        review?.on ?? '',
        review?.decision ?? '',
      ].map((text) => ({ text })),
    })),
  };
}
