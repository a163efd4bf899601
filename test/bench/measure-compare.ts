/**
 * The comparison of two versions, both parsed, against GNU wdiff's whole run on the same texts in files, and against
 * `git diff --word-diff`, which is faster and sees no structure; and how the time grows when both texts are doubled
 * under other section numbers. 37 CFR 1 of 2005, 2012 and 2013 of `../shared/data` (or RULEMARK_SHARED); without
 * them, or without wdiff, nothing is measured, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../../src/analysis/comparison/compare-texts.ts';
import { toComparedTexts } from '../../src/analysis/comparison/to-compared-texts.ts';
import type { ComparedText } from '../../src/model/comparison.ts';
import { parsePublished } from '../../src/parse/parse-published.ts';

/** Medians in milliseconds. */
export interface CompareMeasure {
  readonly years: string;
  readonly ours: number;
  /** Both texts twice. */
  readonly doubled: number;
  readonly wdiff: number;
  readonly git: number;
}

const RUNS = 11;
const PAIRS = [
  [2005, 2012],
  [2012, 2013],
] as const;

/** One measure for each pair of versions; a string says what is missing. */
export function measureCompare(root: string, folder: string): CompareMeasure[] | string {
  const shared = process.env['RULEMARK_SHARED'] ?? join(root, '../shared');
  const toPath = (year: number) => join(shared, `data/cfr-annual-xml/raw/CFR-${year}-title37-vol1-part1.xml`);
  if (!PAIRS.flat().every((year) => existsSync(toPath(year)))) return '0 real documents';
  if (spawnSync('wdiff', ['--version']).error)
    return 'wdiff is not installed (Debian: apt-get install wdiff)';
  return PAIRS.map(([before, after]) => {
    const old = readLaw(toPath(before));
    const fresh = readLaw(toPath(after));
    const [oldDoubled, freshDoubled] = [double(old), double(fresh)];
    const files = [join(folder, 'old.txt'), join(folder, 'new.txt')];
    writeFileSync(files[0]!, toText(old));
    writeFileSync(files[1]!, toText(fresh));
    const runs = Array.from({ length: RUNS }, () => ({
      ours: time(() => compareTexts(old, fresh)),
      wdiff: time(() => spawn('wdiff', files)),
      doubled: time(() => compareTexts(oldDoubled, freshDoubled)),
      git: time(() => spawn('git', ['diff', '--no-index', '--word-diff', ...files])),
    }));
    const median = (pick: (of: (typeof runs)[number]) => number): number =>
      runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    return {
      years: `${before} to ${after}`,
      ours: median(({ ours }) => ours),
      doubled: median(({ doubled }) => doubled),
      wdiff: median(({ wdiff }) => wdiff),
      git: median(({ git }) => git),
    };
  });
}

function readLaw(file: string): ComparedText[] {
  const result = parsePublished(readFileSync(file), { sha256: '' });
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  return toComparedTexts(result.parsed);
}

/** The text and a second copy of it whose sections have other numbers. */
function double(texts: readonly ComparedText[]): ComparedText[] {
  const rename = (name: string | null) => name && `9${name}`;
  return [
    ...texts,
    ...texts.map(({ id, text, label, parent, section }) => ({
      id: rename(id),
      text,
      label,
      parent: rename(parent),
      section: rename(section),
    })),
  ];
}

function toText(texts: readonly ComparedText[]): string {
  return `${texts.map(({ text }) => text).join('\n')}\n`;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function spawn(command: string, args: readonly string[]): void {
  const { error, status } = spawnSync(command, [...args], { maxBuffer: 1 << 30 });
  // Both say 1 when the texts differ.
  if (error || status === null || status > 1)
    throw new Error(`${command} ended with ${status}`, { cause: error });
}
