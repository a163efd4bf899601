/**
 * Marks of sentences that bind nobody must mean something: their place is in the version, and their quote stands
 * there. A mark that lost its words would hide whatever stands there now.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision, walkProvisions } from '../../model/section.ts';
import { foldSpaces } from '../../text/fold-spaces.ts';
import { isWithin } from '../completeness/compute-completeness.ts';

/** A finding for each mark whose place or quote is not in the text. */
export function findLostMarks(content: Content, getProvisions: GetProvisions): Finding[] {
  return content.list('version').flatMap((version) =>
    (version.fields.notBinding ?? []).flatMap((mark, index) => {
      const texts = findTexts(content, getProvisions, version, mark.at);
      const base = { severity: 'error' as const, object: version };
      if (texts === undefined) {
        return [
          {
            ...base,
            code: 'completeness/unknown-place',
            path: ['notBinding', index, 'at'],
            message: `A sentence at ${mark.at} is marked as not binding, but ${version.id} has no such place.`,
            hint: `\`rulemark suggest ${version.id} --kind binding\` shows the places of its binding sentences. Correct "at", or remove the mark.`,
          },
        ];
      }
      const { quote } = mark;
      if (quote === undefined || texts.some((text) => foldSpaces(text).includes(foldSpaces(quote))))
        return [];
      return [
        {
          ...base,
          code: 'completeness/unknown-quote',
          path: ['notBinding', index, 'quote'],
          message: `The words that are marked as not binding do not stand at ${mark.at} of ${version.id}.`,
          hint: `Copy them from \`rulemark show ${version.id}/${splitProvision(mark.at).section}\`, or judge the new words and remove the mark.`,
        },
      ];
    }),
  );
}

/** The texts at a place and below it; undefined where there is no such place. */
function findTexts(
  content: Content,
  getProvisions: GetProvisions,
  version: RuleObject<'version'>,
  at: string,
): string[] | undefined {
  const section = content.get('section', version.home, `${version.id}/${splitProvision(at).section}`);
  if (!section) return undefined;
  const provisions = [...walkProvisions(getProvisions(section))].filter(({ id }) => isWithin(id, at));
  return provisions.length === 0 && splitProvision(at).below !== ''
    ? undefined
    : provisions.map(({ text }) => text);
}
