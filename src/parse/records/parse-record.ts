/**
 * One content file to one object. In: path and text. Out: the object, or every problem of the file as
 * diagnostics. Strict: an unknown key is an error, because a key that is silently skipped is how dead ids
 * and lost facts spread.
 */
import type { z } from 'zod';
import { type RuleObject, toKey } from '../../model/object.ts';
import { KINDS, type Kind } from '../../model/schemas/kinds.ts';
import { type SchemaWalk, walkSchema } from '../../model/schemas/walk.ts';
import type { Diagnostic, Problem } from '../../text/diagnostic.ts';
import { type Classified, classifyPath } from './classify-path.ts';
import { explainIssues } from './explain-issues.ts';
import { parseFrontMatter, parseYaml, YAML_LINE } from './front-matter.ts';
import { getLocator } from './locate.ts';

export type ParsedRecord = { readonly object: RuleObject } | { readonly diagnostics: readonly Diagnostic[] };

const ID = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
/** The ids of two versions: "nprm-2024--final-2025". */
const SUCCESSION_ID = /^[a-z0-9]+(?:(?:--|[-.])[a-z0-9]+)*$/;
/** "7.302", "165.T11-157", "1.401(k)-1", "1005-appendix-a", "7.1_2". */
const SECTION_NAME = /^[A-Za-z0-9]+(?:(?:[-._–]|(?:\([A-Za-z0-9]+\))+[-–])[A-Za-z0-9]+)*$/;
/** Names that stand for pages of their own below a rule, so that no version may have them. */
const RESERVED = new Set([
  'index',
  ...Object.values(KINDS).map((kind) => kind.plural),
  'changes',
  'compare',
  'history',
  'penalties',
]);
const walks = new Map<z.ZodType, SchemaWalk>();

/** The walk of a kind's schema, made once. */
function getWalk(schema: z.ZodType): SchemaWalk {
  const made = walks.get(schema) ?? walkSchema(schema);
  walks.set(schema, made);
  return made;
}

/** The object in a Markdown file of the content folder. */
export function parseRecord(file: string, text: string): ParsedRecord {
  const place = classifyPath(file);
  if (!place) return { diagnostics: [unknownPlace(file)] };
  const badId = checkId(file, place);
  const matter = parseFrontMatter(text);
  if (matter.kind === 'broken') return { diagnostics: [...badId, ...toDiagnostics(file, matter.problems)] };
  const { schema } = KINDS[place.kind];
  const parsed = schema.safeParse(matter.value ?? {});
  if (!parsed.success) {
    const context = {
      schema,
      value: matter.value ?? {},
      walk: getWalk(schema),
      locate: getLocator(matter.yaml, YAML_LINE),
      noun: toNoun(place.kind),
    };
    return { diagnostics: [...badId, ...toDiagnostics(file, explainIssues(parsed.error.issues, context))] };
  }
  if (badId.length > 0) return { diagnostics: badId };
  const { kind, id, home } = place;
  const fields = parsed.data as RuleObject['fields'];
  return {
    object: {
      type: kind,
      id,
      home,
      key: toKey(kind, home, id),
      file,
      fields,
      body: matter.body,
      bodyLine: matter.bodyLine,
    },
  };
}

/** A YAML file (`rulemark.yml`) against a schema. */
export function parseYamlFile<T extends z.ZodObject>(
  file: string,
  text: string,
  schema: T,
  noun: string,
): { readonly value: z.output<T> } | { readonly diagnostics: readonly Diagnostic[] } {
  const read = parseYaml(text, 1);
  if (read.kind === 'broken') return { diagnostics: toDiagnostics(file, read.problems) };
  const parsed = schema.safeParse(read.value ?? {});
  if (parsed.success) return { value: parsed.data };
  const context = {
    schema,
    value: read.value ?? {},
    walk: getWalk(schema),
    locate: getLocator(text, 1),
    noun,
  };
  return { diagnostics: toDiagnostics(file, explainIssues(parsed.error.issues, context)) };
}

function toDiagnostics(file: string, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => ({ file, severity: 'error', ...problem }));
}

/** Whether a file of this kind may have this name. */
export function isId(kind: Kind, name: string): boolean {
  const form = kind === 'section' ? SECTION_NAME : kind === 'succession' ? SUCCESSION_ID : ID;
  return form.test(name);
}

function checkId(file: string, { kind, id }: Classified): Diagnostic[] {
  const name = kind === 'section' ? id.slice(id.indexOf('/') + 1) : id;
  const place = { file, line: 1, column: 1, severity: 'error' as const };
  if (!isId(kind, name)) {
    const mended = name
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^-|-$/g, '');
    return [
      {
        ...place,
        code: 'id/invalid',
        message: `The file name gives the id, and "${name}" cannot be one.`,
        hint:
          kind === 'section'
            ? 'Name the file after the section number, such as "7.302.md".'
            : `Use small letters, digits and hyphens: "${mended || 'a-name'}.md".`,
      },
    ];
  }
  if (kind === 'version' && RESERVED.has(id)) {
    return [
      {
        ...place,
        code: 'id/reserved',
        message: `A version cannot be called "${id}": that is the address of another page.`,
        hint: 'Name it after its stage and year, such as "final-2025".',
      },
    ];
  }
  return [];
}

function unknownPlace(file: string): Diagnostic {
  const folders = Object.values(KINDS)
    .map((kind) => kind.place)
    .filter((place) => !place.endsWith('.md') && place !== 'rules/*/versions/*');
  return {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    code: 'file/unexpected',
    message: 'No kind of object lives in this folder, so the file is not read.',
    hint: `Objects live in: ${folders.join(', ')}.`,
  };
}

function toNoun(kind: Kind): string {
  const word = kind === 'lineage' ? 'lineage topic' : kind;
  return `${/^[aeiou]/.test(word) ? 'An' : 'A'} ${word}`;
}
