/**
 * Controls from somebody else's file into new files of ours: what every import of controls does once it has drafts.
 * Plans, writes all of it or nothing, and says what is new, what was there as stated, what differs, and what the
 * model does not hold. What is there is never written over.
 */
import { join } from 'node:path';
import { loadContent } from '../src/corpus/load-content.ts';
import { type ControlPlan, planControls } from '../src/export/import/plan-controls.ts';
import type { ControlDraft } from '../src/model/control-draft.ts';
import { writeNewFiles } from '../src/store/write-new-files.ts';
import type { Diagnostic } from '../src/text/diagnostic.ts';
import { countOf } from '../src/view/labels.ts';
import { UsageError } from './context.ts';
import { toReport } from './report.ts';
import { printJson, stderr, stdout } from './terminal.ts';

export interface ControlImport {
  /** The content folder. */
  readonly content: string;
  /** The source, as named on the command line. */
  readonly file: string;
  readonly drafts: readonly ControlDraft[];
  /** What the source holds besides controls and the model does not: a phrase each. */
  readonly leftOut: readonly string[];
  /** Controls of the source that were not wanted or do not count any more, with the reason. */
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Imports them and reports; how the command ends. */
export function importControls(request: ControlImport): 'fine' | 'contentErrors' {
  const { content, file, drafts, dryRun, json } = request;
  const planned = planControls(drafts, loadContent(content).content, file);
  if (!planned.ok) return reportUnreadable(planned.diagnostics);
  if (!dryRun) {
    const files = new Map([...planned.plan.write].map(([path, text]) => [join(content, path), text]));
    const problem = writeNewFiles(files);
    if (problem !== undefined) throw new UsageError(`${problem} Mend or move that file first.`);
  }
  if (json) printJson(toJson(request, planned.plan));
  else stdout(toText(request, planned.plan));
  return 'fine';
}

/** Says why a source cannot be read; nothing was written then. */
export function reportUnreadable(diagnostics: readonly Diagnostic[]): 'contentErrors' {
  stderr(toReport(diagnostics, 0));
  stderr('Nothing was written.\n');
  return 'contentErrors';
}

/** What was left out, each phrase once with how often it occurs. */
function countLeftOut({
  drafts,
  leftOut,
}: Pick<ControlImport, 'drafts' | 'leftOut'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const phrase of [...leftOut, ...drafts.flatMap((draft) => draft.leftOut)])
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

function toJson(request: ControlImport, { added, unchanged, different }: ControlPlan): unknown {
  return {
    schema: 'rulemark/imported-controls@1',
    file: request.file,
    written: !request.dryRun,
    added,
    unchanged,
    different: different.map(({ id, file, patch }) => ({ id, file, patch })),
    skipped: request.skipped,
    leftOut: [...countLeftOut(request)].map(([what, count]) => ({ what, count })),
  };
}

/** How many ids of one sort are named before the rest is counted. */
const SHOWN = 10;

function toText(request: ControlImport, { added, unchanged, different }: ControlPlan): string {
  const { dryRun, drafts, skipped } = request;
  const name = (ids: readonly string[]) =>
    `${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : ''}`;
  const lines = [
    `${countOf(drafts.length, 'control')} read from ${request.file}.`,
    added.length > 0
      ? `${dryRun ? 'Would write' : 'Wrote'} ${countOf(added.length, 'new control')}, as drafts: ${name(added)}.`
      : 'No new control.',
    ...(unchanged.length > 0 ? [`There already, as stated: ${name(unchanged)}.`] : []),
    ...(different.length > 0
      ? [`There with other words, left as they are: ${name(different.map(({ id }) => id))}.`]
      : []),
    ...different.slice(0, SHOWN).map(({ patch }) => `\n${patch}`),
    ...toSkippedLines(skipped),
    ...toLeftOutLines(countLeftOut(request)),
    ...(added.length > 0 && !dryRun
      ? ['', 'Say what each satisfies, set "state: active" when it counts, then run: rulemark check']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function toSkippedLines(skipped: ControlImport['skipped']): string[] {
  const byReason = new Map<string, number>();
  for (const { reason } of skipped) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  return [...byReason].map(([reason, count]) => `Left out, ${reason}: ${countOf(count, 'control')}.`);
}

function toLeftOutLines(counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  return ['', 'In the file, and not held here:', ...[...counts].map(([what, n]) => `  ${n} × ${what}`)];
}
