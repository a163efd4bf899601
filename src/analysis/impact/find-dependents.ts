/**
 * What depends directly on a thing: whoever cites a provision, uses a term, carries out a duty, shows that a control
 * works, or argues about any of these. In: the content and its links. Out: the next step of an impact, with why.
 */
import type { Gap } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { Link, ObjectKey, RuleObject } from '../../model/object.ts';
import { citesAny } from '../../model/provision-overlap.ts';
import type { Kind } from '../../model/schemas/kinds.ts';
import type { MeaningFinder, TermUser } from '../suspects/find-meaning.ts';
import { getPlaces } from '../suspects/snapshots.ts';

export interface Dependent {
  readonly of: string;
  readonly because: string;
}

/** Kind of the thing, field of the link that leads to it, and what that makes of the one that links. */
const FOLLOWED: readonly (readonly [Kind, string, string])[] = [
  ['definition', 'definitions', 'turns on the definition'],
  ['obligation', 'satisfies.obligation', 'satisfies it'],
  ['obligation', 'obligations', 'is about it'],
  ['obligation', 'exceptions.obligation', 'has it as an exception'],
  ['penalty', 'penalties', 'is punished by it'],
  ['party', 'bearers', 'binds it'],
  ['party', 'counterparty', 'is owed to it'],
  ['party', 'report.to', 'reports to it'],
  ['authority', 'authorities', 'rests on it'],
  ['evidence', 'satisfies.evidence', 'is shown by it'],
  ['question', 'questions', 'answers it'],
  ['question', 'question', 'answers it'],
  ['ask', 'asks', 'is carried by it'],
  ['definition', 'questions.basis.of', 'asks about it'],
  ['definition', 'outcomes.basis.of', 'decides by it'],
  ['obligation', 'outcomes.obligations', 'limits a decision to it'],
  ['obligation', 'needs.basis.of', 'asks what it would need'],
];
/** Links from anything to `about`. */
const ABOUT = 'is about it';

export interface DependentInput {
  readonly content: Content;
  readonly links: readonly Link[];
  readonly meaning: MeaningFinder;
  /** Computed and written gaps; none for audiences that may not know them. */
  readonly gaps: readonly Gap[];
}

export class DependentFinder {
  readonly #input: DependentInput;
  readonly #linksTo = new Map<ObjectKey, Link[]>();
  readonly #termUsers = new Map<ObjectKey, ObjectKey[]>();

  constructor(input: DependentInput) {
    this.#input = input;
    for (const link of input.links) append(this.#linksTo, link.to, link);
    for (const kind of ['obligation', 'definition'] as const) {
      for (const user of input.content.list(kind) as readonly TermUser[]) {
        for (const key of user.fields.state === 'active' ? input.meaning.getUses(user) : [])
          append(this.#termUsers, key, user.key);
      }
    }
  }

  /** The next steps from a thing, `text:…` for a provision. Evidence of a control counts as reached by it. */
  find(of: string): readonly Dependent[] {
    if (of.startsWith('text:')) return this.#findCiting(of);
    const object = this.#input.content.getByKey(of as ObjectKey);
    if (!object) return [];
    return [
      ...this.#findTermUsers(object),
      ...this.#findLinking(object),
      ...this.#findEvidence(object),
      ...this.#findGaps(object),
    ];
  }

  #findCiting(of: string): Dependent[] {
    const [home = '', version = '', ...rest] = of.slice('text:'.length).split('/');
    const provision = rest.join('/');
    const isCiting = (object: RuleObject) =>
      (object.home === home || object.home === '') && citesAny(getPlaces(object), version, [provision]);
    return (['definition', 'obligation', 'penalty', 'question', 'ask'] as const)
      .flatMap((kind) => this.#input.content.list(kind) as readonly RuleObject[])
      .filter((object) => isActive(object) && isCiting(object))
      .map(({ key }) => ({ of: key, because: `cites ${provision}` }));
  }

  #findTermUsers({ type, key }: RuleObject): Dependent[] {
    if (type !== 'definition') return [];
    return (this.#termUsers.get(key) ?? []).map((user) => ({ of: user, because: 'uses the term' }));
  }

  #findLinking({ type, key }: RuleObject): Dependent[] {
    return (this.#linksTo.get(key) ?? []).flatMap(({ from, field }) => {
      const user = this.#input.content.getByKey(from);
      if (!user || !isActive(user) || ['lineage', 'comment', 'point', 'event'].includes(user.type)) return [];
      const entry = FOLLOWED.find(([kind, name]) => kind === type && name === field);
      const because = field === 'about' ? ABOUT : entry?.[2];
      return because === undefined ? [] : [{ of: from, because }];
    });
  }

  #findEvidence(object: RuleObject): Dependent[] {
    if (object.type !== 'control') return [];
    const evidence = (object as RuleObject<'control'>).fields.satisfies.flatMap(
      (claim) => claim.evidence ?? [],
    );
    return [...new Set(evidence)].flatMap((id) =>
      this.#input.content
        .findById('evidence', id)
        .filter(isActive)
        .map(({ key }) => ({ of: key, because: 'shows that it works' })),
    );
  }

  /** Computed gaps of an obligation; written ones are found by their links. */
  #findGaps({ key, type }: RuleObject): Dependent[] {
    if (type !== 'obligation') return [];
    return this.#input.gaps
      .filter((gap) => gap.authored === null && gap.about.includes(key))
      .map(({ id }) => ({ of: `gap:${id}`, because: 'is the gap it leaves' }));
  }
}

function isActive({ fields }: RuleObject): boolean {
  return fields.state === 'active';
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
