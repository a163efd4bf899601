/**
 * Sets values in the front matter of a file that a person wrote and leaves every other byte as it is: comments, order
 * of keys, quotes, indentation, line ends, byte-order mark, body. The YAML is read with places, never written back
 * as a whole. In: the text and what to set. Out: the new text, or a sentence about why it cannot be done safely.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { toYamlBlock, toYamlFlow, type YamlValue } from './yaml-value.ts';

export interface Edit {
  /** Where: keys, and positions in lists. The block or list above the last key must be there or be a new block. */
  readonly path: readonly (string | number)[];
  /** Undefined takes the key away, with its value and the comments inside it. */
  readonly value: YamlValue | undefined;
}

export type Edited = { readonly text: string } | { readonly problem: string };

const READ = { version: '1.2', schema: 'core', keepSourceTokens: false } as const;
const HEAD = /^\uFEFF?---[ \t]*\r?\n/;
const FOOT = /\r?\n---[ \t]*(?:\r?\n|$)/;

/** The text with all edits, one after the other. */
export function setValues(text: string, edits: readonly Edit[]): Edited {
  let edited: Edited = { text };
  for (const edit of edits) {
    if ('problem' in edited) return edited;
    edited = editOnce(edited.text, edit);
  }
  return edited;
}

function editOnce(text: string, edit: Edit): Edited {
  const start = HEAD.exec(text)?.[0].length;
  const foot = start === undefined ? -1 : text.slice(start - 1).search(FOOT);
  if (start === undefined || foot === -1) return { problem: 'it has no front matter' };
  const end = start - 1 + foot;
  const yaml = text.slice(start, Math.max(start, end));
  const next = editYaml(yaml, edit, text.includes('\r\n') ? '\r\n' : '\n');
  if (typeof next !== 'string') return next;
  const intended = withValue(read(yaml), edit.path, edit.value);
  if (JSON.stringify(read(next)) !== JSON.stringify(intended))
    return { problem: `its layout around "${edit.path.join('.')}" cannot be edited safely; do it by hand` };
  return { text: text.slice(0, start) + next + text.slice(start + yaml.length) };
}

function editYaml(yaml: string, { path, value }: Edit, eol: string): string | { readonly problem: string } {
  const document = parseDocument(yaml, READ);
  if (document.errors.length > 0) return { problem: 'its front matter is not valid YAML' };
  let parent: Node | null = document.contents;
  for (const [index, step] of path.entries()) {
    if (isAlias(parent)) break;
    const isLast = index === path.length - 1;
    if (isSeq(parent) && typeof step === 'number' && !isLast) {
      parent = (parent.items[step] as Node | undefined) ?? null;
      continue;
    }
    if (!isMap(parent)) break;
    const pair = findPair(parent, String(step));
    if (value === undefined) {
      if (!pair) return yaml;
      if (isLast) return remove(yaml, parent, pair);
      parent = pair.value as Node | null;
      continue;
    }
    if (!pair) return insert(yaml, parent, String(step), wrap(path.slice(index + 1), value), eol);
    if (isLast) return replace(yaml, parent, pair, value, eol);
    parent = pair.value as Node | null;
  }
  return { problem: `it has no "${path.slice(0, -1).join('.')}" to put "${String(path.at(-1))}" into` };
}

/** `["a", "b"], v` to `{a: {b: v}}`. */
function wrap(path: readonly (string | number)[], value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>((inner, key) => ({ [String(key)]: inner }), value);
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key) as
    | Pair
    | undefined;
}

/** Puts a key at the end of a block or of `{…}`. */
function insert(yaml: string, map: YAMLMap, key: string, value: YamlValue, eol: string): string {
  const last = map.items.at(-1);
  if (map.flow) {
    const close = map.range![1] - 1;
    const at = last ? getEnd(last) : close;
    const text = `${toYamlFlow(key)}: ${toYamlFlow(value)}`;
    return yaml.slice(0, at) + (last ? `, ${text}` : text) + yaml.slice(at);
  }
  const indent = getColumn(yaml, (map.items[0]!.key as Node).range![0]);
  const lines = toYamlBlock(key, value, indent).map((line) => `${eol}${' '.repeat(indent)}${line}`);
  const at = getLineEnd(yaml, last ? getEnd(last) : 0);
  return yaml.slice(0, at) + lines.join('') + yaml.slice(at);
}

function replace(yaml: string, map: YAMLMap, pair: Pair, value: YamlValue, eol: string): string {
  const key = pair.key as Node;
  const old = pair.value as Node | null;
  const [from, to] = old?.range ? [old.range[0], getEnd(pair)] : [key.range![1] + 1, key.range![1] + 1];
  if (map.flow) return yaml.slice(0, from) + toYamlFlow(value) + yaml.slice(to);
  const indent = getColumn(yaml, key.range![0]);
  const [first = '', ...rest] = toYamlBlock('', value, indent);
  const head = first.slice(1).trimStart();
  const lines = rest.map((line) => `${eol}${' '.repeat(indent)}${line}`).join('');
  const isBlock = head === '';
  const start = isBlock ? key.range![1] + 1 : from;
  const glue = isBlock || /\s$/.test(yaml.slice(0, start)) ? '' : ' ';
  return yaml.slice(0, start) + glue + head + lines + yaml.slice(isWhole(yaml, to));
}

/** Takes a key away: its lines in a block, itself and one comma inside `{…}`. */
function remove(yaml: string, map: YAMLMap, pair: Pair): string {
  const start = (pair.key as Node).range![0];
  const end = getEnd(pair);
  if (!map.flow) return yaml.slice(0, yaml.lastIndexOf('\n', start - 1)) + yaml.slice(getLineEnd(yaml, end));
  const before = /,\s*$/.exec(yaml.slice(0, start));
  if (before) return yaml.slice(0, before.index) + yaml.slice(end);
  return yaml.slice(0, start) + yaml.slice(end).replace(/^\s*,\s*/, '');
}

/** A block text ends after its line end, which is not its to lose. */
function isWhole(yaml: string, to: number): number {
  if (yaml[to - 1] !== '\n') return to;
  return yaml[to - 2] === '\r' ? to - 2 : to - 1;
}

/** Where the words of a pair end, comments after them left out. */
function getEnd(pair: Pair): number {
  const value = pair.value as Node | null;
  if (!value?.range) return (pair.key as Node).range![1] + 1;
  if ((isMap(value) || isSeq(value)) && !value.flow) {
    const last = value.items.at(-1) as Pair | Node | undefined;
    if (last !== undefined) return isPair(last) ? getEnd(last) : getEndOfItem(last);
  }
  return value.range[1];
}

function getEndOfItem(item: Node): number {
  if ((isMap(item) || isSeq(item)) && !item.flow && item.items.length > 0) {
    const last = item.items.at(-1) as Pair | Node;
    return isPair(last) ? getEnd(last) : getEndOfItem(last);
  }
  return item.range![1];
}

function getColumn(yaml: string, at: number): number {
  return at - (yaml.lastIndexOf('\n', at - 1) + 1);
}

/** The end of the line a value ends on, before its line end. */
function getLineEnd(yaml: string, at: number): number {
  const from = isWhole(yaml, at);
  const end = yaml.indexOf('\n', from);
  if (end === -1) return yaml.length;
  return yaml[end - 1] === '\r' ? end - 1 : end;
}

function read(yaml: string): unknown {
  return parseDocument(yaml, READ).toJS();
}

/** The same value with one place set: what the edited text must read as. */
function withValue(root: unknown, path: Edit['path'], value: Edit['value']): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (value === undefined && (root === undefined || root === null)) return root;
  if (Array.isArray(root)) return root.map((item, at) => (at === step ? withValue(item, rest, value) : item));
  const block = (root ?? {}) as Record<string, unknown>;
  return { ...block, [step]: withValue(block[step], rest, value) };
}
