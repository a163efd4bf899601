/**
 * Where things stand in a JSON text: the line and column of the values at given paths. For messages about a file
 * that `JSON.parse` has taken already, so the text is known to be well-formed. One pass for all paths, without
 * recursion, so that a deeply nested file does no harm.
 */
import { getLineAndColumn } from '../../text/lines.ts';

export type JsonPath = readonly (string | number)[];

export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

interface Level {
  readonly prefix: string;
  /** The key or index of what comes next; null in an object before its key. */
  step: string | number | null;
}

/** The name of a path inside these maps. */
export function toPathName(path: JsonPath): string {
  return path.map((step) => `/${step}`).join('');
}

/** The places of the paths that are there, by `toPathName`. */
export function findLines(text: string, paths: readonly JsonPath[]): ReadonlyMap<string, JsonPlace> {
  const wanted = new Set(paths.map(toPathName));
  const found = new Map<string, JsonPlace>();
  const levels: Level[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  for (let match = token.exec(text); match && found.size < wanted.size; match = token.exec(text)) {
    const [sign] = match;
    const level = levels.at(-1);
    if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',') advance(level);
    else if (sign === ':') continue;
    else if (level && level.step === null) level.step = JSON.parse(sign) as string;
    else {
      const name = level ? `${level.prefix}/${level.step}` : '';
      if (wanted.has(name)) found.set(name, getLineAndColumn(text, match.index));
      if (sign === '{') levels.push({ prefix: name, step: null });
      if (sign === '[') levels.push({ prefix: name, step: 0 });
    }
  }
  return found;
}

function advance(level: Level | undefined): void {
  if (level) level.step = typeof level.step === 'number' ? level.step + 1 : null;
}
