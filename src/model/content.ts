/**
 * All objects of a content folder, indexed. In: objects in any order. Out: lists per kind in natural order of
 * home and id, and look-up by key and by id. Holds what was authored; what is computed lives elsewhere.
 */
import { compareNatural, compareText } from '../text/natural-order.ts';
import { type ObjectKey, type RuleObject, toKey } from './object.ts';
import type { Kind } from './schemas/kinds.ts';
import type { Provision } from './section.ts';
import type { TracePolicy } from './trace-policy.ts';

export interface Settings {
  /** Id of the rule that comes first. */
  readonly rule?: string | undefined;
  readonly asOf?: string | undefined;
  readonly trace: TracePolicy;
}

export class Content {
  readonly objects: readonly RuleObject[];
  readonly settings: Settings;
  readonly #byKey = new Map<string, RuleObject>();
  readonly #byKind = new Map<Kind, RuleObject[]>();
  readonly #byId = new Map<string, RuleObject[]>();

  constructor(objects: readonly RuleObject[], settings: Settings) {
    this.settings = settings;
    this.objects = [...objects].sort(
      (a, b) => compareText(a.type, b.type) || compareText(a.home, b.home) || compareNatural(a.id, b.id),
    );
    for (const object of this.objects) {
      this.#byKey.set(object.key, object);
      append(this.#byKind, object.type, object);
      append(this.#byId, `${object.type}:${object.id}`, object);
      for (const former of object.fields.formerIds ?? [])
        append(this.#byId, `${object.type}:former:${former}`, object);
    }
  }

  /** All objects of a kind, or of a kind in one home, in natural order; empty when there are none. */
  list<K extends Kind>(kind: K, home?: string): readonly RuleObject<K>[] {
    const all = (this.#byKind.get(kind) ?? []) as unknown as readonly RuleObject<K>[];
    return home === undefined ? all : all.filter((object) => object.home === home);
  }

  get<K extends Kind>(kind: K, home: string, id: string): RuleObject<K> | undefined {
    return this.#byKey.get(toKey(kind, home, id)) as RuleObject<K> | undefined;
  }

  getByKey(key: ObjectKey): RuleObject | undefined {
    return this.#byKey.get(key);
  }

  /** The rule whose ids an object means when it names no rule: its own, or that of its docket. */
  getRuleHome(object: RuleObject): string {
    if (object.type === 'rule') return object.id;
    if (object.type !== 'docket' && object.type !== 'comment' && object.type !== 'point') return object.home;
    const docket = object.type === 'docket' ? object : this.get('docket', '', object.home);
    return (docket as RuleObject<'docket'> | undefined)?.fields.rule ?? '';
  }

  /** The object in whose folder the file of another stands: a section's version, a version's rule, a comment's docket. */
  getHolder(object: RuleObject): RuleObject | undefined {
    if (object.type === 'section')
      return this.get('version', object.home, object.id.slice(0, object.id.indexOf('/')));
    if (object.type === 'rule' || object.type === 'docket' || object.home === '') return undefined;
    const isOfDocket = object.type === 'comment' || object.type === 'point';
    return this.get(isOfDocket ? 'docket' : 'rule', '', object.home);
  }

  /** Objects of a kind with this id in any home, more than one when two rules use it; `<rule>/<id>` names one. */
  findById(kind: Kind, id: string): readonly RuleObject[] {
    const found = this.#byId.get(`${kind}:${id}`);
    if (found) return found;
    const cut = id.indexOf('/');
    const named = cut > 0 ? this.get(kind, id.slice(0, cut), id.slice(cut + 1)) : undefined;
    return named ? [named] : [];
  }

  /** Objects of a kind that once had this id. */
  findByFormerId(kind: Kind, id: string): readonly RuleObject[] {
    return this.#byId.get(`${kind}:former:${id}`) ?? [];
  }
}

/** Gives the parsed text of a section; parsing happens when somebody asks, and once. */
export type GetProvisions = (section: RuleObject<'section'>) => readonly Provision[];

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
