/**
 * What everything says now, as snapshots with fingerprints, each computed once and when asked for. An obligation, a
 * definition, a question and a penalty hold the text they cite; sets (texts, meaning, lineage, about) hold the
 * fingerprints of their members, so that words which many reviews share are kept once.
 */
import { type CodeBlock, type GetCode, type Reference, toCodeName } from '../../model/code.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import { CLAIM, type FingerprintedKind, NORMATIVE } from '../../model/normative.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { citesAny, type Places } from '../../model/provision-overlap.ts';
import type { Fingerprint, Snapshot, Words } from '../../model/suspects.ts';
import { resolveReference } from '../links/resolve-links.ts';
import { findCitedText } from './find-cited-text.ts';
import { MeaningFinder } from './find-meaning.ts';
import { toSnapshot, toWords } from './fingerprint.ts';

type Mapping = RuleObject<'control'>['fields']['satisfies'][number];
/** What happens to a provision that ends it as the thing that was reviewed. */
const BREAKING: readonly string[] = ['split', 'merged', 'dropped'];

/** Characters; longer blocks of code are known by their digest alone. */
const MAX_KEPT_CODE = 32 * 1024;

export class Snapshots {
  readonly meaning: MeaningFinder;
  readonly #content: Content;
  readonly #getProvisions: GetProvisions;
  readonly #made = new Map<string, Snapshot>();
  readonly #byFingerprint = new Map<Fingerprint, Snapshot>();

  /** What references into code lead to. */
  readonly getCode: GetCode;

  constructor(content: Content, getProvisions: GetProvisions, getCode: GetCode) {
    this.#content = content;
    this.#getProvisions = getProvisions;
    this.getCode = getCode;
    this.meaning = new MeaningFinder(content, getProvisions);
  }

  /** What was computed so far under a fingerprint. */
  find(fingerprint: Fingerprint): Snapshot | undefined {
    return this.#byFingerprint.get(fingerprint);
  }

  /** An object with the text it cites; undefined for kinds without normative fields. */
  getObject(object: RuleObject): Snapshot | undefined {
    if (!(object.type in NORMATIVE)) return undefined;
    return this.#once(object.key, () => ({ ...this.#toOwnWords(object), ...this.#toTexts(object) }));
  }

  /** The object's own words alone: our restatement, without the text it restates. */
  getStatement(object: RuleObject): Snapshot {
    return this.#once(`statement:${object.key}`, () => this.#toOwnWords(object));
  }

  /** One claim of a control. */
  getClaim(control: RuleObject<'control'>, mapping: Mapping): Snapshot {
    const name = `claim:${control.key}@${mapping.obligation}#${control.fields.satisfies.indexOf(mapping)}`;
    return this.#once(name, () => toWords(mapping, CLAIM));
  }

  /** The words of a provision as an object cites it; undefined when it cannot be read. */
  getText(object: RuleObject, version: string, provision: string): Snapshot | undefined {
    const home = this.#findHome(object, version);
    const place = { home, version: version.slice(version.lastIndexOf('/') + 1), provision };
    const name = `text:${home}/${place.version}/${provision}`;
    const text = findCitedText(this.#content, this.#getProvisions, place).join('\n');
    return text ? this.#once(name, () => ({ text: [text] })) : undefined;
  }

  /** The texts an object cites, as a set; undefined when it cites none that can be read. */
  getTexts(object: RuleObject): Snapshot | undefined {
    return this.#getSet(`texts:${object.key}`, this.#toTexts(object));
  }

  /** All definitions the objects rest on, as a set. */
  getMeaning(name: string, objects: readonly RuleObject[]): Snapshot | undefined {
    const keys = [...this.meaning.getMeaning(objects).keys()];
    return this.#getSet(`meaning:${name}`, this.#toMembers(keys));
  }

  /** Objects that something is about, as a set. */
  getAbout(name: string, keys: readonly ObjectKey[]): Snapshot | undefined {
    return this.#getSet(`about:${name}`, this.#toMembers(keys));
  }

  /** A product, reseller or class of customers of the provider. */
  getSubject(name: string, words: Words): Snapshot | undefined {
    return this.#getSet(`subject:${name}`, words);
  }

  /** A block of code that a reference names. */
  getBlock(reference: Reference, block: CodeBlock): Snapshot {
    return this.#once(`code:${toCodeName(reference)}`, () => toCodeWords(block));
  }

  /** Steps of lineage that end a provision the object rests on. */
  getLineage(object: RuleObject): Snapshot | undefined {
    const words = Object.fromEntries(
      this.#content.list('lineage', object.home).flatMap((topic) => {
        const { fields } = topic;
        const named = [...(fields.obligations ?? []), ...(fields.definitions ?? [])].includes(object.id);
        return fields.steps
          .filter(({ operations }) => operations.some((operation) => BREAKING.includes(operation)))
          .filter(({ from }) => named || this.#isCited(object, topic, from))
          .map((step) => [
            `${topic.key} ${step.from}..${step.to}`,
            step.operations.filter((operation) => BREAKING.includes(operation)),
          ]);
      }),
    );
    return this.#getSet(`lineage:${object.key}`, words);
  }

  #isCited(object: RuleObject, { fields }: RuleObject<'lineage'>, version: string): boolean {
    const provisions = fields.stages.find((stage) => stage.version === version)?.provisions ?? [];
    return citesAny(getPlaces(object), version, provisions);
  }

  #toOwnWords(object: RuleObject): Words {
    return toWords(object.fields, NORMATIVE[object.type as FingerprintedKind]);
  }

  /** The fingerprint of each cited text that can be read, by its name. */
  #toTexts(object: RuleObject): Words {
    return Object.fromEntries(
      Object.entries(getPlaces(object)).flatMap(([version, provisions]) =>
        provisions.flatMap((provision) => {
          const home = this.#findHome(object, version);
          const name = `text:${home}/${version}/${provision}`;
          const text = findCitedText(this.#content, this.#getProvisions, { home, version, provision }).join(
            '\n',
          );
          return text ? [[name, [this.#once(name, () => ({ text: [text] })).fingerprint]] as const] : [];
        }),
      ),
    );
  }

  /** The rule whose version is meant: the object's own, else the one that has it. */
  #findHome(object: RuleObject, version: string): string {
    const own = this.#content.getRuleHome(object);
    if (this.#content.get('version', own, version)) return own;
    return this.#content.findById('version', version)[0]?.home ?? own;
  }

  #toMembers(keys: readonly ObjectKey[]): Words {
    return Object.fromEntries(
      keys.flatMap((key) => {
        const object = this.#content.getByKey(key);
        const snapshot = object && this.getObject(object);
        return snapshot ? [[key, [snapshot.fingerprint]]] : [];
      }),
    );
  }

  #getSet(of: string, words: Words): Snapshot | undefined {
    return Object.keys(words).length === 0 ? undefined : this.#once(of, () => words);
  }

  #once(of: string, compute: () => Words): Snapshot {
    const made = this.#made.get(of);
    if (made) return made;
    const snapshot = toSnapshot(of, compute());
    this.#made.set(of, snapshot);
    this.#byFingerprint.set(snapshot.fingerprint, snapshot);
    return snapshot;
  }
}

/** What a block says, for its fingerprint: the digest, and the words unless they are too many to keep. */
function toCodeWords({ digest, text }: CodeBlock): Words {
  return { digest: [digest], ...(text.length > MAX_KEPT_CODE ? {} : { text: [text] }) };
}

/** Where an object stands in versions, or cites them. */
export function getPlaces(object: RuleObject): Places {
  switch (object.type) {
    case 'obligation':
    case 'definition':
    case 'penalty':
      return (object as RuleObject<'obligation'>).fields.sections;
    case 'ask':
      return (object as RuleObject<'ask'>).fields.provisions;
    case 'point':
      return (object as RuleObject<'point'>).fields.provisions ?? {};
    case 'question': {
      const { version, provision } = (object as RuleObject<'question'>).fields;
      return provision === undefined ? {} : { [version]: [provision] };
    }
    default:
      return {};
  }
}

/** The objects that references of an object mean; those that lead nowhere are left out. */
export function resolveAll(
  content: Content,
  target: string,
  ids: readonly string[],
  home = '',
): readonly RuleObject[] {
  return ids.flatMap((id) => {
    const resolution = resolveReference(content, target, id, home, false);
    return resolution.kind === 'found' ? [resolution.object] : [];
  });
}
