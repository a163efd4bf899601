/**
 * The physical limit of any check: read every file, parse its front matter with the fastest reader, follow its
 * links. No schema, no places, no answers. Prints how many links it followed, so that nothing is optimised away.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';

const [folder = 'content'] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const ids = new Set<string>();
const parsed: unknown[] = [];
for (const file of files) {
  const text = readFileSync(join(folder, file), 'utf8');
  const end = text.indexOf('\n---', 3);
  if (end === -1) continue;
  parsed.push(load(text.slice(4, end), { schema: CORE_SCHEMA }));
  ids.add(file.slice(file.lastIndexOf('/') + 1, -3));
}
let links = 0;
const follow = (value: unknown): void => {
  if (typeof value === 'string') links += ids.has(value) ? 1 : 0;
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) follow(child);
};
for (const object of parsed) follow(object);
process.stdout.write(`${files.length} files, ${links} links\n`);
