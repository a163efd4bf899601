/**
 * What sort of file somebody wants to import, told by its content and not by its name. In: its first bytes. Out: a
 * word for the reader that takes it. OSCAL in XML and YAML are told apart so that a message can say what to do.
 */

export type FileType = 'json' | 'published-xml' | 'oscal-xml' | 'oscal-yaml' | 'other';

/** How many bytes of the file are enough. */
export const TOLD_BY_BYTES = 4096;

const OSCAL_NAMESPACE = 'http://csrc.nist.gov/ns/oscal';
const OSCAL_ROOTS =
  /^(?:---\s*\n|#.*\n|\s*\n)*(?:catalog|component-definition|profile|mapping-collection|plan-of-action-and-milestones|system-security-plan|assessment-(?:plan|results)):\s*$/m;

/** The type; `other` is for the readers that do not need to be told. */
export function tellFileType(start: Uint8Array): FileType {
  const text = new TextDecoder().decode(start.subarray(0, TOLD_BY_BYTES)).replace(/^\uFEFF/, '');
  const first = text.trimStart().charAt(0);
  if (first === '{' || first === '[') return 'json';
  if (first === '<') return text.includes(OSCAL_NAMESPACE) ? 'oscal-xml' : 'published-xml';
  return OSCAL_ROOTS.test(text) && text.search(OSCAL_ROOTS) === 0 ? 'oscal-yaml' : 'other';
}
