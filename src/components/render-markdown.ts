/**
 * Prose of content files to HTML. Untrusted by rule: raw HTML is shown as text, links and images are limited
 * to safe addresses, nothing is executed.
 */
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

type Parent = { children?: { type: string; value?: string }[] };

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(() => (tree: Root) => showHtmlAsText(tree))
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify);

/** HTML of a Markdown text; empty for an empty one. */
export function renderMarkdown(markdown: string): string {
  return markdown.trim() === '' ? '' : String(processor.processSync(markdown));
}

function showHtmlAsText(node: Parent): void {
  for (const child of node.children ?? []) {
    if (child.type === 'html') child.type = 'text';
    showHtmlAsText(child as Parent);
  }
}
