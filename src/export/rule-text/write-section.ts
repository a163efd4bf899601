/**
 * The provisions of one section of official text as Markdown that reads well on a code host and reads back as
 * the same tree. Nested lists give the levels, labels are kept, a paragraph after a list stands in the list's
 * parent, tables are tables, footnotes are footnotes at the end. One paragraph is one line, however long: a
 * difference between two versions then names paragraphs, and nothing is wrapped anew when a word changes.
 * What Markdown cannot say stands in a comment at the end of the line, which no reader sees: an id that does
 * not follow from the place (`<!-- 1024.2(b)[rate] -->`), a kind, that a paragraph runs on from the one before.
 */
import { isGraphic, isStars } from '../../model/make-provision.ts';
import type { BlockKind } from '../../model/parsed-document.ts';
import { findScope, isBelow, isNamedHeading, leadsOn, ProvisionIds } from '../../model/provision-ids.ts';
import { getMarker, type Provision, walkProvisions } from '../../model/section.ts';
import type { StyledText } from '../../model/styled-text.ts';
import { splitTable } from '../../model/table-parts.ts';
import { type StyleOptions, writeStyled } from './write-styled.ts';

const DEEPEST_HEADING = 6;
/** One step in: the width of "- ", and of a footnote's continuation. */
const ITEM_INDENT = '  ';
const NOTE_INDENT = '    ';

/** The body of the file of the section numbered `number`; `heading` is its own, with its sign and number. */
export function writeSection(number: string, heading: string, provisions: readonly Provision[]): string {
  const writer = new SectionWriter(number, provisions);
  const title =
    heading === '' ? [] : [`# ${writeStyled({ text: heading, spans: [] }, { inHeading: true })}`, ''];
  return `${[...title, ...writer.write(provisions)].join('\n').replace(/\n+$/, '')}\n`;
}

class SectionWriter {
  private readonly number: string;
  private readonly ids = new ProvisionIds();
  /** Names of the footnotes in Markdown, and which raised figures refer to them. */
  private readonly names: ReadonlyMap<Provision, string>;
  private readonly waiting: ReadonlyMap<string, readonly string[]>;
  /** Paragraphs that run on without a word said, because nothing but a marker stands before them. */
  private readonly runIns = new Set<Provision>();
  private readonly referred = new Map<string, number>();

  constructor(number: string, provisions: readonly Provision[]) {
    this.number = number;
    const footnotes = provisions.filter(({ kind }) => kind === 'footnote');
    this.names = nameFootnotes(footnotes, countReferences(provisions));
    const waiting = new Map<string, string[]>();
    for (const [{ label }, name] of this.names)
      waiting.set(label ?? '', [...(waiting.get(label ?? '') ?? []), name]);
    this.waiting = waiting;
  }

  write(provisions: readonly Provision[]): string[] {
    return this.writeSiblings(provisions, this.number, '');
  }

  /** Siblings in order, each with an empty line after it. A heading with a slug is the parent of what follows. */
  private writeSiblings(provisions: readonly Provision[], parent: string, indent: string): string[] {
    const lines: string[] = [];
    const scopes: Provision[] = [];
    const visit = (siblings: readonly Provision[]): void => {
      for (const provision of siblings) {
        if (provision.kind === 'footnote') scopes.length = 0;
        const id = this.takeId(provision, findScope(scopes, provision.level)?.id ?? parent);
        while (scopes.length > 0 && !isBelow(provision.id, scopes.at(-1)!.id)) scopes.pop();
        lines.push(...this.writeOne(provision, indent, id), '');
        if (provision.kind !== 'heading') continue;
        if (isNamedHeading(provision.id)) scopes.push(provision);
        visit(provision.children);
      }
    };
    visit(provisions);
    return lines;
  }

  /** The id where it must be said, undefined where it follows from the place. */
  private takeId(provision: Provision, parent: string): string | undefined {
    const { id, kind = 'paragraph' } = provision;
    const marker = getMarker(provision);
    const isUnmarked = marker === '' || kind === 'footnote';
    const follows = this.ids.getNext(parent, { kind, words: toMarkedWords(provision), isUnmarked });
    this.ids.take(id);
    return follows === id ? undefined : id;
  }

  private writeOne(provision: Provision, indent: string, id: string | undefined): string[] {
    switch (provision.kind) {
      case 'table':
        return this.writeTable(provision, indent, id);
      case 'footnote':
        return this.writeFootnote(provision, id);
      case 'heading': {
        const level = provision.level ?? 1;
        const signs = '#'.repeat(Math.min(level + 1, DEEPEST_HEADING));
        const text = this.writeWords(provision, { inHeading: true });
        const deep = level + 1 > DEEPEST_HEADING ? [`level ${level}`] : [];
        return [`${indent}${signs} ${text}${toRemark([id, ...deep])}`];
      }
      default:
        return this.writeParagraph(provision, indent, id);
    }
  }

  private writeParagraph(provision: Provision, indent: string, id: string | undefined): string[] {
    const { kind = 'paragraph', label, children, runIn = false } = provision;
    const isItem = (label !== null || children.length > 0) && kind !== 'graphic';
    const quote = kind === 'note' && !isItem ? '> ' : '';
    const shown = quote ? 'note' : getShownKind(provision);
    const run = runIn === this.runIns.has(provision) ? [] : [runIn ? 'run-in' : 'new line'];
    const remark = toRemark([id, ...(shown === kind ? [] : [kind]), ...run]);
    if (children[0] && !children[0].kind && leadsOn(toMarkedWords(provision).text))
      this.runIns.add(children[0]);
    const line = `${this.writeMarked(provision)}${remark}`;
    if (!isItem) return [`${indent}${quote}${line}`];
    const below = this.writeSiblings(children, provision.id, `${indent}${ITEM_INDENT}`);
    return [`${indent}- ${line}`, ...(below.length > 0 ? ['', ...below.slice(0, -1)] : [])];
  }

  /** Marker and words. */
  private writeMarked(provision: Provision): string {
    const { kind, label, text, italicLabel } = provision;
    if (kind === 'graphic') return `\\[Graphic${text ? ` ${this.writeWords(provision)}` : ''}]`;
    if (kind === 'stars' && label === null) return '\\* \\* \\*';
    const marker = getMarker(provision);
    if (marker === '') return this.writeWords(provision, { startsBlock: true });
    const shown = italicLabel
      ? `(*${label}*)`
      : marker.startsWith('(')
        ? marker
        : marker.replace(/(?=[.)]$)/, '\\');
    return text === '' ? shown : `${shown} ${this.writeWords(provision)}`;
  }

  private writeWords(provision: Provision, options: StyleOptions = {}): string {
    return writeStyled(
      toWords(provision),
      provision.kind === 'footnote' ? options : { ...options, ...this.notes },
    );
  }

  /** Raised figures take the footnotes of their number in turn; further ones take the last. */
  private readonly notes: StyleOptions = {
    findNote: (mark) => {
      const names = this.waiting.get(mark);
      if (names === undefined) return undefined;
      const turn = this.referred.get(mark) ?? 0;
      this.referred.set(mark, turn + 1);
      return names[Math.min(turn, names.length - 1)];
    },
  };

  /** Titles and notes stand as paragraphs round the grid, so that they do not widen its first column. */
  private writeTable({ rows = [] }: Provision, indent: string, id: string | undefined): string[] {
    const { width, titles, head, body, notes } = splitTable(rows);
    const toLine = (cells: readonly string[]): string => `${indent}| ${cells.join(' | ')} |`;
    const toRow = (row: readonly StyledText[]): string =>
      toLine(row.map((cell) => writeStyled(cell, { inTable: true, ...this.notes })));
    const toParagraph = (word: string) => (words: StyledText) => [
      `${indent}${writeStyled(words, { startsBlock: true, ...this.notes })}${toRemark([word])}`,
      '',
    ];
    return [
      ...(id === undefined ? [] : [`${indent}${toRemark([id]).trim()}`, '']),
      ...titles.flatMap(toParagraph('table title')),
      // Every table of this form has a head; an empty one is none, which readers leave out.
      head ? toRow(head) : toLine(Array.from({ length: width }, () => '')),
      toLine(Array.from({ length: width }, () => '---')),
      ...body.map(toRow),
      ...(notes.length > 0 ? ['', ...notes.flatMap(toParagraph('table note')).slice(0, -1)] : []),
    ];
  }

  /** A footnote that something refers to as one; another as a paragraph, because a code host hides it otherwise. */
  private writeFootnote(provision: Provision, id: string | undefined): string[] {
    const { label, children } = provision;
    const name = this.names.get(provision);
    if (name === undefined) {
      const sign = label === null ? '' : `<sup>${writeStyled({ text: label, spans: [] })}</sup> `;
      const words = this.writeWords(provision, { startsBlock: label === null });
      return [`${sign}${words}${toRemark([id, 'footnote'])}`, ...this.writeRest(children, this.number, '')];
    }
    const sign = name.replace(/-\d+$/, '') === label ? [] : [`mark ${label}`];
    const words = this.writeWords(provision, { startsBlock: true });
    const rest = this.writeRest(children, provision.id, NOTE_INDENT);
    return [`[^${name}]: ${words}${toRemark([id, ...sign])}`, ...rest];
  }

  private writeRest(children: readonly Provision[], parent: string, indent: string): string[] {
    return children.flatMap((child) => {
      const id = this.takeId(child, parent);
      return ['', `${indent}${this.writeWords(child, { startsBlock: true })}${toRemark([id, 'footnote'])}`];
    });
  }
}

function toWords({ text, spans = [] }: Provision): StyledText {
  return { text, spans };
}

/** The words with the marker before them. */
function toMarkedWords(provision: Provision): StyledText {
  const { text, spans = [], kind } = provision;
  const marker = kind === 'footnote' ? '' : getMarker(provision);
  if (marker === '') return { text, spans };
  const shift = marker.length + 1;
  return {
    text: text === '' ? marker : `${marker} ${text}`,
    spans: spans.map(({ style, start, end }) => ({ style, start: start + shift, end: end + shift })),
  };
}

/** The kind that the words show by themselves. */
function getShownKind(provision: Provision): BlockKind {
  const { kind, label } = provision;
  if (kind === 'graphic' || (kind === 'stars' && label === null)) return kind;
  const { text } = toMarkedWords(provision);
  if (isGraphic(text)) return 'graphic';
  return isStars(text) ? 'stars' : 'paragraph';
}

function toRemark(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0
    ? ''
    : ` <!-- ${said.join('; ').replaceAll('%', '%25').replaceAll('--', '-%2D')} -->`;
}

/** How often each raised figure stands in the text outside footnotes, where a reference can be written. */
function countReferences(provisions: readonly Provision[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = ({ text, spans }: StyledText): void => {
    for (const { style, start, end } of spans) {
      if (style !== 'superscript' || start === 0) continue;
      const mark = text.slice(start, end);
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
  };
  for (const provision of walkProvisions(provisions)) {
    if (provision.kind === 'footnote') continue;
    for (const words of provision.rows?.flat() ?? [toWords(provision)]) count(words);
  }
  return counts;
}

/** A name for each footnote that something refers to: its number, `1-2` for a second 1, `note-3` for a sign. */
function nameFootnotes(
  footnotes: readonly Provision[],
  references: ReadonlyMap<string, number>,
): ReadonlyMap<Provision, string> {
  const names = new Map<Provision, string>();
  const seen = new Map<string, number>();
  footnotes.forEach((footnote, index) => {
    const { label } = footnote;
    if (label === null) return;
    const turn = (seen.get(label) ?? 0) + 1;
    seen.set(label, turn);
    if (turn > (references.get(label) ?? 0)) return;
    const plain = /^[A-Za-z0-9]{1,8}$/.test(label) ? label : `note-${index + 1}`;
    names.set(footnote, turn === 1 || plain !== label ? plain : `${plain}-${turn}`);
  });
  return names;
}
