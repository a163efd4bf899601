/** The nearest of a list of names to a name that is not in it, for "Did you mean …?". */
import Fuse from 'fuse.js';

/** The closest candidate, or undefined when none is near. Deterministic: the first of equals wins. */
export function findClosest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || name === '') return undefined;
  const [best] = new Fuse(candidates, { threshold: 0.4, ignoreLocation: true, includeScore: true }).search(
    name.slice(0, 60),
    { limit: 1 },
  );
  return best?.item;
}
