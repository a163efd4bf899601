/** What was pulled, imported: what the service says of it stands in for the options of `rulemark import`. */
import { loadContent } from '../src/corpus/load-content.ts';
import type { GivenFacts } from '../src/export/import/describe-version.ts';
import type { Stage } from '../src/model/words.ts';
import { getFirstRule, reportImport } from './commands/import.ts';
import type { Importer, ImportOptions } from './commands/pull.ts';
import { UsageError } from './context.ts';
import { importPublished } from './import-published.ts';

const STAGES: Readonly<Record<string, Stage>> = {
  Rule: 'final',
  'Proposed Rule': 'nprm',
  'Presidential Document': 'executive-order',
};

/** Takes a pulled file into the content folder. */
export const importPulled: Importer = async (file, options) => {
  const before = loadContent(options.content);
  const rule = options.rule ?? getFirstRule(before);
  const { pulled, source } = options;
  const parts = pulled.kind === 'part' ? [pulled.record.part] : [];
  const outcome = importPublished(file, {
    content: options.content,
    rule,
    version: options.version ?? findVersion(before, rule, options),
    parts,
    source: { url: source.url, retrievedOn: source.retrievedOn },
    given: toGiven(options),
    replace: options.replace,
  });
  return reportImport(outcome, { content: options.content, before, dryRun: false });
};

/** The version of the rule that says it is this document. */
function findVersion(
  { content }: ReturnType<typeof loadContent>,
  rule: string,
  { pulled }: ImportOptions,
): string {
  const number = pulled.kind === 'document' ? pulled.record.number : undefined;
  const version = content
    .list('version', rule)
    .find(({ fields }) => number !== undefined && fields.document === number);
  if (version) return version.id;
  const known = content.list('version', rule).map(({ id }) => id);
  throw new UsageError(
    `No version of "${rule}" is this text. Say which one it is: --version <id>. Known: ${known.join(', ') || 'none'}; a new id makes a new version.`,
  );
}

function toGiven({ pulled }: ImportOptions): GivenFacts {
  if (pulled.kind === 'part') {
    const { title, part, date } = pulled.record;
    return { stage: 'final', published: date, citation: `${title} CFR part ${part}` };
  }
  const { type, published, citation, title, startPage, endPage } = pulled.record;
  return {
    stage: STAGES[type ?? ''],
    published: published ?? undefined,
    citation: citation ?? undefined,
    title: title ?? undefined,
    pages: startPage !== null && endPage !== null ? `${startPage}-${endPage}` : undefined,
  };
}
