/** Sections for the tests of suggestions, from Markdown as a version's file has it. */
import type { SectionText } from '../../../src/analysis/suggestions/walk-section.ts';
import { parseSection } from '../../../src/parse/rule-text/parse-section.ts';
import { fc } from '../../seeded.ts';

/** A section of invented text. */
export function toSection(body: string, title = 'Lamps', number = '977.2'): SectionText {
  return { number, title, provisions: parseSection(number, body, 1).provisions };
}

/** Words as legal texts string them together, in no sensible order, and plain nonsense. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          ...'a the keeper Board must shall may not only if when unless , , ; : . . — ( ) “ ” means includes is are required to prohibited term records , and or § 977.2 (a) (1) paragraph of this section within 30 days after no later than $5,000 not more than years imprisonment No U.S.C. 33 e.g. For purposes which that be kept by will need not unlawful for any person until upon except as provided in'.split(
            ' ',
          ),
        ),
        { maxLength: 160 },
      )
      .map((words) => words.join(' ')),
    // Long runs of one thing: what makes a careless pattern slow.
    fc
      .tuple(
        fc.constantFrom('a ', '(', '(a)', 'the ', ', ', '“', 'means ', 'No ', 'x', ' and', '— ', '1', 'A.'),
        fc.integer({ min: 1, max: 3000 }),
      )
      .map(([piece, count]) => piece.repeat(count)),
  );
