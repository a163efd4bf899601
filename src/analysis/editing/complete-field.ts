/**
 * What an editor may offer at a place of the front matter: the fields that are missing, the fixed words, the ids of
 * objects, the provisions of a version. In: the content, the schema of the file, what is written so far, the cursor.
 * Out: offers in order, required fields first and objects of the same rule before others.
 */
import type { z } from 'zod';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { FieldCursor } from '../../model/field-cursor.ts';
import type { RuleObject } from '../../model/object.ts';
import { findExpectedKeys, findExpectedValue } from '../../model/schemas/expected.ts';
import type { ReferenceNote } from '../../model/schemas/field.ts';
import { KINDS, type Kind } from '../../model/schemas/kinds.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { walkProvisions } from '../../model/section.ts';

export interface Offer {
  readonly kind: 'key' | 'word' | 'object' | 'provision';
  /** The value itself. */
  readonly value: string;
  /** What follows a key: a value on the same line, or lines below. */
  readonly holds?: 'list' | 'block' | 'value';
  /** One line beside it. */
  readonly detail: string;
  /** What it means, for keys. */
  readonly description?: string;
}

/** The file that is being written. */
export interface EditedFile {
  /** Undefined for `rulemark.yml`. */
  readonly kind: Kind | undefined;
  /** The rule or docket it belongs to. */
  readonly home: string;
  readonly schema: z.ZodType;
  /** The front matter as far as it can be read. */
  readonly value: unknown;
}

export interface EditingContext {
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  readonly file: EditedFile;
}

/** All that may stand at the cursor, not narrowed by what is typed: editors do that. */
export function completeField(context: EditingContext, { part, path }: FieldCursor): readonly Offer[] {
  const { schema, value } = context.file;
  if (part === 'value') return offerValues(context, path);
  const keys = offerKeys(context, path);
  const isBlock = keys.length > 0 || findExpectedKeys(schema, value, path).length > 0;
  return part === 'key' || isBlock ? keys : offerValues(context, path);
}

function offerKeys(context: EditingContext, path: ValuePath): readonly Offer[] {
  const { schema, value } = context.file;
  const present = new Set(Object.keys((getValue(value, path) as object | null | undefined) ?? {}));
  const fields = findExpectedKeys(schema, value, path)
    .filter(({ key }) => !present.has(key))
    .sort((a, b) => Number(a.optional) - Number(b.optional))
    .map(({ key, optional, visibility, description, holds }): Offer => {
      const detail = `${optional ? 'may be left out' : 'required'}${visibility ? `, ${visibility}` : ''}`;
      return { kind: 'key', value: key, holds, detail, description };
    });
  const { keyReferences } = findExpectedValue(schema, value, path);
  const objects = offerObjects(context, keyReferences).filter((offer) => !present.has(offer.value));
  return [...fields, ...objects.map((offer) => ({ ...offer, kind: 'key' as const, holds: 'list' as const }))];
}

function offerValues(context: EditingContext, path: ValuePath): readonly Offer[] {
  const { schema, value } = context.file;
  const { words, references } = findExpectedValue(schema, value, path);
  return [
    ...words.map((word): Offer => ({ kind: 'word', value: word, detail: '' })),
    ...references.flatMap(({ unless }) =>
      unless ? [{ kind: 'word' as const, value: unless, detail: '' }] : [],
    ),
    ...offerObjects(context, references),
    ...offerProvisions(context, path),
  ];
}

function offerObjects({ content, file }: EditingContext, notes: readonly ReferenceNote[]): readonly Offer[] {
  return notes.flatMap(({ target }) => {
    if (target === 'any')
      return content.objects.filter(isOffered).map((object) => {
        const { plural } = KINDS[object.type];
        return toOffer(object, `${plural}/${toId(content, object, file.home)}`);
      });
    const kind = (target === 'self' ? file.kind : target) as Kind | undefined;
    if (!kind) return [];
    const all = content.list(kind).filter(isOffered);
    return [
      ...all.filter(({ home }) => home === file.home),
      ...all.filter(({ home }) => home !== file.home),
    ].map((object) => toOffer(object, toId(content, object, file.home)));
  });
}

/** A link to a retired object is an error, so none is offered. */
function isOffered({ fields }: RuleObject): boolean {
  return fields.state !== 'retired';
}

/** The id, with its rule where another rule has the same and it is not this file's. */
function toId(content: Content, { type, id, home }: RuleObject, own: string): string {
  return home !== own && content.findById(type, id).length > 1 ? `${home}/${id}` : id;
}

function toOffer(object: RuleObject, value: string): Offer {
  return { kind: 'object', value, detail: `${object.type}: ${object.fields.title}` };
}

/** Below `sections: <version>:` the sections and paragraphs of that version. */
function offerProvisions(
  { content, getProvisions, file }: EditingContext,
  path: ValuePath,
): readonly Offer[] {
  const version = path.at(-2);
  if (typeof version !== 'string' || typeof path.at(-1) !== 'number') return [];
  const { keyReferences } = findExpectedValue(file.schema, file.value, path.slice(0, -2));
  if (!keyReferences.some(({ target }) => target === 'version')) return [];
  const sections = content.list('section', file.home).filter(({ id }) => id.startsWith(`${version}/`));
  return sections.flatMap((section) => [
    { kind: 'provision' as const, value: section.fields.number, detail: section.fields.title },
    ...[...walkProvisions(getProvisions(section))]
      .filter(({ id }) => id !== section.fields.number)
      .map(({ id }) => ({ kind: 'provision' as const, value: id, detail: section.fields.title })),
  ]);
}

function getValue(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined,
    value,
  );
}
