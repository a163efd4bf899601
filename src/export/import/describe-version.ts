/**
 * The files beside an imported text: what changes in the head of a version that is there, the head of one that is
 * not, and the source that both name. In: what the document says of itself and what is known of the file. Out:
 * field values, or a text, or the names of what is missing for one.
 */
import type { DocumentFacts, SourceFormat } from '../../model/parsed-document.ts';
import type { Stage } from '../../model/words.ts';
import { isDay } from '../../text/day.ts';
import { getLongName } from './source-name.ts';

export interface FileOrigin {
  readonly url: string;
  readonly retrievedOn: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What of a version the user or a service says; the document itself says the rest. */
export interface GivenFacts {
  readonly stage?: Stage | undefined;
  readonly published?: string | undefined;
  readonly citation?: string | undefined;
  readonly title?: string | undefined;
  readonly pages?: string | undefined;
  /** Of text that was worked out rather than printed: how, in a sentence. It is then inferred, not read. */
  readonly derived?: string | undefined;
}

const STAGES: Readonly<Record<string, Stage>> = {
  rule: 'final',
  'proposed-rule': 'nprm',
  presidential: 'executive-order',
  'cfr-part': 'final',
  'cfr-title': 'final',
};
const SHORT: Partial<Record<Stage, string>> = {
  nprm: 'Proposed rule',
  anprm: 'Advance notice',
  final: 'Final rule',
  'interim-final': 'Interim final rule',
  'executive-order': 'Order',
};

export interface VersionText {
  readonly text?: string;
  /** Options that would supply what the document does not say. */
  readonly missing: readonly string[];
}

/** Fields of a version's head that an import sets. A file taken again leaves the day as it was. */
export function toVersionEdits(
  current: { readonly retrieved?: { readonly sha256?: string | undefined } | undefined },
  origin: FileOrigin,
  { pages, derived }: GivenFacts,
): Record<string, unknown> {
  const isKnown = current.retrieved?.sha256 === origin.sha256;
  return {
    text: 'official',
    citeTo: 'paragraph',
    ...(isKnown ? {} : { retrieved: toRetrieved(origin) }),
    ...(pages === undefined ? {} : { pages }),
    ...(derived === undefined ? {} : { verification: 'inferred', note: derived }),
  };
}

/** The file of a new version, where enough is known of it. */
export function toVersionFile(
  facts: DocumentFacts,
  origin: FileOrigin,
  given: GivenFacts,
  source: string,
): VersionText {
  const stage = given.stage ?? STAGES[facts.kind];
  const { published: printed, edition, amended } = facts.dates;
  const published = [given.published, printed, edition, amended].find(
    (day) => day !== undefined && isDay(day),
  );
  const citation = given.citation ?? facts.citation;
  const missing = [
    ...(stage ? [] : ['--stage']),
    ...(published ? [] : ['--published']),
    ...(citation ? [] : ['--citation']),
  ];
  if (!stage || !published || !citation) return { missing };
  const quote = (text: string) => JSON.stringify(text.replace(/\s+/g, ' '));
  const codified = facts.kind.startsWith('cfr');
  const short = `${codified ? 'Code' : (SHORT[stage] ?? stage)} ${published.slice(0, 4)}`;
  const { url, on, sha256, bytes } = toRetrieved(origin);
  const lines = [
    `title: ${quote(given.title ?? facts.subject ?? short)}`,
    `shortTitle: ${quote(short)}`,
    `stage: ${stage}`,
    `published: ${published}`,
    `citation: ${quote(citation)}`,
    ...(facts.number ? [`document: ${quote(facts.number)}`] : []),
    `cite: ${quote(toCite(facts, stage))}`,
    'citeTo: paragraph',
    'text: official',
    'retrieved:',
    `  url: ${quote(url)}`,
    `  on: ${on}`,
    `  sha256: ${sha256}`,
    `  bytes: ${bytes}`,
    ...(given.pages ? [`pages: ${quote(given.pages)}`] : []),
    `verification: ${given.derived ? 'inferred' : 'primary'}`,
    `sources: [${source}]`,
    ...(given.derived ? [`note: ${quote(given.derived)}`] : []),
  ];
  return { text: `---\n${lines.join('\n')}\n---\n`, missing: [] };
}

/** The file of the source object. */
export function toSourceFile(
  facts: DocumentFacts,
  format: SourceFormat,
  { url, retrievedOn, bytes, sha256 }: FileOrigin,
): string {
  const lines = [
    `title: ${JSON.stringify(getLongName(facts, format))}`,
    `publisher: ${JSON.stringify(format.startsWith('ecfr') ? 'eCFR' : 'Office of the Federal Register')}`,
    'type: primary',
    `url: ${JSON.stringify(url)}`,
    'retrieved:',
    `  on: ${retrievedOn}`,
    `  sha256: ${sha256}`,
    `  bytes: ${bytes}`,
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

function toRetrieved({ url, retrievedOn, sha256, bytes }: FileOrigin) {
  return { url, on: retrievedOn, sha256, bytes };
}

function toCite({ cfr }: DocumentFacts, stage: Stage): string {
  const titles = [...new Set(cfr.map(({ title }) => title))];
  const place = titles.length === 1 ? `${titles[0]} CFR § {n}` : '§ {n}';
  return stage === 'nprm' || stage === 'anprm' ? `proposed ${place}` : place;
}
