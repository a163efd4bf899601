/**
 * One ask as a section of the letter: what it cites, the text of now, the change proposed, why, on what facts, to what
 * effect, and what would serve instead. Only what an ask says for filing is taken: never its notes, its owner, its
 * history, the gaps behind it, or the name of anything inside.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { LetterBlock, LetterInline } from '../../model/letter.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { capitalize, joinWords, withStop } from '../labels.ts';
import {
  toCitedText,
  toCurrentText,
  toLetterCite,
  toRedline,
  toRestatementNotice,
  toTextHeading,
} from './cited-text.ts';
import { type Notes, toHeading, toLetterDay, toParagraph, toParagraphs, toText } from './letter-words.ts';

type Ask = RuleObject<'ask'>;
type Version = RuleObject<'version'>;

export const POSITION_WORDS = {
  support: 'support',
  oppose: 'oppose',
  'support-with-changes': 'support with changes',
  neutral: 'neutral',
} as const satisfies Record<NonNullable<Ask['fields']['position']>, string>;

export interface AskContext {
  readonly corpus: Corpus;
  readonly notes: Notes;
  /** Who files, for facts that rest on our own records. */
  readonly from: string;
  /** Titles of the attachments that go with an ask, with their numbers. */
  readonly getAttachments: (ask: Ask) => readonly string[];
}

interface Cited {
  readonly version: Version;
  readonly provisions: readonly string[];
}

/** The blocks of one ask; `number` is its place in the letter. */
export function composeAsk(context: AskContext, ask: Ask, number: number): readonly LetterBlock[] {
  const cited = listCited(context.corpus, ask);
  const { reason, effect, alternatives = [], position } = ask.fields;
  const attachments = context.getAttachments(ask);
  return [
    toHeading(2, `${number}. ${ask.fields.title}`),
    { kind: 'paragraph', style: 'label', inlines: toCitedLine(context, cited) },
    ...(position ? [toParagraph(`Position: ${POSITION_WORDS[position]}.`, 'label')] : []),
    ...toNotices(cited),
    ...composeText(context, ask, cited),
    ...(reason ? [toHeading(3, 'Reason'), ...toParagraphs(reason).map((text) => toParagraph(text))] : []),
    ...composeFacts(context, ask),
    ...(effect ? [toHeading(3, 'Effect'), ...toParagraphs(effect).map((text) => toParagraph(text))] : []),
    ...(alternatives.length > 0
      ? [
          toHeading(3, 'Alternatives'),
          {
            kind: 'list' as const,
            marks: 'bullets' as const,
            items: alternatives.map((one) => [toText(withStop(one))]),
          },
        ]
      : []),
    ...(attachments.length > 0 ? [toParagraph(`See ${joinWords(attachments)}.`)] : []),
  ];
}

/** The provisions of an ask in short, for the table: "proposed 15 CFR § 7.302". */
export function toCitedWords(corpus: Corpus, ask: Ask): string {
  return listCited(corpus, ask)
    .flatMap(({ version, provisions }) => listCites(version, provisions))
    .join('; ');
}

/** What it cites and what it would change, by version in the order of the ask. */
function listCited(corpus: Corpus, ask: Ask): readonly Cited[] {
  const { provisions, wording = [] } = ask.fields;
  const places = corpus
    .getWording(ask)
    .map(({ places: [place] }, index) => place ?? wording[index]!.provision);
  const ids = [...new Set([...Object.keys(provisions), ...wording.map(({ version }) => version)])];
  return ids.flatMap((id) => {
    const version = corpus.find('version', id, ask.home);
    const changed = places.filter((_, index) => wording[index]!.version === id);
    return version ? [{ version, provisions: [...new Set([...(provisions[id] ?? []), ...changed])] }] : [];
  });
}

/** Each citation once, as finely as the version is cited. */
function listCites(version: Version, provisions: readonly string[]): readonly string[] {
  return [...new Set(provisions.map((one) => toLetterCite(version, one)))];
}

function toCitedLine({ notes }: AskContext, cited: readonly Cited[]): LetterInline[] {
  const parts = cited.flatMap(({ version, provisions }) =>
    listCites(version, provisions).map((cite) => ({
      cite,
      note: capitalize(`${cite}, ${version.fields.citation} (${toLetterDay(version.fields.published)}).`),
    })),
  );
  return [
    { kind: 'text', text: 'Provisions: ' },
    ...parts.flatMap(({ cite, note }, index): LetterInline[] => [
      { kind: 'text', text: `${index > 0 ? '; ' : ''}${cite}` },
      notes.add(note),
    ]),
  ];
}

/** One sentence for each restated section, before anything is said about it. */
function toNotices(cited: readonly Cited[]): readonly LetterBlock[] {
  const sentences = cited
    .filter(({ version }) => version.fields.text === 'restated')
    .flatMap(({ version, provisions }) => provisions.map((one) => toRestatementNotice(version, one)));
  return [...new Set(sentences)].map((sentence) => toParagraph(`${sentence}.`, 'notice'));
}

/** The text of now and the change, or the text alone where no other words are proposed. */
function composeText({ corpus }: AskContext, ask: Ask, cited: readonly Cited[]): readonly LetterBlock[] {
  const checks = corpus.getWording(ask).filter(({ changed }) => changed.length > 0);
  if (checks.length === 0)
    return cited.flatMap(({ version, provisions }) => {
      const texts = keepWidest(provisions).flatMap((one) => toCitedText(corpus, version, one));
      return texts.length > 0 ? [toHeading(3, toTextHeading(version, provisions)), ...texts] : [];
    });
  return checks.flatMap((check) => {
    const version = corpus.find('version', check.version, ask.home);
    if (!version) return [];
    const changed = check.changed.map(({ provision }) => provision);
    const of = version.fields.text === 'restated' ? ', against our restatement' : '';
    const cite = toLetterCite(version, check.places[0] ?? check.provision);
    return [
      toHeading(3, toTextHeading(version, changed)),
      ...toCurrentText(corpus, version, check),
      toHeading(3, `Proposed change${of}: ${cite}`),
      ...toRedline(corpus, version, check),
    ];
  });
}

/** A section is shown once, also where paragraphs of it are cited beside it. */
function keepWidest(provisions: readonly string[]): readonly string[] {
  return provisions.filter((one) => {
    const { section } = splitProvision(one);
    return one === section || !provisions.includes(section);
  });
}

function composeFacts(context: AskContext, ask: Ask): readonly LetterBlock[] {
  const { support = [] } = ask.fields;
  if (support.length === 0) return [];
  const items = support.map((claim) => [
    toText(withStop(claim.claim)),
    context.notes.add(toSupportNote(context, ask, claim)),
  ]);
  return [toHeading(3, 'Facts'), { kind: 'list', marks: 'bullets', items }];
}

type Claim = NonNullable<Ask['fields']['support']>[number];

/** What a claim rests on: published sources by title, publisher and address; of our own no more than that it is ours. */
function toSupportNote(
  { corpus, from }: AskContext,
  ask: Ask,
  { sources = [], evidence, basis }: Claim,
): string {
  const published = sources.flatMap((id) => {
    const source = corpus.find('source', id, ask.home);
    if (!source) return [];
    const { title, publisher, url, retrieved } = source.fields;
    const seen = retrieved ? ` (retrieved ${toLetterDay(retrieved.on)})` : '';
    const name = title.includes(publisher) ? title : `${publisher}, ${title}`;
    return [`${name}${url ? `, ${url}` : ''}${seen}`];
  });
  const own = evidence || basis !== undefined ? [`records of ${from}${basis ? `: ${basis}` : ''}`] : [];
  const parts = [...published, ...own].map((part) => part.trim().replace(/[.;]+$/, ''));
  return capitalize(`${parts.join('; ')}${/https?:\S+$/.test(parts.at(-1) ?? '') ? '' : '.'}`);
}
