/**
 * What stands in square brackets in an id: a term or a heading as a short word for links. The same words always
 * give the same slug; small letters, digits and hyphens only.
 */

const LONGEST = 48;

/** "Changed circumstances" to "changed-circumstances". Empty for words without a letter or digit. */
export function toSlug(words: string): string {
  const slug = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : LONGEST);
}

const NUMBERED =
  /^((?:[A-Z]+-)?\d+[A-Za-z]?(?:\([^)\s]{1,6}\))*(?:[.-]\d+)*|[A-Z]-\d+(?:\([^)\s]{1,6}\))*)(?=[\s.—–:]|$|(?<=\))[A-Z])/;

/**
 * The slug of a heading: what stands before its dash or its title. "Category I—Firearms" is "category-i",
 * "33(c) Time Limits" is "33-c", "Paragraph 2(b)(2)" is "2-b-2", "Appendix A to Part 1005—Model Forms" is
 * "appendix-a".
 */
export function toHeadingSlug(text: string): string {
  const section = /^(?:Section|§+)\s*(\d[\d.]*(?:[a-z](?![a-z]))?)/i.exec(text);
  if (section) return toSlug(`section ${section[1]}`);
  const bare = text.replace(/^[\s“"]+/, '').replace(/^Paragraphs?\s+(?=\d)/i, '');
  const number = NUMBERED.exec(bare)?.[1];
  if (number) return toSlug(number);
  const head = bare.split(/\s*(?:—|–|:|\s-\s)\s*/)[0]!;
  return toSlug(head.replace(/\s+(?:to|of)\s+part\s+\d+\w*$/i, '') || bare);
}
