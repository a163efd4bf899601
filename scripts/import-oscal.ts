/** `rulemark import` for a file of OSCAL: which of its controls are wanted, then what every import of controls does. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ControlDraft } from '../src/model/control-draft.ts';
import { type OscalControls, parseOscal } from '../src/parse/oscal/parse-oscal.ts';
import { dropAbsentSuccessors } from '../src/parse/oscal/read-catalog.ts';
import { findTooLargeJson, toNotationProblem } from '../src/parse/oscal/read-json.ts';
import { type Profile, parseProfile, toPattern } from '../src/parse/oscal/read-profile.ts';
import { getDigest } from '../src/store/digest.ts';
import type { Problem } from '../src/text/diagnostic.ts';
import { countOf } from '../src/view/labels.ts';
import { UsageError } from './context.ts';
import { importControls, reportUnreadable } from './import-controls.ts';
import { stderr } from './terminal.ts';

export interface OscalImport {
  readonly content: string;
  /** Patterns over the ids of the file, such as `ac-*`; all where there is none. */
  readonly select: readonly string[];
  /** Path of a profile. */
  readonly baseline?: string | undefined;
  /** Also controls that the catalog has withdrawn, as retired. */
  readonly withdrawn: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** More than this many at once is seldom what somebody wants. */
const MANY = 200;

/** Imports the file; how the command ends. */
export function importOscal(file: string, request: OscalImport): 'fine' | 'contentErrors' {
  const profile = request.baseline === undefined ? undefined : readProfile(request.baseline);
  if (profile === 'unreadable') return 'contentErrors';
  const bytes = readJson(file);
  if (bytes === 'unreadable') return 'contentErrors';
  const options = {
    file: basename(file),
    sha256: getDigest(bytes),
    ...(profile ? { set: profile.set } : {}),
  };
  const read = parseOscal(bytes, options);
  if (!read.ok) return refuse(file, read.problems);
  const { wanted, skipped } = choose(read.controls, request, profile);
  if (wanted.length === 0) throw new UsageError(explainNone(read.controls, request));
  if (wanted.length > MANY && request.select.length === 0)
    stderr(
      `${countOf(wanted.length, 'control')}: --select "ac-*" or --baseline <profile.json> take only those you mean.\n`,
    );
  return importControls({
    content: request.content,
    file,
    drafts: dropAbsentSuccessors(wanted),
    leftOut: read.controls.leftOut,
    skipped: [...read.controls.skipped, ...skipped],
    dryRun: request.dryRun,
    json: request.json,
  });
}

/** Says that OSCAL in XML or YAML cannot be read. */
export function refuseNotation(file: string, notation: 'XML' | 'YAML'): 'contentErrors' {
  return refuse(file, [toNotationProblem(notation)]);
}

function refuse(file: string, problems: readonly Problem[]): 'contentErrors' {
  return reportUnreadable(problems.map((problem) => ({ ...problem, file, severity: 'error' as const })));
}

function readJson(path: string): Uint8Array | 'unreadable' {
  const problem = findTooLargeJson(getSize(path));
  if (!problem) return readFileSync(path);
  refuse(path, [problem]);
  return 'unreadable';
}

function getSize(path: string): number {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats.size;
  } catch (cause) {
    throw new UsageError(`There is no file "${path}".`, { cause });
  }
  throw new UsageError(`"${path}" is not a file.`);
}

function readProfile(path: string): Profile | 'unreadable' {
  const bytes = readJson(path);
  if (bytes === 'unreadable') return bytes;
  const read = parseProfile(bytes);
  if (read.ok) return read.profile;
  refuse(path, [read.problem]);
  return 'unreadable';
}

interface Choice {
  readonly wanted: readonly ControlDraft[];
  readonly skipped: { readonly id: string; readonly reason: string }[];
}

/** The controls that are wanted; the withdrawn ones among them are named, those not asked for are not. */
function choose(
  { drafts }: OscalControls,
  { select, withdrawn }: OscalImport,
  profile: Profile | undefined,
): Choice {
  const patterns = select.map(toPattern);
  const asked = drafts.filter(({ id, origin }) => {
    const isSelected = patterns.length === 0 || patterns.some((one) => one.test(origin.id) || one.test(id));
    return isSelected && (profile === undefined || profile.takes(origin.id, findParents(drafts, origin.id)));
  });
  const isGone = (draft: ControlDraft) =>
    draft.state === 'retired' && draft.origin.format === 'oscal-catalog';
  return {
    wanted: withdrawn ? asked : asked.filter((draft) => !isGone(draft)),
    skipped: withdrawn
      ? []
      : asked
          .filter(isGone)
          .map(({ id }) => ({ id, reason: 'withdrawn (--withdrawn takes them as retired)' })),
  };
}

/** The control that this one enhances, and so on. */
function findParents(drafts: readonly ControlDraft[], id: string): readonly string[] {
  const parent = drafts
    .find(({ origin }) => origin.id === id)
    ?.properties?.find(({ name }) => name === 'enhances')?.value;
  return parent === undefined || parent === id ? [] : [parent, ...findParents(drafts, parent)];
}

function explainNone({ drafts, title, skipped }: OscalControls, { select, baseline }: OscalImport): string {
  if (drafts.length === 0)
    return skipped.length > 0
      ? `"${title}" has ${countOf(skipped.length, 'component')}, and none implements a control. Nothing was written.`
      : `"${title}" holds no control. Nothing was written.`;
  const asked = [
    ...select.map((one) => `--select "${one}"`),
    ...(baseline ? [`--baseline ${baseline}`] : []),
  ];
  const some = drafts.slice(0, 5).map(({ origin }) => origin.id);
  return `${asked.join(' and ') || 'The file'} leaves none of the ${drafts.length} controls, such as ${some.join(', ')}. Nothing was written.`;
}
