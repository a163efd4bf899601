/** Gaps as other people's scripts read them: heaviest first, each weight with its inputs. */
import type { Gap, GapWeight } from '../../model/answers.ts';

export interface GapJson
  extends Pick<Gap, 'id' | 'side' | 'kind' | 'title' | 'because' | 'owner' | 'decision' | 'effort'> {
  /** `<plural>/<id>` of what the gap is about. */
  readonly about: readonly string[];
  readonly weight: GapWeight;
}

/** One gap; keys of objects become references that people write. */
export function toGapJson(
  { id, side, kind, title, about, weight, because, owner, decision, effort }: Gap,
  name: (key: string) => string,
): GapJson {
  return { id, side, kind, title, about: about.map(name), weight, because, owner, decision, effort };
}
