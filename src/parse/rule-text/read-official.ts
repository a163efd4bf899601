/**
 * The body of an imported section file to its provisions: the reverse of what writes it. Nested lists give the
 * levels, a leading "(a)" is a label, a heading with a slug is the parent of what follows it, a quotation is a
 * note, three asterisks are stars, a comment at the end of a line says what the line cannot. There are no marks
 * of verification: braces are words of the law. It never drops text, whatever a person did to the file.
 */
import type { FootnoteDefinition, Heading, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import {
  isGraphic,
  isStars,
  makeProvision,
  type ProvisionParts,
  takeNoteMark,
} from '../../model/make-provision.ts';
import type { BlockKind } from '../../model/parsed-document.ts';
import { findScope, isBelow, isNamedHeading, leadsOn, ProvisionIds } from '../../model/provision-ids.ts';
import type { Provision } from '../../model/section.ts';
import { type StyledText, sliceStyled, toStyledText } from '../../model/styled-text.ts';
import { type InlineText, readInline, readRemark } from './read-inline.ts';

export interface OfficialPlace {
  /** Of the section. */
  readonly number: string;
  /** The file's line of the body's first line. */
  readonly firstLine: number;
  readonly body: string;
}

type Draft = Omit<ProvisionParts, 'children' | 'section'> & { readonly children: Draft[] };
/** What of a draft is known before it has its number. */
type Unnumbered = Omit<Draft, 'id' | 'line' | 'children'>;

const SAID_KINDS: readonly BlockKind[] = ['paragraph', 'footnote', 'stars', 'graphic', 'note', 'signature'];

/** The provisions of the Markdown tree of a body. */
export function readOfficial(root: Root, place: OfficialPlace): Provision[] {
  const [first, ...rest] = root.children;
  // The first heading of the file is the section's own, which its title says.
  const blocks = first?.type === 'heading' && first.depth === 1 ? rest : root.children;
  const finish = (draft: Draft): Provision =>
    makeProvision({
      ...draft,
      section: place.number,
      children: draft.children.map(runOn(draft)).map(finish),
    });
  return new OfficialReader(place, root).read(blocks, place.number).map(finish);
}

/** The first paragraph after a bare marker runs on from it unless it says otherwise. */
function runOn({ words, kind }: Draft): (child: Draft, index: number) => Draft {
  const goesOn = kind !== 'heading' && leadsOn(words.text);
  return (child, index) =>
    goesOn && index === 0 && child.kind === 'paragraph' ? { ...child, runIn: child.runIn ?? true } : child;
}

/** Drafts of one parent as they arrive; a heading with a slug takes what follows it as its own. */
class Siblings {
  readonly list: Draft[] = [];
  private readonly headings: Draft[] = [];
  private readonly outer: string;

  constructor(outer: string) {
    this.outer = outer;
  }

  /** The id of the parent by place of what comes next; of a heading its level decides. */
  getParent(level: number | undefined): string {
    return findScope(this.headings, level)?.id ?? this.outer;
  }

  add(draft: Draft): void {
    const note = this.list.at(-1);
    const goesOn = draft.kind === 'footnote' && draft.mark === null && note?.kind === 'footnote';
    if (goesOn && isBelow(draft.id, note.id)) {
      note.children.push(draft);
      return;
    }
    while (this.headings.length > 0 && !isBelow(draft.id, this.headings.at(-1)!.id)) this.headings.pop();
    (this.headings.at(-1)?.children ?? this.list).push(draft);
    if (draft.kind === 'heading' && isNamedHeading(draft.id)) this.headings.push(draft);
  }

  /** Footnotes come last and belong to the section. */
  endHeadings(): void {
    this.headings.length = 0;
  }

  /** Puts rows below the table that came last; false where none did. */
  addRow(words: StyledText): boolean {
    const list = this.headings.at(-1)?.children ?? this.list;
    const table = list.at(-1);
    if (table?.kind !== 'table') return false;
    list[list.length - 1] = { ...table, rows: [...(table.rows ?? []), [words]] };
    return true;
  }
}

class OfficialReader {
  private readonly ids = new ProvisionIds();
  private readonly marks: ReadonlyMap<string, string>;
  private readonly place: OfficialPlace;
  /** What a comment on a line of its own says of the block after it. */
  private remarks: readonly string[] = [];
  /** Titles of the next table, which stand above it as paragraphs. */
  private titles: { readonly words: StyledText; readonly node: RootContent }[] = [];

  constructor(place: OfficialPlace, root: Root) {
    this.place = place;
    this.marks = new Map(
      root.children
        .filter((node) => node.type === 'footnoteDefinition')
        .map((note) => [note.identifier, getMark(note)]),
    );
  }

  read(blocks: readonly RootContent[], parent: string): Draft[] {
    const siblings = new Siblings(parent);
    for (const block of blocks) this.readBlock(block, siblings);
    this.flushTitles(siblings);
    return siblings.list;
  }

  private readBlock(block: RootContent, siblings: Siblings): void {
    if (block.type !== 'table' && block.type !== 'paragraph' && block.type !== 'html')
      this.flushTitles(siblings);
    switch (block.type) {
      case 'paragraph':
        this.readParagraph(block, siblings);
        return;
      case 'list':
        for (const item of block.children) this.readItem(item, siblings);
        return;
      case 'heading':
        this.readHeading(block, siblings);
        return;
      case 'table':
        this.readTable(block, siblings);
        return;
      case 'footnoteDefinition':
        this.readFootnote(block, siblings);
        return;
      case 'blockquote':
        for (const child of block.children)
          if (child.type === 'paragraph') this.addParagraph(this.readWords(child), child, siblings, 'note');
          else this.readBlock(child, siblings);
        return;
      case 'html': {
        const remarks = readRemark(block.value);
        if (remarks) this.remarks = remarks;
        else this.addPlain(toStyledText(block.value), block, siblings);
        return;
      }
      case 'code':
        this.addPlain(toStyledText(block.value), block, siblings);
        return;
      default:
        // A line and a definition are no words; nothing else stands where blocks do.
        return;
    }
  }

  private readParagraph(node: Paragraph, siblings: Siblings): void {
    const inline = this.readWords(node);
    if (inline.remarks.includes('table title')) {
      this.titles.push({ words: inline.words, node });
      return;
    }
    if (inline.remarks.includes('table note') && siblings.addRow(inline.words)) return;
    this.flushTitles(siblings);
    this.addParagraph(inline, node, siblings);
  }

  private readItem(item: ListItem, siblings: Siblings): void {
    const [first, ...rest] = item.children;
    const isWords = first?.type === 'paragraph';
    const inline = isWords ? this.readWords(first) : { words: toStyledText(''), remarks: [] };
    // A box to tick is an extension of Markdown that no law has; it comes back as the words it was.
    const box = typeof item.checked === 'boolean' ? (item.checked ? '[x] ' : '[ ] ') : '';
    const words = box ? toStyledText(`${box}${inline.words.text}`) : inline.words;
    if (words.text === '' && inline.remarks.length === 0) {
      for (const child of item.children) this.readBlock(child, siblings);
      return;
    }
    const draft = this.addParagraph({ ...inline, words }, isWords ? first : item, siblings);
    draft.children.push(...this.read(isWords ? rest : item.children, draft.id));
  }

  private addParagraph(
    { words, remarks }: InlineText,
    node: RootContent | ListItem,
    siblings: Siblings,
    shown: BlockKind = 'paragraph',
  ): Draft {
    const kind = SAID_KINDS.find((said) => remarks.includes(said)) ?? getShownKind(words.text, shown);
    return this.add({ ...toKindWords(kind, words), kind }, remarks, node, siblings);
  }

  private addPlain(words: StyledText, node: RootContent, siblings: Siblings): void {
    this.add({ words, kind: 'paragraph' }, [], node, siblings);
  }

  private readHeading(node: Heading, siblings: Siblings): void {
    const { words, remarks } = this.readWords(node);
    const said = remarks.find((remark) => /^level \d+$/.test(remark));
    const level = said ? Number(said.slice(6)) : Math.max(1, node.depth - 1);
    this.add({ words, kind: 'heading', level }, remarks, node, siblings);
  }

  private readTable(node: Table, siblings: Siblings): void {
    const rows = node.children.map((row) => row.children.map((cell) => this.readWords(cell).words));
    const [head = [], ...body] = rows;
    const kept = head.every(({ text }) => text === '') ? body : rows;
    const titles = this.titles.splice(0).map(({ words }) => [words]);
    this.add({ words: toStyledText(''), kind: 'table', rows: [...titles, ...kept] }, [], node, siblings);
  }

  private readFootnote(node: FootnoteDefinition, siblings: Siblings): void {
    const [first, ...rest] = node.children;
    const isWords = first?.type === 'paragraph';
    const { words, remarks } = isWords ? this.readWords(first) : { words: toStyledText(''), remarks: [] };
    const mark = this.marks.get(node.identifier) ?? node.identifier;
    const draft = this.add({ words, kind: 'footnote', mark }, remarks, node, siblings);
    const below = new Siblings(draft.id);
    for (const child of isWords ? rest : node.children)
      if (child.type === 'paragraph') {
        const inline = this.readWords(child);
        this.add({ words: inline.words, kind: 'footnote', mark: null }, inline.remarks, child, below);
      } else this.readBlock(child, below);
    draft.children.push(...below.list);
  }

  /** Gives the draft its number and its place among its siblings. */
  private add(
    known: Unnumbered,
    remarks: readonly string[],
    node: RootContent | ListItem,
    siblings: Siblings,
  ): Draft {
    if (known.kind === 'footnote') siblings.endHeadings();
    const said = [...remarks, ...this.remarks];
    this.remarks = [];
    const given = said.find((remark) => isBelow(remark, this.place.number));
    const isUnmarked = this.isUnmarked(node) || known.kind === 'footnote';
    const next = this.ids.getNext(siblings.getParent(known.level), { ...known, isUnmarked });
    const id = given === undefined ? next : this.ids.toFree(given);
    this.ids.take(id);
    const line = (node.position?.start.line ?? 1) + this.place.firstLine - 1;
    const runIn = said.includes('run-in') || (said.includes('new line') ? false : undefined);
    const draft: Draft = { ...known, id, line, runIn, children: [] };
    siblings.add(draft);
    return draft;
  }

  private flushTitles(siblings: Siblings): void {
    for (const { words, node } of this.titles.splice(0)) this.addPlain(words, node, siblings);
  }

  private readWords(node: Pick<Paragraph, 'children'>): InlineText {
    return readInline(node.children, (name) => this.marks.get(name) ?? name);
  }

  /** A parenthesis that is escaped or set apart starts no label. */
  private isUnmarked(node: RootContent | ListItem): boolean {
    return this.place.body.charAt(node.position?.start.offset ?? 0) !== '(';
  }
}

/** The number of a footnote: its name without its turn, or what its comment says. */
function getMark({ children, identifier }: FootnoteDefinition): string {
  const [first] = children;
  const remarks = first?.type === 'paragraph' ? readInline(first.children, (name) => name).remarks : [];
  const said = remarks.find((remark) => remark.startsWith('mark '));
  return said?.slice(5) ?? identifier.replace(/-\d+$/, '');
}

/** The kind that the words of a paragraph show by themselves. */
function getShownKind(text: string, shown: BlockKind): BlockKind {
  if (shown !== 'paragraph') return shown;
  if (isGraphic(text)) return 'graphic';
  return isStars(text) ? 'stars' : 'paragraph';
}

/** The words of a kind: of a graphic what its brackets hold, of a footnote what follows its number. */
function toKindWords(kind: BlockKind, words: StyledText): { words: StyledText; mark?: string | null } {
  if (kind === 'graphic' && isGraphic(words.text))
    return { words: sliceStyled(words, '[Graphic'.length, words.text.length - 1) };
  if (kind !== 'footnote') return { words };
  const { mark, rest } = takeNoteMark(words);
  return { words: rest, mark };
}
