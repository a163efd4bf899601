/**
 * Reading an OSCAL object key by key. In: parsed JSON. Out: texts and child objects; what is missing or of another
 * type becomes a fault with its path, all of them, and reading goes on. Every key that nobody asked for is
 * remembered, so that what the model does not hold can be named without a list that could go stale.
 */
import type { JsonPath } from './find-lines.ts';

export interface OscalFault {
  readonly code: 'oscal/missing-key' | 'oscal/wrong-type' | 'oscal/repeated-id' | 'oscal/too-deep';
  readonly path: JsonPath;
  readonly message: string;
  readonly hint: string;
}

/** Where faults go, and which objects were looked at. */
export interface Reading {
  readonly faults: OscalFault[];
  readonly seen: OscalNode[];
}

/** Deeper than any published document by far; beyond it nobody wrote the file by hand or by tool. */
const DEEPEST = 120;

export class OscalNode {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();
  readonly #children = new Map<string, readonly OscalNode[]>();
  readonly #reading: Reading;
  /** What it is, for people: "control", "part". */
  readonly what: string;
  readonly path: JsonPath;

  constructor(value: Readonly<Record<string, unknown>>, what: string, path: JsonPath, reading: Reading) {
    this.#value = value;
    this.what = what;
    this.path = path;
    this.#reading = reading;
    reading.seen.push(this);
  }

  /** The same object, whose keys and children are remembered apart; faults go where they went. */
  apart(): { readonly node: OscalNode; readonly reading: Reading } {
    const reading = { faults: this.#reading.faults, seen: [] };
    return { node: new OscalNode(this.#value, this.what, this.path, reading), reading };
  }

  /** The text of a key; undefined where there is none. Numbers and truth values count as their words. */
  text(key: string): string | undefined {
    const value = this.#ask(key);
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.report('oscal/wrong-type', `"${key}" of ${this.#name()} is not a text.`, 'Write it in quotes.', key);
    return undefined;
  }

  /** The text of a key that OSCAL requires; empty, with a fault, where it is missing. */
  need(key: string): string {
    const value = this.text(key);
    if (value !== undefined && value.trim() !== '') return value;
    if (this.#value[key] === undefined || value !== undefined)
      this.report(
        'oscal/missing-key',
        `${this.#name()} has no "${key}".`,
        'OSCAL requires it: check the file with a validator, or export it again from the tool it is from.',
        key,
      );
    return '';
  }

  /** The texts of a list; empty where there is none. */
  texts(key: string): readonly string[] {
    return this.#list(key).flatMap((value) =>
      typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
    );
  }

  /** The object of a key; the same one each time. */
  child(key: string, what: string): OscalNode | undefined {
    return this.#remember(key, () => {
      const value = this.#ask(key);
      return value === undefined ? [] : [this.#toNode(value, what, [key]) ?? []].flat();
    })[0];
  }

  /** The objects of a list, the same each time; empty where there is none. */
  children(key: string, what: string): readonly OscalNode[] {
    return this.#remember(key, () =>
      this.#list(key).flatMap((value, n) => this.#toNode(value, what, [key, n]) ?? []),
    );
  }

  /** Counts a key as asked for, because what it holds is named in another way. */
  pass(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  /** Counts every key as asked for: the object is read apart. */
  passAll(): void {
    this.pass(...Object.keys(this.#value));
  }

  /** Keys that nobody asked for. */
  get unasked(): readonly string[] {
    return Object.keys(this.#value).filter((key) => !this.#asked.has(key));
  }

  /** Notes a fault at this object, or at one of its keys. */
  report(code: OscalFault['code'], message: string, hint: string, key?: string): void {
    const path = key !== undefined && Object.hasOwn(this.#value, key) ? [...this.path, key] : this.path;
    this.#reading.faults.push({ code, path, message, hint });
  }

  #remember(key: string, read: () => readonly OscalNode[]): readonly OscalNode[] {
    const known = this.#children.get(key) ?? read();
    this.#children.set(key, known);
    return known;
  }

  #ask(key: string): unknown {
    this.#asked.add(key);
    return Object.hasOwn(this.#value, key) ? this.#value[key] : undefined;
  }

  #list(key: string): readonly unknown[] {
    const value = this.#ask(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    if (key === 'mappings') return [value]; // OSCAL lets one stand without its list
    this.report('oscal/wrong-type', `"${key}" of ${this.#name()} is not a list.`, 'Put it in [ … ].', key);
    return [];
  }

  #toNode(value: unknown, what: string, steps: JsonPath): OscalNode | undefined {
    const path = [...this.path, ...steps];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#reading.faults.push({
        code: 'oscal/wrong-type',
        path,
        message: `A ${what} of ${this.#name()} is not an object.`,
        hint: 'It is written in { … }, with the keys that OSCAL names.',
      });
      return undefined;
    }
    if (path.length > DEEPEST) {
      this.report('oscal/too-deep', `${this.#name()} is nested too deep to be read.`, 'Take a level out.');
      return undefined;
    }
    return new OscalNode(value as Readonly<Record<string, unknown>>, what, path, this.#reading);
  }

  /** "The control ac-1 (catalog.groups[0].controls[0])". */
  #name(): string {
    const { id, title } = this.#value;
    const own = typeof id === 'string' ? ` "${id}"` : typeof title === 'string' ? ` "${title}"` : '';
    return `The ${this.what}${own} (${toPlace(this.path)})`;
  }
}

/** A path as people write it: "catalog.groups[0].controls[3]". */
export function toPlace(path: JsonPath): string {
  return path.reduce<string>(
    (place, step) => (typeof step === 'number' ? `${place}[${step}]` : place ? `${place}.${step}` : step),
    '',
  );
}

/** What was there and nobody asked for: "parameter: guidelines", once for each time. */
export function findUnasked({ seen }: Reading): string[] {
  return seen.flatMap(({ what, unasked }) => unasked.map((key) => `${what}: ${key}`));
}
