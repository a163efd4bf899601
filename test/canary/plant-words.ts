/**
 * Words of their own in the fields of an object that is already valid: every text that is not public is replaced by
 * a word, every field that is not public and was left out is filled, and public lists of references get references to
 * what is withheld. Reads the schemas, so that a field added tomorrow is planted tomorrow.
 */
import type { z } from 'zod';
import { UNSURE } from '../../src/model/reach.ts';
import { fieldVisibility, isOptional, provisionNumbers, references } from '../../src/model/schemas/field.ts';
import type { Kind } from '../../src/model/schemas/kinds.ts';
import { isVisible, type Visibility } from '../../src/model/visibility.ts';
import { SchemaFiller, type Word } from '../fill-schema.ts';

type Def = z.core.$ZodTypes['_zod']['def'];
type Fields = Record<string, unknown>;

/** What a walk through one object needs to know. */
export interface PlantOptions {
  /** Nothing in the object is more open than this. */
  readonly floor: Visibility;
  readonly kind: Kind;
  /** The name to write for a reference. */
  readonly rename: (kind: string, id: string) => string;
  /** Ids of withheld objects that a public list of references to a kind may name as well. */
  readonly findSecret: (kind: string) => readonly string[];
  /** Numbers of withheld sections of a version. */
  readonly findSecretSections: (version: string) => readonly string[];
}

/** Said by an object of itself, or held by a check against its text: they stay as they are. */
const OWN = ['state', 'replacedBy', 'visibility', 'fingerprints', 'quotes', 'imported'];
const SLUG = /^[a-z0-9-]+$/;
/** Names that the program itself knows: a questionnaire must have the answer of whoever does not know. */
const KNOWN = [UNSURE];

export class Planter {
  readonly words: Word[] = [];
  readonly #slugs = new Map<string, string>();
  /** How many filled fields were taken out again because they do not go with what stands beside them. */
  #unfit = 0;
  readonly #filler: SchemaFiller;
  readonly #held: ReadonlySet<string>;

  /** `getId` and `getProvision` name what a field that is filled may point at; fields of `held` are not filled. */
  constructor(getId: (kind: Kind) => string, getProvision: () => string, held: ReadonlySet<string>) {
    this.#held = held;
    this.#filler = new SchemaFiller(getId, getProvision);
  }

  /** A new word. */
  makeWord(visibility: Visibility, path: string): string {
    const word = this.#filler.makeWord(visibility, path);
    this.#collect();
    return word;
  }

  /** Fields for an object that nobody wrote yet. */
  fill(schema: z.core.$ZodType, floor: Visibility, kind: Kind): Fields {
    const { replacedBy: _replaced, visibility: _seen, ...fields } = this.#fill(schema, floor, kind) as Fields;
    const kept = Object.entries(fields).filter(([key]) => !this.#isHeld(`${kind}.${key}`));
    return { ...Object.fromEntries(kept), state: 'active' };
  }

  #isHeld(path: string): boolean {
    return [...this.#held].some(
      (held) => held === path || (/^[.[]/.test(held.slice(path.length)) && held.startsWith(path)),
    );
  }

  /** The settings of the content with every setting in them that is not public. */
  plantSettings(schema: z.core.$ZodType, fields: Fields): Fields {
    const planted = Object.entries((schema as z.ZodObject).shape).flatMap(
      ([key, child]): [string, unknown][] => {
        if (key in fields) return [[key, fields[key]]];
        const seenBy = fieldVisibility.get(child)?.visibility ?? 'public';
        return seenBy === 'public' ? [] : [[key, this.#fill(child, seenBy, `config.${key}`)]];
      },
    );
    return Object.fromEntries(planted);
  }

  /** The fields with words in them. */
  plant(schema: z.core.$ZodType, fields: Fields, options: PlantOptions): Fields {
    return this.#plant(schema, fields, options.floor, options.kind, options) as Fields;
  }

  #fill(schema: z.core.$ZodType, strict: Visibility, path: string): unknown {
    const value = this.#filler.fill(schema, strict, path);
    this.#collect();
    return dropHeld(value);
  }

  #collect(): void {
    this.words.push(...this.#filler.words.splice(0));
  }

  #plant(
    schema: z.core.$ZodType,
    value: unknown,
    visibility: Visibility,
    path: string,
    options: PlantOptions,
  ): unknown {
    const own = fieldVisibility.get(schema)?.visibility;
    const strict = own === undefined || isVisible(own, visibility) ? visibility : own;
    const target = references.get(schema)?.target;
    if (target !== undefined && typeof value === 'string')
      return options.rename(target === 'self' ? options.kind : target, value);
    const go = (child: z.core.$ZodType, inner: unknown, step: string) =>
      this.#plant(child, inner, strict, `${path}${step}`, options);
    const def = schema._zod.def as Def;
    switch (def.type) {
      case 'object':
        return this.#dropUnfit(
          schema,
          value as Fields,
          this.#plantObject(def, value as Fields, strict, path, options),
        );
      case 'array':
        return this.#plantArray(def.element, value as unknown[], strict, path, options);
      case 'record':
        return this.#plantRecord(def, value as Fields, strict, path, options);
      case 'union': {
        const option = def.options.find((one) => (one as z.ZodType).safeParse(value).success);
        return option ? go(option, value, '') : value;
      }
      case 'optional':
      case 'default':
      case 'prefault':
      case 'nullable':
      case 'readonly':
        return go(def.innerType, value, '');
      case 'string':
        return strict === 'public' || typeof value !== 'string' || provisionNumbers.get(schema)
          ? value
          : this.#plantText(schema, value, strict, path);
      default:
        return value;
    }
  }

  #plantObject(
    { shape }: { shape: Readonly<Record<string, z.core.$ZodType>> },
    value: Fields,
    strict: Visibility,
    path: string,
    options: PlantOptions,
  ): Fields {
    const planted = Object.entries(shape).flatMap(([key, child]): [string, unknown][] => {
      const at = `${path}.${key}`;
      const isName = options.kind === 'section' && key === 'number';
      if (OWN.includes(key) || isName) return key in value ? [[key, value[key]]] : [];
      if (value[key] !== undefined) return [[key, this.#plant(child, value[key], strict, at, options)]];
      const seenBy = fieldVisibility.get(child)?.visibility ?? 'public';
      if (this.#isHeld(at)) return [];
      if (strict !== 'public' || seenBy !== 'public') return [[key, this.#fill(child, strict, at)]];
      const secret = this.#findSecretValue(child, options);
      return secret === undefined ? [] : [[key, secret]];
    });
    return Object.fromEntries(planted);
  }

  /** Without the filled fields that do not go with what an author wrote beside them: a ticket has no marker. */
  #dropUnfit(schema: z.core.$ZodType, before: Fields, planted: Fields): Fields {
    const { error } = (schema as z.ZodType).safeParse(planted);
    const unfit = (error?.issues ?? []).map(({ path }) => path[0]).filter((key) => !(String(key) in before));
    this.#unfit += unfit.length;
    return Object.fromEntries(Object.entries(planted).filter(([key]) => !unfit.includes(key)));
  }

  /** For a public field that was left out: a reference, or a list of them, to nothing but what is withheld. */
  #findSecretValue(schema: z.core.$ZodType, options: PlantOptions): unknown {
    const inner = unwrap(schema);
    const def = inner._zod.def as Def;
    const element = def.type === 'array' ? def.element : inner;
    const target = references.get(element)?.target;
    const secrets = target === undefined ? [] : options.findSecret(target);
    // A list that may not be empty takes its object along when all in it goes.
    if (secrets.length === 0 || (def.type === 'array' && !(inner as z.ZodType).safeParse([]).success))
      return undefined;
    return def.type === 'array' ? secrets : secrets[0];
  }

  #plantArray(
    element: z.core.$ZodType,
    value: readonly unknown[],
    strict: Visibility,
    path: string,
    options: PlantOptions,
  ): unknown[] {
    const before = this.#unfit;
    const planted = value.map((item) => this.#plant(element, item, strict, `${path}[]`, options));
    // What no item of the author has room for stands in one of its own.
    if (strict !== 'public')
      return this.#unfit > before ? [...planted, this.#fill(element, strict, `${path}[]`)] : planted;
    const target = references.get(element)?.target;
    if (target !== undefined) return [...planted, ...options.findSecret(target)];
    return [...planted, ...this.#copyForSecrets(element, planted.at(-1), options)];
  }

  /** Items like the last, but about what is withheld: a copy for each name that such an item must have. */
  #copyForSecrets(element: z.core.$ZodType, last: unknown, options: PlantOptions): unknown[] {
    const def = unwrap(element)._zod.def as Def;
    if (def.type !== 'object' || typeof last !== 'object' || last === null) return [];
    // Numbers and words that a check holds against the text of what is named; an item may do without them.
    const { provisions: _cited, words: _quoted, ...item } = last as Fields;
    return Object.entries(def.shape).flatMap(([key, child]) => {
      const target = references.get(unwrap(child))?.target;
      if (target === undefined || isOptional(child)) return [];
      return options.findSecret(target).map((id) => ({ ...item, [key]: id }));
    });
  }

  #plantRecord(
    { keyType, valueType }: { keyType: z.core.$ZodType; valueType: z.core.$ZodType },
    value: Fields,
    strict: Visibility,
    path: string,
    options: PlantOptions,
  ): Fields {
    const target = references.get(keyType)?.target;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
      const name = target === undefined ? key : options.rename(target, key);
      const planted = this.#plant(valueType, inner, strict, `${path}.*`, options);
      const more = target === 'version' && strict === 'public' ? options.findSecretSections(key) : [];
      return [name, Array.isArray(planted) ? [...planted, ...more] : planted];
    });
    if (target !== 'version' || strict !== 'public') return Object.fromEntries(entries);
    const secret = options
      .findSecret('version')
      .map((id): [string, unknown] => [id, options.findSecretSections(id)])
      .filter(([, numbers]) => (numbers as unknown[]).length > 0);
    return Object.fromEntries([...entries, ...secret]);
  }

  /** Names of things inside a content stay the same name everywhere. */
  #plantText(schema: z.core.$ZodType, value: string, strict: Visibility, path: string): string {
    if (KNOWN.includes(value)) return value;
    const name = `${strict} ${value}`;
    const known = this.#slugs.get(name);
    if (known !== undefined && (schema as z.ZodType).safeParse(known).success) {
      this.words.push({ word: known, visibility: strict, path });
      return known;
    }
    const filled = String(this.#fill(schema, strict, path));
    const word = filled.includes('canary') ? filled : value;
    if (SLUG.test(value)) this.#slugs.set(name, word);
    return word;
  }
}

/** A schema without what only says that it may be left out. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as Def;
  return def.type === 'optional' || def.type === 'default' || def.type === 'prefault'
    ? unwrap(def.innerType)
    : schema;
}

/** Without what a check holds against a text: fingerprints, and the words quoted at a place. */
function dropHeld(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(dropHeld);
  const entries = Object.entries(value).filter(
    ([key]) => key !== 'fingerprints' && !(key === 'quote' && 'at' in value),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, dropHeld(inner)]));
}
