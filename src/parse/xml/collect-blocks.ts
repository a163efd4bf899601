/**
 * Elements and text, by the table of a dialect, to raw blocks: every word in a block, in order, each block knowing
 * its region and the unit (section, appendix, part) it stands in. Numbering comes later. Where words stand outside
 * every element the table calls a block, they make a block of their own, so that none is lost.
 */
import type { BlockKind, Region } from '../../model/parsed-document.ts';
import type { Attributes, Dialect, ElementRole, RawBlock, Unit } from './dialect.ts';
import { WordGatherer, type Words } from './gather-words.ts';
import type { XmlVisitor } from './read-xml.ts';
import { countLost } from './restore-spaces.ts';

interface Frame {
  readonly name: string;
  readonly role: ElementRole | undefined;
  region: Region;
  readonly unit: Unit;
  readonly as: BlockKind | undefined;
  readonly about: 'item' | 'unit' | undefined;
  readonly contents: boolean;
  readonly turnable: boolean;
  /** The element around it that is no part of a line or a table. */
  readonly up: Frame | undefined;
}

interface OpenTable {
  readonly line: number;
  readonly rows: Words[][];
  cells: Words[];
}

const NO_WORDS: Words = { text: '', spans: [], seams: [] };
const WHOLE: Unit = { kind: 'document', number: null, part: null, contents: false, parent: undefined };
const INLINE: ElementRole = { is: 'inline' };
/** Stands for an element inside a table that no table of roles knows. */
const IN_TABLE: ElementRole = { is: 'container' };
const SPACE = /^[ \t\r\n]*$/;

export class BlockCollector implements XmlVisitor {
  /** What has been read since it was last taken away. */
  blocks: RawBlock[] = [];
  pages: string[] = [];
  /** Seams between words, with a space and without one where print has one. */
  spaced = 0;
  glued = 0;
  root = '';
  /** Called at the start and the end of each published document, with its element. */
  onDocument: ((edge: 'start' | 'end', name: string) => void) | undefined;
  private readonly dialect: Dialect;
  private readonly roles: ReadonlyMap<string, ElementRole>;
  /** What is open: a frame, or the mere role of an element inside a line or a table. */
  private readonly frames: (Frame | ElementRole)[] = [];
  private context: Frame | undefined;
  private readonly gatherer = new WordGatherer();
  /** The frame whose words the gatherer holds, and where they started. */
  private block: { frame: Frame; line: number; continues: boolean } | undefined;
  private table: OpenTable | undefined;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.roles = new Map(Object.entries(dialect.elements));
  }

  open = (name: string, attributes: Attributes, line: number): void => {
    let role = this.dialect.refine?.(name, attributes) ?? this.roles.get(name);
    if (role?.is === 'container' && role.inLine && this.block) role = INLINE;
    if (this.root === '') this.root = name;
    if (name === 'PRTPAGE' && attributes['P']) this.pages.push(attributes['P']);
    const inLine = role !== undefined && (role.is === 'inline' || role.is === 'row' || role.is === 'cell');
    if (this.table) this.openInTable(role);
    else if (inLine || role === undefined) {
      if (this.block) this.gatherer.openInline(role?.is === 'inline' ? role.style : undefined);
    } else this.flush();
    if (this.table || inLine) {
      this.frames.push(role ?? IN_TABLE);
      return;
    }
    const frame = this.toFrame(name, role, attributes);
    this.frames.push(frame);
    this.context = frame;
    this.openFrame(frame, line);
  };

  text = (words: string, line: number): void => {
    if (!this.table && !this.block) {
      if (SPACE.test(words)) return;
      const frame = this.context!;
      this.block = { frame, line, continues: frame.role?.is === 'block' };
    }
    this.gatherer.add(words);
  };

  close = (): void => {
    const last = this.frames.pop()!;
    if (!('region' in last && 'unit' in last && 'up' in last)) {
      if (this.table) this.closeInTable(last);
      else if (this.block && last.is === 'inline' && last.style) this.gatherer.closeInline(last.style);
      return;
    }
    const { role, up } = last;
    this.context = up;
    if (this.table) this.endTable(last);
    else if (this.block?.frame === last || role !== undefined) this.flush();
    if (role?.is === 'block' && role.kind === 'graphic' && !this.hasWords(last)) this.pushEmpty(last);
    if (role?.is === 'container' && role.document) this.onDocument?.('end', last.name);
  };

  private openFrame(frame: Frame, line: number): void {
    const { role } = frame;
    if (role === undefined) return;
    if (role.is === 'block') this.block = { frame, line, continues: false };
    else if (role.is === 'table') this.table = { line, rows: [], cells: [] };
    else if (role.is === 'stars') this.push(frame, 'stars', line, NO_WORDS);
    else if (role.is === 'container' && role.document) this.onDocument?.('start', frame.name);
  }

  private toFrame(name: string, role: ElementRole | undefined, attributes: Attributes): Frame {
    const up = this.context;
    const { region = 'metadata', unit = WHOLE, contents = false, turnable = false } = up ?? {};
    const as = up?.as;
    const about = up?.about;
    if (role === undefined || (role.is !== 'container' && role.is !== 'block'))
      return { name, role, region, unit, as, about, contents, turnable, up };
    const own = this.toRegion(role, region, up);
    if (role.is === 'block') return { name, role, region: own, unit, as, about, contents, turnable, up };
    const inContents = role.contents ?? contents;
    const number = this.dialect.number?.(name, attributes) ?? null;
    return {
      name,
      role,
      region: own,
      unit: this.toUnit(role, unit, inContents, number),
      as: role.as ?? as,
      about: role.as === undefined ? about : (role.about ?? 'unit'),
      contents: inContents,
      turnable: role.turnable ?? turnable,
      up,
    };
  }

  private toRegion(
    role: Extract<ElementRole, { is: 'container' | 'block' }>,
    region: Region,
    parent: Frame | undefined,
  ): Region {
    if (role.turns && parent?.turnable && isExplaining(parent.region)) {
      parent.region = role.turns;
      return role.turns;
    }
    // An appendix to a preamble is no law.
    if (role.region === 'appendix' && region === 'preamble') return region;
    return role.region ?? region;
  }

  private toUnit(
    { unit: kind }: Extract<ElementRole, { is: 'container' }>,
    parent: Unit,
    contents: boolean,
    number: string | null,
  ): Unit {
    if (contents) return parent.contents ? parent : { ...parent, contents: true };
    if (kind === undefined) return parent;
    if (kind === 'part') return { kind, number: null, part: number ?? parent.part, contents, parent };
    return { kind, number, part: parent.part, contents, parent };
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
    if (words.seams.length > 0) this.glued += countLost(words);
    const { role, region, unit, as, about } = frame;
    this.blocks.push({
      element: frame.name,
      kind: region === 'metadata' ? 'note' : kind === 'paragraph' ? (as ?? kind) : kind,
      region,
      unit,
      level: role?.is === 'block' ? role.level : undefined,
      words,
      line,
      continues,
      aside: about,
    });
  }

  private openInTable(role: ElementRole | undefined): void {
    const table = this.table!;
    if (role?.is === 'row') this.endRow(table);
    if (role?.is === 'cell') this.endCell(table);
    else if (role?.is === 'inline') this.gatherer.openInline(role.style);
    else this.gatherer.break();
  }

  private closeInTable(role: ElementRole): void {
    const table = this.table!;
    if (role.is === 'row') this.endRow(table);
    else if (role.is === 'cell') this.endCell(table, true);
    else if (role.is === 'inline') this.gatherer.closeInline(role.style);
    else this.gatherer.break();
  }

  private endTable(frame: Frame): void {
    const table = this.table!;
    this.endRow(table);
    this.table = undefined;
    this.spaced += this.gatherer.spaced;
    this.gatherer.spaced = 0;
    this.pushTable(frame, table);
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
    for (const row of table.rows) for (const cell of row) this.glued += countLost(cell);
    const { region, unit, about } = frame;
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
      aside: about,
    });
  }
}

function isExplaining(region: Region): boolean {
  return region === 'preamble' || region === 'metadata';
}
