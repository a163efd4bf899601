/**
 * Temporary content folders for tests. In: a map from path to text (or bytes). Out: a folder that is removed
 * after the test file, and what the engine makes of it. The base is a made-up rule about harbour lamps in
 * our own words, without a single diagnostic, so that a test changes one thing and sees one difference.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { loadCorpus } from '../src/corpus/corpus.ts';
import { type LoadedContent, loadContent } from '../src/corpus/load-content.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import type { Kind } from '../src/model/schemas/kinds.ts';
import type { Audience } from '../src/model/visibility.ts';

/** Path below the content folder to text; undefined takes a file of the base away. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;
export type Fields = Readonly<Record<string, unknown>>;

export const AS_OF = '2030-06-15';
export const RULE = 'rules/harbour-lamps';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulemark-test-'));
  made.push(folder);
  return folder;
}

/** A folder with these files. */
export function writeContent(files: Files): string {
  const folder = makeFolder();
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** A folder with the base and these files on top. */
export function writeBase(over: Files = {}): string {
  return writeContent({ ...BASE, ...over });
}

/** The base with these files on top, loaded. */
export function loadBase(over: Files = {}): LoadedContent {
  return loadContent(writeBase(over));
}

/** The corpus of the base with these files on top. */
export function buildCorpus(over: Files = {}, options: { audience?: Audience; asOf?: string } = {}): Corpus {
  return loadCorpus({
    folder: writeBase(over),
    audience: options.audience ?? 'privileged',
    asOf: options.asOf ?? AS_OF,
  });
}

/** Codes of what is wrong, in order of place. */
export function getCodes({ diagnostics }: Pick<LoadedContent, 'diagnostics'>): string[] {
  return diagnostics.map(({ code }) => code);
}

/** The object of a kind and id; throws when it is not there, so that a test says so. */
export function getObject<K extends Kind>(
  { content }: Pick<Corpus, 'content'>,
  kind: K,
  id: string,
): RuleObject<K> {
  const [object] = content.findById(kind, id);
  if (!object) throw new Error(`the content of this test has no ${kind} "${id}"`);
  return object as RuleObject<K>;
}

/** A file: front matter (JSON is YAML) and body. Fields that are undefined are left out. */
export function toFile(fields: Fields, body = 'Words for a reader.'): string {
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const checked = { verification: 'primary', sources: ['gazette'] };

export function toRule(over: Fields = {}): string {
  return toFile({
    title: 'Lamps in harbours',
    shortTitle: 'Harbour lamps',
    agencies: ['Harbour Board'],
    versions: ['eo-7', 'nprm-2030'],
    summary: 'Keepers would light a lamp each night.',
    ...checked,
    ...over,
  });
}

export function toVersion(over: Fields = {}): string {
  return toFile({
    title: 'Proposed rule on lamps',
    shortTitle: 'Lamps proposal',
    stage: 'nprm',
    published: '2030-05-01',
    citation: '95 HB 100',
    cite: 'proposed 9 HBC § {n}',
    citeTo: 'section',
    text: 'restated',
    authorities: ['eo-7', 'lamp-act'],
    ...checked,
    ...over,
  });
}

export function toSection(number: string, body: string, over: Fields = {}): string {
  return toFile({ title: `Section ${number}`, number, ...checked, ...over }, body);
}

export function toParty(singular: string, side: string, over: Fields = {}): string {
  return toFile({
    title: singular.replace(/^an? /, ''),
    singular,
    plural: `${singular.replace(/^an? /, '')}s`,
    side,
    ...over,
  });
}

export function toAuthority(over: Fields = {}): string {
  return toFile({
    title: 'Order 7',
    type: 'executive-order',
    citation: 'Order 7',
    ...checked,
    history: [
      { status: 'in-force', on: '2029-01-10', ...checked },
      { status: 'revoked', on: '2031-03-01', by: 'Order 9', ...checked },
    ],
    ...over,
  });
}

export function toEvent(over: Fields = {}): string {
  return toFile({
    title: 'Something happens',
    type: 'report',
    date: '2030-05-01',
    status: 'confirmed',
    ...checked,
    ...over,
  });
}

export function toDefinition(over: Fields = {}): string {
  return toFile({
    title: 'harbour lamp',
    scope: { level: 'part' },
    sections: { 'nprm-2030': ['9.10'] },
    paraphrase: 'A lamp that shows ships the way in.',
    ...checked,
    ...over,
  });
}

export function toObligation(over: Fields = {}): string {
  return toFile({
    title: 'Light the lamp',
    kind: 'obligation',
    bearers: ['keeper'],
    action: 'light',
    object: 'the harbour lamp',
    deadline: { type: 'continuing' },
    sections: { 'nprm-2030': ['9.20'] },
    authorities: ['eo-7', 'lamp-act'],
    penalties: ['fine'],
    ...checked,
    ...over,
  });
}

export function toPenalty(over: Fields = {}): string {
  return toFile({
    title: 'Fine',
    kind: 'civil',
    prohibitedActs: [{ act: 'leaving a lamp dark', ...checked }],
    mentalState: 'none needed',
    amount: { type: 'fixed', statement: 'one hundred crowns' },
    statute: 'Lamp Act § 4',
    authorities: ['lamp-act'],
    ...checked,
    ...over,
  });
}

export function toProvider(over: Fields = {}): string {
  return toFile({
    title: 'Example Harbour, made up',
    example: true,
    usPerson: 'yes',
    roles: ['keeper'],
    products: [{ id: 'pier-lamp', title: 'Pier lamp', description: 'A lamp on a pier.' }],
    ...over,
  });
}

/** One claim of a control; by default one that makes the obligation covered. */
export function toMapping(over: Fields = {}): Fields {
  return {
    obligation: 'light-lamp',
    relation: 'implements',
    covers: 'whole',
    rationale: 'The round lights every lamp.',
    evidence: ['log'],
    review: { by: 'Harbour counsel', on: '2030-05-20', decision: 'accepted' },
    ...over,
  };
}

export function toControl(over: Fields = {}, mapping: Fields = {}): string {
  return toFile({
    title: 'Evening round',
    kind: 'process',
    status: 'implemented',
    satisfies: [toMapping(mapping)],
    ...over,
    ...('owner' in over ? {} : { owner: 'Harbour master' }), // last, so that lines of other fields stay
  });
}

export function toEvidence(over: Fields = {}): string {
  return toFile({
    title: 'Log of rounds',
    method: 'test',
    source: 'the log book',
    collectedOn: '2030-05-10',
    validUntil: '2030-12-31',
    result: 'pass',
    ...over,
  });
}

export function toGap(over: Fields = {}): string {
  return toFile({
    title: 'A gap',
    side: 'rule',
    kind: 'ambiguity',
    about: ['obligations/light-lamp'],
    decision: { state: 'open' },
    ...over,
  });
}

/** A whole small content without a diagnostic. */
export const BASE: Files = {
  'rulemark.yml': 'rule: harbour-lamps\nasOf: "2030-06-15"\n',
  [`${RULE}/rule.md`]: toRule(),
  [`${RULE}/sources/gazette.md`]: toFile({
    title: 'The gazette',
    publisher: 'Harbour Board',
    type: 'primary',
  }),
  [`${RULE}/parties/keeper.md`]: toParty('a lamp keeper', 'regulated'),
  [`${RULE}/parties/board.md`]: toParty('the Harbour Board', 'agency'),
  [`${RULE}/authorities/eo-7.md`]: toAuthority(),
  [`${RULE}/authorities/lamp-act.md`]: toAuthority({
    title: 'Lamp Act',
    type: 'statute',
    citation: 'Lamp Act',
    history: [{ status: 'in-force', on: '1990-01-01', ...checked }],
  }),
  [`${RULE}/events/comments-open.md`]: toEvent({
    title: 'Comments open',
    type: 'comments-open',
    date: '2030-06-01',
    announcedOn: '2030-05-01',
    version: 'nprm-2030',
  }),
  [`${RULE}/events/comments-close.md`]: toEvent({
    title: 'Comments close',
    type: 'comments-close',
    date: '2030-07-01',
    announcedOn: '2030-05-01',
    version: 'nprm-2030',
  }),
  [`${RULE}/versions/eo-7/version.md`]: toVersion({
    title: 'Order 7 of 10 January 2029',
    shortTitle: 'Order 7',
    stage: 'executive-order',
    published: '2029-01-12',
    signed: '2029-01-10',
    citation: '94 HB 7',
    cite: 'Order 7 § {n}',
    citeTo: 'paragraph',
    authorities: ['eo-7'],
  }),
  [`${RULE}/versions/eo-7/1.md`]: toSection(
    '1',
    '- (a) The Board proposes rules. {primary: gazette}\n  - (i) They say who lights a harbour lamp. {primary: gazette}',
  ),
  [`${RULE}/versions/nprm-2030/version.md`]: toVersion(),
  [`${RULE}/versions/nprm-2030/9.10.md`]: toSection(
    '9.10',
    'Harbour lamp means a lamp that shows ships the way in. {primary: gazette}',
  ),
  [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
    '9.20',
    'A keeper lights each harbour lamp at dusk. {inferred: from the summary}',
  ),
  [`${RULE}/definitions/harbour-lamp.md`]: toDefinition(),
  [`${RULE}/obligations/light-lamp.md`]: toObligation(),
  [`${RULE}/penalties/fine.md`]: toPenalty(),
  [`${RULE}/penalties/jail.md`]: toPenalty({ title: 'Jail', kind: 'criminal', mentalState: 'wilfully' }),
  'provider/provider.md': toProvider(),
  'provider/controls/round.md': toControl(),
  'provider/evidence/log.md': toEvidence(),
};

/** A second rule that has a party and an obligation of the same names. */
export const OTHER_RULE: Files = {
  'rules/other-lamps/rule.md': toRule({
    title: 'Lamps elsewhere',
    shortTitle: 'Other lamps',
    versions: ['other-2030'],
  }),
  'rules/other-lamps/parties/keeper.md': toParty('another keeper', 'regulated'),
  'rules/other-lamps/versions/other-2030/version.md': toVersion({
    title: 'Other proposal',
    shortTitle: 'Other proposal',
    authorities: [],
  }),
  'rules/other-lamps/versions/other-2030/1.md': toSection(
    '1',
    'Another keeper lights another lamp. {primary: gazette}',
  ),
  'rules/other-lamps/obligations/light-lamp.md': toObligation({
    title: 'Light another lamp',
    sections: { 'other-2030': ['1'] },
    authorities: [],
    penalties: { noneStated: 'Not in the text.' },
  }),
};
