/**
 * An amending document applied to the text of a part: reads both, amends, and stores the result as a version of its
 * own, so that what the law says after the amendment can be read, compared and cited. What could not be applied is
 * handed back whole; the version says in its own file how many instructions are left for a person.
 */
import { statSync } from 'node:fs';
import { type AppliedAmendments, applyAmendments } from '../src/analysis/amending/apply-amendments.ts';
import { findParts } from '../src/analysis/sections/group-sections.ts';
import { toBlocks } from '../src/analysis/sections/to-blocks.ts';
import { loadContent } from '../src/corpus/load-content.ts';
import type { GivenFacts } from '../src/export/import/describe-version.ts';
import type { Block, ParsedDocument } from '../src/model/parsed-document.ts';
import type { Diagnostic } from '../src/text/diagnostic.ts';
import { UsageError } from './context.ts';
import { type ImportOutcome, storeParsed, toOrigin } from './import-published.ts';
import { findTarget } from './import-target.ts';
import { parsePublishedFile } from './published-file.ts';

export interface ApplyRequest {
  readonly content: string;
  readonly rule: string;
  /** The version that is amended: its id, or an XML file of the part as it stood. */
  readonly to: string;
  /** Id of the version that is made. */
  readonly as: string | undefined;
  readonly document: string | undefined;
  readonly part: string | undefined;
  /** What the amending document does not say of itself. */
  readonly given: Pick<GivenFacts, 'published' | 'citation'>;
  readonly replace: boolean;
  readonly dryRun: boolean;
}

export type ApplyOutcome =
  | { readonly kind: 'unreadable'; readonly diagnostic: Diagnostic }
  | {
      readonly kind: 'applied';
      readonly version: string;
      readonly part: string;
      readonly result: AppliedAmendments;
      readonly stored: ImportOutcome;
    };

/** Applies the document; throws a usage error where the request cannot be met as it is. */
export function applyDocument(xmlPath: string, request: ApplyRequest): ApplyOutcome {
  const amending = readFile(xmlPath, request.document);
  if ('diagnostic' in amending) return { kind: 'unreadable', diagnostic: amending.diagnostic };
  const before = readBefore(request);
  if ('diagnostic' in before) return { kind: 'unreadable', diagnostic: before.diagnostic };
  const part = findPart(amending.parsed, before.blocks, request.part);
  const result = applyAmendments(
    before.blocks.filter((block) => block.part === part),
    amending.parsed,
    part,
  );
  if (result.applied.length === 0)
    throw new UsageError(
      `None of the ${result.unapplied.length} instructions for part ${part} could be applied, so no version was made. Is "${request.to}" the text as it stood before the document?`,
    );
  const version = request.as ?? toVersionId(request.to, amending.parsed);
  const { content, rule, replace, dryRun } = request;
  const given = { ...request.given, derived: toNote(request.to, amending.parsed, result) };
  const stored = storeParsed(
    { ...amending.parsed, blocks: result.blocks },
    toOrigin(amending.parsed, statSync(xmlPath).size, amending.parsed.source.sha256, {
      content,
      rule,
      version,
    }),
    findTarget({ content, rule, version }),
    {
      content,
      rule,
      version,
      parts: [part],
      given,
      replace,
      dryRun,
    },
  );
  return { kind: 'applied', version, part, result, stored };
}

type ReadFile = { readonly parsed: ParsedDocument } | { readonly diagnostic: Diagnostic };

function readFile(path: string, document: string | undefined): ReadFile {
  const read = parsePublishedFile(path, document);
  return read.ok
    ? { parsed: read.parsed }
    : { diagnostic: { ...read.problem, file: path, severity: 'error' } };
}

/** The text that is amended: from an XML file, or from the files of a version. */
function readBefore({
  content,
  rule,
  to,
}: ApplyRequest): { blocks: readonly Block[] } | { diagnostic: Diagnostic } {
  if (/\.xml$/i.test(to)) {
    const read = readFile(to, undefined);
    return 'diagnostic' in read ? read : { blocks: read.parsed.blocks };
  }
  const loaded = loadContent(content);
  const version = loaded.content.get('version', rule, to);
  if (!version) {
    const known = loaded.content.list('version', rule).map(({ id }) => id);
    throw new UsageError(
      `The rule "${rule}" has no version "${to}". Known: ${known.join(', ') || 'none'}. Or name an XML file of the part as it stood.`,
    );
  }
  if (version.fields.text !== 'official')
    throw new UsageError(
      `"${to}" is restated in our own words, and instructions to amend need the words of the law. Import the official text first: rulemark import <file.xml> --version ${to}`,
    );
  const sections = loaded.content.list('section', rule).filter(({ id }) => id.startsWith(`${to}/`));
  return {
    blocks: sections.flatMap((section) =>
      toBlocks(section.fields.number, section.fields.title, loaded.getProvisions(section)),
    ),
  };
}

function findPart(
  { amendments }: ParsedDocument,
  before: readonly Block[],
  asked: string | undefined,
): string {
  const amended = new Set(amendments.map(({ part }) => part));
  const parts = findParts(before).filter((part) => amended.has(part));
  if (asked !== undefined && parts.includes(asked)) return asked;
  if (asked === undefined && parts.length === 1) return parts[0]!;
  if (asked === undefined && parts.length > 1)
    throw new UsageError(`The document amends parts ${parts.join(', ')}. Say which one: --part <number>.`);
  const has = [...amended].filter((part) => part !== null).join(', ') || 'none';
  throw new UsageError(
    `The document amends part ${has}; the text to amend holds part ${findParts(before).join(', ') || 'none'}. Nothing to apply.`,
  );
}

function toVersionId(to: string, { document }: ParsedDocument): string {
  const base = to.replace(/^.*\//, '').replace(/\.xml$/i, '');
  return `${base}-amended${document.number ? `-${document.number}` : ''}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-');
}

/** How the text came about, for the version's own file. */
function toNote(to: string, { document }: ParsedDocument, { applied, unapplied }: AppliedAmendments): string {
  const name = document.number ? `FR Doc. ${document.number}` : 'an amending document';
  const left = unapplied.length === 0 ? '' : `; ${unapplied.length} are left to be made by hand`;
  return `Worked out by applying ${name} to ${to.replace(/^.*\//, '')}: ${applied.length} of ${applied.length + unapplied.length} operations were applied${left}.`;
}
