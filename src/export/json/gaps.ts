/** Gaps as other people's scripts read them: heaviest first, each weight with its inputs. */
import type { Gap, GapWeight, WhatIfEffect } from '../../model/answers.ts';

export interface GapJson
  extends Pick<
    Gap,
    'id' | 'side' | 'kind' | 'title' | 'because' | 'owner' | 'decision' | 'effort' | 'products'
  > {
  /** `<plural>/<id>` of what the gap is about. */
  readonly about: readonly string[];
  readonly weight: GapWeightJson;
}

interface GapWeightJson extends Omit<GapWeight, 'date'> {
  /** The compliance date, the event that sets it, and the days left to it; null where none is known. */
  readonly date: string | null;
  readonly event: string | null;
  readonly left: number | null;
}

/** What a scenario would do to a gap; `none` where it would stay as it is. */
export interface WhatIfJson {
  readonly scenario: string;
  readonly effect: WhatIfEffect['effect'] | 'none';
  readonly because: readonly string[];
}

/** One gap; keys of objects become references that people write. */
export function toGapJson(gap: Gap, name: (key: string) => string): GapJson {
  const { id, side, kind, title, about, because, owner, decision, effort, products } = gap;
  const { date, ...weight } = gap.weight;
  return {
    id,
    side,
    kind,
    title,
    about: about.map(name),
    weight: {
      ...weight,
      date: date?.event.fields.date ?? null,
      event: date ? name(date.event.key) : null,
      left: date?.left ?? null,
    },
    because,
    owner,
    decision,
    effort,
    products,
  };
}

/** What a scenario would do to one gap. */
export function toWhatIfJson(scenario: string, effect: WhatIfEffect | undefined): WhatIfJson {
  return { scenario, effect: effect?.effect ?? 'none', because: effect?.because ?? [] };
}
