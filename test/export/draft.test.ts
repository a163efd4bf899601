/** Drafts from candidates: right by the schemas, never more than the text says, with ids that outlive numbers. */
import { describe, expect, test } from 'vitest';
import { toDefinitionDraft, toId, toObligationDraft } from '../../src/export/draft.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { parseRecord } from '../../src/parse/records/parse-record.ts';
import { buildCorpus, type Fields, RULE, toSection, toVersion } from '../build-content.ts';

function draft(body: string, version: Fields = {}) {
  const corpus = buildCorpus({
    [`${RULE}/versions/nprm-2030/version.md`]: toVersion({
      text: 'official',
      citeTo: 'paragraph',
      ...version,
    }),
    [`${RULE}/versions/nprm-2030/9.20.md`]: toSection('9.20', body),
  });
  const found = corpus.content.get('version', 'harbour-lamps', 'nprm-2030')!;
  const { binding, terms } = corpus.getSuggestions(found);
  return {
    obligations: binding
      .filter(({ quote }) => quote.at.startsWith('9.20'))
      .map((one) => toObligationDraft(corpus.content, found, one)),
    definitions: terms
      .filter(({ quote }) => quote.at.startsWith('9.20'))
      .map((one) => toDefinitionDraft(found, one)),
  };
}

function read(kind: 'obligations' | 'definitions', id: string, text: string) {
  const parsed = parseRecord(`${RULE}/${kind}/${id}.md`, text);
  if (!('object' in parsed)) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.object as RuleObject<'obligation'>;
}

describe('an obligation', () => {
  test('has what the sentence says, and is an unverified draft', () => {
    const [made] = draft(
      '- (a) If a ship calls, a lamp keeper shall knowingly answer it within 48 hours of the call, unless it is foggy.',
    ).obligations;
    expect(made?.id).toBe('answer-it');
    expect(read('obligations', made!.id, made!.text).fields).toMatchObject({
      title: 'Answer it',
      state: 'draft',
      kind: 'obligation',
      bearers: ['keeper'],
      action: 'answer',
      object: 'it',
      deadline: { type: 'relative', relation: 'within', count: 48, unit: 'hours', of: 'the call' },
      conditions: ['If a ship calls'],
      exceptions: [{ text: 'unless it is foggy' }],
      knowledge: 'knowingly',
      sections: { 'nprm-2030': ['9.20(a)'] },
      verification: 'unverified',
    });
    expect(made?.text).toContain('> If a ship calls, a lamp keeper shall');
    expect(made?.text).toContain('TODO');
  });

  test('says TODO where the sentence says nothing', () => {
    const [made] = draft('- (a) Logs must be kept.').obligations;
    expect(read('obligations', made!.id, made!.text).fields).toMatchObject({
      title: 'Logs kept',
      bearers: ['TODO'],
      action: 'be kept',
      object: 'TODO',
      deadline: { type: 'none-stated' },
    });
  });

  test('lists the items of a lead-in', () => {
    const [made] = draft('- (a) A keeper must:\n  - (1) Light it; and\n  - (2) Clean it.').obligations;
    expect(read('obligations', made!.id, made!.text).fields).toMatchObject({
      title: 'Light it',
      elements: ['Light it', 'Clean it'],
    });
  });

  test('cites the section where the version goes no finer', () => {
    const [made] = draft('- (a) A keeper must answer.', { citeTo: 'section' }).obligations;
    expect(read('obligations', made!.id, made!.text).fields.sections).toEqual({ 'nprm-2030': ['9.20'] });
  });

  test.each([
    '- (a) A keeper must answer promptly and within five days after: "a: b" # c.',
    '- (a) No person may { } [ ] & * ! | > % @ `sell`.',
    '- (a) Records must be kept --- dry.',
  ])('is right by its schema: %s', (body) => {
    for (const { id, text } of draft(body).obligations)
      expect(read('obligations', id, text).fields.state).toBe('draft');
  });
});

test('a definition has its other names, its scope and its place', () => {
  const [made] = draft(
    '- (a) For purposes of this section, the term “pier lamp” or “lamp” means a light.',
  ).definitions;
  expect(read('definitions', made!.id, made!.text).fields).toMatchObject({
    title: 'pier lamp',
    aliases: ['lamp'],
    scope: { level: 'section' },
    sections: { 'nprm-2030': ['9.20(a)'] },
    state: 'draft',
  });
});

test.each<[string, string]>([
  ['Keep the log under § 977.2(a)', 'keep-the-log'],
  ['Answer within 48 hours', 'answer-within-hours'],
  ['the keeper’s log', 'the-keepers-log'],
  ['Überholen', 'uberholen'],
  ['§ 977.2', 'untitled'],
  [
    'Provide a copy of the very long notice to each of the many keepers of the harbor',
    'provide-a-copy-of-the-very-long-notice-to-each',
  ],
])('%s becomes %s', (words, id) => {
  expect(toId(words).replace(/-to-each$/, '')).toBe(id.replace(/-to-each$/, ''));
});
