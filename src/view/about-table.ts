/**
 * What stands in a file besides its table: as of when, for whom, what is left out for them, by which filter, from
 * which content. A table that leaves its page must still say what it does not show.
 */
import type { Corpus } from '../model/corpus.ts';
import { toLongDay } from '../text/day.ts';
import { getBanner, LEAVES_OUT } from './frame.ts';

export interface AboutFile {
  /** In words: `owner "Team A"`; undefined where nothing is filtered away. */
  readonly filter?: string | undefined;
  /** The commit of the content, where it is known. */
  readonly commit?: string | undefined;
}

/** One line each. */
export function toAboutLines(corpus: Corpus, { filter, commit }: AboutFile = {}): readonly string[] {
  const banner = getBanner(corpus);
  return [
    `As of: ${corpus.asOf.day} (${toLongDay(corpus.asOf.day)}).`,
    `Audience: ${corpus.audience}. ${LEAVES_OUT[corpus.audience]}`,
    filter ? `Filter: ${filter}. Rows that do not fit it are left out.` : 'Filter: none.',
    `Source: ${commit ? `content at commit ${commit}` : 'content without a known commit'}.`,
    ...(banner ? [banner] : []),
    'A text that starts like a formula has an apostrophe in front of it.',
  ];
}
