/** Bodies that only point to a file, in many wordings, and bodies that say something. */
import { describe, expect, test } from 'vitest';
import { tellTextStatus } from '../../../src/parse/docket/tell-text-status.ts';

describe('only points to a file', () => {
  test.each([
    'See attached file(s)',
    'See Attached',
    'see attachment',
    'Please see attached.',
    'Please see the attached comments.',
    'Please see attached comment letter from the Guild of Lamplighters.',
    'Attached please find our comments.',
    'Comments attached',
    'Attached.',
    'Our comments are attached as a PDF file.',
    'Please find attached our comment letter. Thank you.',
    'Dear Sir or Madam, please find our letter attached.',
    'See attached<br/>',
    '<p>Please refer to the attached document.</p>',
    'Comment is in the attached document',
    'Uploaded',
    'On behalf of the Guild of Lamplighters, please accept the attached comments. Sincerely, the Guild',
  ])('%s', (body) => {
    expect(tellTextStatus(body)).toBe('attachment-only');
  });
});

describe('says something', () => {
  test.each([
    'I support this rule',
    'We are attached to our old lamps because they are ours.',
    'The lamps should be attached to the quay.',
    'I am strongly attached to the harbour and oppose the rule.',
    'See attached. The rule should exempt small harbours because their lamps are few and their keepers are volunteers.',
    'No.',
    '👍',
    '1',
    'The attachment of lamps to posts must be regulated.',
  ])('%s', (body) => {
    expect(tellTextStatus(body)).toBe('ok');
  });
});

test.each(['', '  \n', '<p></p>', '&nbsp;', '...', '<br/>'])('nothing: %j', (body) => {
  expect(tellTextStatus(body)).toBe('empty');
});
