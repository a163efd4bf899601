/** What sort of file it is, by its first bytes and not by its name. */
import { expect, test } from 'vitest';
import { type FileType, tellFileType } from '../../src/parse/tell-file-type.ts';

test.each<[string, FileType]>([
  ['{"catalog": {}}', 'json'],
  ['\uFEFF \n[1]', 'json'],
  ['<?xml version="1.0"?><RULE/>', 'published-xml'],
  ['<?xml version="1.0"?>\n<catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0">', 'oscal-xml'],
  ['catalog:\n  uuid: x', 'oscal-yaml'],
  ['---\n# a comment\ncomponent-definition:\n  uuid: x', 'oscal-yaml'],
  ['id,title\n1,catalog:\n', 'other'],
  ['words, and then\ncatalog:\n', 'other'],
  ['', 'other'],
])('%j is %s', (text, type) => {
  expect(tellFileType(new TextEncoder().encode(text))).toBe(type);
});
