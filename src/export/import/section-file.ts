/**
 * The file of one imported section: a head that says where it comes from and that nobody edits it, then the text.
 * The digest in the head is that of everything below it, so that a later hand in the text is noticed.
 */
import type { SectionText } from '../../analysis/sections/group-sections.ts';
import type { Provision } from '../../model/section.ts';
import { writeSection } from '../rule-text/write-section.ts';

export interface SectionFileOptions {
  /** Id of the source object, and its name for people. */
  readonly source: string;
  readonly sourceName: string;
  readonly getDigest: (text: string) => string;
  /** Of text that was worked out rather than printed: how, in a sentence. */
  readonly derived?: string | undefined;
}

/** The whole text of the file. */
export function toSectionFile(
  { number, heading, title }: Pick<SectionText, 'number' | 'heading' | 'title'>,
  provisions: readonly Provision[],
  { source, sourceName, getDigest, derived }: SectionFileOptions,
): string {
  const body = `\n${writeSection(number, heading, provisions)}`;
  const head = [
    derived
      ? '# Text after an amendment, worked out by `rulemark apply`. Never edit this file by hand:'
      : `# Official text, imported from ${sourceName.replace(/\s+/g, ' ')}. Never edit this file by hand:`,
    `# \`rulemark ${derived ? 'apply' : 'import'}\` writes it again, and \`rulemark check\` reports a change.`,
    `title: ${JSON.stringify(title)}`,
    `number: ${JSON.stringify(number)}`,
    'imported:',
    `  source: ${source}`,
    `  sha256: ${getDigest(body)}`,
    `verification: ${derived ? 'inferred' : 'primary'}`,
    `sources: [${source}]`,
    ...(derived ? [`note: ${JSON.stringify(derived)}`] : []),
  ];
  return `---\n${head.join('\n')}\n---\n${body}`;
}
