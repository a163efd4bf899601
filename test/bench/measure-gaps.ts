/**
 * How long the order of gaps takes once the content is loaded: coverage, weights, a filter, a what-if, the text and the
 * table of all of them. In: an empty folder. Out: seconds of the processor for loading and for the answer, and how many
 * gaps there were. A process of its own measures, so that nothing is warm from another measure.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toCsv } from '../../src/export/tables/to-csv.ts';
import { toGapExportTable } from '../../src/view/gaps/gap-export-table.ts';
import { toGapReport } from '../../src/view/gaps/gap-report.ts';
import { generateContent } from './generate-content.ts';

export interface GapMeasure {
  readonly load: number;
  readonly answer: number;
  readonly gaps: number;
  readonly objects: number;
}

const WRITTEN = 2000;

/** Writes 18,000 obligations and controls and 2,000 gaps, and measures in a process of its own. */
export function measureGaps(folder: string): GapMeasure {
  generateContent(folder, 18_000);
  const place = join(folder, 'provider/gaps');
  mkdirSync(place, { recursive: true });
  for (let n = 0; n < WRITTEN; n++) {
    const about = n % 2 === 0 ? `definitions/term-${n % 40}` : `obligations/duty-${n}`;
    writeFileSync(
      join(place, `gap-${n}.md`),
      `---\ntitle: Gap ${n}\nside: rule\nkind: ambiguity\nabout: [${about}]\nowner: Team ${n % 9}\ndecision: { state: open }\n---\n\nNobody says what gap ${n} means.\n`,
    );
  }
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(`the measure of gaps ended without an answer: ${stderr.slice(0, 2000)}`);
  return JSON.parse(stdout) as GapMeasure;
}

function measureHere(folder: string): GapMeasure {
  const start = getSeconds();
  const corpus = loadCorpus({ folder, audience: 'privileged' });
  const loaded = getSeconds();
  const [authority] = corpus.content.list('authority');
  for (const scenario of [undefined, ...(authority ? [{ authority: authority.key }] : [])]) {
    const query = { filter: { side: 'rule' as const }, scenario, groupBy: undefined, top: undefined };
    toGapReport(corpus, query);
  }
  const all = { filter: {}, scenario: undefined, groupBy: 'section' as const, top: undefined };
  const report = toGapReport(corpus, all);
  if (report) toCsv(toGapExportTable(corpus, report), report.about);
  return {
    load: loaded - start,
    answer: getSeconds() - loaded,
    gaps: corpus.gaps?.length ?? 0,
    objects: corpus.content.objects.length,
  };
}

/** Seconds that the processor has worked for this process: neighbours on the machine do not count. */
function getSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder)
  process.stdout.write(JSON.stringify(measureHere(folder)));
