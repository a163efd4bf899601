/**
 * The rationales of all mappings that claim something, made comparable. In: the content and the words that stand for
 * "still to be written". Out: every rationale with its place, folded to the words alone, and without those that only
 * name its own obligation: "Covers retention" and "Covers renewal" say the same thing of two duties.
 */
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { resolveReference } from '../links/resolve-links.ts';

export interface Rationale {
  readonly control: RuleObject<'control'>;
  readonly obligation: string;
  readonly path: ValuePath;
  /** Small letters and digits, one space between words. */
  readonly words: string;
  /** The words without those of the obligation's own name. */
  readonly own: string;
}

/** Rationales of active controls, in order of the content; mappings that are no match or retired are left out. */
export function findRationales(content: Content): readonly Rationale[] {
  return content
    .list('control')
    .filter(({ fields }) => fields.state === 'active')
    .flatMap((control) =>
      control.fields.satisfies.flatMap(({ obligation, relation, review, rationale }, index) => {
        if (relation === 'no-match' || review?.decision === 'retired') return [];
        const words = foldWords(rationale);
        const names = new Set(findNames(content, obligation));
        const own = words.split(' ').filter((word) => !names.has(word));
        const path = ['satisfies', index, 'rationale'];
        return [{ control, obligation, path, words, own: own.join(' ') }];
      }),
    );
}

/** True for a text without a word, or with nothing but a word that stands for one. */
export function isPlaceholder(text: string, placeholders: readonly string[]): boolean {
  const letters = (words: string) => foldWords(words).replaceAll(' ', ''); // "T.B.D." is TBD
  const given = letters(text);
  return given === '' || placeholders.some((placeholder) => letters(placeholder) === given);
}

/** The words of a text: no case, no marks, one space between. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function findNames(content: Content, id: string): readonly string[] {
  const resolution = resolveReference(content, 'obligation', id, '', false);
  const title = resolution.kind === 'found' ? resolution.object.fields.title : '';
  return foldWords(`${id} ${title}`).split(' ');
}
