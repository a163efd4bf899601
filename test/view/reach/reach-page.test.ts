/** The page of a rule's questionnaires: the words that decide, whose they are, and what each audience may know. */
import { describe, expect, test } from 'vitest';
import {
  findStale,
  type ReachSection,
  toReachMood,
  toReachSections,
} from '../../../src/view/reach/reach-page.ts';
import {
  buildCorpus,
  type Files,
  OTHER_RULE,
  RULE,
  toControl,
  toDefinition,
  toSection,
  toVersion,
} from '../../build-content.ts';
import {
  editQuestionnaire,
  QUESTIONNAIRE,
  QUESTIONNAIRE_TEXT,
  WITH_QUESTIONNAIRE,
} from '../../build-questionnaire.ts';

const show = (over: Files = {}, options = {}) => {
  const corpus = buildCorpus({ ...WITH_QUESTIONNAIRE, ...over }, options);
  return { corpus, sections: toReachSections(corpus, corpus.firstRule!) };
};
const only = ({ sections }: { sections: readonly ReachSection[] }) => sections[0]!;

describe('a questionnaire', () => {
  test('says for each answer where to go on', () => {
    const { questions } = only(show());
    expect(questions[0]!.answers.map(({ text, leads }) => [text, leads.text, leads.href])).toEqual([
      ['Yes', 'go on to question 2', '#_product.q.tended'],
      ['No', 'the result is: out', '#_product.result.no-harbour-lamp'],
      ['Not sure', 'go on to question 2', '#_product.q.tended'],
    ]);
  });

  test('shows a part of a definition as a part, ours as ours, with place and check', () => {
    const [words] = only(show()).questions[0]!.words;
    expect(words).toMatchObject({
      of: 'harbour lamp',
      text: 'shows ships the way in',
      isPart: true,
      origin: 'restated',
    });
    expect(words!.checked).toMatchObject({ verification: 'primary', phrase: 'Read in the original' });
    expect(words!.citations.map(({ text }) => text)).toEqual(['proposed 9 HBC §\u00a09.10']);
  });

  test('speaks an obligation as a sentence, in the mood of its stage', () => {
    const words = only(show()).questions[1]!.words;
    expect(words.map(({ origin }) => origin)).toEqual(['restated', 'restated']);
    expect(words[1]!.text).toBe(
      'As proposed in May 2030 and not final, a lamp keeper would have to light the harbour lamp.',
    );
  });

  test('shows official words before ours where the map has them', () => {
    const official = {
      [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ text: 'official', citeTo: 'paragraph' }),
      [`${RULE}/versions/nprm-2030/9.10.md`]: toSection(
        '9.10',
        'Harbour lamp means a lamp that shows ships the way in.',
      ),
      [`${RULE}/definitions/harbour-lamp.md`]: toDefinition({
        quotes: [{ version: 'nprm-2030', at: '9.10', text: 'a lamp that shows ships the way in' }],
      }),
    };
    const { outcomes, questions } = only(show(official));
    expect(outcomes[0]!.words[0]).toMatchObject({
      origin: 'official',
      text: 'a lamp that shows ships the way in',
    });
    expect(questions[0]!.words[0]).toMatchObject({ origin: 'official', text: 'shows ships the way in' });
  });

  test('carries the weakest check of the words of a result', () => {
    const weak = {
      [`${RULE}/definitions/harbour-lamp.md`]: toDefinition({
        verification: 'unverified',
        sources: undefined,
      }),
    };
    expect(only(show(weak)).outcomes[0]!.weakest).toBe('unverified');
    expect(only(show()).outcomes[0]!.weakest).toBe('primary');
  });

  test('that is a draft is shown and cannot be answered', () => {
    const { isActive, form, questions } = only(
      show({ [QUESTIONNAIRE]: editQuestionnaire('subject:', 'state: draft\nsubject:') }),
    );
    expect([isActive, form, questions.length]).toEqual([false, undefined, 2]);
  });
});

describe('needs of safe holding', () => {
  test('name the controls given, and those that say they satisfy the obligation', () => {
    const { needs } = only(show());
    expect(needs.map(({ controls }) => controls?.map(({ id, status }) => [id, status]))).toEqual([
      [['round', 'implemented']],
      [['round', 'implemented']],
    ]);
  });

  test('name no control that works against the obligation, and no draft', () => {
    const against = {
      'provider/controls/other.md': toControl({
        title: 'Other',
        satisfies: [{ obligation: 'light-lamp', relation: 'conflicts', covers: 'whole', rationale: 'x' }],
      }),
    };
    expect(only(show(against)).needs[0]!.controls?.map(({ id }) => id)).toEqual(['round']);
    const draft = { 'provider/controls/round.md': toControl({ state: 'draft' }) };
    expect(only(show(draft)).needs[0]!.controls).toEqual([]);
  });

  test('are taken from the questionnaire that has them', () => {
    const text = QUESTIONNAIRE_TEXT.replace('subject: product', 'subject: provider').replace(
      /needs:[\s\S]*?verification/,
      'needsOf: product\nverification',
    );
    const { sections } = show({ [`${RULE}/questionnaires/provider.md`]: text });
    expect(sections.map(({ questionnaire, needs }) => [questionnaire.id, needs.length])).toEqual([
      ['provider', 2],
      ['product', 2],
    ]);
    expect(sections[0]!.needsFrom?.href).toBe('#_product.holding');
  });
});

test.each(['public', 'internal'] as const)('the %s audience sees the law and nothing of ours', (audience) => {
  const { sections } = show({}, { audience });
  expect(sections).toHaveLength(1);
  expect(sections[0]!.needs.map(({ controls }) => controls)).toEqual([undefined, undefined]);
  expect(sections[0]!.form).toMatchObject({ subjects: [], taken: [] });
  expect(JSON.stringify(sections)).not.toMatch(/round|pier-lamp|Pier lamp/i);
});

test('a definition that another rule also has is written with its rule in a saved decision', () => {
  const twins = {
    ...OTHER_RULE,
    'rules/other-lamps/definitions/harbour-lamp.md': toDefinition({ sections: {} }),
  };
  expect(only(show(twins)).form?.outcomes[0]?.definitions).toEqual(['harbour-lamps/harbour-lamp']);
  expect(only(show()).form?.outcomes[0]?.definitions).toEqual(['harbour-lamp']);
});

describe('the mood', () => {
  test('is conditional before a final rule and plain after it', () => {
    const { corpus } = show();
    expect(toReachMood(corpus, corpus.firstRule!)).toMatch(
      /^If adopted as proposed \(Lamps proposal\)\. No final rule/,
    );
    const final = show({
      [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ stage: 'final', cite: '9 HBC § {n}' }),
    });
    expect(toReachMood(final.corpus, final.corpus.firstRule!)).toBe('By the final rule Lamps proposal.');
  });

  test('of a questionnaire on an older version says so', () => {
    const { corpus, sections } = show({
      [QUESTIONNAIRE]: editQuestionnaire('version: nprm-2030', 'version: eo-7'),
    });
    expect(findStale(corpus, corpus.firstRule!, sections)).toEqual([
      '“Does the rule reach a lamp on sale?” is built from Order 7; on this day the latest version is Lamps proposal.',
    ]);
    const now = show();
    expect(findStale(now.corpus, now.corpus.firstRule!, now.sections)).toEqual([]);
  });
});
