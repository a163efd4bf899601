/**
 * Puts what somebody decided into an alignment before anything is looked for: confirmed groups take their provisions
 * out of the search, rejected pairs are never made. In: the pairing, still empty, and the decisions by id. Out: the
 * fixed groups. A decision that names a provision which is not there, or one that is taken, is left out as a whole;
 * the check of the content reports it.
 */
import type { Decided, DecidedGroup } from '../../model/comparison.ts';
import type { Group } from './find-splits.ts';
import { fold, type Pairing, type Side } from './pairing.ts';
import { joinProfiles, type Profile, scoreText } from './score-text.ts';

/** The groups that are fixed, in the order in which they were decided. */
export function fixDecided(pairing: Pairing, { confirmed, rejected }: Decided): Group[] {
  const { before, after, pairs, reverse } = pairing;
  const groups: Group[] = [];
  for (const decided of confirmed) {
    const places = findPlaces(pairing, decided);
    if (!places) continue;
    const { from, to } = places;
    if (from.some((at) => pairs.has(at)) || to.some((at) => reverse.has(at))) continue;
    const group: Group = {
      from,
      to,
      score: measure(pairing, from, to),
      method: 'decided',
      said: decided.operations,
    };
    groups.push(group);
    for (const at of from) pairs.close(at);
    for (const at of to) reverse.close(at);
    if (from.length === 1 && to.length === 1) pairing.fix(from[0]!, to[0]!, group.score);
  }
  for (const { from, to } of rejected)
    for (const a of from)
      for (const b of to) {
        const [old, fresh] = [before.byId.get(a), after.byId.get(b)];
        if (old !== undefined && fresh !== undefined) pairing.rejected.add(`${old} ${fresh}`);
      }
  return groups;
}

/** Where the provisions stand, each once; undefined when one is not there. */
function findPlaces(
  { before, after }: Pairing,
  { from, to }: Pick<DecidedGroup, 'from' | 'to'>,
): Record<'from' | 'to', readonly number[]> | undefined {
  const places = { from: toPlaces(before, from), to: toPlaces(after, to) };
  const all = [...places.from, ...places.to];
  return all.length === 0 || all.includes(-1) ? undefined : places;
}

function toPlaces({ byId }: Side, ids: readonly string[]): number[] {
  return [...new Set(ids)].map((id) => byId.get(id) ?? -1).sort((a, b) => a - b);
}

/** How alike the words are; 0 where one side is empty. */
function measure(
  { before, after, profiler }: Pairing,
  from: readonly number[],
  to: readonly number[],
): number {
  if (from.length === 0 || to.length === 0) return 0;
  const isSame = from.map((at) => fold(before, at)).join('\n') === to.map((at) => fold(after, at)).join('\n');
  if (isSame) return 1;
  const profile = (side: Side, places: readonly number[]): Profile =>
    joinProfiles(places.map((at) => profiler.profile(fold(side, at))));
  return scoreText(profile(before, from), profile(after, to));
}
