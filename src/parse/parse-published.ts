/**
 * A published XML file of any dialect to the document it holds: the reader that knows the four formats apart, by
 * the name of their root element. In: bytes and, for a daily issue, the number of the document that is wanted.
 * Out: the parsed document, or what stops it from being read, with a place.
 */
import type { Amendment, Block, DocumentFacts, ParsedDocument } from '../model/parsed-document.ts';
import type { Problem } from '../text/diagnostic.ts';
import { CFR_ANNUAL } from './cfr-annual/elements.ts';
import { describeEcfr } from './ecfr/elements.ts';
import { findAmendments, type InstructionCandidate } from './federal-register/amendments/find-amendments.ts';
import { readNumber } from './federal-register/document-facts.ts';
import { FEDERAL_REGISTER } from './federal-register/elements.ts';
import { IdGiver } from './paragraphs/give-ids.ts';
import { numberBlocks } from './paragraphs/number-blocks.ts';
import { BlockCollector } from './xml/collect-blocks.ts';
import type { Attributes, Dialect, RawBlock } from './xml/dialect.ts';
import { readXml, type XmlVisitor } from './xml/read-xml.ts';
import { hasLostSpaces, restoreSpaces } from './xml/restore-spaces.ts';

const DIALECTS: Readonly<Record<string, Dialect>> = {
  FEDREG: FEDERAL_REGISTER,
  RULE: FEDERAL_REGISTER,
  PRORULE: FEDERAL_REGISTER,
  NOTICE: FEDERAL_REGISTER,
  PRESDOCU: FEDERAL_REGISTER,
  CORRECT: FEDERAL_REGISTER,
  CFRGRANULE: CFR_ANNUAL,
  CFRDOC: CFR_ANNUAL,
  DLPSTEXTCLASS: describeEcfr('ecfr-bulk'),
  ECFR: describeEcfr('ecfr-bulk'),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`DIV${at + 1}`, describeEcfr('ecfr-api')] as const),
  ),
};

export interface PublishedOptions {
  /** Digest of the bytes, for the record. */
  readonly sha256: string;
  /** Of a daily issue: the one document to read. */
  readonly document?: string;
}

export type PublishedResult<Parsed> =
  | { readonly ok: true; readonly parsed: Parsed }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a file. Never throws for what a file says. */
export function parsePublished(
  bytes: Uint8Array,
  options: PublishedOptions,
): PublishedResult<ParsedDocument> {
  const blocks: Block[] = [];
  const result = readPublished(bytes, options, (more) => {
    for (const block of more) blocks.push(block);
  });
  return result.ok ? { ok: true, parsed: { ...result.parsed, blocks } } : result;
}

/**
 * Reads a file of any size: `take` gets its blocks in order, a stretch at a time, and nothing of them is kept.
 * What `take` got counts only when the result is ok, because a file may break off at its end.
 */
export function readPublished(
  bytes: Uint8Array,
  options: PublishedOptions,
  take: (blocks: readonly Block[]) => void,
): PublishedResult<Omit<ParsedDocument, 'blocks'>> {
  const reading = new Reading(options.document, take);
  const problem = readXml(bytes, reading) ?? reading.problem;
  if (problem) return { ok: false, problem };
  const parsed = reading.finish(options.sha256);
  return parsed
    ? { ok: true, parsed }
    : { ok: false, problem: toMissingDocument(options.document!, reading.numbers) };
}

/** How many blocks of each document of many are kept to say what the file is. */
const FACT_BLOCKS = 20;
/** And how many of what stands before, between and after them. */
const AROUND_BLOCKS = 200;

/** Finds the dialect at the root, hands on stretch after stretch, and of an issue only what is asked for. */
class Reading implements XmlVisitor {
  problem: Problem | undefined;
  readonly numbers: string[] = [];
  private readonly wanted: string | undefined;
  private readonly take: (blocks: readonly Block[]) => void;
  private readonly ids = new IdGiver();
  private readonly facts: RawBlock[] = [];
  private readonly amendments: Amendment[] = [];
  private dialect!: Dialect;
  private collector: BlockCollector | undefined;
  private root = '';
  private attributes: Attributes = {};
  private pages: readonly string[] = [];
  private depth = 0;
  private found = false;

  constructor(wanted: string | undefined, take: (blocks: readonly Block[]) => void) {
    this.wanted = wanted?.replace(/[–—]/g, '-');
    this.take = take;
  }

  open = (name: string, attributes: Readonly<Record<string, string>>, line: number): void => {
    if (!this.collector && !this.problem) this.start(name, attributes, line);
    this.collector?.open(name, attributes, line);
  };

  text = (words: string, line: number): void => this.collector?.text(words, line);

  close = (): void => this.collector?.close();

  /** What is left, and what the file says of itself; undefined when the document asked for is not in it. */
  finish(sha256: string): Omit<ParsedDocument, 'blocks'> | undefined {
    if (this.wanted !== undefined && !this.found) return undefined;
    if (this.wanted === undefined) this.hand(this.collector!.blocks, AROUND_BLOCKS);
    if (this.wanted === undefined) this.pages = this.collector!.pages;
    return {
      source: { format: this.dialect.format, sha256 },
      document: this.readFacts(this.facts, this.pages),
      amendments: this.amendments,
      diagnostics: this.ids.problems,
    };
  }

  private start(name: string, attributes: Attributes, line: number): void {
    const dialect = DIALECTS[name];
    if (!dialect) {
      this.problem = {
        code: 'xml/unknown-dialect',
        message: `The root element is <${name}>, which is none of the four formats that are read.`,
        hint: 'Take the XML of federalregister.gov, of govinfo.gov (FR or CFR) or of ecfr.gov.',
        line,
        column: 1,
      };
      return;
    }
    this.dialect = dialect;
    this.root = name;
    this.attributes = attributes;
    this.collector = new BlockCollector(dialect);
    this.collector.onDocument = (edge, element) => this.meetDocument(edge, element);
  }

  private meetDocument(edge: 'start' | 'end', element: string): void {
    this.depth += edge === 'start' ? 1 : -1;
    if (this.depth > (edge === 'start' ? 1 : 0)) return;
    const collector = this.collector!;
    const { blocks } = collector;
    if (edge === 'start') {
      if (this.wanted !== undefined) collector.pages = [];
      else this.hand(blocks, AROUND_BLOCKS);
      collector.blocks = [];
      return;
    }
    collector.blocks = [];
    const filed = blocks.findLast(({ element: name }) => name === 'FRDOC');
    const number = readNumber(filed?.words.text ?? '');
    if (number) this.numbers.push(number);
    if (this.wanted === undefined)
      this.hand(blocks, element === collector.root ? blocks.length : FACT_BLOCKS);
    else if (number === this.wanted && !this.found) {
      this.found = true;
      this.root = element;
      this.pages = collector.pages;
      this.hand(blocks, blocks.length);
    }
  }

  /** Numbers a stretch and hands it on; `facts` of its blocks are kept to say what the file is. */
  private hand(stretch: readonly RawBlock[], facts: number): void {
    if (stretch.length === 0) return;
    const { spaced, glued } = this.collector!;
    const blocks = hasLostSpaces(glued, spaced) ? stretch.map(restoreBlock) : stretch;
    for (let at = 0; at < Math.min(facts, blocks.length); at++) this.facts.push(blocks[at]!);
    if (this.ids.part === null && facts === blocks.length) this.ids.part = this.findOnlyPart(blocks);
    this.take(numberBlocks(blocks, this.dialect, this.ids));
    if (this.dialect.instruction !== undefined)
      for (const amendment of findAmendments(this.findInstructions(blocks))) this.amendments.push(amendment);
  }

  /** After numbering, when the units know their parts. */
  private *findInstructions(blocks: readonly RawBlock[]): Generator<InstructionCandidate> {
    for (const { element, kind, region, unit, words, line } of blocks) {
      const isInstruction = element === this.dialect.instruction;
      if (!isInstruction && (region !== 'regulatory-text' || kind !== 'paragraph')) continue;
      const group = unit.kind === 'section' ? unit.parent : unit;
      yield { text: words.text, line, part: unit.part ?? this.ids.part, group, isInstruction };
    }
  }

  private readFacts(blocks: readonly RawBlock[], pages: readonly string[]): DocumentFacts {
    return this.dialect.facts({ blocks, pages, root: this.root, attributes: this.attributes });
  }

  private findOnlyPart(blocks: readonly RawBlock[]): string | null {
    const { cfr } = this.readFacts(blocks, []);
    return cfr.length === 1 ? cfr[0]!.part : null;
  }
}

function restoreBlock(block: RawBlock): RawBlock {
  const { words, rows } = block;
  if (!rows) return words.seams.length === 0 ? block : { ...block, words: restoreSpaces(words) };
  return { ...block, rows: rows.map((row) => row.map(restoreSpaces)) };
}

function toMissingDocument(wanted: string, numbers: readonly string[]): Problem {
  const near = numbers.filter((number) => number.slice(-4) === wanted.slice(-4)).slice(0, 3);
  return {
    code: 'xml/no-such-document',
    message: `There is no document ${wanted} in this file, which holds ${numbers.length}.`,
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `It starts with ${numbers.slice(0, 5).join(', ') || 'none'}.`,
    line: 1,
    column: 1,
  };
}
