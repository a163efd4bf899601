/**
 * The blocks of one section as a tree of provisions. In: blocks in document order, all of one section, without
 * the section's own heading. Out: provisions; a block stands below the nearest block before it whose id its own
 * goes on from. Blocks without an id (stars, headings, empty graphics) stand where the text after them stands.
 * Footnotes go to the end. Every word of every block is kept.
 */
import { makeProvision, mayHaveChildren, takeNoteMark } from '../../model/make-provision.ts';
import type { Block, BlockKind, Span } from '../../model/parsed-document.ts';
import { isBelow, ProvisionIds } from '../../model/provision-ids.ts';
import type { Provision } from '../../model/section.ts';
import { toSlug } from '../../model/slug.ts';
import { type StyledText, toStyledText } from '../../model/styled-text.ts';

/** A node of the tree while it grows; `id` is null until the counting at the end. */
interface Node {
  id: string | null;
  readonly kind: BlockKind;
  readonly words: StyledText;
  readonly block: Block;
  readonly mark: string | null;
  readonly rows: readonly (readonly StyledText[])[] | undefined;
  readonly children: Node[];
}

/** The provisions of the section numbered `section`. */
export function buildProvisions(section: string, blocks: readonly Block[]): Provision[] {
  const roots: Node[] = [];
  const footnotes: Node[] = [];
  const ids = new ProvisionIds();
  for (const { id } of blocks) if (id !== null) ids.take(id);
  let open: Node[] = [];
  blocks.forEach((block, index) => {
    const node = toNode(block);
    if (node === undefined) return;
    if (node.kind === 'footnote') {
      addFootnote(footnotes, node);
      return;
    }
    const next = findNextId(blocks, index);
    if (node.kind === 'heading' && node.id === null) {
      const id = findHeadingId(section, block, next, open);
      node.id = id === null ? null : ids.toFree(id);
      if (node.id !== null) ids.take(node.id);
    }
    const place = node.id ?? next;
    open = open.filter(({ id }) => id !== null && place !== null && isBelow(place, id));
    (open.at(-1)?.children ?? roots).push(node);
    if (node.id !== null && mayHaveChildren(node.kind)) open.push(node);
  });
  return toProvisions([...roots, ...footnotes], { section, parent: section, ids });
}

/** A note that goes on in a second paragraph without a number belongs to the note before. */
function addFootnote(footnotes: Node[], node: Node): void {
  const last = footnotes.at(-1);
  const goesOn = node.mark === null && node.id !== null && isBelow(node.id, last?.id ?? node.id);
  (goesOn && last ? last.children : footnotes).push(node);
}

/** Undefined for a block that says nothing and that nothing can cite. */
function toNode(block: Block): Node | undefined {
  const words = toStyledText(block.text, block.spans);
  const rows = block.kind === 'table' ? toRows(block) : undefined;
  const isSilent = words.text === '' && (rows === undefined || rows.length === 0);
  if (isSilent && block.kind !== 'stars' && block.kind !== 'graphic') return undefined;
  const kind = block.kind === 'table' && rows?.length === 0 ? 'paragraph' : block.kind;
  const { mark, rest } = kind === 'footnote' ? takeNoteMark(words) : { mark: null, rest: words };
  return { id: block.id, kind, words: rest, block, mark, rows, children: [] };
}

function findNextId(blocks: readonly Block[], index: number): string | null {
  return blocks.slice(index + 1).find(({ id, kind }) => id !== null && kind !== 'footnote')?.id ?? null;
}

/** A heading with a slug of its own, or from whose slug the numbers after it go on: "447.21[category-i]". */
function findHeadingId(
  section: string,
  { labels, text }: Block,
  next: string | null,
  open: readonly Node[],
): string | null {
  if (labels.at(-1)?.startsWith('['))
    return `${section}${labels.map((label) => (label.startsWith('[') ? label : `(${label})`)).join('')}`;
  if (next === null) return null;
  const parent = open.findLast(({ id }) => id !== null && isBelow(next, id))?.id ?? section;
  const step = /^\[([^\]]*)\](?:#\d+)?(?=[([])/.exec(next.slice(parent.length));
  return step && `-${toSlug(text)}`.includes(`-${step[1]}`) ? `${parent}${step[0]}` : null;
}

interface Counting {
  readonly section: string;
  readonly parent: string;
  readonly ids: ProvisionIds;
}

function toProvisions(nodes: readonly Node[], { section, parent, ids }: Counting): Provision[] {
  return nodes.map((node) => {
    const { kind, words, block, mark, rows } = node;
    const id = node.id ?? ids.getNext(parent, { kind, words, isUnmarked: true });
    ids.take(id);
    const children = toProvisions(node.children, { section, parent: id, ids });
    const { line, level, runIn } = block;
    return makeProvision({ section, id, kind, words, mark, rows, line, level, runIn, children });
  });
}

/** The cells of a table with their styles, which the block gives for its text as a whole. */
function toRows({ rows = [], text, spans = [] }: Block): StyledText[][] {
  let at = 0;
  const find = (character: string): number => {
    while (at < text.length && text.charAt(at) !== character) at++;
    return at++;
  };
  return rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => {
        const places = cell.split('').map((character) => (/\s/.test(character) ? -1 : find(character)));
        return toStyledText(
          cell,
          spans.map((span) => moveSpan(span, places)),
        );
      }),
    );
}

function moveSpan({ style, start, end }: Span, places: readonly number[]): Span {
  const inside = (place: number) => place >= start && place < end;
  const first = places.findIndex(inside);
  return first === -1
    ? { style, start: 0, end: 0 }
    : { style, start: first, end: places.findLastIndex(inside) + 1 };
}
