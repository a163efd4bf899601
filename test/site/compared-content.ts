/**
 * A made-up rule about tide gates, in our own words, whose versions can be compared: a restated order, a proposal and a
 * final rule of official text, and somebody's guess between them. Each kind of change once, and one word that only
 * insiders may see.
 */
import { type Files, toFile, writeFiles } from './small-content.ts';

const RULE = 'rules/tide-gates';
const CHECKED = { verification: 'primary', sources: ['gazette'] };
/** What no public page may say. */
export const INSIDE_WORDS = 'Night shift of the lower basin';

const SAME = '- (a) Boats wait outside the harbour until the tide has turned.';
const INSPECTION = 'The Board inspects a gate on any working day and leaves a written notice of it.';
const ROPES = '- (a) Ropes and chains are oiled in spring and looked at again before the first frost.';

const PROPOSED: Files = {
  '9.20': `- (a) Each keeper may close the gate at dusk, and not later than 15 days after a warning.
- (b) No boat passes <b>a closed gate</b> before sunrise.
- (c) A keeper writes every closing of a gate into the log of the harbour.`,
  '9.21': `- (a) ${INSPECTION}`,
  '9.22': ROPES,
  '9.23': '- (a) A gate - once closed - stays closed for as long as the water keeps rising.',
  '9.30': SAME,
};
const FINAL: Files = {
  '9.20': `- (a) Each keeper must close the gate at dusk, and not later than 30 days after a warning.
- (b) A keeper writes every closing of a gate into the log of the harbour.
- (c) Lanterns hang on both sides of the chain.`,
  '9.22': `${ROPES}\n- (b) ${INSPECTION}`,
  '9.23': '- (a) A gate — once closed — stays closed for as long as the water keeps rising.',
  '9.30': SAME,
};

/** The files of the content folder. */
export function toComparedFiles(): Files {
  return {
    'rulemark.yml': 'rule: tide-gates\nasOf: "2033-01-01"\n',
    [`${RULE}/rule.md`]: toFile(
      {
        title: 'Gates against the tide',
        shortTitle: 'Tide gates',
        agencies: ['Harbour Board'],
        versions: ['eo-5', 'nprm-2030', 'guess-2031', 'final-2032', 'final-2033'],
        summary: 'Keepers would close a gate each night.',
        ...CHECKED,
      },
      'Words.',
    ),
    [`${RULE}/sources/gazette.md`]: toFile(
      { title: 'The gazette', publisher: 'Harbour Board', type: 'primary', url: 'https://example.org/' },
      'Words.',
    ),
    [`${RULE}/parties/keeper.md`]: toFile(
      { title: 'keeper', singular: 'a keeper', plural: 'keepers', side: 'regulated' },
      'Words.',
    ),
    ...toVersion(
      'eo-5',
      { shortTitle: 'Order 5', stage: 'executive-order', text: 'restated' },
      {
        '1': '- (a) Gates are closed at night. {primary: gazette}',
      },
    ),
    ...toVersion('nprm-2030', { shortTitle: 'Proposal', stage: 'nprm' }, PROPOSED),
    ...toVersion('guess-2031', { shortTitle: 'Guess', stage: 'hypothetical' }, PROPOSED),
    ...toVersion('final-2032', { shortTitle: 'Final', stage: 'final' }, FINAL),
    ...toVersion('final-2033', { shortTitle: 'Not typed yet', stage: 'final' }, {}),
    [`${RULE}/obligations/close-gate.md`]: toFile(
      {
        title: 'Close the gate',
        kind: 'obligation',
        bearers: ['keeper'],
        action: 'close',
        object: 'the gate',
        deadline: { type: 'continuing' },
        authorities: [],
        penalties: { noneStated: 'The rule names none.' },
        sections: { 'nprm-2030': ['9.20(a)'], 'final-2032': ['9.20'] },
        owner: INSIDE_WORDS,
        ...CHECKED,
      },
      'Words.',
    ),
    [`${RULE}/lineage/hours.md`]: toFile(
      {
        title: 'When to close',
        stages: [
          { version: 'eo-5', provisions: ['1(a)'], says: 'Closed at night.', ...CHECKED },
          { version: 'nprm-2030', provisions: ['9.20(a)'], says: 'Closed at dusk.', ...CHECKED },
        ],
        steps: [
          {
            from: 'eo-5',
            to: 'nprm-2030',
            operations: ['amended'],
            effect: 'clarifies',
            summary: 'Night became dusk.',
          },
        ],
        obligations: ['close-gate'],
      },
      'Words.',
    ),
  };
}

/** Writes the content below a folder. */
export function writeCompared(folder: string): void {
  writeFiles(folder, toComparedFiles());
}

function toVersion(id: string, fields: Readonly<Record<string, unknown>>, sections: Files): Files {
  const folder = `${RULE}/versions/${id}`;
  const version = {
    title: `${String(fields['shortTitle'])} on tide gates`,
    published: `${/\d{4}/.exec(id)?.[0] ?? '2029'}-05-01`,
    citation: '95 HB 100',
    cite: fields['text'] === 'restated' ? 'Order 5 § {n}' : '9 HBC § {n}',
    citeTo: 'paragraph',
    text: 'official',
    ...fields,
    ...CHECKED,
  };
  return {
    [`${folder}/version.md`]: toFile(version, 'Words.'),
    ...Object.fromEntries(
      Object.entries(sections).map(([number, text]) => [
        `${folder}/${number}.md`,
        toFile({ title: `On gates, ${number}`, number, ...CHECKED }, text),
      ]),
    ),
  };
}
