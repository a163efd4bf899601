/** What cannot stand in a questionnaire: each found at its line, with a fix; and nothing in one that is right. */
import { describe, expect, test } from 'vitest';
import { type Files, loadBase } from '../../build-content.ts';
import {
  editQuestionnaire,
  QUESTIONNAIRE,
  QUESTIONNAIRE_TEXT,
  WITH_QUESTIONNAIRE,
} from '../../build-questionnaire.ts';

const edit = (from: string, to: string): Files => ({ [QUESTIONNAIRE]: editQuestionnaire(from, to) });
const OTHER = QUESTIONNAIRE.replace('product.md', 'other.md');

interface Row {
  readonly name: string;
  readonly code: string;
  readonly files: Files;
  /** Words on the line of the finding. */
  readonly line: string;
  readonly file?: string;
  readonly hint: RegExp;
}

const ROWS: readonly Row[] = [
  {
    name: 'an answer that leads nowhere',
    code: 'questionnaire/dead-end',
    files: edit('        decide: no-harbour-lamp\n', ''),
    line: '- id: no',
    hint: /"ask:".*reached, only-lighting/,
  },
  {
    name: 'an answer that leads to two places',
    code: 'questionnaire/two-ways',
    files: edit(
      '      - id: yes\n        ask: tended',
      '      - id: yes\n        ask: tended\n        decide: reached',
    ),
    line: 'decide: reached',
    hint: /Keep "ask"/,
  },
  {
    name: 'a question that is not there',
    code: 'questionnaire/unknown-step',
    files: edit('ask: tended', 'ask: tendet'),
    line: 'ask: tendet',
    hint: /Did you mean "tended"/,
  },
  {
    name: 'an outcome that is not there',
    code: 'questionnaire/unknown-step',
    files: edit('decide: not-known', 'decide: zzzz'),
    line: 'decide: zzzz',
    hint: /There are: reached/,
  },
  {
    name: 'a circle',
    code: 'questionnaire/circle',
    files: edit('decide: not-known', 'ask: shows-in'),
    line: 'ask: shows-in',
    hint: /Lead on/,
  },
  {
    name: 'a question that leads to itself',
    code: 'questionnaire/circle',
    files: edit('decide: not-known', 'ask: tended'),
    line: 'ask: tended',
    hint: /Lead on/,
  },
  {
    name: 'a question that nobody is asked',
    code: 'questionnaire/unreached',
    files: { [QUESTIONNAIRE]: QUESTIONNAIRE_TEXT.replaceAll('ask: tended', 'decide: not-known') },
    line: '- id: tended',
    hint: /"ask:"/,
  },
  {
    name: 'an outcome that nothing decides',
    code: 'questionnaire/unreached',
    files: edit('decide: only-lighting', 'decide: reached'),
    line: '- id: only-lighting',
    hint: /"decide:"/,
  },
  {
    name: 'no way for whoever does not know',
    code: 'questionnaire/no-unsure',
    files: edit('      - id: unsure\n        decide: not-known\n', ''),
    line: 'answers:',
    hint: /"unsure"/,
  },
  {
    name: 'not knowing that decides',
    code: 'questionnaire/unsure-decides',
    files: edit('decide: not-known', 'decide: no-harbour-lamp'),
    line: 'decide: no-harbour-lamp',
    hint: /"unclear"/,
  },
  {
    name: 'two questions of one id',
    code: 'questionnaire/repeated-id',
    files: edit('  - id: tended\n', '  - id: shows-in\n'),
    line: '- id: shows-in',
    hint: /another id/,
  },
  {
    name: 'two answers of one id',
    code: 'questionnaire/repeated-id',
    files: edit('- id: nobody', '- id: keeper'),
    line: '- id: keeper',
    hint: /another id/,
  },
  {
    name: 'words that the definition does not have',
    code: 'questionnaire/words-differ',
    files: edit('words: A lamp that shows ships', 'words: A lamp that blinks'),
    line: 'A lamp that blinks',
    hint: /harbour-lamp\.md/,
  },
  {
    name: 'a thing without words of law',
    code: 'questionnaire/unfit-basis',
    files: edit('of: sections/nprm-2030/9.20', 'of: sources/gazette'),
    line: 'sources/gazette',
    hint: /definitions\/<id>/,
  },
  {
    name: 'needs of its own and of another',
    code: 'questionnaire/needs-twice',
    files: edit('needs:\n', 'needsOf: product\nneeds:\n'),
    line: 'needsOf',
    hint: /Keep/,
  },
  {
    name: 'needs of one without needs',
    code: 'questionnaire/no-needs',
    files: {
      ...WITH_QUESTIONNAIRE,
      [OTHER]: QUESTIONNAIRE_TEXT.replace('subject: product', 'subject: provider').replace(
        /needs:[\s\S]*?verification/,
        'needsOf: other\nverification',
      ),
    },
    file: OTHER,
    line: 'needsOf: other',
    hint: /list "needs"/,
  },
  {
    name: 'two about one type of subject',
    code: 'questionnaire/second',
    files: { ...WITH_QUESTIONNAIRE, [OTHER]: QUESTIONNAIRE_TEXT },
    file: QUESTIONNAIRE,
    line: 'subject: product',
    hint: /retire/,
  },
];

describe('finds', () => {
  test.each(ROWS)('$name: $code', ({ code, files, line, file = QUESTIONNAIRE, hint }) => {
    const found = loadBase(files).diagnostics.filter((diagnostic) => diagnostic.code === code);
    const lines = String(files[file]).split('\n');
    expect(found.length).toBeGreaterThan(0);
    const wanted = found.find((one) => one.file === file && lines[one.line - 1]?.includes(line));
    expect(wanted, found.map((one) => `${one.line}: ${lines[one.line - 1]}`).join('; ')).toBeDefined();
    expect(wanted!.severity).toBe('error');
    expect(wanted!.column).toBeGreaterThan(1);
    expect(wanted!.message).toMatch(/\.$/);
    expect(wanted!.hint).toMatch(hint);
  });

  test('a reference that leads nowhere as in any other file', () => {
    const { diagnostics } = loadBase(edit('of: definitions/harbour-lamp', 'of: definitions/harbor-lamp'));
    expect(diagnostics.map(({ code }) => code)).toEqual(['link/unknown-target']);
  });
});

describe('says nothing', () => {
  test('of one that is right', () => expect(loadBase(WITH_QUESTIONNAIRE).diagnostics).toEqual([]));

  test('of words that differ in line breaks and capitals only', () => {
    const files = edit(
      'words: A lamp that shows ships',
      'words: >-\n          a lamp\n          THAT shows ships',
    );
    expect(loadBase(files).diagnostics).toEqual([]);
  });

  test('of drafts and retired files', () => {
    const broken = QUESTIONNAIRE_TEXT.replace('decide: not-known', 'decide: zzzz');
    for (const state of ['draft', 'retired']) {
      const files = { [QUESTIONNAIRE]: broken.replace('subject:', `state: ${state}\nsubject:`) };
      expect(loadBase(files).diagnostics).toEqual([]);
    }
  });

  test('of a second one of another rule or a retired one', () => {
    const files = {
      ...WITH_QUESTIONNAIRE,
      [OTHER]: QUESTIONNAIRE_TEXT.replace('subject: product', 'subject: product\nstate: retired'),
    };
    expect(loadBase(files).diagnostics).toEqual([]);
  });
});

test('a definition that changes breaks the question that quotes it', () => {
  const { diagnostics } = loadBase({
    ...WITH_QUESTIONNAIRE,
    'rules/harbour-lamps/definitions/harbour-lamp.md': `---\ntitle: harbour lamp\nscope: { level: part }\nparaphrase: A light on a pier.\nverification: unverified\n---\n\nWords.\n`,
  });
  expect(diagnostics.filter(({ code }) => code === 'questionnaire/words-differ')).toHaveLength(2);
});
