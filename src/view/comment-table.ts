/** Reported comments as a table: who, on what, where they stand. Counts say what they count. */
import type { Corpus } from '../model/corpus.ts';
import { splitProvision } from '../model/section.ts';
import { getHref } from './href.ts';
import { countOf, toWords } from './labels.ts';
import type { TableView } from './table.ts';

/** One row a position: a comment that says two things has two rows. */
export function toCommentTable(corpus: Corpus, docket: string, rule: string): TableView {
  const comments = corpus.content.list('comment', docket);
  const rows = comments.flatMap((comment) =>
    comment.fields.positions.map((position, index) => {
      const sections = Object.values(position.provisions ?? {})
        .flat()
        .map((provision) => `§ ${splitProvision(provision).section}`);
      const { answers, submitter } = comment.fields;
      return {
        id: `${comment.id}-${index + 1}`,
        cells: [
          { text: submitter.organization, href: getHref(comment) },
          { text: toWords(submitter.type) },
          {
            text:
              answers === 'unknown'
                ? 'unknown'
                : (corpus.find('version', answers, rule)?.fields.shortTitle ?? answers),
          },
          { text: [...new Set(sections)].join(', ') || 'no section named' },
          { text: toWords(position.stance) },
          { text: position.says },
        ],
      };
    }),
  );
  return {
    caption: `${countOf(rows.length, 'position')} in the ${countOf(comments.length, 'comment')} that are publicly reported. This is no count of the docket: how many were received stands above, and no docket export was read.`,
    columns: [
      { id: 'who', label: 'Who' },
      { id: 'type', label: 'What sort', filter: 'choice' },
      { id: 'answers', label: 'Answers', filter: 'choice' },
      { id: 'section', label: 'On', filter: 'choice' },
      { id: 'stance', label: 'Stance', filter: 'choice' },
      { id: 'says', label: 'Says, as reported' },
    ],
    rows,
  };
}
