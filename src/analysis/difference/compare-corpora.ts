/**
 * What one state of the content does against another. In: two corpora of one audience and one day. Out: the
 * difference in objects, settings, coverage, gaps, reviews and findings; what the audience may not know is null. A
 * renamed object is compared with what it was. Both sides are asked the same questions that pages ask.
 */
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { ContentDifference, GapMention, ObjectMention, ReviewChange } from '../../model/difference.ts';
import type { ObjectKey } from '../../model/object.ts';
import { isSuspect, type ReviewLink } from '../../model/suspects.ts';
import { COVERAGE_STATES, type CoverageState } from '../../model/words.ts';
import { toFingerprints } from '../../text/diagnostic-fingerprint.ts';
import { isSettled } from '../gaps/compute-gaps.ts';
import { compareObjects, toCanonical, toMention } from './compare-objects.ts';

type Renamed = ReadonlyMap<ObjectKey, ObjectKey>;

/** The difference from `old` to `fresh`; throws when they are of two audiences or two days. */
export function compareCorpora(old: Corpus, fresh: Corpus): ContentDifference {
  if (old.audience !== fresh.audience || old.asOf.day !== fresh.asOf.day)
    throw new RangeError('only corpora of one audience and one day can be compared');
  const { objects, renamed } = compareObjects(toSide(old), toSide(fresh));
  return {
    objects,
    settings: compareSettings(old, fresh),
    coverage: compareCoverage(old, fresh, renamed),
    gaps: compareGaps(old, fresh),
    reviews: compareReviews(old, fresh),
    diagnostics: compareDiagnostics(old, fresh),
  };
}

/** The files with errors that gave no object. */
function findBrokenFiles({ content, diagnostics }: Corpus): ReadonlySet<string> {
  const read = new Set(content.objects.map(({ file }) => file));
  return new Set(
    diagnostics
      .filter(({ severity, file }) => severity === 'error' && !read.has(file))
      .map(({ file }) => file),
  );
}

function toSide(corpus: Corpus) {
  return { content: corpus.content, broken: findBrokenFiles(corpus) };
}

function compareSettings(old: Corpus, fresh: Corpus): string[] {
  const [before, after] = [old, fresh].map(
    ({ content }) => content.settings as unknown as Record<string, unknown>,
  );
  return [...new Set([...Object.keys(before!), ...Object.keys(after!)])].filter(
    (key) => toCanonical(before![key]) !== toCanonical(after![key]),
  );
}

function compareCoverage(old: Corpus, fresh: Corpus, renamed: Renamed): ContentDifference['coverage'] {
  const [before, after] = [old.coverage, fresh.coverage];
  if (!before || !after) return null;
  const former = new Map([...renamed].map(([from, to]) => [to, from]));
  const kept = [...after].map(([key, { state, because }]) => ({
    obligation: mention(fresh, key),
    old: before.get(former.get(key) ?? key)?.state ?? null,
    new: state,
    because: state === 'covered' ? [] : because.filter(({ met }) => !met).map(({ text }) => text),
  }));
  const gone = [...before]
    .filter(([key]) => !after.has(renamed.get(key) ?? key))
    .map(([key, { state }]) => ({ obligation: mention(old, key), old: state, new: null, because: [] }));
  return {
    old: countStates(before.values()),
    new: countStates(after.values()),
    changes: [...kept, ...gone].filter((one) => one.old !== one.new),
  };
}

function countStates(coverages: Iterable<{ readonly state: CoverageState }>): Record<CoverageState, number> {
  const counts = Object.fromEntries(COVERAGE_STATES.map((state) => [state, 0])) as Record<
    CoverageState,
    number
  >;
  for (const { state } of coverages) counts[state]++;
  return counts;
}

function mention({ content }: Corpus, key: ObjectKey): ObjectMention {
  const object = content.getByKey(key);
  if (!object) throw new Error(`coverage of ${key}, which the content does not have`);
  return toMention(object);
}

function compareGaps(old: Corpus, fresh: Corpus): ContentDifference['gaps'] {
  if (!old.gaps || !fresh.gaps) return null;
  const [before, after] = [old.gaps, fresh.gaps].map((gaps) => {
    const open = gaps.filter((gap) => !isSettled(gap));
    return new Map(open.map((gap) => [gap.id, gap]));
  }) as [Map<string, Gap>, Map<string, Gap>];
  return {
    old: before.size,
    new: after.size,
    opened: [...after.values()].filter(({ id }) => !before.has(id)).map(toGapMention),
    closed: [...before.values()].filter(({ id }) => !after.has(id)).map(toGapMention),
    reweighed: [...after.values()].flatMap((gap) => {
      const oldWeight = before.get(gap.id)?.weight.value ?? gap.weight.value;
      return oldWeight === gap.weight.value ? [] : [{ ...toGapMention(gap), oldWeight }];
    }),
  };
}

function toGapMention({ id, side, kind, title, weight, owner }: Gap): GapMention {
  return { id, side, kind, title, weight: weight.value, owner };
}

/** Links whose state changed; one that was taken away counts only where it was suspect. */
function compareReviews(old: Corpus, fresh: Corpus): ContentDifference['reviews'] {
  if (!old.reviewLinks || !fresh.reviewLinks) return null;
  const [before, after] = [old.reviewLinks, fresh.reviewLinks].map(
    (links) => new Map(links.map((link) => [link.id, link])),
  ) as [Map<string, ReviewLink>, Map<string, ReviewLink>];
  const kept = [...after.values()].map(
    ({ id, state, owner, causes }): ReviewChange => ({
      id,
      old: before.get(id)?.state ?? null,
      new: state,
      owner,
      because: causes.map(({ text }) => text),
    }),
  );
  const gone = [...before.values()]
    .filter(({ id, state }) => !after.has(id) && isSuspect(state))
    .map(({ id, state, owner }): ReviewChange => ({ id, old: state, new: null, owner, because: [] }));
  const countSuspects = (links: Map<string, ReviewLink>): number =>
    [...links.values()].filter(({ state }) => isSuspect(state)).length;
  return {
    old: countSuspects(before),
    new: countSuspects(after),
    changes: [...kept, ...gone].filter((one) => one.old !== one.new),
  };
}

/** Findings tell what they are about, so only those who may see everything are told. */
function compareDiagnostics(old: Corpus, fresh: Corpus): ContentDifference['diagnostics'] {
  if (fresh.audience !== 'privileged') return null;
  const [before, after] = [toFingerprints(old.diagnostics), toFingerprints(fresh.diagnostics)];
  const [known, now] = [new Set(before), new Set(after)];
  const added = fresh.diagnostics.filter((_, at) => !known.has(after[at]!));
  return {
    fresh: added,
    gone: old.diagnostics.filter((_, at) => !now.has(before[at]!)),
    unchanged: fresh.diagnostics.length - added.length,
  };
}
