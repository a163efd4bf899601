/**
 * The tool's own documentation, read from its `content/docs/` whatever `--content` says. In: Markdown files with
 * a title and a summary. Out: pages in order of their path.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFrontMatter } from '../parse/records/front-matter.ts';
import { compareNatural } from '../text/natural-order.ts';

export interface DocPage {
  /** Below `/docs/`, without slashes at the ends; empty for the first page. */
  readonly path: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

/** All pages of the tool in a folder; empty where it has no documentation beside it. */
export function getDocs(tool = process.env['RULEMARK_ROOT'] ?? '.'): readonly DocPage[] {
  const root = join(tool, 'content', 'docs');
  let files: string[];
  try {
    files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  } catch {
    return []; // a checkout without docs still builds; the links to /docs/ are then checked by the site tests
  }
  const pages = files
    .filter((file) => file.endsWith('.md'))
    .map((file) => toPage(root, file.replaceAll('\\', '/')));
  return pages.sort((a, b) => compareNatural(a.path, b.path));
}

function toPage(root: string, file: string): DocPage {
  const matter = parseFrontMatter(readFileSync(join(root, file), 'utf8'));
  if (matter.kind === 'broken') throw new Error(`content/docs/${file}: ${matter.problems[0]?.message}`);
  const { title = file, summary = '' } = (matter.value ?? {}) as { title?: string; summary?: string };
  return { path: file.replace(/(^|\/)index\.md$|\.md$/, ''), file, title, summary, body: matter.body };
}
