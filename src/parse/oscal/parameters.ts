/**
 * Parameters of a catalog, and their words in a text. A text names a parameter as `{{ insert: param, ac-1_prm_1 }}`;
 * people read "[Assignment: organization-defined frequency]" or "[Selection (one or more): …]", as NIST prints it,
 * or the value where one is set.
 */
import type { OscalNode } from './oscal-node.ts';

export interface Parameter {
  readonly label: string;
  readonly values: readonly string[];
  readonly howMany: string | undefined;
  readonly choices: readonly string[];
}

export type Parameters = ReadonlyMap<string, Parameter>;

const INSERT = /\{\{\s*(?:insert:\s*param(?:-id)?\s*,\s*)?([\p{L}_][\p{L}\p{N}.\-_]*)\s*\}\}/gu;
/** A selection may name parameters that name others; a circle ends here. */
const DEEPEST = 8;

/** Those of an object and those that hold around it; values that somebody set win. */
export function readParameters(
  node: OscalNode,
  around: Parameters,
  set: ReadonlyMap<string, readonly string[]>,
): Parameters {
  const own = node.children('params', 'parameter').map((param): [string, Parameter] => {
    const id = param.need('id');
    const select = param.child('select', 'selection');
    const values = param.texts('values');
    return [
      id,
      {
        label: param.text('label') ?? id,
        values: set.get(id) ?? values,
        howMany: select?.text('how-many'),
        choices: select?.texts('choice') ?? [],
      },
    ];
  });
  return own.length === 0 ? around : new Map([...around, ...own]);
}

/** Values by themselves, as components set them. */
export function toSetParameters(values: ReadonlyMap<string, readonly string[]>): Parameters {
  return new Map(
    [...values].map(([id, list]) => [id, { label: id, values: list, howMany: undefined, choices: [] }]),
  );
}

/** The text with its parameters in words; white space at its ends goes. */
export function insertParameters(text: string, parameters: Parameters, depth = 0): string {
  return text.replace(INSERT, (_, id: string) => toWords(id, parameters, depth)).trim();
}

/** The parameters that a text names, directly. */
export function findInserted(text: string): readonly string[] {
  return [...text.matchAll(INSERT)].map((match) => match[1] ?? '');
}

function toWords(id: string, parameters: Parameters, depth: number): string {
  const parameter = parameters.get(id);
  if (!parameter || depth > DEEPEST) return `[Assignment: ${id}]`;
  const { values, choices, howMany, label } = parameter;
  const inside = (text: string) => insertParameters(text, parameters, depth + 1);
  if (values.length > 0) return values.map(inside).join(', ');
  if (choices.length === 0) return `[Assignment: ${inside(label)}]`;
  const several = howMany === 'one-or-more' ? ' (one or more)' : '';
  return `[Selection${several}: ${choices.map(inside).join('; ')}]`;
}
