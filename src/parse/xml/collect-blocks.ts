/**
 * Elements and text, by the table of a dialect, to raw blocks: every word in a block, in order, each block knowing
 * its region and the unit (section, appendix, part) it stands in. Numbering comes later. Where words stand outside
 * every element the table calls a block, they make a block of their own, so that none is lost.
 */
import type { BlockKind, Region } from '../../model/parsed-document.ts';
import type { Attributes, Dialect, ElementRole, RawBlock, Unit } from './dialect.ts';
import { WordGatherer, type Words } from './gather-words.ts';
import type { XmlVisitor } from './read-xml.ts';

interface Frame {
  readonly name: string;
  readonly role: ElementRole | undefined;
  region: Region;
  readonly unit: Unit;
  readonly as: BlockKind | undefined;
  readonly contents: boolean;
}

interface OpenTable {
  readonly line: number;
  readonly rows: Words[][];
  cells: Words[];
  depth: number;
}

const NO_WORDS: Words = { text: '', spans: [], seams: [] };
const SPACE = /^[ \t\r\n]*$/;

export class BlockCollector implements XmlVisitor {
  readonly blocks: RawBlock[] = [];
  readonly pages: string[] = [];
  spaced = 0;
  root = '';
  /** Called at the end of each published document: its element, where its blocks start, and its pages. */
  onDocumentEnd: ((name: string, start: number, firstPage: number) => void) | undefined;
  private readonly dialect: Dialect;
  private readonly frames: Frame[] = [];
  private readonly gatherer = new WordGatherer();
  private readonly documentStarts: { block: number; page: number }[] = [];
  /** The frame whose words the gatherer holds, and where they started. */
  private block: { frame: Frame; line: number; continues: boolean } | undefined;
  private table: OpenTable | undefined;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  open = (name: string, attributes: Attributes, line: number): void => {
    const role = this.dialect.refine?.(name, attributes) ?? this.dialect.elements[name];
    const parent = this.frames.at(-1);
    if (this.root === '') this.root = name;
    if (name === 'PRTPAGE' && attributes['P']) this.pages.push(attributes['P']);
    if (this.table) this.openInTable(role);
    else if (role === undefined || role.is === 'inline' || role.is === 'row' || role.is === 'cell') {
      if (this.block) this.gatherer.openInline(role?.is === 'inline' ? role.style : undefined);
    } else this.flush();
    const frame = this.toFrame(name, role, attributes, parent);
    this.frames.push(frame);
    if (this.table) return;
    if (role?.is === 'table') this.table = { line, rows: [], cells: [], depth: this.frames.length };
    if (role?.is === 'block') this.block = { frame, line, continues: false };
    if (role?.is === 'stars') this.push(frame, 'stars', line, NO_WORDS);
    if (role?.is === 'container' && role.document) this.documentStarts.push({ block: this.blocks.length, page: this.pages.length });
  };

  text = (words: string, line: number): void => {
    if (this.table) {
      this.gatherer.add(words);
      return;
    }
    if (!this.block) {
      if (SPACE.test(words)) return;
      const frame = this.findHolder();
      this.block = { frame, line, continues: frame.role?.is === 'block' };
    }
    this.gatherer.add(words);
  };

  close = (): void => {
    const frame = this.frames.pop()!;
    const { role } = frame;
    if (this.table) this.closeInTable(frame);
    else if (role?.is === 'inline' && role.style && this.block) this.gatherer.closeInline(role.style);
    else if (this.block?.frame === frame || (role !== undefined && role.is !== 'inline')) this.flush();
    if (role?.is === 'block' && role.kind === 'graphic' && !this.hasWords(frame)) this.pushEmpty(frame);
    if (role?.is === 'container' && role.document) {
      const start = this.documentStarts.pop()!;
      this.onDocumentEnd?.(frame.name, start.block, start.page);
    }
  };

  private toFrame(
    name: string,
    role: ElementRole | undefined,
    attributes: Attributes,
    parent: Frame | undefined,
  ): Frame {
    const unit = parent?.unit ?? { kind: 'document', number: null, part: null, contents: false };
    let region: Region = parent?.region ?? 'metadata';
    if (role === undefined || (role.is !== 'container' && role.is !== 'block'))
      return { name, role, region, unit, as: parent?.as, contents: parent?.contents ?? false };
    // An appendix to a preamble is no law.
    if (role.region && !(role.region === 'appendix' && isExplaining(region))) region = role.region;
    if (role.turns && parent && isExplaining(parent.region)) {
      parent.region = role.turns;
      region = role.turns;
    }
    if (role.is === 'block')
      return { name, role, region, unit, as: parent?.as, contents: parent?.contents ?? false };
    const contents = role.contents ?? parent?.contents ?? false;
    const number = this.dialect.number?.(name, attributes) ?? null;
    const own: Unit =
      role.unit && !contents
        ? {
            kind: role.unit,
            number: role.unit === 'part' ? null : number,
            part: role.unit === 'part' ? (number ?? unit.part) : unit.part,
            contents: false,
          }
        : contents && !unit.contents
          ? { ...unit, contents: true }
          : unit;
    return { name, role, region, unit: own, as: role.as ?? parent?.as, contents };
  }

  /** The innermost element that words outside a block belong to. */
  private findHolder(): Frame {
    for (let at = this.frames.length - 1; at >= 0; at--) {
      const frame = this.frames[at]!;
      if (frame.role?.is !== 'inline') return frame;
    }
    return this.frames[0]!;
  }

  private flush(): void {
    const { block } = this;
    if (!block) return;
    this.block = undefined;
    this.spaced += this.gatherer.spaced;
    this.gatherer.spaced = 0;
    if (this.gatherer.isEmpty()) {
      this.gatherer.take();
      return;
    }
    const { frame } = block;
    const kind = frame.role?.is === 'block' ? frame.role.kind : 'paragraph';
    this.push(frame, kind, block.line, this.gatherer.take(), block.continues);
  }

  private hasWords(frame: Frame): boolean {
    return this.blocks.at(-1)?.unit === frame.unit && this.blocks.at(-1)?.element === frame.name;
  }

  private pushEmpty(frame: Frame): void {
    this.push(frame, 'graphic', 0, NO_WORDS);
  }

  private push(frame: Frame, kind: BlockKind, line: number, words: Words, continues = false): void {
    const { role, region, unit, as } = frame;
    this.blocks.push({
      element: frame.name,
      kind: region === 'metadata' ? 'note' : kind === 'paragraph' ? (as ?? kind) : kind,
      region,
      unit,
      level: role?.is === 'block' ? role.level : undefined,
      words,
      line,
      continues,
      aside: as !== undefined,
    });
  }

  private openInTable(role: ElementRole | undefined): void {
    const table = this.table!;
    if (role?.is === 'row') this.endRow(table);
    if (role?.is === 'cell') this.endCell(table);
    else if (role?.is === 'inline') this.gatherer.openInline(role.style);
    else this.gatherer.break();
  }

  private closeInTable(frame: Frame): void {
    const table = this.table!;
    const { role } = frame;
    if (this.frames.length + 1 === table.depth) {
      this.endRow(table);
      this.table = undefined;
      this.spaced += this.gatherer.spaced;
      this.gatherer.spaced = 0;
      this.pushTable(frame, table);
    } else if (role?.is === 'row') this.endRow(table);
    else if (role?.is === 'cell') {
      this.endCell(table, true);
    } else if (role?.is === 'inline') this.gatherer.closeInline(role.style);
    else this.gatherer.break();
  }

  private endCell(table: OpenTable, keepEmpty = false): void {
    const words = this.gatherer.take();
    if (words.text !== '' || keepEmpty) table.cells.push(words);
  }

  private endRow(table: OpenTable): void {
    this.endCell(table);
    if (table.cells.length > 0) table.rows.push(table.cells);
    table.cells = [];
  }

  private pushTable(frame: Frame, table: OpenTable): void {
    if (table.rows.flat().every(({ text }) => text === '')) return;
    const { region, unit, as } = frame;
    this.blocks.push({
      element: frame.name,
      kind: region === 'metadata' ? 'note' : 'table',
      region,
      unit,
      level: undefined,
      words: NO_WORDS,
      rows: table.rows,
      line: table.line,
      continues: false,
      aside: as !== undefined,
    });
  }
}

function isExplaining(region: Region): boolean {
  return region === 'preamble' || region === 'metadata';
}
