/** Coverage as other people's scripts read it: objects named the way people write them. */
import type { Condition, Coverage } from '../../model/answers.ts';
import { toReference } from './reference.ts';

export interface CoverageJson {
  readonly state: Coverage['state'];
  readonly because: readonly (Omit<Condition, 'about'> & { readonly about: readonly string[] })[];
  readonly controls: readonly string[];
}

/** The coverage of one obligation; null stays null. */
export function toCoverageJson(coverage: Coverage | undefined): CoverageJson | null {
  if (!coverage) return null;
  const { state, because, controls } = coverage;
  return {
    state,
    because: because.map(({ code, met, text, about }) => ({
      code,
      met,
      text,
      about: about.map(toReference),
    })),
    controls: controls.map(toReference),
  };
}
