/**
 * Text without the differences that typesetting makes: quotation marks, dashes, spaces and soft hyphens of every
 * sort are one of each. For comparing words that people typed with words as they were printed.
 */

/** The folded text: straight quotes, hyphens, single spaces, none at the ends. */
export function foldTypography(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}
