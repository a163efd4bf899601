/**
 * How and until when to file, and what is left to do by hand. It goes with the letter and is no part of it: the letter
 * is prepared here and filed by people. Nothing is said about portals that the docket does not say.
 */
import { type CommentEnd, findCommentEnd } from '../../analysis/filing/letter/find-comment-end.ts';
import { type LetterParts, listVersions } from '../../analysis/filing/letter/select-letter.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { LetterBlock } from '../../model/letter.ts';
import { countOf, withStop } from '../labels.ts';
import { toLetterWeekday, toParagraph, toText } from './letter-words.ts';

const WAYS = { portal: 'Portal', email: 'E-mail', post: 'Post', other: 'Other' } as const;

/** The checklist of one letter. */
export function composeChecklist(corpus: Corpus, parts: LetterParts): readonly LetterBlock[] {
  const { docket, window, attachments } = parts;
  const ways = (window?.ways ?? []).map(({ type, at }) => `${WAYS[type]}: ${at}`);
  const items = [
    ...toOfficialItems(corpus, parts),
    ...attachments.map(
      ({ title, file }, index) =>
        `Add attachment ${index + 1}, ${withStop(title)}${file === undefined ? ' Its file is kept outside this content.' : ''}`,
    ),
    'Read the letter once more for anything confidential: attachments and the properties of the file too.',
    'Count the pages, and see whether the notice sets a limit; neither is known here.',
    'Have it signed, or put the name under it as the way of filing asks.',
    window?.subject === undefined
      ? 'See whether the notice asks for a subject line; none is recorded.'
      : `Use the subject line that the notice asks for: ${window.subject}`,
    ways.length === 0
      ? `Find out how to file on docket ${docket.fields.identifier}; no way of filing is recorded.`
      : `File on docket ${docket.fields.identifier}, by one of these ways. ${ways.map(withStop).join(' ')}`,
    'Keep the receipt, and add the status filed with its day to each ask in the letter.',
  ];
  return [
    toParagraph('We prepare the filing; we do not file.'),
    toParagraph(toEndSentence(findCommentEnd(corpus, parts))),
    { kind: 'list', marks: 'boxes', items: items.map((item) => [toText(item)]) },
  ];
}

/** "Comments are due on Monday, April 29, 2024: 28 days left. …", or that no day is known. */
function toEndSentence(end: CommentEnd | undefined): string {
  if (!end) return 'No deadline is known: look it up in the notice before anything else.';
  const day = toLetterWeekday(end.day);
  const hour = end.hour === undefined ? ' No hour is recorded.' : ` Hour: ${withStop(end.hour)}`;
  if (end.days < 0)
    return `Comments closed on ${day}, ${countOf(-end.days, 'day')} before the day of this letter.${hour}`;
  const left = end.days === 0 ? 'today is the last day' : `${countOf(end.days, 'day')} left`;
  return `Comments are due on ${day}: ${left}.${hour}`;
}

/** What has to be held against the published text, by document. */
function toOfficialItems(corpus: Corpus, { asks }: LetterParts): readonly string[] {
  const ids = new Set(
    asks.flatMap((ask) => listVersions(ask).map((id) => corpus.find('version', id, ask.home))),
  );
  return [...ids].flatMap((version) =>
    version?.fields.text === 'restated'
      ? [
          `Import the official text of ${version.fields.shortTitle} (${version.fields.citation}), hold every restated passage against it, and make the letter again with --final.`,
        ]
      : [],
  );
}
