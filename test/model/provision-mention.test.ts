/** References inside a rule: every form, lists and ranges, and what only looks like one. */
import { describe, expect, test } from 'vitest';
import { findMentions, type ProvisionMention, splitPath } from '../../src/model/provision-mention.ts';
import { fc } from '../seeded.ts';

function tell(mention: ProvisionMention): string {
  const through = mention.through ? '…' : '';
  switch (mention.kind) {
    case 'section':
      return `${through}§${mention.number}${mention.below}`;
    case 'paragraph':
      return `${through}${mention.bridge ? '+' : ''}${mention.below} of ${mention.base.kind === 'named' ? mention.base.number : mention.base.kind}`;
    case 'subpart':
      return `${through}subpart ${mention.name}`;
    case 'appendix':
      return `${through}appendix ${mention.name}${mention.form === null ? '' : `-${mention.form}`}`;
    case 'comment':
      return `${through}comment ${mention.number}${mention.below}-${mention.comment}`;
    default:
      return mention satisfies never;
  }
}

describe('finds', () => {
  test.each<[string, string[]]>([
    ['paragraph (b)(2) of this section', ['(b)(2) of section']],
    [
      'paragraphs (b)(1) through (3) and (c) of this section',
      ['(b)(1) of section', '…+(3) of section', '+(c) of section'],
    ],
    [
      'paragraphs (a), (b), or (aa) of § 977.4',
      ['(a) of 977.4', '+(b) of 977.4', '+(aa) of 977.4', '§977.4'],
    ],
    ['this paragraph (a)(1)', ['(a)(1) of section']],
    [
      'paragraphs (1)(ii)(A) through (D) of this definition',
      ['(1)(ii)(A) of definition', '…+(D) of definition'],
    ],
    ['paragraph (1) of section 4(b) of the Lamp Act', ['(1) of elsewhere', '§4(b)']],
    ['subsection (c) of this section', ['(c) of section']],
    ['§ 977.4', ['§977.4']],
    ['§ 977.4.', ['§977.4']],
    ['§§ 977.1 through 977.3', ['§977.1', '…§977.3']],
    ['§§ 977.2(a), (b)(1), and 977.4', ['§977.2(a)', '+(b)(1) of section', '§977.4']],
    ['§ 977.9 (a)(5) (i)', ['§977.9(a)(5)(i)']],
    ['§ 165.T11–157', ['§165.T11-157']],
    ['section 4.2(c) of this order', ['§4.2(c)']],
    ['sections 5 and 6(a)', ['§5', '§6(a)']],
    ['subparts A and B of this part', ['subpart A', 'subpart B']],
    ['appendix A to this part', ['appendix A']],
    ['appendices A, B, and C', ['appendix A', 'appendix B', 'appendix C']],
    ['model forms A-3(a), (b), and A-4', ['appendix A-3(a)', 'appendix A-3(b)', 'appendix A-4']],
    ['comments 31(b)-2.ii and 32-1', ['comment 31(b)-2.ii', 'comment 32-1']],
  ])('%s', (text, expected) => {
    expect(findMentions(text).map(tell)).toEqual(expected);
  });
});

describe('leaves alone', () => {
  test.each([
    'a paragraph of text',
    'paragraph (the first one)',
    'section 33 U.S.C.',
    'within 30 days',
    'appendix sections',
    'a form of words',
    'he comments twice',
    'subpart of this part',
    '(a) Lighting.',
  ])('%s', (text) => {
    expect(findMentions(text).filter(({ kind }) => kind !== 'section')).toEqual([]);
  });
});

test('paths are split into levels and names', () => {
  expect(splitPath('(b)[changed-circumstances](1)#2')).toEqual([
    '(b)',
    '[changed-circumstances]',
    '(1)',
    '#2',
  ]);
});

test('offsets slice to the words, none overlap, and random text never throws', () => {
  const word = fc.constantFrom(
    '§',
    '§§',
    'paragraph',
    'paragraphs',
    '(a)',
    '(1)',
    '(ii)',
    'and',
    ',',
    'through',
    'of',
    'this',
    'section',
    '977.1',
    '5',
    'appendix',
    'A',
    'A-3',
    'comment',
    '31(b)-2',
    'definition',
    'form',
    'subpart',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
      ),
      (text) => {
        let free = 0;
        for (const { start, end, text: words } of findMentions(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(free);
          free = end;
        }
      },
    ),
  );
});
