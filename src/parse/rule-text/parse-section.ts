/**
 * The body of a section file to its provisions. The text is Markdown that reads well on a code host: nested
 * lists give the levels (so that no label is ambiguous), a leading "(a)" is the paragraph's label, and a mark
 * at the end says how far the statement was checked:
 *
 *     - (a) Providers keep a written programme. {secondary: cov, nlr}
 *       - (i) It names who runs it. {inferred: from the summary of the form}
 *     - An unmarked paragraph. {unverified: one alert only remembers it}
 *
 * In: Markdown and the line it starts on. Out: provisions in order and the problems of the marks. It never
 * drops text: what is no paragraph or list is kept as a paragraph of its own plain text. Official text, which an
 * import wrote, has a richer form and a reader of its own.
 */
import type { ListItem, Nodes, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Provision, type StatementMark, toAnchor } from '../../model/section.ts';
import { VERIFICATIONS, type Verification } from '../../model/words.ts';
import type { Problem } from '../../text/diagnostic.ts';
import { readOfficial } from './read-official.ts';

export interface ParsedSection {
  readonly provisions: readonly Provision[];
  readonly problems: readonly Problem[];
}

const LABEL = /^\(([A-Za-z0-9]{1,6})\)(?:\s+|$)/;
const MARK = /\s*\{([^{}]*)\}$/;
const processor = unified().use(remarkParse).use(remarkGfm);

/** restated: our words, each statement with its mark; official: the words of the law as they were imported. */
export type TextForm = 'restated' | 'official';

/** The provisions of a section numbered `number`; `firstLine` is the file's line of the body's first line. */
export function parseSection(
  number: string,
  body: string,
  firstLine: number,
  form: TextForm = 'restated',
): ParsedSection {
  const root = processor.parse(body);
  if (form === 'official')
    return { provisions: readOfficial(root, { number, firstLine, body }), problems: [] };
  const problems: Problem[] = [];
  const reader = new SectionReader(number, firstLine, problems);
  return { provisions: reader.readBlocks(root.children, { id: number }), problems };
}

interface Parent {
  readonly id: string;
}

class SectionReader {
  private readonly ids = new Set<string>();
  private readonly number: string;
  private readonly firstLine: number;
  private readonly problems: Problem[];

  constructor(number: string, firstLine: number, problems: Problem[]) {
    this.number = number;
    this.firstLine = firstLine;
    this.problems = problems;
  }

  readBlocks(blocks: readonly RootContent[], parent: Parent): Provision[] {
    const provisions: Provision[] = [];
    const count = { unmarked: 0 };
    for (const block of blocks) {
      if (block.type === 'list') {
        const first = block.ordered ? (block.start ?? 1) : undefined;
        block.children.forEach((item, index) => {
          // The number of a numbered list is what a reader would cite, so it stays in the text.
          const number = first === undefined ? '' : `${first + index}. `;
          provisions.push(this.readItem(item, number, parent, count));
        });
      } else if (block.type !== 'definition' && block.type !== 'thematicBreak') {
        provisions.push(this.readText(toPlainText(block), block, [], parent, count));
      }
    }
    return provisions;
  }

  private readItem(item: ListItem, number: string, parent: Parent, count: { unmarked: number }): Provision {
    const [first, ...rest] = item.children;
    const text = `${number}${first?.type === 'paragraph' ? toPlainText(first) : ''}`;
    return this.readText(text, item, first?.type === 'paragraph' ? rest : item.children, parent, count);
  }

  private readText(
    raw: string,
    node: RootContent | ListItem,
    children: readonly RootContent[],
    parent: Parent,
    count: { unmarked: number },
  ): Provision {
    const line = (node.position?.start.line ?? 1) + this.firstLine - 1;
    const folded = raw.replace(/\s+/g, ' ').trim();
    const { text: marked, mark } = this.readMark(folded, line);
    const label = LABEL.exec(marked)?.[1] ?? null;
    if (label === null) count.unmarked++;
    const own = label === null ? `[p${count.unmarked}]` : `(${label})`;
    const id = this.takeId(`${parent.id}${own}`, line);
    const anchor = toAnchor(id.slice(this.number.length));
    const text = label === null ? marked : marked.slice(label.length + 2).trim();
    const below = this.readBlocks(children, { id });
    return { id, anchor, label, text, ...(mark ? { mark } : {}), line, children: below };
  }

  private takeId(id: string, line: number): string {
    let free = id;
    for (let n = 2; this.ids.has(free); n++) free = `${id}#${n}`;
    if (free !== id) {
      this.report(
        'text/repeated-label',
        line,
        `Section ${this.number} has the label ${id} twice; the second is called ${free}.`,
        'Check the label against the source.',
      );
    }
    this.ids.add(free);
    return free;
  }

  private readMark(text: string, line: number): { text: string; mark?: StatementMark } {
    const found = MARK.exec(text);
    if (!found) return { text };
    const before = text.slice(0, found.index);
    const [word, ...rest] = found[1]!.split(':');
    const level = word!.trim();
    const after = rest.join(':').trim();
    if (!isVerification(level)) {
      this.report(
        'text/bad-mark',
        line,
        `The mark {${found[1]}} does not start with how far the statement was checked.`,
        `Write {${VERIFICATIONS.join('}, {')}}, followed by sources: {secondary: nlr, cov}.`,
      );
      return { text };
    }
    const listsSources = level === 'primary' || level === 'secondary';
    const [list, ...notes] = after.split(';');
    const sources = listsSources
      ? list!
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean)
      : [];
    const note = (listsSources ? notes.join(';') : after).trim();
    if (listsSources && sources.length === 0) {
      this.report(
        'text/bad-mark',
        line,
        `The mark {${found[1]}} names no source.`,
        `Name the source ids: {${level}: nlr, cov}.`,
      );
    }
    if (level === 'inferred' && note === '') {
      this.report(
        'text/bad-mark',
        line,
        'An inferred statement does not say what it is inferred from.',
        'Write {inferred: from …}.',
      );
    }
    return { text: before, mark: { verification: level, sources, ...(note ? { note } : {}) } };
  }

  private report(code: string, line: number, message: string, hint: string): void {
    this.problems.push({ code, message, hint, line, column: 1 });
  }
}

/** The words of a node: blocks and line breaks keep them apart, table cells stand between bars, images say their text. */
function toPlainText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const between =
    node.type === 'tableRow'
      ? ' | '
      : node.type === 'table'
        ? '; '
        : INLINE_PARENTS.has(node.type)
          ? ''
          : ' ';
  return node.children.map((child) => toPlainText(child)).join(between);
}

/** Parents whose children are parts of one line of words. */
const INLINE_PARENTS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

function isVerification(word: string): word is Verification {
  return (VERIFICATIONS as readonly string[]).includes(word);
}
