/**
 * The harbour-lamps base with a final rule after the proposal and asks that were filed on the proposal, in our own
 * words: one that came, one that came in part, one that did not, one that opposes, one withdrawn. And the published
 * document of the final rule, whose preamble declines one of them.
 */
import { type Fields, type Files, RULE, toFile, toRule, toSection, toVersion } from './build-content.ts';

export const FINAL = 'final-2031';
export const FINAL_FILE = `${RULE}/versions/${FINAL}/version.md`;
export const AFTER = '2031-06-01';
/** What no edition but the privileged one may say. */
export const SECRET_REASON = 'Zinc tides hamper every keeper on the rocks';

const OFFICIAL = { text: 'official', citeTo: 'section' } as const;
const FILED = [
  { status: 'drafted', on: '2030-05-20' },
  { status: 'filed', on: '2030-06-10', by: 'Policy' },
] as const;
const WORDING = { version: 'nprm-2030', provision: '9.20' } as const;

export function toAsk(over: Fields = {}): string {
  return toFile({
    title: 'An ask',
    history: FILED,
    position: 'support-with-changes',
    provisions: { 'nprm-2030': ['9.20'] },
    ...over,
  });
}

/** The version that followed, by default with what came and what did not. */
export function toFinal(over: Fields = {}): string {
  return toVersion({
    title: 'Final rule on lamps',
    shortTitle: 'Lamps final',
    stage: 'final',
    published: '2031-02-01',
    citation: '96 HB 7',
    cite: '9 HBC § {n}',
    document: '2031-00456',
    follows: ['nprm-2030'],
    ...OFFICIAL,
    ...over,
  });
}

/** The files on top of the base. */
export const FILED_ASKS: Files = {
  'rulemark.yml': `rule: harbour-lamps\nasOf: "${AFTER}"\n`,
  [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', FINAL] }),
  [`${RULE}/versions/nprm-2030/version.md`]: toVersion(OFFICIAL),
  [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
    '9.20',
    'A keeper lights each harbour lamp at dusk and reports a broken lamp within 10 days of finding it.\n\nThe Board may inspect a lamp at night.',
  ),
  [FINAL_FILE]: toFinal(),
  [`${RULE}/versions/${FINAL}/9.10.md`]: toSection(
    '9.10',
    'Harbour lamp means a lamp that shows ships the way in.',
  ),
  [`${RULE}/versions/${FINAL}/9.20.md`]: toSection(
    '9.20',
    'A keeper lights each harbour lamp at dusk and reports a broken lamp within 20 days of finding it.\n\nThe Board may inspect a lamp at night once it has given the keeper notice in writing.',
  ),
  'filing/asks/more-time.md': toAsk({
    title: 'Thirty days to report',
    wording: [{ ...WORDING, current: 'within 10 days', replacement: 'within thirty (30) days' }],
  }),
  'filing/asks/notice.md': toAsk({
    title: 'Written notice first',
    wording: [
      {
        ...WORDING,
        current: 'inspect a lamp at night',
        replacement: 'inspect a lamp at night after written notice to the keeper',
      },
    ],
  }),
  'filing/asks/low-tide.md': toAsk({
    title: 'Low tide on the rocks',
    reason: SECRET_REASON,
    wording: [
      {
        ...WORDING,
        current: 'of finding it',
        replacement: 'of finding it, or of the next low tide for a lamp on a rock',
      },
    ],
  }),
  'filing/asks/no-inspection.md': toAsk({
    title: 'No definition',
    position: 'oppose',
    provisions: { 'nprm-2030': ['9.10'] },
  }),
  'filing/asks/taken-back.md': toAsk({
    title: 'Taken back',
    history: [...FILED, { status: 'withdrawn', on: '2030-06-20', reason: 'It was wrong.' }],
  }),
};

/** The final rule as it was published. */
export const FINAL_XML = `<?xml version="1.0" encoding="UTF-8"?>
<RULE>
  <PREAMB><AGENCY TYPE="F">HARBOUR BOARD</AGENCY><CFR>9 CFR Part 9</CFR><SUBJECT>Lamps in Harbours</SUBJECT></PREAMB>
  <SUPLINF>
    <HD SOURCE="HED">SUPPLEMENTARY INFORMATION:</HD>
    <HD SOURCE="HD1">Comments</HD>
    <P>Keepers of lamps on rocks asked that they might report at the next low tide.</P>
    <P>The Board does not believe that the next low tide is a workable measure for a lamp on a rock.</P>
    <REGTEXT PART="9" TITLE="9"><SECTION><SECTNO>§ 9.10</SECTNO><SUBJECT>Definitions.</SUBJECT><P>Words.</P></SECTION></REGTEXT>
    <FRDOC>[FR Doc. 2031-00456 Filed 1-31-31; 8:45 am]</FRDOC>
  </SUPLINF>
</RULE>
`;
