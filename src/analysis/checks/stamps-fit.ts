/**
 * Review stamps that cannot be right: of an algorithm this program does not know, of words that were neither kept
 * nor are those of now (the stamp is newer than its target: a merge took one without the other), of a part that a
 * review has not, and kept words that were edited. Lineage steps name versions that the topic has.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { ALGORITHM, FINGERPRINT, type Fingerprint, type Snapshot } from '../../model/suspects.ts';
import { isGenuine, isKnownAlgorithm } from '../suspects/fingerprint.ts';

interface Stamp {
  readonly object: RuleObject;
  readonly path: ValuePath;
  readonly fingerprint: Fingerprint;
}

/** A finding for each stamp that cannot be right; `isPresent` tells whether words of now have a fingerprint. */
export function findBadStamps(
  content: Content,
  kept: ReadonlyMap<Fingerprint, Snapshot>,
  isPresent: (fingerprint: Fingerprint) => boolean,
): Finding[] {
  return content.objects.flatMap(findStamps).flatMap((stamp): Finding[] => {
    const place = { severity: 'error' as const, object: stamp.object, path: stamp.path };
    if (!isKnownAlgorithm(stamp.fingerprint)) {
      return [
        {
          ...place,
          code: 'review/unknown-algorithm',
          message: FINGERPRINT.test(stamp.fingerprint)
            ? `The fingerprint ${stamp.fingerprint} is of an algorithm that this program does not know; it knows v${ALGORITHM}.`
            : `"${stamp.fingerprint}" is no fingerprint: one is written v${ALGORITHM}: and 16 hexadecimal digits.`,
          hint: 'Use the version of rulemark that wrote it, or review the link again: `rulemark review`.',
        },
      ];
    }
    if (kept.has(stamp.fingerprint) || isPresent(stamp.fingerprint)) return [];
    return [
      {
        ...place,
        code: 'review/newer-than-target',
        message: `This review saw words (${stamp.fingerprint}) that are neither those of now nor among the kept ones: it is newer than what it speaks of, or its words were not committed with it.`,
        hint: 'Bring in the change that was reviewed and its lines of provider/reviews.jsonl, or review the link again: `rulemark review`.',
      },
    ];
  });
}

/** Kept words that do not give the fingerprint they are kept under. */
export function findAlteredWords(kept: ReadonlyMap<Fingerprint, Snapshot>): readonly Snapshot[] {
  return [...kept.values()].filter((snapshot) => !isGenuine(snapshot));
}

/** A finding for each step of a topic between versions that the topic does not follow. */
export function findStraySteps(content: Content): Finding[] {
  return content.list('lineage').flatMap((topic) => {
    const versions = topic.fields.stages.map(({ version }) => version);
    return topic.fields.steps.flatMap((step, index) =>
      (['from', 'to'] as const)
        .filter((end) => !versions.includes(step[end]))
        .map(
          (end): Finding => ({
            code: 'lineage/step-without-stage',
            severity: 'error',
            object: topic,
            path: ['steps', index, end],
            message: `This step is about ${step[end]}, but the topic has no stage for that version.`,
            hint: `Its stages are: ${versions.join(', ')}. Add a stage, or correct the step.`,
          }),
        ),
    );
  });
}

function findStamps(object: RuleObject): Stamp[] {
  const found = (review: unknown, path: ValuePath): Stamp[] =>
    Object.entries((review as { fingerprints?: Record<string, string> } | undefined)?.fingerprints ?? {}).map(
      ([name, fingerprint]) => ({ object, path: [...path, 'fingerprints', name], fingerprint }),
    );
  if (object.type === 'control') {
    return (object as RuleObject<'control'>).fields.satisfies.flatMap(({ review }, index) =>
      found(review, ['satisfies', index, 'review']),
    );
  }
  return 'review' in object.fields ? found(object.fields.review, ['review']) : [];
}
