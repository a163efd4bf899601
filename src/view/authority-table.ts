/** The instruments a rule rests on or cites, with their status on the as-of day. */
import { getAuthorityStatus } from '../analysis/authorities/compute-footing.ts';
import type { Corpus } from '../model/corpus.ts';
import { getHref } from './href.ts';
import { toWords } from './labels.ts';
import type { TableView } from './table.ts';

/** One row an instrument. */
export function toAuthorityTable(corpus: Corpus, rule: string): TableView {
  const authorities = corpus.content.list('authority', rule);
  return {
    caption: `All ${authorities.length} instruments recorded, with their status on ${corpus.asOf.day} and how many obligations name them.`,
    columns: [
      { id: 'authority', label: 'Instrument' },
      { id: 'type', label: 'Type', filter: 'choice' },
      { id: 'status', label: 'Status', filter: 'choice' },
      { id: 'since', label: 'Since' },
      { id: 'obligations', label: 'Obligations', numeric: true },
    ],
    rows: authorities.map((authority) => {
      const { status, since } = getAuthorityStatus(authority, corpus.asOf.day);
      const count = corpus.findUsers('obligation', authority.key).length;
      return {
        id: authority.id,
        cells: [
          { text: authority.fields.title, href: getHref(authority), sub: authority.fields.citation },
          { text: toWords(authority.fields.type) },
          { text: toWords(status) },
          { text: status === 'unknown' ? '' : since },
          { text: String(count), sort: count },
        ],
      };
    }),
  };
}
