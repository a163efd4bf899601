/** Where the text of a section comes from, in words: imported from a document, or our own. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';

export interface TextOrigin {
  /** "Official text, imported from", or what is said of our own words. */
  readonly text: string;
  /** The document of an imported text. */
  readonly source?: { readonly title: string; readonly href: string };
  /** "on 29 January 2024". */
  readonly on?: string;
}

/** The line above the text; undefined where a version holds official text that nobody imported. */
export function toTextOrigin(
  corpus: Corpus,
  section: RuleObject<'section'>,
  version: RuleObject<'version'> | undefined,
): TextOrigin | undefined {
  const { imported } = section.fields;
  if (imported) {
    const source = corpus.find('source', imported.source, section.home);
    const title = source?.fields.title ?? imported.source;
    const on = source?.fields.retrieved?.on ?? version?.fields.retrieved?.on;
    const { verification, note } = section.fields;
    return {
      text:
        verification === 'primary'
          ? 'Official text, imported from'
          : `Not a published text. ${note ?? 'It was worked out from an amendment.'} The amendment:`,
      source: { title, href: `/rules/${section.home}/sources/#${imported.source}` },
      ...(on ? { on: `retrieved ${toLongDay(on)}` } : {}),
    };
  }
  if (!version) return undefined;
  const { text, citeTo, citation } = version.fields;
  if (text === 'restated')
    return {
      text: `Our restatement, not the official text${citeTo === 'section' ? '; cite to the section only' : ''}. ${citation}.`,
    };
  return hasImported(corpus, version)
    ? { text: 'Not part of the imported text: our own words, not the official ones.' }
    : undefined;
}

function hasImported({ content }: Corpus, { home, id }: RuleObject<'version'>): boolean {
  return content
    .list('section', home)
    .some((section) => section.id.startsWith(`${id}/`) && section.fields.imported !== undefined);
}
