/**
 * Every table of the map, by the name its file has: those of the pages, and the fields of the kinds that no page
 * shows as a table. What the audience may not see is not among them. One list, which `list`, `export csv` and
 * `export xlsx` read, so that their numbers are the same.
 */
import type { Corpus } from '../../model/corpus.ts';
import { KIND_NAMES, KINDS, type Kind } from '../../model/schemas/kinds.ts';
import { isVisible } from '../../model/visibility.ts';
import { toAuthorityTable } from '../../view/authority-table.ts';
import { toCommentTable } from '../../view/comment-table.ts';
import { toDefinitionTable } from '../../view/definition-page.ts';
import { capitalize, countOf } from '../../view/labels.ts';
import { toObjectTable } from '../../view/object-table.ts';
import { toObligationTable } from '../../view/obligation-table.ts';
import { toControlTable, toEvidenceTable, toGapTable } from '../../view/practice-tables.ts';
import { toEventTable, toReviewTable, toSumTable } from '../../view/record-tables.ts';
import type { TableView } from '../../view/table.ts';
import type { NamedTable } from './to-xlsx.ts';

/** A table a home: a rule, or a docket. */
type ByHome = (corpus: Corpus, home: string) => TableView;

const OF_RULE: { readonly [K in Kind]?: ByHome } = {
  obligation: (corpus, rule) => {
    const obligations = corpus.content.list('obligation', rule);
    return toObligationTable(corpus, obligations, `All ${countOf(obligations.length, 'obligation')}.`);
  },
  definition: toDefinitionTable,
  authority: toAuthorityTable,
  event: toEventTable,
};

/** Tables with other rows than one an object: sums of penalties, positions of comments. */
const PARTS: Readonly<Record<string, { readonly of: Kind; readonly make: ByHome }>> = {
  'penalty-sums': { of: 'penalty', make: toSumTable },
  positions: {
    of: 'comment',
    make: (corpus, docket) =>
      toCommentTable(corpus, docket, corpus.content.get('docket', '', docket)?.fields.rule ?? ''),
  },
};

const OF_PROVIDER: { readonly [K in Kind]?: (corpus: Corpus) => TableView | undefined } = {
  control: toControlTable,
  evidence: toEvidenceTable,
  gap: (corpus) => corpus.gaps && toGapTable(corpus, corpus.gaps),
};

/** The table of a kind; undefined where the audience may not have it. `rule` leaves out other rules. */
export function toKindTable(corpus: Corpus, kind: Kind, rule?: string): TableView | undefined {
  const whole = OF_PROVIDER[kind];
  if (whole) return corpus.audience === 'privileged' ? whole(corpus) : undefined;
  return toWholeTable(corpus, kind, rule, OF_RULE[kind] ?? toPlain(kind));
}

/** One table of all homes of a kind. */
function toWholeTable(corpus: Corpus, kind: Kind, rule: string | undefined, make: ByHome): TableView {
  const objects = corpus.content
    .list(kind)
    .filter((object) => rule === undefined || [rule, ''].includes(corpus.content.getRuleHome(object)));
  const homes = [...new Set(objects.map(({ home }) => home))];
  const [first, ...rest] = homes.map((home) => ({ home, view: make(corpus, home) }));
  if (!first) return make(corpus, '');
  return rest.length === 0 ? first.view : joinTables([first, ...rest]);
}

/** All tables that the audience may have, also empty ones, in the order of the kinds; the reviews come last. */
export function listTables(corpus: Corpus, rule?: string): readonly NamedTable[] {
  const { audience } = corpus;
  const kinds = KIND_NAMES.map((kind) => ({
    name: KINDS[kind].plural,
    view: toKindTable(corpus, kind, rule),
    open: isVisible(KINDS[kind].floor, audience),
  }));
  const parts = Object.entries(PARTS).map(([name, { of, make }]) => ({
    name,
    view: toWholeTable(corpus, of, rule, make),
    open: isVisible(KINDS[of].floor, audience),
  }));
  const reviews = { name: 'reviews', view: toReviewTable(corpus), open: true };
  return [...kinds, ...parts, reviews].flatMap(({ name, view, open }) =>
    view && (open || view.rows.length > 0) ? [{ name, view }] : [],
  );
}

function toPlain(kind: Kind): ByHome {
  const { plural, schema } = KINDS[kind];
  return (corpus, home) => {
    const objects = corpus.content.list(kind, home);
    return toObjectTable(
      objects,
      Object.keys(schema.shape),
      `${capitalize(plural)}: all ${countOf(objects.length, 'row')}, with their fields as written.`,
    );
  };
}

/** Several tables of one kind as one, with a first column that says which rule or docket a row belongs to. */
function joinTables(tables: readonly { readonly home: string; readonly view: TableView }[]): TableView {
  const columns = [
    ...new Map(tables.flatMap(({ view }) => view.columns.map((column) => [column.id, column]))).values(),
  ];
  return {
    caption: tables.map(({ home, view }) => `${home}: ${view.caption}`).join(' '),
    columns: [{ id: 'home', label: 'Of', filter: 'choice' }, ...columns],
    rows: tables.flatMap(({ home, view }) =>
      view.rows.map(({ id, cells }) => ({
        id,
        cells: [
          { text: home },
          ...columns.map(({ id: column }) => {
            const index = view.columns.findIndex((own) => own.id === column);
            return cells[index] ?? { text: '' };
          }),
        ],
      })),
    ),
  };
}
