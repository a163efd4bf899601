/**
 * A published XML file of any dialect to the document it holds: the reader that knows the four formats apart, by
 * the name of their root element. In: bytes and, for a daily issue, the number of the document that is wanted.
 * Out: the parsed document, or what stops it from being read, with a place.
 */
import type { ParsedDocument } from '../model/parsed-document.ts';
import type { Problem } from '../text/diagnostic.ts';
import { CFR_ANNUAL } from './cfr-annual/elements.ts';
import { describeEcfr } from './ecfr/elements.ts';
import { readNumber } from './federal-register/document-facts.ts';
import { FEDERAL_REGISTER } from './federal-register/elements.ts';
import { numberBlocks } from './paragraphs/number-blocks.ts';
import { BlockCollector } from './xml/collect-blocks.ts';
import type { Dialect, RawBlock } from './xml/dialect.ts';
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

export type PublishedResult =
  | { readonly ok: true; readonly parsed: ParsedDocument }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a file. Never throws for what a file says. */
export function parsePublished(bytes: Uint8Array, options: PublishedOptions): PublishedResult {
  const reading = new Reading(options.document);
  const problem = readXml(bytes, reading) ?? reading.problem;
  if (problem) return { ok: false, problem };
  const { dialect, collector } = reading;
  if (!dialect || !collector) throw new Error('A well-formed file has a root element.');
  const found = reading.getBlocks();
  if (!found) return { ok: false, problem: toMissingDocument(options.document!, reading.numbers) };
  const blocks = restoreAll(found, collector.spaced);
  const facts = dialect.facts(blocks, reading.documentRoot ?? collector.root, reading.pages);
  const numbered = numberBlocks(blocks, dialect, facts.cfr.length === 1 ? facts.cfr[0]!.part : null);
  return {
    ok: true,
    parsed: {
      source: { format: dialect.format, sha256: options.sha256 },
      document: facts,
      blocks: numbered.blocks,
      amendments: [],
      diagnostics: numbered.problems,
    },
  };
}

/** Finds the dialect at the root, and of an issue keeps the document that is asked for. */
class Reading implements XmlVisitor {
  dialect: Dialect | undefined;
  collector: BlockCollector | undefined;
  problem: Problem | undefined;
  documentRoot: string | undefined;
  pages: readonly string[] = [];
  readonly numbers: string[] = [];
  private readonly wanted: string | undefined;
  private kept: RawBlock[] | undefined;

  constructor(wanted: string | undefined) {
    this.wanted = wanted?.replace(/[–—]/g, '-');
  }

  open = (name: string, attributes: Readonly<Record<string, string>>, line: number): void => {
    if (!this.collector && !this.problem) this.start(name, line);
    this.collector?.open(name, attributes, line);
  };

  text = (words: string, line: number): void => this.collector?.text(words, line);

  close = (): void => this.collector?.close();

  /** The blocks of the file or of the document that was asked for; undefined when that is not in it. */
  getBlocks(): readonly RawBlock[] | undefined {
    return this.wanted === undefined ? this.collector!.blocks : this.kept;
  }

  private start(name: string, line: number): void {
    this.dialect = DIALECTS[name];
    if (!this.dialect) {
      this.problem = {
        code: 'xml/unknown-dialect',
        message: `The root element is <${name}>, which is none of the four formats that are read.`,
        hint: 'Take the XML of federalregister.gov, of govinfo.gov (FR or CFR) or of ecfr.gov.',
        line,
        column: 1,
      };
      return;
    }
    this.collector = new BlockCollector(this.dialect);
    this.collector.onDocumentEnd = (name, start, firstPage) => this.endDocument(name, start, firstPage);
    this.pages = this.collector.pages;
  }

  private endDocument(name: string, start: number, firstPage: number): void {
    const { blocks, pages } = this.collector!;
    const filed = blocks.slice(start).findLast(({ element }) => element === 'FRDOC');
    const number = readNumber(filed?.words.text ?? '');
    if (number) this.numbers.push(number);
    if (this.wanted === undefined) {
      this.documentRoot ??= name === this.collector!.root ? name : undefined;
      return;
    }
    if (number === this.wanted && !this.kept) {
      this.kept = blocks.slice(start);
      this.documentRoot = name;
      this.pages = pages.slice(firstPage);
    }
    blocks.length = start;
  }
}

function restoreAll(blocks: readonly RawBlock[], spaced: number): readonly RawBlock[] {
  const words = blocks.flatMap((block) => [block.words, ...(block.rows?.flat() ?? [])]);
  if (!hasLostSpaces(words, spaced)) return blocks;
  return blocks.map((block) => ({
    ...block,
    words: { ...restoreSpaces(block.words), seams: [] },
    ...(block.rows
      ? { rows: block.rows.map((row) => row.map((cell) => ({ ...restoreSpaces(cell), seams: [] }))) }
      : {}),
  }));
}

function toMissingDocument(wanted: string, numbers: readonly string[]): Problem {
  const near = numbers.filter((number) => number.slice(-4) === wanted.slice(-4)).slice(0, 3);
  return {
    code: 'xml/no-such-document',
    message: `There is no document ${wanted} in this file, which holds ${numbers.length}.`,
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It starts with ${numbers.slice(0, 5).join(', ') || 'none'}.`,
    line: 1,
    column: 1,
  };
}
