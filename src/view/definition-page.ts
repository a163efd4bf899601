/** A defined term: where it stands, what it builds on, and every place that uses it. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toCitation, toCitations } from './citation.ts';
import { getHref } from './href.ts';
import { countOf, toWords } from './labels.ts';
import type { Fact, FactItem } from './obligation-page.ts';
import type { TableView } from './table.ts';
import { getObjectVerification } from './verification.ts';

type Definition = RuleObject<'definition'>;

/** One row a term. */
export function toDefinitionTable(corpus: Corpus, rule: string): TableView {
  const definitions = corpus.content.list('definition', rule);
  const counts = new Map<string, number>();
  for (const { definition } of corpus.getTermUses(rule))
    counts.set(definition, (counts.get(definition) ?? 0) + 1);
  return {
    caption: `All ${countOf(definitions.length, 'defined term')}, in our own words; uses are counted in the text of the versions that define them.`,
    columns: [
      { id: 'term', label: 'Term' },
      { id: 'meaning', label: 'Meaning, in our words' },
      { id: 'section', label: 'Says so', filter: 'choice' },
      { id: 'uses', label: 'Uses in the text', numeric: true },
      { id: 'checked', label: 'How far checked', filter: 'choice' },
    ],
    rows: definitions.map((definition) => {
      const [first] = toCitations(corpus, rule, definition.fields.sections);
      const uses = counts.get(definition.key) ?? 0;
      const verification = getObjectVerification(definition);
      const { abbreviation } = definition.fields;
      return {
        id: definition.id,
        cells: [
          {
            text: definition.fields.title,
            href: getHref(definition),
            ...(abbreviation ? { sub: abbreviation } : {}),
          },
          { text: definition.fields.paraphrase },
          first ? { text: first.text, href: first.href } : { text: 'nowhere yet' },
          { text: String(uses), sort: uses },
          { text: toWords(verification), verification },
        ],
      };
    }),
  };
}

/** The facts of one term. */
export function toDefinitionFacts(corpus: Corpus, { fields, home }: Definition): Fact[] {
  const list = (label: string, items: readonly FactItem[], missing: string): Fact =>
    items.length > 0 ? { label, items } : { label, items: [{ text: missing }], missing: true };
  const plain = (text: string): FactItem => ({ text });
  return [
    list(
      'Also called',
      [...(fields.abbreviation ? [plain(fields.abbreviation)] : []), ...(fields.aliases ?? []).map(plain)],
      'Nothing else.',
    ),
    list('Holds in', [plain(`${fields.scope.level}${fields.scope.of ? `: ${fields.scope.of}` : ''}`)], ''),
    list(
      'Says so',
      toCitations(corpus, home, fields.sections).map(({ full, href }) => ({ text: full, href })),
      'No place recorded.',
    ),
    list(
      'Builds on',
      (fields.uses ?? []).flatMap((id) => {
        const other = corpus.find('definition', id, home);
        return other ? [{ text: other.fields.title, href: getHref(other) }] : [];
      }),
      'No other term.',
    ),
    ...(fields.definedIn
      ? [
          list(
            'Defined elsewhere',
            fields.definedIn.map((place) => {
              const authority = place.authority ? corpus.find('authority', place.authority, home) : undefined;
              const text = `${place.citation}${place.note ? `: ${place.note}` : ''}`;
              return authority ? { text, href: getHref(authority) } : { text };
            }),
            '',
          ),
        ]
      : []),
  ];
}

export interface DefinitionUses {
  readonly definitions: readonly FactItem[];
  readonly obligations: readonly FactItem[];
  readonly provisions: readonly (FactItem & { readonly count: number })[];
}

/** Every place that uses the term: other terms, obligations that turn on it, provisions whose text has it. */
export function toDefinitionUses(corpus: Corpus, definition: Definition): DefinitionUses {
  const { key } = definition;
  const toItem = (object: RuleObject): FactItem => ({ text: object.fields.title, href: getHref(object) });
  return {
    definitions: corpus.findUsers('definition', key).map(toItem),
    obligations: corpus.findUsers('obligation', key).map(toItem),
    provisions: toProvisionUses(corpus, definition),
  };
}

/** Uses in the text, by section where the version is cited to the section only, else by paragraph. */
function toProvisionUses(corpus: Corpus, { home, key }: Definition): DefinitionUses['provisions'] {
  const places = new Map<string, { text: string; href: string; count: number }>();
  for (const { definition, user, provision } of corpus.getTermUses(home)) {
    const section = corpus.content.getByKey(user) as RuleObject<'section'> | undefined;
    if (definition !== key || !provision || !section) continue;
    const version = section.id.slice(0, section.id.indexOf('/'));
    const cited =
      corpus.find('version', version, home)?.fields.citeTo === 'section'
        ? section.fields.number
        : provision.id;
    const { text } = toCitation(corpus, home, version, cited);
    const place = places.get(text) ?? { text, href: `${getHref(section)}#${provision.anchor}`, count: 0 };
    place.count++;
    places.set(text, place);
  }
  return [...places.values()];
}
