/** Imported files are as the import wrote them: the digest in the head is that of the text below. */
import type { Content } from '../model/content.ts';
import { getDigest } from '../store/digest.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** A diagnostic for each imported section that somebody changed. */
export function checkImported(content: Content): Diagnostic[] {
  return content.list('section').flatMap(({ fields, body, file, bodyLine }): Diagnostic[] => {
    if (!fields.imported || getDigest(body) === fields.imported.sha256) return [];
    return [
      {
        file,
        line: bodyLine,
        column: 1,
        severity: 'error',
        code: 'text/imported-file-changed',
        message: `This file was imported from ${fields.imported.source} and changed since: its text is not what was imported.`,
        hint: 'Import the document again (`rulemark import … --replace` keeps a copy of the change), and write what you meant in a note or obligation.',
      },
    ];
  });
}
