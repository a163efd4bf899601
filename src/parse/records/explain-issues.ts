/**
 * A schema's complaints, in an author's words. In: zod issues, the value, and what was written where. Out:
 * problems with place, reason and next action. Bare numbers get their own code, because YAML reads the
 * section number 7.30 as 7.3 and nobody would notice.
 */
import type { z } from 'zod';
import { findShapes, type Path, type SchemaWalk, type ValuePath } from '../../model/schemas/walk.ts';
import { findClosest } from '../../text/closest.ts';
import type { Problem } from '../../text/diagnostic.ts';
import { type getLocator, type Located, toReplacement } from './locate.ts';

export interface IssueContext {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly walk: SchemaWalk;
  readonly locate: ReturnType<typeof getLocator>;
  /** What the object is, for messages: "a control". */
  readonly noun: string;
}

/** One problem per issue, unions reduced to the option the author seems to have meant. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], context: IssueContext): Problem[] {
  return issues.flatMap((issue) => explain(issue, [], context));
}

function explain(issue: z.core.$ZodIssue, above: ValuePath, context: IssueContext): Problem[] {
  const path = [...above, ...(issue.path as ValuePath)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], context));
    case 'invalid_type':
      return [wrongType(path, issue.expected, context)];
    case 'invalid_value':
      return [invalidValue(path, issue.values.map(String), context)];
    case 'invalid_union':
      return explainUnion(issue, path, context);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain(inner, path, context));
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, path, context)];
    default:
      return [
        problem(
          'schema/invalid-value',
          path,
          context,
          `"${toName(path)}" ${toDemand(issue.message)}.`,
          getDescription(path, context),
        ),
      ];
  }
}

function outOfBounds(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: ValuePath,
  context: IssueContext,
): Problem {
  const low = issue.code === 'too_small';
  const bound = String(low ? issue.minimum : issue.maximum);
  const name = `"${toName(path)}"`;
  if (low && bound === '1' && (issue.origin === 'string' || issue.origin === 'array')) {
    return problem(
      'schema/empty',
      path,
      context,
      `${name} is empty.`,
      'Fill it in, or leave the key out if it may be absent.',
    );
  }
  const limit = {
    number: low ? `must be ${bound} or more` : `must be ${bound} or less`,
    array: `needs ${low ? 'at least' : 'at most'} ${bound} entries`,
  };
  const demand =
    limit[issue.origin as 'number' | 'array'] ??
    `must have ${low ? 'at least' : 'at most'} ${bound} characters`;
  return problem('schema/invalid-value', path, context, `${name} ${demand}.`, getDescription(path, context));
}

function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: ValuePath,
  context: IssueContext,
): Problem[] {
  if (issue.errors.length === 0) {
    const found = getValue(path, context);
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    if (found === undefined) return [missingKey(path, context)];
    return [invalidValue(path, options, context)];
  }
  const deepest = (errors: readonly z.core.$ZodIssue[]) =>
    Math.max(...errors.map((error) => error.path.length), 0);
  const meant = [...issue.errors].sort((a, b) => deepest(b) - deepest(a))[0]!;
  return meant.flatMap((inner) => explain(inner, path, context));
}

function unknownKey(path: ValuePath, context: IssueContext): Problem {
  const known = getKeysAt(path.slice(0, -1), context);
  const key = String(path.at(-1));
  const close = findClosest(key, known);
  const hint = close
    ? `Did you mean "${close}"?`
    : known.length > 0
      ? `Known here: ${known.join(', ')}.`
      : 'Remove it.';
  return problem(
    'schema/unknown-key',
    path,
    context,
    `${context.noun} has no field "${toName(path)}".`,
    hint,
    { part: 'key', fix: close },
  );
}

function missingKey(path: ValuePath, context: IssueContext): Problem {
  const parent = path.slice(0, -1);
  return problem(
    'schema/missing-key',
    parent,
    context,
    `${context.noun} needs "${toName(path)}", which is not there.`,
    `Add it. ${toExpectation(path, context)}`,
    { part: 'key' },
  );
}

/** What may stand there: the fixed words where there are some, else what the field means. */
function toExpectation(path: ValuePath, context: IssueContext): string {
  const words = getWordsAt(path, context);
  return words.length > 1 ? `It can be: ${words.join(', ')}.` : getDescription(path, context);
}

function wrongType(path: ValuePath, expected: string, context: IssueContext): Problem {
  const found = getValue(path, context);
  if (found === undefined) return missingKey(path, context);
  const at = context.locate(path, 'value');
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) {
    const written = at.written ?? String(found);
    return {
      ...toPlace(at),
      code: 'schema/bare-number',
      message: `"${toName(path)}" is text, but ${written} without quotes is read as a ${typeof found}${written === String(found) ? '' : ` (${String(found)})`}.`,
      hint: `Write "${written}" with the quotes.`,
      ...(at.written === undefined ? {} : { fix: JSON.stringify(written) }),
    };
  }
  const message = `"${toName(path)}" must be ${toNoun(expected)}, but it is ${toNoun(getType(found))}.`;
  return { ...toPlace(at), code: 'schema/wrong-type', message, hint: getDescription(path, context) };
}

function invalidValue(path: ValuePath, options: readonly string[], context: IssueContext): Problem {
  const found = getValue(path, context);
  if (found === undefined) return missingKey(path, context);
  const shown = typeof found === 'object' ? toNoun(getType(found)) : `"${String(found)}"`;
  const close = findClosest(String(found), options);
  const hint = `${close ? `Did you mean "${close}"? ` : ''}${options.length > 0 ? `It can be: ${options.join(', ')}.` : getDescription(path, context)}`;
  return problem('schema/invalid-value', path, context, `"${toName(path)}" cannot be ${shown}.`, hint, {
    fix: close,
  });
}

function problem(
  code: string,
  path: ValuePath,
  context: IssueContext,
  message: string,
  hint: string,
  { part = 'value', fix }: { readonly part?: 'key' | 'value'; readonly fix?: string | undefined } = {},
): Problem {
  const at = context.locate(path, part);
  const mended = fix === undefined || at.written === undefined ? {} : { fix: toReplacement(at.written, fix) };
  return { ...toPlace(at), code, message, hint, ...mended };
}

function toPlace(at: Located): Pick<Problem, 'line' | 'column' | 'length'> {
  return { line: at.line, column: at.column, ...(at.length === undefined ? {} : { length: at.length }) };
}

function getValue(path: ValuePath, context: IssueContext): unknown {
  let at: unknown = context.value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** The keys that the schema knows at this place of the value. */
function getKeysAt(path: ValuePath, { schema, value }: IssueContext): string[] {
  return [...new Set(findShapes(schema, value, path).flatMap((shape) => Object.keys(shape._zod.def.shape)))];
}

/** The words that a fixed field may have, over all options of a union: the types of a deadline. */
function getWordsAt(path: ValuePath, { schema, value }: IssueContext): string[] {
  return findShapes(schema, value, path.slice(0, -1)).flatMap((shape) => {
    const def = shape._zod.def.shape[path.at(-1) ?? '']?._zod.def as
      | z.core.$ZodTypes['_zod']['def']
      | undefined;
    return def?.type === 'literal' ? def.values.map(String) : [];
  });
}

function getDescription(path: ValuePath, context: IssueContext): string {
  const field = context.walk.fields.find(
    (candidate) => candidate.path.length === path.length && matches(candidate.path, path),
  );
  if (field) return field.description;
  return path.length > 1
    ? getDescription(path.slice(0, -1), context)
    : 'See `rulemark new --help` for a file that is right.';
}

function matches(pattern: Path, path: ValuePath): boolean {
  return path.every(
    (step, index) => pattern[index] === '*' || pattern[index] === '[]' || pattern[index] === String(step),
  );
}

/** "satisfies.2.part" as people count: "satisfies[2].part" would start at 0, so indexes are left out. */
function toName(path: ValuePath): string {
  return path.length === 0 ? 'front matter' : path.filter((step) => typeof step === 'string').join('.');
}

function toDemand(message: string): string {
  if (/^(a|an) /.test(message)) return `must be ${message}`;
  return message
    .replace(/^Invalid string: /, '')
    .replace(/^Invalid URL$/, 'must be an http or https address')
    .replace(/\.$/, '');
}

function getType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function toNoun(type: string): string {
  const nouns: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list (lines starting with "- ")',
    object: 'a block of keys',
    record: 'a block of keys',
    null: 'empty',
    undefined: 'missing',
  };
  return nouns[type] ?? type;
}
