/**
 * Whether the blocks of code behind a control or a piece of evidence still say what a review saw. In: the holder, its
 * review, what its references lead to. Out: reasons, one for each stretch of lines that changed, and the stamps of
 * today. A block that nobody could look at says nothing: its stamp stays as it is, and the reference says unknown.
 */
import { diffArrays } from 'diff';
import { type CodeBlock, type Reference, toCodeName } from '../../model/code.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Cause, Fingerprint, ReviewStamp } from '../../model/suspects.ts';
import { compareWords } from '../redline/compare-words.ts';
import { isKnownAlgorithm } from './fingerprint.ts';
import { type ReviewContext, toCause } from './judge-review.ts';
import type { Snapshots } from './snapshots.ts';

/** Changed stretches shown one by one; a block with more was written anew. */
const MAX_SHOWN = 8;
/** Lines inserted and removed beyond which the whole block counts as changed. A count, so the same everywhere. */
const MOST_EDITS = 2000;

export type CodeHolder = RuleObject<'control'> | RuleObject<'evidence'>;

export interface CodeJudgement {
  readonly causes: readonly Cause[];
  /** Of blocks that are there, and of those nobody could look at as they were stamped. */
  readonly fingerprints: Readonly<Record<string, Fingerprint>>;
}

/** The name of a block in a stamp. */
function toStampName(reference: Reference): string {
  return `code/${toCodeName(reference)}`;
}

/** Every marked block of the holder, held against the review. */
export function judgeCode(
  context: ReviewContext,
  snapshots: Snapshots,
  review: ReviewStamp | undefined,
  holder: CodeHolder,
): CodeJudgement {
  const marked = (holder.fields.references ?? []).filter(({ marker }) => marker !== undefined);
  const judged = marked.map((reference) => judgeBlock(context, snapshots, review, holder, reference));
  return {
    causes: judged.flatMap(({ causes }) => causes),
    fingerprints: Object.assign({}, ...judged.map(({ fingerprints }) => fingerprints)),
  };
}

function judgeBlock(
  { asOf, find }: ReviewContext,
  snapshots: Snapshots,
  review: ReviewStamp | undefined,
  holder: CodeHolder,
  reference: Reference,
): CodeJudgement {
  const name = toStampName(reference);
  const stamp = review?.fingerprints?.[name];
  const reading = snapshots.getCode(reference);
  if (reading.kind === 'unknown')
    return { causes: [], fingerprints: stamp === undefined ? {} : { [name]: stamp } };
  const now = reading.kind === 'block' ? snapshots.getBlock(reference, reading.block) : undefined;
  const fingerprints: CodeJudgement['fingerprints'] = now ? { [name]: now.fingerprint } : {};
  // Reviews that are not there yet, or without any fingerprint, are judged as a whole.
  if (!review?.fingerprints || review.on > asOf || stamp === now?.fingerprint)
    return { causes: [], fingerprints };
  const of = `code:${toCodeName(reference)}`;
  const path = [of, holder.key];
  const here = reading.kind === 'block' ? `${reading.path}:${reading.block.begin}-${reading.block.end}` : '';
  if (stamp === undefined)
    return {
      causes: [{ ...toCause('unstamped', `the review does not say for which words of ${here}`), of, path }],
      fingerprints,
    };
  if (!isKnownAlgorithm(stamp))
    return {
      causes: [toCause('predated', `the fingerprint ${stamp} is of an algorithm not known here`)],
      fingerprints,
    };
  const old = find(stamp)?.words;
  const base = { ...toCause('suspect-downstream', ''), of, path };
  if (reading.kind !== 'block') {
    const text = 'why' in reading ? `${toCodeName(reference)} cannot be compared: ${reading.why}` : '';
    return { causes: [{ ...base, text, old: old?.['text']?.[0] ?? null }], fingerprints };
  }
  const code = { path: reading.path, begin: reading.block.begin, end: reading.block.end };
  const isLong = now?.words['text'] === undefined && old !== undefined;
  const changes = compareBlock(old?.['text']?.[0], reading.block, isLong, here);
  return {
    causes: changes.map((change) => ({ ...base, ...change, code: { ...code, ...change.code } })),
    fingerprints,
  };
}

type Change = Pick<Cause, 'text' | 'old' | 'new' | 'runs'> & {
  readonly code: { readonly lines?: readonly [number, number] };
};

/** The stretches of lines that differ, with the line numbers of now; the words of a stretch and nothing round it. */
function compareBlock(
  old: string | undefined,
  block: CodeBlock,
  isLong: boolean,
  here: string,
): readonly Change[] {
  const lost = { old: null, new: null, runs: [], code: {} };
  if (isLong) return [{ ...lost, text: `${here} changed; it is too long to be kept and compared by lines` }];
  if (old === undefined)
    return [{ ...lost, text: `${here} changed; the words that were reviewed are not kept` }];
  const stretches = findStretches(toLines(old), toLines(block.text));
  return stretches.length > MAX_SHOWN
    ? [toJointChange(stretches, block, here)]
    : stretches.map((stretch) => toChange(stretch, block, here));
}

/** Lines that went and came at one place; `at` is that of the first new line below the marker, from 0. */
interface Stretch {
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function findStretches(old: readonly string[], now: readonly string[]): readonly Stretch[] {
  const parts = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS });
  if (!parts) return [toWhole(old, now)];
  const stretches: Stretch[] = [];
  let at = 0;
  let isOpen = false;
  for (const { value, added = false, removed = false } of parts) {
    if (!added && !removed) {
      at += value.length;
      isOpen = false;
      continue;
    }
    const last = isOpen ? stretches.pop()! : { at, removed: [], added: [] };
    stretches.push(
      removed
        ? { ...last, removed: [...last.removed, ...value] }
        : { ...last, added: [...last.added, ...value] },
    );
    if (added) at += value.length;
    isOpen = true;
  }
  return stretches;
}

/** From the first line that differs to the last one. */
function toWhole(old: readonly string[], now: readonly string[]): Stretch {
  const most = Math.min(old.length, now.length);
  let at = 0;
  while (at < most && old[at] === now[at]) at++;
  let end = 0;
  while (end < most - at && old.at(-1 - end) === now.at(-1 - end)) end++;
  return { at, removed: old.slice(at, old.length - end), added: now.slice(at, now.length - end) };
}

/** Many stretches as one; the lines between them did not change and are not shown. */
function toJointChange(stretches: readonly Stretch[], { begin }: CodeBlock, here: string): Change {
  const old = stretches.flatMap(({ removed }) => removed).join('\n');
  const now = stretches.flatMap(({ added }) => added).join('\n');
  const last = stretches.at(-1)!;
  const from = begin + 1 + stretches[0]!.at;
  const to = begin + last.at + Math.max(last.added.length, 1);
  return {
    text: `${here}: ${stretches.length} places between lines ${from} and ${to} changed`,
    old,
    new: now,
    runs: compareWords(old, now),
    code: { lines: [from, to] },
  };
}

function toChange({ at, removed, added }: Stretch, { begin }: CodeBlock, here: string): Change {
  const from = begin + 1 + at;
  const to = from + Math.max(added.length, 1) - 1;
  const [old, now] = [removed.join('\n'), added.join('\n')];
  const runs = compareWords(old, now);
  const lines = toLineWords(from, to);
  const isLayout = runs.every(([sign]) => sign === '=');
  const what =
    removed.length === 0
      ? `${lines} ${added.length === 1 ? 'is' : 'are'} new`
      : added.length === 0
        ? `${countLines(removed.length)} before line ${from} ${removed.length === 1 ? 'is' : 'are'} gone`
        : `${lines} changed${isLayout ? ', in white space only' : ''}`;
  return {
    text: `${here}: ${what}`,
    old: removed.length === 0 ? null : old,
    new: added.length === 0 ? null : now,
    runs: isLayout ? [] : runs,
    code: added.length === 0 ? {} : { lines: [from, to] },
  };
}

function toLineWords(from: number, to: number): string {
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}

function countLines(count: number): string {
  return count === 1 ? 'a line' : `${count} lines`;
}

function toLines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
