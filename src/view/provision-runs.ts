/**
 * The text of provisions cut into runs, so that defined terms can be linked and key terms set in italics without
 * touching the words. Official text has kinds: a heading has its level, a table its rows, a raised figure leads
 * to its footnote.
 */
import type { TermUse } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import type { Span } from '../model/parsed-document.ts';
import { getMarker, type Provision, type StatementMark, walkProvisions } from '../model/section.ts';
import type { StyledText } from '../model/styled-text.ts';
import { splitTable } from '../model/table-parts.ts';
import { getHref } from './href.ts';
import { type CheckedPhrase, toCheckedPhrase } from './labels.ts';

export interface Run {
  readonly text: string;
  readonly href?: string;
  readonly title?: string;
  /** How it is set apart in print; left out where it is not. */
  readonly styles?: readonly Span['style'][];
}

type Runs = readonly Run[];

export interface TableView {
  readonly titles: readonly Runs[];
  readonly head: readonly Runs[] | undefined;
  readonly body: readonly (readonly Runs[])[];
  readonly notes: readonly Runs[];
}

export interface ProvisionView {
  readonly id: string;
  readonly anchor: string;
  readonly label: string | null;
  /** The marker as printed, empty for none. */
  readonly marker: string;
  readonly italicLabel: boolean;
  readonly kind: NonNullable<Provision['kind']> | 'paragraph';
  /** Joined, the runs give the text exactly; a table has its cells instead. */
  readonly runs: Runs;
  readonly table?: TableView;
  /** Of a heading: its level on the page, without jumps. */
  readonly level?: number;
  readonly checked?: CheckedPhrase;
  readonly children: readonly ProvisionView[];
}

/** The heading that stands above the text on its page. */
const PAGE_LEVEL = 1;
const DEEPEST_LEVEL = 6;

/** What stays the same for all provisions of a section. */
interface Context {
  readonly corpus: Corpus;
  readonly home: string;
  readonly uses: readonly TermUse[];
  /** How the section as a whole was checked. */
  readonly common: string;
  /** Anchors of footnotes by their number. */
  readonly notes: ReadonlyMap<string, string>;
  level: number;
}

/**
 * The provisions of a section with their term links. A statement checked just like the section as a whole
 * carries no mark of its own: the page says once what holds unless a statement says otherwise.
 */
export function toProvisionViews(corpus: Corpus, section: RuleObject<'section'>): ProvisionView[] {
  const { verification, sources } = section.fields;
  const provisions = corpus.getProvisions(section);
  const context: Context = {
    corpus,
    home: section.home,
    uses: corpus.getTermUses(section.home).filter(({ user }) => user === section.key),
    common: toMarkKey({ verification, sources: sources ?? [] }),
    notes: findNotes(provisions),
    level: PAGE_LEVEL,
  };
  return provisions.map((provision) => toView(context, provision));
}

function toView(context: Context, provision: Provision): ProvisionView {
  const { corpus, home, common, uses } = context;
  const { mark, kind = 'paragraph', id, anchor, label, italicLabel = false } = provision;
  const own = uses.filter((use) => use.provision?.id === id);
  const level = kind === 'heading' ? takeLevel(context, provision) : undefined;
  return {
    id,
    anchor,
    label,
    marker: getMarker(provision),
    italicLabel,
    kind,
    runs: kind === 'table' ? [] : toRuns(context, provision, own),
    ...(provision.rows ? { table: toTable(context, provision.rows) } : {}),
    ...(level === undefined ? {} : { level }),
    ...(mark && toMarkKey(mark) !== common ? { checked: toCheckedPhrase(corpus, home, mark) } : {}),
    children: provision.children.map((child) => toView(context, child)),
  };
}

/** One deeper than the heading before at most, so that the outline of the page has no jumps. */
function takeLevel(context: Context, { level = 1 }: Provision): number {
  context.level = Math.min(PAGE_LEVEL + level, context.level + 1, DEEPEST_LEVEL);
  return context.level;
}

function findNotes(provisions: readonly Provision[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { kind, label, anchor } of walkProvisions(provisions))
    if (kind === 'footnote' && label !== null && !notes.has(label)) notes.set(label, anchor);
  return notes;
}

function toTable(context: Context, rows: NonNullable<Provision['rows']>): TableView {
  const { titles, head, body, notes } = splitTable(rows);
  const toCell = (cell: StyledText) => toRuns(context, cell, []);
  return {
    titles: titles.map(toCell),
    head: head?.map(toCell),
    body: body.map((row) => row.map(toCell)),
    notes: notes.map(toCell),
  };
}

function toMarkKey({ verification, sources, note = '' }: StatementMark): string {
  return [verification, [...sources].sort().join(' '), note].join('|');
}

interface Link {
  readonly start: number;
  readonly end: number;
  readonly href: string;
  readonly title?: string;
}

function toRuns(
  context: Context,
  { text, spans = [] }: Pick<Provision, 'text' | 'spans'>,
  uses: readonly TermUse[],
): Run[] {
  const links = [...findTermLinks(context, uses), ...findNoteLinks(context, text, spans)];
  const places = [0, text.length, ...[...spans, ...links].flatMap(({ start, end }) => [start, end])];
  const cuts = [...new Set(places)].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
    const styles = spans.filter(covers).map(({ style }) => style);
    const link = links.find(covers);
    return {
      text: text.slice(start, end),
      ...(link ? { href: link.href } : {}),
      ...(link?.title === undefined ? {} : { title: link.title }),
      ...(styles.length > 0 ? { styles } : {}),
    };
  });
}

function findTermLinks({ corpus }: Context, uses: readonly TermUse[]): Link[] {
  return uses.flatMap(({ definition, provision }) => {
    const found = corpus.content.getByKey(definition) as RuleObject<'definition'> | undefined;
    if (!provision || !found) return [];
    const { start, end } = provision;
    return [{ start, end, href: getHref(found), title: found.fields.paraphrase }];
  });
}

/** Raised figures that are the number of a footnote of the section. */
function findNoteLinks({ notes }: Context, text: string, spans: readonly Span[]): Link[] {
  return spans.flatMap(({ style, start, end }) => {
    const anchor = style === 'superscript' ? notes.get(text.slice(start, end)) : undefined;
    return anchor === undefined ? [] : [{ start, end, href: `#${anchor}`, title: 'Footnote' }];
  });
}
