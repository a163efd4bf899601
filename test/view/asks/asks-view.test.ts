/** Board, page of an ask, questions and the opening of the comments page: what they say, and to whom they say nothing. */
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../src/model/corpus.ts';
import type { Audience } from '../../../src/model/visibility.ts';
import { toAskList } from '../../../src/view/asks/ask-entry.ts';
import { toAskPage } from '../../../src/view/asks/ask-page.ts';
import { toBoard } from '../../../src/view/asks/board.ts';
import { toCommentsLead } from '../../../src/view/asks/comments-lead.ts';
import { toQuestionGroups } from '../../../src/view/asks/question-views.ts';
import { toSearchIndex } from '../../../src/view/search-index.ts';
import { toTodoLists } from '../../../src/view/todo.ts';
import { buildCorpus, type Files, getObject, RULE, toEvent, toFile } from '../../build-content.ts';

const WORDING = { version: 'nprm-2030', provision: '9.20', current: 'at dusk', replacement: 'before dusk' };
const FILES: Files = {
  'filing/asks/earlier.md': toFile(
    {
      title: 'Secret ask to light earlier',
      history: [
        { status: 'drafted', on: '2030-06-02', by: 'Counsel' },
        { status: 'approved', on: '2030-06-10' },
        { status: 'filed', on: '2030-06-25' },
      ],
      position: 'oppose',
      provisions: { 'nprm-2030': ['9.20'] },
      about: ['obligations/light-lamp'],
      questions: ['when'],
      reason:
        'Ships come in before it is quite dark, and a lamp lit only then is lit too late for those that are early.',
      support: [{ claim: 'Ships ran aground.', sources: ['gazette'], basis: 'The harbour log.' }],
      effect: 'A keeper would begin earlier.',
      wording: [WORDING],
      owner: 'Counsel',
      outcome: { version: 'nprm-2030', result: 'partly', by: 'Counsel', on: '2030-09-01' },
    },
    'A secret note.',
  ),
  'filing/asks/thought.md': toFile({
    title: 'Secret thought',
    history: [{ status: 'idea', on: '2030-06-01' }],
    provisions: { 'nprm-2030': ['9.10'] },
  }),
  'filing/answers/when.md': toFile({ title: 'When', question: 'when', status: 'undecided' }),
  [`${RULE}/questions/when.md`]: toFile({
    title: 'When is dusk',
    version: 'nprm-2030',
    category: 'Time',
    asks: 'When is dusk?',
    obligations: ['light-lamp'],
    verification: 'primary',
    sources: ['gazette'],
  }),
  'dockets/hb-1/docket.md': toFile({
    title: 'Lamps',
    identifier: 'HB-1',
    agency: 'Harbour Board',
    rule: 'harbour-lamps',
    windows: [{ version: 'nprm-2030' }],
    verification: 'primary',
    sources: ['gazette'],
  }),
  'dockets/hb-1/reported/guild.md': toFile({
    title: 'The guild',
    answers: 'nprm-2030',
    submitter: { organization: 'Pilots guild', type: 'trade-association' },
    dated: '2030-06-12',
    body: 'reported',
    positions: [{ obligations: ['light-lamp'], stance: 'support', says: 'Lamps help.' }],
    verification: 'primary',
    sources: ['gazette'],
  }),
};
const make = (over: Files = {}, options: { audience?: Audience; asOf?: string } = {}): Corpus =>
  buildCorpus({ ...FILES, ...over }, options);
const getPage = (corpus: Corpus) =>
  toAskPage(corpus, toAskList(corpus)!, getObject(corpus, 'ask', 'earlier'));

describe('the board', () => {
  test('groups by status in order, with owner, sections, days left and what blocks', () => {
    const board = toBoard(make())!;
    expect(board.groups.map(({ label, cards }) => [label, cards.map(({ id }) => id)])).toEqual([
      ['Idea', ['thought']],
      ['Approved', ['earlier']],
    ]);
    const [idea, approved] = board.groups.map(({ cards }) => cards[0]!);
    expect(idea).toMatchObject({ owner: 'nobody', sections: ['9.10'], isReady: false });
    expect(idea?.blockers).toEqual(['Nobody has drafted it: an idea since 1 June 2030.']);
    expect(approved).toMatchObject({ owner: 'Counsel', isReady: true, href: '/comments/asks/earlier/' });
    expect(approved?.days?.text).toBe('16 days left on 15 June 2030');
    expect([board.owners, board.sections]).toEqual([
      ['Counsel', 'nobody'],
      ['9.10', '9.20'],
    ]);
    expect(board.empty).toContain('filed');
  });

  test('is empty and says so', () => {
    const board = toBoard(buildCorpus())!;
    expect([board.groups, board.about[0]]).toEqual([[], expect.stringContaining('No ask yet')]);
  });

  test('counts to the end that a later notice set', () => {
    const board = toBoard(
      make({
        [`${RULE}/events/comments-extended.md`]: toEvent({
          title: 'More time',
          type: 'comments-extended',
          date: '2030-07-15',
          announcedOn: '2030-06-10',
          version: 'nprm-2030',
        }),
      }),
    )!;
    expect(board.groups.at(-1)?.cards[0]?.days?.text).toBe('30 days left on 15 June 2030');
  });

  test('blocks what was not filed when the period is over', () => {
    const cards = toBoard(make({}, { asOf: '2030-07-02' }))!.groups.flatMap((group) => group.cards);
    expect(cards.find(({ id }) => id === 'thought')?.blockers[0]).toBe(
      'The comment period closed on 1 July 2030, and it was not filed.',
    );
    expect(cards.find(({ id }) => id === 'earlier')).toMatchObject({ blockers: [], days: undefined });
  });
});

describe('the page of an ask', () => {
  test('has the change in the words of now, claims with sources, others and what stands behind', () => {
    const page = getPage(make());
    expect(page.wording[0]?.changed[0]?.runs).toEqual([
      ['=', 'A keeper lights each harbour lamp '],
      ['-', 'at'],
      ['+', 'before'],
      ['=', ' dusk.'],
    ]);
    expect(page.wording[0]?.basis).toContain('our restatement, not of the official text');
    expect(page.claims[0]?.rests).toEqual([
      { text: 'Harbour Board: The gazette', href: '/rules/harbour-lamps/sources/#gazette' },
      { text: 'The harbour log.' },
    ]);
    expect(page.others.map(({ who, stance }) => [who, stance])).toEqual([['Pilots guild', 'support']]);
    expect(page.provisions[0]?.paragraphs).toEqual(['A keeper lights each harbour lamp at dusk.']);
    expect(page.questions.map(({ text }) => text)).toEqual(['When is dusk']);
  });

  test('knows nothing of what came after its day: filing, outcome, comments', () => {
    const page = getPage(make({}, { asOf: '2030-06-11' }));
    expect(page.history).toEqual(['Drafted on 2 June 2030 by Counsel.', 'Approved on 10 June 2030.']);
    expect([page.later, page.outcome, page.others]).toEqual([1, undefined, []]);
    const later = getPage(make({}, { asOf: '2030-09-02' }));
    expect(later.outcome?.text).toBe('Partly. Confirmed by Counsel on 1 September 2030.');
  });
});

describe('questions', () => {
  test('have our answer, its asks and the error near the last day', () => {
    const [group] = toQuestionGroups(
      make({}, { asOf: '2030-06-20' }),
      getObject(make(), 'rule', 'harbour-lamps'),
    );
    const ours = group?.questions[0]?.ours;
    expect(ours).toMatchObject({
      state: 'undecided',
      asks: [{ text: 'Secret ask to light earlier', status: 'approved' }],
    });
    expect(ours?.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['answer/undecided', 'error'],
    ]);
    expect(group?.decide).toBe(
      'From Monday 17 June 2030 on, 14 days before the last day, a question without a decision is an error.',
    );
  });
});

describe('the overview', () => {
  test('says what policy has to do while there is time', () => {
    const corpus = make();
    const { policy } = toTodoLists(corpus, getObject(corpus, 'rule', 'harbour-lamps'));
    const texts = policy.map(({ text }) => text);
    expect(texts).toContain('1 approved ask to file: 16 days left on 15 June 2030');
    expect(texts).toContain('1 ask with something in the way');
    expect(texts).toContain('1 question of the open comment period without a decided answer');
  });
});

describe.each(['public', 'internal'] as const)('the %s audience', (audience) => {
  test('is told nothing of asks, answers, readiness and stamps', () => {
    const corpus = make({}, { audience });
    const rule = getObject(corpus, 'rule', 'harbour-lamps');
    const [version] = corpus.content.list('version');
    const shown = JSON.stringify([
      toAskList(corpus),
      toBoard(corpus),
      toCommentsLead(corpus),
      toQuestionGroups(corpus, rule),
      toTodoLists(corpus, rule),
      toSearchIndex(corpus),
      corpus.getText(version!, '9.20'),
      corpus.readiness,
    ]);
    expect(shown).not.toMatch(/secret|Counsel|undecided|approved|answer\//i);
    expect([toAskList(corpus), toBoard(corpus), corpus.content.list('ask')]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(toQuestionGroups(corpus, rule)[0]?.questions[0]?.others).toHaveLength(1);
  });
});
