/**
 * A citation must lead somewhere: every provision number names a section of the version, and nothing cites
 * more finely than the version has confirmed (`citeTo`), because a paragraph letter nobody saw is a guess.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { type Provision, splitProvision, walkProvisions } from '../../model/section.ts';
import { findNearest, findSection } from '../sections/find-provision.ts';

interface Citation {
  readonly version: string;
  readonly provision: string;
  readonly path: ValuePath;
}

/** A finding for each citation that does not resolve or is finer than its version allows. */
export function findDanglingCitations(content: Content, getProvisions: GetProvisions): Finding[] {
  const findings: Finding[] = [];
  for (const object of content.objects) {
    for (const citation of findCitations(object)) {
      const finding = checkCitation(content, getProvisions, object, citation);
      if (finding) findings.push(finding);
    }
  }
  return findings;
}

function checkCitation(
  content: Content,
  getProvisions: GetProvisions,
  object: RuleObject,
  citation: Citation,
): Finding | undefined {
  const { version: id, provision, path } = citation;
  const version =
    content.get('version', content.getRuleHome(object), id) ??
    (content.findById('version', id)[0] as RuleObject<'version'> | undefined);
  if (!version) return undefined; // reported as a link that leads nowhere
  const { section: number, below } = splitProvision(provision);
  const place = { severity: 'error' as const, object, path };
  const section = findSection(content, version.home, version.id, provision);
  if (!section) {
    const have = content
      .list('section', version.home)
      .filter((other) => other.id.startsWith(`${version.id}/`))
      .map((other) => other.fields.number);
    const shown =
      have.length > 12
        ? `${have.slice(0, 12).join(', ')} and ${have.length - 12} more`
        : have.join(', ') || 'none yet';
    return {
      ...place,
      code: 'citation/unknown-section',
      message: `${id} has no section ${number}.`,
      hint: `Its sections are: ${shown}.`,
    };
  }
  if (below === '') return undefined;
  if (version.fields.citeTo === 'section') {
    return {
      ...place,
      code: 'citation/too-fine',
      message: `${provision} cites a paragraph, but the paragraphs of ${id} are not confirmed: it is cited to the section only.`,
      hint: `Write "${number}". Paragraphs become citable when the official text is imported.`,
    };
  }
  const provisions = getProvisions(section);
  for (const known of walkProvisions(provisions)) if (known.id === provision) return undefined;
  return {
    ...place,
    code: 'citation/unknown-paragraph',
    message: `Section ${number} of ${id} has no paragraph ${below}.`,
    hint: section.fields.imported
      ? toNearestHint(provisions, provision, number)
      : `Cite "${number}", or add the paragraph to ${section.file}.`,
  };
}

/** What of the official text comes nearest, and what stands below that. */
function toNearestHint(provisions: readonly Provision[], wanted: string, number: string): string {
  const { parent, children } = findNearest(provisions, wanted);
  const names = children.filter(({ kind }) => kind !== 'heading' && kind !== 'stars').map(({ id }) => id);
  const shown =
    names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
  return `The nearest there is: "${parent?.id ?? number}"${shown ? `; below it: ${shown}` : ''}.`;
}

function findCitations(object: RuleObject): Citation[] {
  switch (object.type) {
    case 'definition':
    case 'obligation':
      return [
        ...fromRecord((object as RuleObject<'obligation'>).fields.sections, ['sections']),
        ...((object as RuleObject<'obligation'>).fields.quotes ?? []).map(({ version, at }, index) => ({
          version,
          provision: at,
          path: ['quotes', index, 'at'],
        })),
      ];
    case 'penalty':
      return fromRecord((object as RuleObject<'penalty'>).fields.sections, ['sections']);
    case 'ask':
      return [
        ...fromRecord((object as RuleObject<'ask'>).fields.provisions, ['provisions']),
        ...((object as RuleObject<'ask'>).fields.wording ?? []).map(({ version, provision }, index) => ({
          version,
          provision,
          path: ['wording', index, 'provision'],
        })),
      ];
    case 'point':
      return fromRecord((object as RuleObject<'point'>).fields.provisions ?? {}, ['provisions']);
    case 'comment':
      return (object as RuleObject<'comment'>).fields.positions.flatMap((position, index) =>
        fromRecord(position.provisions ?? {}, ['positions', index, 'provisions']),
      );
    case 'lineage':
      return (object as RuleObject<'lineage'>).fields.stages.flatMap((stage, index) =>
        (stage.provisions ?? []).map((provision, at) => ({
          version: stage.version,
          provision,
          path: ['stages', index, 'provisions', at],
        })),
      );
    case 'question': {
      const { version, provision } = (object as RuleObject<'question'>).fields;
      return provision === undefined ? [] : [{ version, provision, path: ['provision'] }];
    }
    default:
      return [];
  }
}

function fromRecord(record: Readonly<Record<string, readonly string[]>>, path: ValuePath): Citation[] {
  return Object.entries(record).flatMap(([version, provisions]) =>
    provisions.map((provision, index) => ({ version, provision, path: [...path, version, index] })),
  );
}
