/** `rulemark parse <file.xml>`: what a published file holds, block by block; nothing is written to the content. */
import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { renderBlock, renderFrame } from '../../src/export/json/parsed.ts';
import type { Block, ParsedDocument } from '../../src/model/parsed-document.ts';
import { readPublished } from '../../src/parse/parse-published.ts';
import type { Problem } from '../../src/text/diagnostic.ts';
import type { Done } from '../context.ts';
import { readPublishedFile } from '../published-file.ts';
import { toReport } from '../report.ts';
import { formatTable, stderr, stdout } from '../terminal.ts';

interface ParseOptions {
  readonly document?: string;
  readonly json?: boolean;
}

export function registerParse(program: Command, done: Done): void {
  program
    .command('parse')
    .description('Read the XML of the Federal Register, the CFR or the eCFR and show what it holds.')
    .argument('<file.xml>', 'a document, a daily issue, or a part or title of the CFR')
    .option('--document <number>', 'of a daily issue: the document to read, such as 2016-08622')
    .option('--json', 'every block with region, kind, section, labels, id, text and line')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark parse 2024-01580.xml\n  rulemark parse FR-2016-04-15.xml --document 2016-08622 --json',
    )
    .action((file: string, options: ParseOptions) => {
      const read = readPublishedFile(file);
      const problem = read.ok ? parseFile(read.bytes, options) : read.problem;
      if (problem) stderr(toReport([{ ...problem, file, severity: 'error' }], 0));
      done(problem ? 'contentErrors' : 'fine');
    });
}

/** Prints what the bytes hold; the problem where they cannot be read, and then nothing is printed. */
function parseFile(bytes: Uint8Array, { document, json }: ParseOptions): Problem | undefined {
  const rendered = new ByteCollector();
  const counts = new BlockCounts();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = readPublished(
    bytes,
    { sha256, ...(document === undefined ? {} : { document }) },
    (blocks) => {
      if (json) for (const block of blocks) rendered.add(renderBlock(block));
      else counts.add(blocks);
    },
  );
  if (!result.ok) return result.problem;
  if (json) writeJson(result.parsed, rendered);
  else stdout(toSummary(result.parsed, counts));
  return undefined;
}

/** Written only when the whole file was read, so that nobody gets half an answer. */
function writeJson(parsed: Omit<ParsedDocument, 'blocks'>, rendered: ByteCollector): void {
  const { head, tail } = renderFrame(parsed);
  for (const piece of [head, ...rendered.take(), tail]) process.stdout.write(piece);
}

/** Items of a list as bytes, written once into large stretches: half the time of encoding them one by one. */
class ByteCollector {
  private readonly full: Buffer[] = [];
  private current = Buffer.alloc(0);
  private at = 0;

  add(item: string): void {
    const most = item.length * 3 + 2;
    if (this.current.length - this.at < most) {
      if (this.at > 0) this.full.push(this.current.subarray(0, this.at));
      this.current = Buffer.allocUnsafe(Math.max(STRETCH, most));
      this.at = 0;
    }
    this.current[this.at++] = COMMA;
    this.current[this.at++] = LINE_FEED;
    this.at += this.current.write(item, this.at);
  }

  /** The items with commas between them. */
  take(): readonly Buffer[] {
    const [first, ...rest] = [...this.full, this.current.subarray(0, this.at)];
    return [first!.subarray(2), ...rest];
  }
}

const STRETCH = 1 << 22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;

class BlockCounts {
  readonly regions = new Map<string, { blocks: number; ids: number; words: number }>();
  readonly sections = new Set<string>();

  add(blocks: readonly Block[]): void {
    for (const { region, id, text, section } of blocks) {
      const count = this.regions.get(region) ?? { blocks: 0, ids: 0, words: 0 };
      this.regions.set(region, {
        blocks: count.blocks + 1,
        ids: count.ids + Number(id !== null),
        words: count.words + (text === '' ? 0 : text.split(/\s+/).length),
      });
      if (section !== null) this.sections.add(section);
    }
  }
}

/** What a person wants to know first: which document it is, and how much of what is in it. */
function toSummary(
  { source, document, amendments, diagnostics }: Omit<ParsedDocument, 'blocks'>,
  counts: BlockCounts,
): string {
  const head = [document.subject, document.citation, document.number && `document ${document.number}`]
    .filter(Boolean)
    .join(' · ');
  const facts = [
    ['Format', source.format],
    ['Kind', document.kind],
    ['CFR', document.cfr.map(({ title, part }) => `${title} CFR part ${part}`).join(', ') || 'none named'],
    ['RIN', document.rins.join(', ') || 'none named'],
    ['sha256', source.sha256],
  ].map(([name, value]) => `${name!.padEnd(8)}${value}\n`);
  const rows = [...counts.regions].map(([region, { blocks, ids, words }]) => [
    region,
    String(blocks),
    String(ids),
    String(words),
  ]);
  const remarks = diagnostics.map(({ line, message }) => `line ${line}: ${message}\n`).join('');
  return `${head || 'A document without a subject'}\n\n${facts.join('')}\n${formatTable(['Region', 'Blocks', 'With id', 'Words'], rows)}\n${counts.sections.size} sections, ${amendments.length} amending operations, ${diagnostics.length} remarks.\n${remarks}`;
}
