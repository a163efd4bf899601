/**
 * Asks held against each other: the same point twice, and two that cannot both be granted. Both ends of a pair are told,
 * because either may be the one to change.
 */
import type { Finding } from '../../../model/finding.ts';
import type { ObjectKey } from '../../../model/object.ts';
import { resolveReference } from '../../links/resolve-links.ts';
import { foldWords } from '../../suspects/fold-words.ts';
import { type AskInput, toFinding } from './ask-input.ts';

/** Share of three-word runs that two reasons have in common from which they are one point. */
const SAME_POINT = 0.6;

type Conflict = {
  readonly code: 'ask/duplicate' | 'ask/contradiction';
  readonly why: string;
  readonly path: readonly (string | number)[];
};

/** Findings for each pair of asks, on both of them. */
export function compareAsks(inputs: readonly AskInput[]): Finding[] {
  return inputs.flatMap((one, index) =>
    inputs.slice(index + 1).flatMap((other) => [...tell(one, other), ...tell(other, one)]),
  );
}

function tell(one: AskInput, other: AskInput): Finding[] {
  return findConflicts(one, other).map(({ code, why, path }) =>
    toFinding(one.ask, code, code === 'ask/contradiction' ? 'error' : 'warning', path, {
      message: `${why}: this ask and "${other.ask.fields.title}" (${other.ask.id}).`,
      hint:
        code === 'ask/contradiction'
          ? 'Decide for one, or join them; a letter that asks for both is answered by neither.'
          : 'Join them into one ask, or say what sets them apart.',
    }),
  );
}

function findConflicts(one: AskInput, other: AskInput): Conflict[] {
  const wording = compareWording(one, other);
  if (wording) return [wording];
  if (!shareProvision(one, other)) return [];
  const positions = new Set([one.ask.fields.position, other.ask.fields.position]);
  if (positions.has('support') && positions.has('oppose') && shareTopic(one, other))
    return [
      {
        code: 'ask/contradiction',
        why: 'One supports and the other opposes the same provision',
        path: ['position'],
      },
    ];
  const alike = getLikeness(one.ask.fields.reason ?? '', other.ask.fields.reason ?? '');
  return alike >= SAME_POINT
    ? [
        {
          code: 'ask/duplicate',
          why: 'Two asks give much the same reason for the same provision',
          path: ['reason'],
        },
      ]
    : [];
}

function shareProvision(one: AskInput, other: AskInput): boolean {
  return Object.entries(one.ask.fields.provisions).some(([version, provisions]) =>
    provisions.some((provision) => other.ask.fields.provisions[version]?.includes(provision)),
  );
}

/**
 * Whether both are about one obligation or definition, or one of them names none: where a version can be cited to its
 * sections only, two asks on one section may well speak of different things.
 */
function shareTopic(one: AskInput, other: AskInput): boolean {
  const [mine, theirs] = [findTopics(one), findTopics(other)];
  return mine.size === 0 || theirs.size === 0 || [...mine].some((key) => theirs.has(key));
}

function findTopics({ ask, content }: AskInput): ReadonlySet<ObjectKey> {
  const found = (ask.fields.about ?? []).flatMap((reference) => {
    const resolution = resolveReference(content, 'any', reference, ask.home, false);
    return resolution.kind === 'found' && resolution.object.type !== 'gap' ? [resolution.object.key] : [];
  });
  return new Set(found);
}

/** Changes of the same words: the same change is a duplicate, another one a contradiction. */
function compareWording(one: AskInput, other: AskInput): Conflict | undefined {
  for (const mine of one.wording) {
    for (const theirs of other.wording) {
      if (mine.version !== theirs.version) continue;
      const touch = mine.changed.some((here) =>
        theirs.changed.some(
          (there) => here.provision === there.provision && here.start < there.end && there.start < here.end,
        ),
      );
      if (!touch) continue;
      const same = toProposed(one, mine.index) === toProposed(other, theirs.index);
      return {
        code: same ? 'ask/duplicate' : 'ask/contradiction',
        why: same
          ? 'Two asks propose the same change'
          : 'Two asks would change the same words in different ways',
        path: ['wording', mine.index],
      };
    }
  }
  return undefined;
}

function toProposed({ ask }: AskInput, index: number): string {
  return foldWords(ask.fields.wording?.[index]?.replacement ?? '');
}

function getLikeness(one: string, other: string): number {
  const [some, others] = [toRuns(one), toRuns(other)];
  if (some.size === 0 || others.size === 0) return 0;
  const shared = [...some].filter((run) => others.has(run)).length;
  return shared / (some.size + others.size - shared);
}

function toRuns(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(0, -2).map((_, index) => words.slice(index, index + 3).join(' ')));
}
