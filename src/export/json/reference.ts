/** A key as people and scripts write it: `obligation:iaas-cip/x` to `obligations/iaas-cip/x`. */
import { KINDS, type Kind } from '../../model/schemas/kinds.ts';

export function toReference(key: string): string {
  const cut = key.indexOf(':');
  return `${KINDS[key.slice(0, cut) as Kind].plural}/${key.slice(cut + 1)}`;
}
