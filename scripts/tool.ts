/** What the tool knows of itself, wherever it is called from: its folder, its version, the pages of its codes. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocs } from '../src/corpus/site-docs.ts';
import type { CodePage } from '../src/export/sarif/rule-page.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const CODE_PAGES = 'diagnostics/';

/** The version of the tool, as its package says. */
export function getToolVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The page of the guide for each code. */
export function getCodePages(): ReadonlyMap<string, CodePage> {
  const pages = getDocs(ROOT).filter(({ path }) => path.startsWith(CODE_PAGES));
  return new Map(pages.map((page) => [page.path.slice(CODE_PAGES.length), page]));
}
