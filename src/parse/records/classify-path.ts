/**
 * What a file of the content folder is, told by its path alone, from the table of kinds. A kind's folder may
 * have folders of its own (obligations by chapter, say); the id is always the file name.
 */
import { KIND_NAMES, KINDS, type Kind } from '../../model/schemas/kinds.ts';

export interface Classified {
  readonly kind: Kind;
  readonly id: string;
  /** The rule or docket the object belongs to; empty for the provider's and the filing's. */
  readonly home: string;
}

const PLACES = KIND_NAMES.map((kind) => ({ kind, parts: KINDS[kind].place.split('/') }))
  // Fixed file names first, so that `version.md` is not taken for a section.
  .sort((a, b) => Number(b.parts.at(-1)!.endsWith('.md')) - Number(a.parts.at(-1)!.endsWith('.md')));

/** Kind, id and home of a path such as `rules/iaas-cip/obligations/verify.md`; undefined where no kind lives. */
export function classifyPath(file: string): Classified | undefined {
  const parts = file.split('/');
  for (const { kind, parts: place } of PLACES) {
    const fixed = place.at(-1)!.endsWith('.md');
    if (fixed ? parts.length !== place.length : parts.length <= place.length) continue;
    if (!place.every((step, index) => step === '*' || step === parts[index])) continue;
    return { kind, ...toNames(kind, parts) };
  }
  return undefined;
}

function toNames(kind: Kind, parts: readonly string[]): { id: string; home: string } {
  const name = parts.at(-1)!.replace(/\.md$/, '');
  const home = parts[0] === 'rules' || parts[0] === 'dockets' ? parts[1]! : '';
  switch (kind) {
    case 'rule':
    case 'docket':
      return { id: home, home: '' };
    case 'version':
      return { id: parts[3]!, home };
    case 'section':
      return { id: `${parts[3]}/${name}`, home };
    default:
      return { id: name, home };
  }
}
