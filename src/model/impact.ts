/** What a change disturbs: where it starts, and everything it reaches, each with the way and who looks after it. */
import type { Run } from './comparison.ts';

/** Something that changes, or would. */
export interface ImpactSource {
  /** An object's key or `text:<rule>/<version>/<provision>`. */
  readonly of: string;
  /** What happens to it, without a full stop. */
  readonly text: string;
  /** The words, where two texts were compared. */
  readonly runs: readonly Run[];
}

export interface ImpactItem {
  /** The key of the object, or the id of a computed gap. */
  readonly of: string;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  /** How it hangs on the step before it: "uses the term". */
  readonly because: string;
  /** From what changes to this, both included. */
  readonly path: readonly string[];
  readonly file: string | null;
}

export interface Impact {
  readonly sources: readonly ImpactSource[];
  /** In order of kinds, then of the content; each object once, by a shortest way. */
  readonly items: readonly ImpactItem[];
  /** What could not be compared, so that silence about it is not taken for "no change". */
  readonly notCompared: readonly string[];
  /** True where one side is somebody's guess at a text. */
  readonly hypothetical: boolean;
}
