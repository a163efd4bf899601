/**
 * Where a value stands in its YAML. Called only for files with findings, because reading YAML with places is
 * six times slower than without.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { ValuePath } from '../../model/schemas/walk.ts';

export interface Located {
  readonly line: number;
  readonly column: number;
  readonly length?: number;
  /** The value as the author wrote it, for scalars: `7.30`, not 7.3. */
  readonly written?: string;
}

/** Read as something else than text when written without quotes: numbers, true, null, an indicator at the start. */
const NEEDS_QUOTES =
  /^(?:[-+.\d][\d._]*|0[xo]\w+|true|false|null|~|)$|^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|^\s|\s$/i;

/** `value` as it replaces `written`: quoted as that was, or as YAML asks. */
export function toReplacement(written: string, value: string): string {
  const quoted = written.startsWith("'") || written.startsWith('"') || NEEDS_QUOTES.test(value);
  return quoted ? JSON.stringify(value) : value;
}

/** Finds places in one YAML text whose first line is line `firstLine` of its file. */
export function getLocator(
  yaml: string,
  firstLine: number,
): (path: ValuePath, part: 'key' | 'value') => Located {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    keepSourceTokens: false,
    version: '1.2',
    schema: 'core',
  });
  return (path, part) => {
    let node: Node | Pair | null = document.contents;
    let pair: Pair | undefined;
    for (const step of path) {
      const next: Child | undefined = getChild(node, step);
      if (!next) break;
      pair = next.pair;
      node = next.value;
    }
    const target =
      part === 'key' && pair
        ? (pair.key as Node)
        : ((node as Node | null) ?? (pair?.key as Node | undefined));
    const range = (target as Node | undefined)?.range;
    if (!range) return { line: firstLine, column: 1 };
    const { line, col } = lines.linePos(range[0]);
    const written = yaml.slice(range[0], range[1]);
    const place = { line: line + firstLine - 1, column: col };
    return isScalar(target) && !written.includes('\n')
      ? { ...place, length: written.length, written }
      : place;
  };
}

interface Child {
  readonly value: Node | null;
  readonly pair?: Pair;
}

function getChild(node: Node | Pair | null, step: string | number): Child | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as Node | undefined;
    return item ? { value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
  );
  return pair ? { value: pair.value as Node | null, pair: pair as Pair } : undefined;
}
