/**
 * How complete the map of an official version is: which of its binding sentences an obligation covers, which a
 * person marked as not binding, which are cited by their section only, and which nobody has looked at. Counted
 * here and nowhere else. A draft covers nothing: it says that nobody has decided yet. A citation of a whole
 * section covers no paragraph of it, unless the section is a single paragraph, because "everything in § 7.302"
 * names no sentence that could be missing.
 */
import type { Completeness, JudgedSentence, SentenceState } from '../../model/answers.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import type { BindingSentence, Suggestions } from '../../model/suggestions.ts';
import { foldSpaces } from '../../text/fold-spaces.ts';

type Mark = NonNullable<RuleObject<'version'>['fields']['notBinding']>[number];

interface Citation {
  readonly obligation: ObjectKey;
  readonly provision: string;
  readonly isDraft: boolean;
}

export interface CompletenessInput {
  readonly content: Content;
  readonly version: RuleObject<'version'>;
  /** What was found in the version. */
  readonly suggestions: Suggestions;
  readonly getProvisions: GetProvisions;
}

/** The answer for one version. */
export function computeCompleteness(input: CompletenessInput): Completeness {
  const { content, version, suggestions } = input;
  const { binding } = suggestions;
  const judge = getJudge(
    collectCitations(content, version),
    version.fields.notBinding ?? [],
    findSingles(input),
  );
  const counted = new Set<string>();
  const judged = binding.map((candidate): JudgedSentence => {
    const isFirst = isCountable(candidate) && !counted.has(toKey(candidate));
    if (isFirst) counted.add(toKey(candidate));
    return { binding: candidate, counted: isFirst, ...judge(candidate) };
  });
  const states: Record<SentenceState, number> = { covered: 0, 'not-binding': 0, 'section-level': 0, open: 0 };
  for (const { counted: counts, state } of judged) if (counts) states[state]++;
  const uncertain = new Set(
    binding.filter(({ force, certainty }) => force === 'duty' && certainty === 'low').map(toKey),
  );
  return {
    version: version.key,
    judged,
    total: counted.size,
    states,
    uncertain: [...uncertain].filter((key) => !counted.has(key)).length,
  };
}

/** Whether a number is another or stands below it: "7.302(b)(1)" is in "7.302(b)" and in "7.302", not in "7.302(b)#2". */
export function isWithin(at: string, whole: string): boolean {
  return at === whole || (at.startsWith(whole) && /[([]/.test(at.charAt(whole.length)));
}

/** Whether a mark means a sentence: by its place and, where it has one, its quote. */
export function isMeant(
  { at, quote }: Pick<Mark, 'at' | 'quote'>,
  sentence: { readonly at: string; readonly text: string },
): boolean {
  if (!isWithin(sentence.at, at)) return false;
  return (
    quote === undefined ||
    foldSpaces(sentence.text).includes(foldSpaces(quote)) ||
    foldSpaces(quote).includes(foldSpaces(sentence.text))
  );
}

function isCountable({ force, certainty }: BindingSentence): boolean {
  return force === 'duty' && certainty !== 'low';
}

function toKey({ quote }: BindingSentence): string {
  return `${quote.at} ${quote.start}`;
}

function collectCitations(content: Content, version: RuleObject<'version'>): Citation[] {
  return content
    .list('obligation', version.home)
    .filter(({ fields }) => fields.state !== 'retired')
    .flatMap(({ key, fields }) =>
      (fields.sections[version.id] ?? []).map((provision) => ({
        obligation: key,
        provision,
        isDraft: fields.state === 'draft',
      })),
    );
}

/** Numbers of sections that are one paragraph: there the section is as fine as a citation can be. */
function findSingles({ content, version, getProvisions }: CompletenessInput): ReadonlySet<string> {
  const sections = content.list('section', version.home).filter(({ id }) => id.startsWith(`${version.id}/`));
  const singles = sections.filter((section) => {
    const [first, ...others] = getProvisions(section);
    return first !== undefined && others.length === 0 && first.children.length === 0;
  });
  return new Set(singles.map(({ fields }) => fields.number));
}

function getJudge(
  citations: readonly Citation[],
  marks: readonly Mark[],
  singles: ReadonlySet<string>,
): (binding: BindingSentence) => Omit<JudgedSentence, 'binding' | 'counted'> {
  const active = citations.filter(({ isDraft }) => !isDraft);
  const covers = ({ provision }: Citation, at: string) =>
    isWithin(at, provision) && (splitProvision(provision).below !== '' || singles.has(provision));
  return ({ quote, items }) => {
    const direct = active.filter((one) => covers(one, quote.at));
    const perItem = items.map(({ at }) => ({ at, by: active.filter((one) => covers(one, at)) }));
    const openItems = perItem.filter(({ by }) => by.length === 0).map(({ at }) => at);
    const someItems = perItem.length > 0 && openItems.length < perItem.length;
    const drafts = toKeys(citations.filter((one) => one.isDraft && covers(one, quote.at)));
    if (direct.length > 0) return { state: 'covered', by: toKeys(direct), drafts, openItems: [] };
    const itemised = toKeys(perItem.flatMap(({ by }) => by));
    if (someItems && openItems.length === 0) return { state: 'covered', by: itemised, drafts, openItems };
    if (marks.some((mark) => isMeant(mark, quote)))
      return { state: 'not-binding', by: [], drafts, openItems: [] };
    const whole = active.filter(({ provision }) => provision === splitProvision(quote.at).section);
    if (whole.length > 0 && !someItems)
      return { state: 'section-level', by: toKeys(whole), drafts, openItems: [] };
    return { state: 'open', by: itemised, drafts, openItems: someItems ? openItems : [] };
  };
}

function toKeys(citations: readonly Citation[]): ObjectKey[] {
  return [...new Set(citations.map(({ obligation }) => obligation))];
}
