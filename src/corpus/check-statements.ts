/**
 * The marks inside restated text: each statement of a restated version says how far it was checked, and names
 * sources that exist. In: content and parsed sections. Out: diagnostics with the line of the statement.
 */
import { resolveReference } from '../analysis/links/resolve-links.ts';
import type { Content } from '../model/content.ts';
import type { RuleObject } from '../model/object.ts';
import { type Provision, walkProvisions } from '../model/section.ts';
import type { ParsedSection } from '../parse/rule-text/parse-section.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Problems of every section's text, in no particular order. */
export function checkStatements(
  content: Content,
  getParsed: (section: RuleObject<'section'>) => ParsedSection,
): Diagnostic[] {
  const restated = new Set(
    content
      .list('version')
      .filter((version) => version.fields.text === 'restated')
      .map((version) => `${version.home}/${version.id}`),
  );
  return content.list('section').flatMap((section) => {
    const version = `${section.home}/${section.id.slice(0, section.id.indexOf('/'))}`;
    if (!restated.has(version) || section.fields.imported) return [];
    const { provisions, problems } = getParsed(section);
    const statements = [...walkProvisions(provisions)].flatMap((provision) =>
      checkStatement(content, section, provision),
    );
    return [
      ...problems.map((problem): Diagnostic => ({ file: section.file, severity: 'error', ...problem })),
      ...statements,
    ];
  });
}

function checkStatement(
  content: Content,
  section: RuleObject<'section'>,
  { text, mark, line, id }: Provision,
): Diagnostic[] {
  const place = { file: section.file, line, column: 1, severity: 'error' as const };
  if (mark === undefined) {
    if (text === '') return [];
    return [
      {
        ...place,
        code: 'text/unmarked-statement',
        message: `${id} is restated, but does not say how far it was checked.`,
        hint: 'End it with a mark: {primary: source-id}, {secondary: source-id}, {inferred: from what} or {unverified}.',
      },
    ];
  }
  return mark.sources.flatMap((source): Diagnostic[] => {
    const resolution = resolveReference(content, 'source', source, section.home);
    if (resolution.kind === 'found') return [];
    const close =
      resolution.kind === 'missing' && resolution.suggestion
        ? `Did you mean "${resolution.suggestion}"? `
        : '';
    return [
      {
        ...place,
        code: 'link/unknown-target',
        message: `${id} names the source "${source}", but there is none.`,
        hint: `${close}\`rulemark list sources\` shows all there are.`,
      },
    ];
  });
}
