/** Drafts of asks: of every gap that is shipped, and of words that are no plain YAML or Markdown; each passes check. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import { loadContent } from '../../../src/corpus/load-content.ts';
import { draftAsk } from '../../../src/export/asks/draft-ask.ts';
import { toFolded } from '../../../src/export/asks/yaml-words.ts';
import {
  addReviewedWords,
  readReviewedWords,
  writeReviewedWords,
} from '../../../src/store/reviewed-words.ts';
import { type Files, makeFolder, RULE, toGap, toSection, writeBase } from '../../build-content.ts';

/** Drafts of all gaps, written beside the content; errors of `check` and how many drafts there are. */
function draftAll(folder: string, asOf?: string) {
  const corpus = loadCorpus({ folder, audience: 'privileged', asOf });
  const drafts = (corpus.gaps ?? []).map((gap) =>
    draftAsk(corpus, gap, `draft-of-${gap.id.replaceAll('.', '-')}`),
  );
  for (const { file, text } of drafts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const words = readReviewedWords(folder);
  writeReviewedWords(
    folder,
    words,
    addReviewedWords(
      words,
      drafts.flatMap(({ kept }) => kept),
    ),
  );
  const errors = loadContent(folder, { day: asOf }).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
  const fresh = loadCorpus({ folder, audience: 'privileged', asOf });
  const states = drafts.flatMap(({ id }) => {
    const ask = fresh.content.get('ask', '', id)!;
    return fresh.getWording(ask).map(({ state, baseChanged }) => `${state} ${baseChanged}`);
  });
  return {
    drafts,
    errors: errors.map(({ file, message }) => `${file}: ${message}`),
    states: new Set(states),
  };
}

describe('drafts of every gap', () => {
  test.each(['2024-04-01', '2026-11-21'])('of the shipped content pass check as of %s', (asOf) => {
    const folder = makeFolder();
    cpSync(join(import.meta.dirname, '../../../content'), folder, { recursive: true });
    const { drafts, errors, states } = draftAll(folder, asOf);
    expect(errors).toEqual([]);
    expect(drafts.length).toBeGreaterThan(40);
    expect([...states]).toEqual(['live false']);
  });

  test('keep hostile words as words, in front matter and body', () => {
    const files: Files = {
      'provider/controls/round.md': undefined,
      'provider/gaps/odd.md': toGap({
        title: 'a: "b" # c\u0007 {d} <script>x</script>',
        owner: "o'neil: # x",
      }),
      [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
        '9.20',
        'A keeper: lights "each" harbour lamp # at <b>dusk</b> & `later`. {inferred: from the summary}',
      ),
    };
    const { drafts, errors, states } = draftAll(writeBase(files));
    expect([errors, [...states]]).toEqual([[], ['live false']]);
    for (const { text } of drafts)
      expect(text.slice(text.indexOf('\n---\n'))).not.toMatch(/(?<!\\)<(?:script|b)>/);
  });

  test('of a gap about what stands in no version say so, and still pass check', () => {
    const { drafts, errors } = draftAll(
      writeBase({ 'provider/gaps/bare.md': toGap({ about: ['controls/round'] }) }),
    );
    expect(errors).toEqual([]);
    expect(drafts.find(({ id }) => id === 'draft-of-bare')?.text).toContain('provisions: {}');
  });

  test('speak to what was out on the day, and to nothing before', () => {
    const folder = writeBase({ 'provider/gaps/early.md': toGap() });
    const corpus = loadCorpus({ folder, audience: 'privileged', asOf: '2028-01-01' });
    const [gap] = corpus.gaps ?? [];
    expect(gap && draftAsk(corpus, gap).target).toBeUndefined();
  });
});

test.each([
  ['plain words', 'current: >-'],
  ['two  spaces', 'current: "two  spaces"'],
  ['a\nline', 'current: "a\\nline"'],
  ['', 'current: ""'],
])('folds only what comes back as it was: %o', (text, first) => {
  expect(toFolded('current', text, 0)[0]).toBe(first);
});
