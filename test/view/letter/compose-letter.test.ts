/** What a letter says, before it has a format. */
import { describe, expect, test } from 'vitest';
import { findFiling, selectLetter } from '../../../src/analysis/filing/letter/select-letter.ts';
import type { Letter, LetterBlock } from '../../../src/model/letter.ts';
import { composeLetter } from '../../../src/view/letter/compose-letter.ts';
import { buildCorpus, type Files, RULE, toFile, toSection } from '../../build-content.ts';
import { ASK, FILING, LETTER, OFFICIAL, toAsk, toDocket, toFiling } from '../../letter-content.ts';

function compose(files: Files = {}, final = false, asOf?: string): Letter {
  const corpus = buildCorpus({ ...LETTER, ...files }, asOf ? { asOf } : {});
  const filing = findFiling(corpus, undefined);
  if ('ids' in filing) throw new Error('the content of this test has no filing');
  return composeLetter(corpus, selectLetter(corpus, filing)!, final);
}

const toWords = (block: LetterBlock): string => {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'table') return block.rows.map((row) => row.join(' | ')).join('\n');
  const lines = block.kind === 'paragraph' ? [block.inlines] : block.items;
  return lines
    .map((line) => line.map((one) => (one.kind === 'note' ? `[${one.number}]` : one.text)).join(''))
    .join('\n');
};
const toLines = (letter: Letter) => letter.blocks.map(toWords);
const findStyle = (letter: Letter, style: string) =>
  letter.blocks.filter((block) => block.kind === 'paragraph' && block.style === style).map(toWords);
const NOTICE =
  'Our restatement of proposed 9 HBC § 9.20, section level, not the official text; verify against 95 HB 100 before filing.';

describe('the heading', () => {
  test('has sender, day, agency, and what the notice asks for of this version only', () => {
    const lines = toLines(compose());
    expect(lines.slice(0, 12)).toEqual([
      'Example Harbour, made up',
      '1 Pier',
      'Harbour Town',
      'Harbour office',
      'June 15, 2030',
      'Harbour Board',
      'Re: Lamps: NPRM',
      'Lamps in harbours',
      'Proposed rule on lamps, 95 HB 100',
      'Docket No. HB-2030-1 (agency docket 300501-01)',
      'RIN 1234-AB56',
      'Introduction',
    ]);
  });

  test('has the title of the filing where the notice asks for no subject line', () => {
    const lines = toLines(compose({ 'dockets/hb-1/docket.md': toDocket({ subject: undefined }) }));
    expect(lines).toContain('Re: Comment of Example Harbour on the lamps proposal');
  });
});

describe('an ask', () => {
  test('on restated text opens with what that text is, and quotes nothing', () => {
    const letter = compose();
    expect(findStyle(letter, 'notice')).toEqual([NOTICE]);
    expect(findStyle(letter, 'restated')).toEqual(['A keeper lights each harbour lamp at dusk.']);
    expect(findStyle(letter, 'quote')).toEqual([]);
    expect(toLines(letter).join('\n')).not.toMatch(/[“”"]/);
    expect(letter.draft).toMatch(/^DRAFT/);
  });

  test('names a section of the CFR as people do', () => {
    const letter = compose({
      [`${RULE}/versions/nprm-2030/version.md`]: (OFFICIAL[`${RULE}/versions/nprm-2030/version.md`] as string)
        .replace('"official"', '"restated"')
        .replace('proposed 9 HBC', 'proposed 15 CFR')
        .replace('95 HB 100', '89 FR 5698-5735'),
    });
    expect(findStyle(letter, 'notice')).toEqual([
      'Our restatement of proposed § 9.20, section level, not the official text; verify against 89 FR 5698 before filing.',
    ]);
  });

  test('on official text quotes it, as finely as it is cited', () => {
    const letter = compose(OFFICIAL, true);
    expect(findStyle(letter, 'notice')).toEqual([]);
    expect(findStyle(letter, 'quote')).toEqual([
      '“(a) A keeper lights each harbour lamp at dusk.” proposed 9 HBC §\u00a09.20(a)',
    ]);
    expect(letter.draft).toBeUndefined();
  });

  test('on official text is a draft until it is to be filed', () => {
    expect(compose(OFFICIAL).draft).toBe('DRAFT: not for filing');
  });

  test('shows the change word by word', () => {
    const [redline] = compose().blocks.filter((one) => one.kind === 'paragraph' && one.style === 'redline');
    if (redline?.kind !== 'paragraph') throw new Error('no redline');
    const join = (signs: string) =>
      redline.inlines
        .flatMap((one) =>
          one.kind === 'note' ? [] : [[one.kind === 'change' ? one.sign : '=', one.text] as const],
        )
        .filter(([sign]) => signs.includes(sign))
        .map(([, text]) => text)
        .join('');
    expect(join('=-')).toBe('A keeper lights each harbour lamp at dusk.');
    expect(join('=+')).toBe('A keeper lights each harbour lamp an hour before dusk.');
  });

  test('has each claim with its note: published sources by name, ours as records of the one who files', () => {
    const { notes } = compose();
    expect(notes).toEqual([
      'Proposed 9 HBC §\u00a09.20, 95 HB 100 (May 1, 2030).',
      'Records of Example Harbour, made up: The harbour log.',
      'Harbour Board, The gazette.',
    ]);
  });

  test('without proposed words shows the text it is about', () => {
    const letter = compose({ [ASK]: toAsk({ wording: undefined }) });
    expect(findStyle(letter, 'restated')).toEqual(['A keeper lights each harbour lamp at dusk.']);
    expect(findStyle(letter, 'redline')).toEqual([]);
  });

  test('about a long section shows its beginning and how much is left out', () => {
    const body = Array.from(
      { length: 60 },
      (_, at) => `- Keeper ${at} lights the lamp at the pier at dusk. {primary: gazette}`,
    );
    const letter = compose({
      [`${RULE}/versions/nprm-2030/9.20.md`]: toSection('9.20', body.join('\n')),
      [ASK]: toAsk({ wording: undefined }),
    });
    expect(findStyle(letter, 'restated').length).toBeLessThan(40);
    expect(findStyle(letter, 'notice').at(-1)).toMatch(/^\d+ further paragraphs are not repeated here\.$/);
  });
});

describe('the letter as a whole', () => {
  const second = toAsk({
    title: 'Say what a lamp is',
    provisions: { 'nprm-2030': ['9.10'] },
    history: [{ status: 'filed', on: '2030-06-03' }],
    wording: undefined,
  });

  test('has approved and filed asks in the order of the rule, whatever their ids are', () => {
    const letter = compose({ 'filing/asks/zebra.md': second });
    const headings = letter.blocks.flatMap((one) =>
      one.kind === 'heading' && one.level === 2 ? [one.text] : [],
    );
    expect(headings).toEqual(['1. Say what a lamp is', '2. Light the lamps an hour earlier']);
    const table = letter.blocks.find(({ kind }) => kind === 'table');
    expect(table && toWords(table)).toContain(
      '2 | Proposed 9 HBC §\u00a09.20 | Support with changes | Light the lamps an hour earlier.',
    );
  });

  test('leaves out what was approved only later, withdrawn by then, or on another version', () => {
    const letter = compose({
      'filing/asks/later.md': toAsk({ title: 'Later', history: [{ status: 'approved', on: '2030-06-16' }] }),
      'filing/asks/gone.md': toAsk({
        title: 'Gone',
        history: [
          { status: 'approved', on: '2030-06-01' },
          { status: 'withdrawn', on: '2030-06-10', reason: 'No.' },
        ],
      }),
      'filing/asks/order.md': toAsk({ title: 'Order', provisions: { 'eo-7': ['1'] }, wording: undefined }),
    });
    expect(toLines(letter).join('\n')).not.toMatch(/Later|Gone|Order 7|\bOrder\b/);
  });

  test('answers the questions of the version that asks of the letter carry', () => {
    const question = (over: object) =>
      toFile({
        category: 'Time',
        asks: 'When is dusk?',
        verification: 'primary',
        sources: ['gazette'],
        ...over,
      });
    const letter = compose({
      [`${RULE}/questions/when.md`]: question({ title: 'Dusk', version: 'nprm-2030' }),
      [`${RULE}/questions/where.md`]: question({ title: 'Which pier', version: 'nprm-2030' }),
      [`${RULE}/questions/old.md`]: question({ title: 'Old', version: 'eo-7' }),
      'filing/answers/when.md': toFile({
        title: 'A',
        question: 'when',
        status: 'answering',
        asks: ['earlier'],
      }),
      'filing/answers/where.md': toFile({
        title: 'B',
        question: 'where',
        status: 'not-answering',
        reason: 'Tactics.',
      }),
      'filing/answers/old.md': toFile({
        title: 'C',
        question: 'old',
        status: 'answering',
        asks: ['earlier'],
      }),
    });
    const text = toLines(letter).join('\n');
    expect(text).toContain(
      'Dusk\nAsked, in our words: When is dusk?\nWe answer in these points:\nPoint 1: Light the lamps an hour earlier.',
    );
    expect(text).not.toMatch(/Which pier|Old|Tactics/);
  });

  test('lists the attachments that go along: not confidential ones, nor those of asks that stay out', () => {
    const letter = compose({
      'filing/asks/idea.md': toAsk({ title: 'Idea', history: [{ status: 'idea', on: '2030-06-02' }] }),
      [FILING]: toFiling({
        attachments: [
          { title: 'Signals', confidential: true },
          { title: 'Log of June', asks: ['earlier'] },
          { title: 'Plans', asks: ['idea'] },
          { title: 'Map' },
        ],
      }),
    });
    expect(toLines(letter).slice(-1)).toEqual(['Log of June\nMap']);
    expect(toLines(letter).join('\n')).toContain('See attachment 1, Log of June.');
  });

  test('has a checklist with the last day, the ways and the subject line', () => {
    const text = compose().checklist.blocks.map(toWords).join('\n');
    expect(text).toContain(
      'Comments are due on Monday, July 1, 2030: 16 days left. Hour: Noon at the pier is assumed.',
    );
    expect(text).toContain('E-mail: lamps@harbour.example.');
    expect(text).toContain('Lamps: NPRM');
    expect(text).toContain('We prepare the filing; we do not file.');
  });

  test.each([
    ['2030-07-01', 'today is the last day'],
    ['2030-06-30', '1 day left'],
    ['2030-07-03', 'Comments closed on Monday, July 1, 2030, 2 days before the day of this letter.'],
  ])('says on %s: %s', (asOf, says) => {
    expect(compose({}, false, asOf).checklist.blocks.map(toWords).join('\n')).toContain(says);
  });

  test('says that no deadline is known where none is', () => {
    const files = {
      [`${RULE}/events/comments-close.md`]: undefined,
      'dockets/hb-1/docket.md': toDocket({ closes: undefined, ways: undefined }),
    };
    const text = compose(files).checklist.blocks.map(toWords).join('\n');
    expect(text).toContain('No deadline is known');
    expect(text).toContain('no way of filing is recorded');
  });
});
