/**
 * The objects of one kind as a table of their fields, for files: whatever the schema holds and the audience sees,
 * in the order of the schema. A field that no object states has no column; nested values are written out as words.
 */
import type { RuleObject } from '../model/object.ts';
import { capitalize } from './labels.ts';
import type { Cell, Column, TableView } from './table.ts';

/** One row an object; `names` are the fields of the kind in their order. */
export function toObjectTable(
  objects: readonly RuleObject[],
  names: readonly string[],
  caption: string,
): TableView {
  const states = (name: string) => objects.map((object) => getField(object, name));
  const used = names.filter((name) => states(name).some((value) => toValueWords(value) !== ''));
  return {
    caption,
    columns: used.map((name): Column => {
      const stated = states(name).filter((value) => value !== undefined);
      return { id: name, label: toLabel(name), numeric: stated.every((value) => typeof value === 'number') };
    }),
    rows: objects.map((object) => ({
      id: object.id,
      cells: used.map((name): Cell => ({ text: toValueWords(getField(object, name)) })),
    })),
  };
}

function getField(object: RuleObject, name: string): unknown {
  return (object.fields as Readonly<Record<string, unknown>>)[name];
}

/** "shortTitle" to "Short title". */
function toLabel(name: string): string {
  return capitalize(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** A value as words: lists with semicolons, what belongs together with commas, objects of a list with bars. */
function toValueWords(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.map(toValueWords).join(value.some((item) => typeof item === 'object') ? ' | ' : '; ');
  if (typeof value !== 'object') return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return Object.entries(value)
    .filter(([, own]) => own !== undefined)
    .map(([key, own]) => `${toLabel(key).toLowerCase()}: ${toValueWords(own)}`)
    .join(', ');
}
