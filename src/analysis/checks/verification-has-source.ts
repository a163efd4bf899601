/**
 * No claim of law without its source: "primary" and "secondary" name who says so, "inferred" says from what.
 * Covers objects, their fields checked apart, and every nested statement that carries a verification.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';

interface Checked {
  readonly verification: string;
  readonly sources?: readonly string[];
  readonly note?: string;
}

/** A finding for each statement whose verification lacks its source or its reason. */
export function findUnsourcedStatements(content: Content): Finding[] {
  const findings: Finding[] = [];
  for (const object of content.objects) {
    visit(object, object.fields, [], findings);
    findings.push(...findUnknownFields(object, 'checked'), ...findUnknownFields(object, 'readings'));
  }
  return findings;
}

/** Entries of "checked" and "readings" that speak of a field the file does not have. */
function findUnknownFields(object: RuleObject, list: 'checked' | 'readings'): Finding[] {
  const entries = (object.fields as Partial<Record<typeof list, Record<string, unknown>>>)[list] ?? {};
  return Object.keys(entries)
    .filter((field) => !(field in object.fields))
    .map((field) => ({
      code: 'verification/unknown-field',
      severity: 'error',
      object,
      path: [list, field],
      part: 'key',
      message: `"${list}" speaks of "${field}", but this ${object.type} has no such field filled in.`,
      hint: 'Name a field that stands in the same file, or remove the entry.',
    }));
}

function visit(object: RuleObject, value: unknown, path: ValuePath, findings: Finding[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('verification' in value) {
    const finding = checkOne(object, value as Checked, path);
    if (finding) findings.push(finding);
  }
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'object' && child !== null)
      visit(object, child, [...path, Array.isArray(value) ? Number(key) : key], findings);
  }
}

function checkOne(
  object: RuleObject,
  { verification, sources, note }: Checked,
  path: ValuePath,
): Finding | undefined {
  const at = { severity: 'error' as const, object, path: [...path, 'verification'] };
  if ((verification === 'primary' || verification === 'secondary') && !sources?.length) {
    return {
      ...at,
      code: 'verification/source-missing',
      message: `This is marked ${verification}, but no source is named.`,
      hint: 'Add "sources:" with the ids of the documents it was checked against, or mark it inferred or unverified.',
    };
  }
  if (verification === 'inferred' && !note) {
    return {
      ...at,
      code: 'verification/note-missing',
      message: 'This is marked inferred, but does not say from what.',
      hint: 'Add "note:" with what the inference rests on.',
    };
  }
  return undefined;
}
