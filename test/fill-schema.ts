/**
 * A value for any schema, with a word of its own in every text field, so that a test can ask where each word
 * turns up. In: a schema. Out: a valid value, and each word with the visibility of the strictest field above it.
 * Reads the schemas themselves: a field added tomorrow is covered tomorrow.
 */
import type { z } from 'zod';
import { fieldVisibility, isOptional, provisionNumbers, references } from '../src/model/schemas/field.ts';
import type { Kind } from '../src/model/schemas/kinds.ts';
import { isVisible, type Visibility } from '../src/model/visibility.ts';

type Def = z.core.$ZodTypes['_zod']['def'];

export interface Word {
  readonly word: string;
  readonly visibility: Visibility;
  readonly path: string;
}

export class SchemaFiller {
  readonly words: Word[] = [];
  readonly #getId: (kind: Kind) => string;
  readonly #getProvision: (() => string) | undefined;
  #count = 0;

  /** `getId` names an object that a reference to a kind may point at; `getProvision` a provision, else it is a word. */
  constructor(getId: (kind: Kind) => string, getProvision?: () => string) {
    this.#getId = getId;
    this.#getProvision = getProvision;
  }

  /** A new word, noted. */
  makeWord(visibility: Visibility, path: string): string {
    const word = `canary${String(++this.#count).padStart(4, '0')}${visibility}`;
    this.words.push({ word, visibility, path });
    return word;
  }

  /** A valid value; words below a field of the given visibility are at least as strict. */
  fill(schema: z.core.$ZodType, visibility: Visibility, path: string): unknown {
    const own = fieldVisibility.get(schema)?.visibility;
    const strict = own === undefined || isVisible(own, visibility) ? visibility : own;
    const target = references.get(schema)?.target;
    if (target !== undefined)
      return target === 'any' ? `obligations/${this.#getId('obligation')}` : this.#getId(target as Kind);
    const def = schema._zod.def as Def;
    switch (def.type) {
      case 'object':
        return this.#fillObject(schema, def, strict, path);
      case 'array':
        return [this.fill(def.element, strict, `${path}[]`), this.fill(def.element, strict, `${path}[]`)];
      case 'record':
        return { [this.#fillKey(def.keyType)]: this.fill(def.valueType, strict, `${path}.*`) };
      case 'union':
        return this.fill(def.options[0]!, strict, path);
      case 'optional':
      case 'default':
      case 'prefault':
      case 'nullable':
      case 'readonly':
        return this.fill(def.innerType, strict, path);
      case 'enum':
        return Object.values(def.entries)[0];
      case 'literal':
        return def.values[0];
      case 'boolean':
        return false;
      case 'number':
        return 1;
      case 'string':
        if (this.#getProvision && provisionNumbers.get(schema)) return this.#getProvision();
        return this.#fillText(schema as z.ZodType, strict, path);
      default:
        throw new Error(`the filler knows no ${def.type} (${path}); teach it`);
    }
  }

  /** All fields, but for one that may be left out and does not go with those beside it. */
  #fillObject(
    schema: z.core.$ZodType,
    { shape }: { readonly shape: Readonly<Record<string, z.core.$ZodType>> },
    strict: Visibility,
    path: string,
  ): unknown {
    const filled = Object.entries(shape).map(
      ([key, child]) => [key, this.fill(child, strict, `${path}.${key}`)] as const,
    );
    const { error } = (schema as z.ZodType).safeParse(Object.fromEntries(filled));
    const unfit = (error?.issues ?? []).map((issue) => issue.path.join('.'));
    return Object.fromEntries(filled.filter(([key]) => !unfit.includes(key) || !isOptional(shape[key]!)));
  }

  #fillKey(schema: z.core.$ZodType): string {
    const target = references.get(schema)?.target;
    return target === undefined ? 'title' : this.#getId(target as Kind);
  }

  /** The first shape that the schema takes; days and the like have no room for a word and are not followed. */
  #fillText(schema: z.ZodType, visibility: Visibility, path: string): string {
    const word = this.makeWord(visibility, path);
    const withWord = [word, `https://example.org/${word}`, `${word} {n}`];
    const fitting = withWord.find((value) => schema.safeParse(value).success);
    if (fitting !== undefined) return fitting;
    this.words.pop();
    const wordless = ['2030-01-01', '12:00', 'USD', '9.10', 'a'.repeat(64), `sha256:${'a'.repeat(64)}`];
    const other = wordless.find((value) => schema.safeParse(value).success);
    if (other === undefined) throw new Error(`the filler has no text for ${path}; teach it`);
    return other;
  }
}
