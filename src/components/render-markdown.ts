/**
 * Prose of content files to HTML. Untrusted by rule: raw HTML is shown as text, a picture becomes a link to it (so
 * that no reader's browser asks a stranger's host), addresses are limited to safe ones, nothing is executed.
 * Headings are fitted under the page's own, so that no outline breaks.
 */
import type { Nodes, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);
const renderer = unified().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify);

/** HTML of a Markdown text whose highest heading is to be of level `level`; empty for an empty one. */
export function renderMarkdown(markdown: string, level = 2): string {
  if (markdown.trim() === '') return '';
  const tree = parser.parse(markdown);
  tame(tree);
  fitHeadings(tree, level);
  return renderer.stringify(renderer.runSync(tree));
}

/** Replaces, in place, what a page may not take over from content. */
function tame(node: Nodes): void {
  if (!('children' in node)) return;
  const children = node.children as Nodes[];
  for (let index = 0; index < children.length; index++) {
    children[index] = toTame(children[index]!);
    tame(children[index]!);
  }
}

function toTame(node: Nodes): Nodes {
  switch (node.type) {
    case 'html':
      return { type: 'text', value: node.value };
    case 'image':
      return { type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || 'picture' }] };
    case 'imageReference':
      return { type: 'text', value: node.alt || 'picture' };
    // Notes of several bodies on one page would share their anchors, so they stand as plain text.
    case 'footnoteReference':
      return { type: 'text', value: `[${node.identifier}]` };
    case 'footnoteDefinition':
      return {
        type: 'blockquote',
        children: [
          { type: 'paragraph', children: [{ type: 'text', value: `[${node.identifier}]` }] },
          ...node.children,
        ],
      };
    default:
      return node;
  }
}

/** Levels without jumps, starting at `level`. */
function fitHeadings(tree: Root, level: number): void {
  const headings = tree.children.filter((node) => node.type === 'heading');
  const depths = [...new Set(headings.map(({ depth }) => depth))].sort();
  let last = level - 1;
  for (const heading of headings) {
    last = Math.min(level + depths.indexOf(heading.depth), last + 1, 6);
    heading.depth = last as typeof heading.depth;
  }
}
