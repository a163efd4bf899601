/**
 * Files for letters on top of the base content: a docket with a window, a filing, and an ask that is ready. The version
 * is restated, as in the base; `OFFICIAL` makes it official. All words are made up.
 */
import { toSha256 } from '../src/text/sha256.ts';
import { type Fields, type Files, RULE, toFile, toRule, toSection, toVersion } from './build-content.ts';

export const ASK = 'filing/asks/earlier.md';
export const FILING = 'filing/filings/lamps.md';

export function toAsk(over: Fields = {}, body = 'A note of ours.'): string {
  return toFile(
    {
      title: 'Light the lamps an hour earlier',
      history: [{ status: 'approved', on: '2030-06-02' }],
      position: 'support-with-changes',
      provisions: { 'nprm-2030': ['9.20'] },
      about: ['obligations/light-lamp'],
      reason:
        'Ships come in before it is quite dark, and a lamp that is lit only then is lit too late for those that are early.',
      support: [
        { claim: 'Three ships that came in before dark ran aground.', basis: 'The harbour log.' },
        { claim: 'The Board counts ships by the hour.', sources: ['gazette'] },
      ],
      effect: 'A keeper would begin the round earlier.',
      alternatives: ['Light a second lamp at the pier.'],
      wording: [
        { version: 'nprm-2030', provision: '9.20', current: 'at dusk', replacement: 'an hour before dusk' },
      ],
      ...over,
    },
    body,
  );
}

export function toFiling(over: Fields = {}): string {
  return toFile({
    title: 'Comment of Example Harbour on the lamps proposal',
    docket: 'hb-1',
    version: 'nprm-2030',
    from: {
      name: 'Example Harbour, made up',
      address: ['1 Pier', 'Harbour Town'],
      contact: 'Harbour office',
    },
    introduction: 'Example Harbour keeps lamps.\n\nIt supports the aim.',
    closing: 'We would be glad to show the log.',
    ...over,
  });
}

export function toDocket(window: Fields = {}): string {
  return toFile({
    title: 'Docket HB-1',
    identifier: 'HB-2030-1',
    agency: 'Harbour Board',
    rule: 'harbour-lamps',
    windows: [
      {
        version: 'nprm-2030',
        closes: '2030-07-01',
        timeNote: 'Noon at the pier is assumed.',
        subject: 'Lamps: NPRM',
        ways: [{ type: 'email', at: 'lamps@harbour.example' }],
        ...window,
      },
    ],
    verification: 'primary',
    sources: ['gazette'],
  });
}

/** A filing that is ready, with one ask, on restated text. */
export const LETTER: Files = {
  [`${RULE}/rule.md`]: toRule({
    identifiers: [
      { type: 'rin', value: '1234-AB56', version: 'nprm-2030' },
      { type: 'rin', value: '9999-ZZ99', version: 'eo-7' },
      { type: 'agency-docket', value: '300501-01', version: 'nprm-2030' },
    ],
  }),
  'dockets/hb-1/docket.md': toDocket(),
  [FILING]: toFiling(),
  [ASK]: toAsk(),
};

/** An official section, as an import writes it. */
function toOfficialSection(number: string, body: string): string {
  return toSection(number, body, { imported: { source: 'gazette', sha256: toSha256(`\n${body}\n`) } });
}

/** The version as official text; every section of it is official too. */
export const OFFICIAL: Files = {
  [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ text: 'official', citeTo: 'paragraph' }),
  [`${RULE}/versions/nprm-2030/9.20.md`]: toOfficialSection(
    '9.20',
    '- (a) A keeper lights each harbour lamp at dusk.\n- (b) A keeper keeps a log.',
  ),
  [`${RULE}/versions/nprm-2030/9.10.md`]: toOfficialSection(
    '9.10',
    'Harbour lamp means a lamp that shows ships the way in.',
  ),
  [ASK]: toAsk({
    provisions: { 'nprm-2030': ['9.20(a)'] },
    wording: [
      { version: 'nprm-2030', provision: '9.20(a)', current: 'at dusk', replacement: 'an hour before dusk' },
    ],
  }),
};
