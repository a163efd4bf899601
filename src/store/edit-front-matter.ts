/**
 * Changes single fields of a front matter and leaves everything else as a person wrote it: comments, order,
 * quotes, line breaks. In: the text of a file and the new values of top-level fields. Out: the text with just
 * those fields changed; a field that is new goes to the end, one that has the value already stays as it is.
 */
import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isScalar, type Pair, parseDocument, stringify } from 'yaml';

export type FieldValues = Readonly<Record<string, unknown>>;

const OPENING = '---\n';

/** The edited text; throws when the file has no front matter, which a reader reports before. */
export function editFrontMatter(text: string, values: FieldValues): string {
  const end = text.indexOf('\n---', OPENING.length - 1);
  if (!text.startsWith(OPENING) || end === -1) throw new Error('This file has no front matter to edit.');
  const yaml = text.slice(OPENING.length, end + 1);
  return OPENING + editYaml(yaml, values) + text.slice(end + 1);
}

function editYaml(yaml: string, values: FieldValues): string {
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core' });
  const pairs = isMap(contents) ? contents.items : [];
  const find = (key: string) => pairs.find((pair) => isScalar(pair.key) && pair.key.value === key);
  const edits: { start: number; end: number; words: string }[] = [];
  let added = '';
  for (const [key, value] of Object.entries(values)) {
    const pair = find(key);
    const words = toWords(key, value, pair);
    if (!pair) added += `${words}\n`;
    else if (!isDeepStrictEqual(toValue(pair), value)) edits.push({ ...getRange(pair, yaml), words });
  }
  let edited = yaml;
  for (const { start, end, words } of edits.sort((a, b) => b.start - a.start))
    edited = edited.slice(0, start) + words + edited.slice(end);
  return (edited === '' || edited.endsWith('\n') ? edited : `${edited}\n`) + added;
}

/** The field as YAML; a list that stood on one line goes on one line. */
function toWords(key: string, value: unknown, before: Pair | undefined): string {
  const options = { lineWidth: 0, flowCollectionPadding: false };
  if (isCollection(before?.value) && before.value.flow)
    return `${key}: ${stringify(value, { ...options, collectionStyle: 'flow' }).trim()}`;
  return stringify({ [key]: value }, options).trimEnd();
}

function toValue({ value }: Pair): unknown {
  return (value as { toJSON(): unknown } | null)?.toJSON() ?? null;
}

/** From the key to the end of the value, without the comment and the line end after it. */
function getRange(pair: Pair, yaml: string): { start: number; end: number } {
  const [start = 0, afterKey = 0] = (pair.key as { range?: number[] }).range ?? [];
  const [, valueEnd = afterKey + 1] = (pair.value as { range?: number[] } | null)?.range ?? [];
  const words = yaml.slice(start, valueEnd);
  return { start, end: start + words.trimEnd().length };
}
