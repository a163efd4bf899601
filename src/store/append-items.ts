/**
 * Puts entries at the end of a list in the front matter of a file that people write, and leaves every byte that is
 * there: comments, order, quotes, line ends. In: the text, the name of a list at the top level, the entries. Out: the
 * new text, or a sentence about why it cannot be done safely. Nothing to add changes nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLSeq,
} from 'yaml';
import type { Edited } from './set-values.ts';

export type Item = Readonly<Record<string, unknown>>;

const READ = { version: '1.2', schema: 'core' } as const;
const HEAD = /^\uFEFF?---[ \t]*\r?\n/;
const FOOT = /\r?\n---[ \t]*(?:\r?\n|$)/;

/** The text with the entries added. */
export function appendItems(text: string, key: string, items: readonly Item[]): Edited {
  if (items.length === 0) return { text };
  const start = HEAD.exec(text)?.[0].length;
  const foot = start === undefined ? -1 : text.slice(start - 1).search(FOOT);
  if (start === undefined || foot === -1) return { problem: 'it has no front matter' };
  const yaml = text.slice(start, Math.max(start, start - 1 + foot));
  const next = appendToYaml(yaml, key, items, text.includes('\r\n') ? '\r\n' : '\n');
  const before = parseDocument(yaml, READ).toJS() as Item | null;
  const list = (before?.[key] ?? []) as readonly unknown[];
  const isRight =
    next !== undefined &&
    isDeepStrictEqual(parseDocument(next, READ).toJS(), { ...before, [key]: [...list, ...items] });
  if (!isRight)
    return {
      problem: `its list "${key}" is not laid out so that entries can be added safely; do it by hand`,
    };
  return { text: text.slice(0, start) + next + text.slice(start + yaml.length) };
}

/** Entries as lines of a list, so many spaces in: short lists inside them stay on one line. */
function toItemLines(items: readonly Item[], indent: number): string[] {
  const margin = ' '.repeat(indent);
  return items.flatMap((item) => {
    const lines = toYaml(item).trimEnd().split('\n');
    return lines.map((line, at) => `${margin}${at === 0 ? '- ' : '  '}${line}`.trimEnd());
  });
}

function appendToYaml(yaml: string, key: string, items: readonly Item[], eol: string): string | undefined {
  const { contents, errors } = parseDocument(yaml, READ);
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const pair = contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  const lines = (indent: number) => toItemLines(items, indent).join(eol);
  if (!pair) return `${yaml.replace(/\r?\n$/, '')}${eol}${key}:${eol}${lines(2)}`;
  const list = pair.value as Node | null;
  if (!isSeq(list)) return undefined;
  if (list.items.length === 0) return replaceEmpty(yaml, list, `${eol}${lines(2)}`);
  if (list.flow) {
    const at = (list.items.at(-1) as Node).range![1];
    return `${yaml.slice(0, at)}, ${items.map((item) => JSON.stringify(item)).join(', ')}${yaml.slice(at)}`;
  }
  const dash = yaml.lastIndexOf('-', (list.items[0] as Node).range![0] - 1);
  const indent = dash - (yaml.lastIndexOf('\n', dash) + 1);
  const at = getLineEnd(yaml, getEnd(list.items.at(-1) as Node));
  return yaml.slice(0, at) + eol + lines(indent) + yaml.slice(at);
}

/** Takes the place of `[]`; a comment beside it stays beside the key. */
function replaceEmpty(yaml: string, list: YAMLSeq, lines: string): string {
  const [start, end] = list.range!;
  const lineEnd = getLineEnd(yaml, end);
  return `${yaml.slice(0, start).trimEnd()}${yaml.slice(end, lineEnd).trimEnd()}${lines}${yaml.slice(lineEnd)}`;
}

/** Where the words of a node end; the comments that the parser counts to a block are not its own. */
function getEnd(node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1) as Node | Pair;
    if (isMap(node)) {
      const { key, value } = last as Pair;
      const range = (value as Node | null)?.range;
      return range ? getEnd(value as Node) : (key as Node).range![1] + 1;
    }
    return getEnd(last as Node);
  }
  return node.range![1];
}

/** The end of the line on which a value ends, before its line end. */
function getLineEnd(yaml: string, at: number): number {
  const from = yaml[at - 1] === '\n' ? at - 1 : at;
  const end = yaml.indexOf('\n', from);
  if (end === -1) return yaml.length;
  return yaml[end - 1] === '\r' ? end - 1 : end;
}

function toYaml(item: Item): string {
  const document = new Document(item, READ);
  visit(document, {
    Seq: (_, list) => {
      list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
