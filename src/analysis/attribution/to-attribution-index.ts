/**
 * What of a rule's content comments are held against. In: the content and its parsed sections. Out: plain data, and the
 * index made of it. The version that comments answer is the one that was last open for comment, else the last proposal,
 * else the last version; the others can only be cited. A short section is one passage; a long one (8 CFR 214.2 has
 * hundreds of paragraphs) is one passage for each paragraph below it that has a marker.
 */
import type {
  CommentedLaw,
  CommentedTerm,
  CommentedTopic,
  CommentedVersion,
  Passage,
} from '../../model/attribution.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { type Provision, splitProvision, walkProvisions } from '../../model/section.ts';
import { type AttributionIndex, toIndex } from './attribution-index.ts';

type RuleContent = Pick<Corpus, 'content' | 'getProvisions'>;

/** Characters up to which words stay together in one passage. */
const LONG = 1500;

/** The index of a rule of the content; `version` is the one that comments answer, where it is another than the usual. */
export function toAttributionIndex(corpus: RuleContent, rule: string, version?: string): AttributionIndex {
  return toIndex(toCommentedLaw(corpus, rule, version));
}

/** The same as plain data, for another thread: `toIndex` makes the index of it. */
export function toCommentedLaw(corpus: RuleContent, rule: string, version?: string): CommentedLaw {
  const { content } = corpus;
  const versions = content.list('version', rule);
  const first = versions.find(({ id }) => id === (version ?? getCommentedVersion(corpus, rule)));
  const others = versions.filter((other) => other !== first);
  const topics = content.list('lineage', rule).filter(isActive);
  return {
    versions: [...(first ? [first] : []), ...others].map((one) => toCommentedVersion(corpus, one)),
    terms: content
      .list('definition', rule)
      .filter(isActive)
      .map((definition) => toTerm(definition, first?.id ?? '', topics)),
    topics: topics.map((topic) => toTopic(corpus, topic, first?.id ?? '')),
  };
}

/** The version that was last open for comment, else the last proposal, else the last; undefined for a rule without. */
export function getCommentedVersion({ content }: RuleContent, rule: string): string | undefined {
  const versions = [...content.list('version', rule)].sort((a, b) =>
    a.fields.published < b.fields.published ? -1 : a.fields.published > b.fields.published ? 1 : 0,
  );
  const windows = content
    .list('docket')
    .filter(({ fields }) => fields.rule === rule)
    .flatMap(({ fields }) => fields.windows.map((window) => window.version as string));
  return (
    versions.findLast(({ id }) => windows.includes(id)) ??
    versions.findLast(({ fields }) => fields.stage === 'nprm' || fields.stage === 'anprm') ??
    versions.at(-1)
  )?.id;
}

/** The passages of one section: itself where it is short, else its paragraphs, their text with everything below. */
export function toPassages(
  section: string,
  heading: string,
  provisions: readonly Provision[],
): readonly Passage[] {
  return split({ section, heading }, section, provisions);
}

type Head = Pick<Passage, 'section' | 'heading'>;

function split(head: Head, provision: string, provisions: readonly Provision[]): Passage[] {
  const texts = provisions.map((own) => [...walkProvisions([own])].map(({ text }) => text).join('\n'));
  const whole = texts.join('\n');
  const isMarked = (own: Provision) => own.label !== null && own.kind !== 'footnote';
  if (whole.length <= LONG || !provisions.some(isMarked)) return [{ ...head, provision, text: whole }];
  const rest = texts.filter((_, index) => !isMarked(provisions[index]!)).join('\n');
  const parts = provisions.flatMap((own, index) => {
    if (!isMarked(own)) return [];
    if (texts[index]!.length <= LONG || own.children.length === 0)
      return [{ ...head, provision: own.id, text: texts[index]! }];
    const below = split(head, own.id, own.children);
    return own.text === '' ? below : [{ ...head, provision: own.id, text: own.text }, ...below];
  });
  return rest === '' ? parts : [{ ...head, provision, text: rest }, ...parts];
}

function toCommentedVersion(corpus: RuleContent, version: RuleObject<'version'>): CommentedVersion {
  const { content, getProvisions } = corpus;
  const sections = content.list('section', version.home).filter(({ id }) => id.startsWith(`${version.id}/`));
  const title = /\b(\d{1,2}) C\.?F\.?R\b/.exec(version.fields.cite)?.[1] ?? null;
  return {
    id: version.id,
    title,
    names: [version.fields.shortTitle],
    provisions: sections.flatMap((section) => [
      section.fields.number,
      ...[...walkProvisions(getProvisions(section))].map(({ id }) => id),
    ]),
    passages: [
      ...sections.flatMap((section) =>
        toPassages(section.fields.number, section.fields.title, getProvisions(section)),
      ),
      ...toObligationPassages(corpus, version),
    ],
  };
}

/** Obligations speak of a section in other words than its own: passages more. */
function toObligationPassages({ content }: RuleContent, version: RuleObject<'version'>): Passage[] {
  return content
    .list('obligation', version.home)
    .filter(isActive)
    .flatMap((obligation) =>
      (obligation.fields.sections[version.id] ?? []).map((provision) => ({
        provision,
        section: splitProvision(provision).section,
        heading: '',
        text: toObligationText(obligation),
      })),
    );
}

function toObligationText({ fields }: RuleObject<'obligation'>): string {
  const { title, action, object, trigger = '', conditions = [], elements = [] } = fields;
  return [title, `${action} ${object}`, trigger, ...conditions, ...elements].join('. ');
}

function toTerm(
  { id, fields }: RuleObject<'definition'>,
  version: string,
  topics: readonly RuleObject<'lineage'>[],
): CommentedTerm {
  const { title, aliases = [], abbreviation, plural } = fields;
  return {
    id,
    names: [
      ...[title, ...aliases, ...(plural ? [plural] : [])].map((text) => ({ text, exact: false })),
      ...(abbreviation ? [{ text: abbreviation, exact: true }] : []),
    ],
    provisions: fields.sections[version] ?? [],
    topics: topics
      .filter((topic) => topic.fields.definitions?.some((term) => term === id))
      .map((topic) => topic.id),
  };
}

function toTopic({ content }: RuleContent, topic: RuleObject<'lineage'>, version: string): CommentedTopic {
  const { title, terms = [], stages, obligations = [] } = topic.fields;
  const duties = obligations.flatMap((id) => content.get('obligation', topic.home, id) ?? []);
  return {
    id: topic.id,
    title,
    terms,
    text: [
      ...stages.filter(({ silent }) => !silent).map(({ says }) => says),
      ...duties.map(toObligationText),
    ].join('\n'),
    provisions: stages.find((stage) => stage.version === version)?.provisions ?? [],
  };
}

function isActive({ fields }: RuleObject): boolean {
  return fields.state === 'active';
}
