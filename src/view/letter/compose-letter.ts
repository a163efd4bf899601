/**
 * The comment letter from its parts: heading, introduction, table of asks, a section for each, answers to the agency's
 * questions, closing, attachments; and the checklist beside it. Every page of a letter that is not meant to be filed
 * says DRAFT, and so does every letter on text that is our restatement.
 */
import { type LetterParts, listVersions } from '../../analysis/filing/letter/select-letter.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Letter, LetterBlock } from '../../model/letter.ts';
import type { RuleObject } from '../../model/object.ts';
import { capitalize, joinWords, withStop } from '../labels.ts';
import { composeChecklist } from './checklist.ts';
import { composeAsk, POSITION_WORDS, toCitedWords } from './compose-ask.ts';
import { Notes, toHeading, toLetterDay, toParagraph, toParagraphs, toPlain } from './letter-words.ts';

/** The letter as of the corpus's day; `final` for one that is to be filed. */
export function composeLetter(corpus: Corpus, parts: LetterParts, final: boolean): Letter {
  const { filing } = parts;
  const from = toPlain(filing.fields.from.name);
  const notes = new Notes();
  const blocks = [
    ...composeHeading(corpus, parts),
    ...composeIntroduction(parts),
    ...composeSummary(corpus, parts),
    ...composeAsks(corpus, parts, notes),
    ...composeAnswers(parts),
    ...composeEnd(parts),
  ];
  return {
    title: toPlain(filing.fields.title),
    from,
    day: corpus.asOf.day,
    draft: toDraftMark(corpus, parts, final),
    foot: `${from}, docket ${toPlain(parts.docket.fields.identifier)}`,
    blocks,
    notes: notes.list(),
    checklist: {
      title: 'Checklist for filing (no part of the letter)',
      blocks: composeChecklist(corpus, parts),
    },
  };
}

function toDraftMark(corpus: Corpus, { asks }: LetterParts, final: boolean): string | undefined {
  const isRestated = asks.some((ask) =>
    listVersions(ask).some((id) => corpus.find('version', id, ask.home)?.fields.text !== 'official'),
  );
  if (isRestated) return 'DRAFT: rests on our restatement, not on the official text; not for filing';
  return final ? undefined : 'DRAFT: not for filing';
}

function composeHeading(corpus: Corpus, parts: LetterParts): readonly LetterBlock[] {
  const { filing, rule, docket } = parts;
  const { name, address = [], contact } = filing.fields.from;
  const sender = [name, ...address, ...(contact === undefined ? [] : [contact])];
  const agencies = rule?.fields.agencies ?? [];
  return [
    ...sender.map((line) => toParagraph(line, 'address')),
    toParagraph(toLetterDay(corpus.asOf.day), 'plain'),
    ...(agencies.length > 0 ? agencies.toReversed() : [docket.fields.agency]).map((line) =>
      toParagraph(line, 'address'),
    ),
    ...toReference(parts).map((line) => toParagraph(line, 'subject')),
  ];
}

/** The lines that say what the letter is on, the subject line of the notice first. */
function toReference({ filing, rule, version, docket, window }: LetterParts): readonly string[] {
  const list = (type: string) =>
    (rule?.fields.identifiers ?? [])
      .filter((one) => one.type === type && (one.version === undefined || one.version === version.id))
      .map(({ value }) => value);
  const rins = list('rin');
  const own = list('agency-docket');
  return [
    `Re: ${window?.subject ?? filing.fields.title}`,
    ...(rule ? [rule.fields.title] : []),
    `${version.fields.title}, ${version.fields.citation}`,
    `Docket No. ${docket.fields.identifier}${own.length > 0 ? ` (agency docket ${joinWords(own)})` : ''}`,
    ...(rins.length > 0 ? [`RIN ${joinWords(rins)}`] : []),
  ];
}

function composeIntroduction({ filing }: LetterParts): readonly LetterBlock[] {
  const paragraphs = toParagraphs(filing.fields.introduction ?? '');
  return paragraphs.length === 0
    ? []
    : [toHeading(1, 'Introduction'), ...paragraphs.map((text) => toParagraph(text))];
}

function composeSummary(corpus: Corpus, { asks }: LetterParts): readonly LetterBlock[] {
  return [
    toHeading(1, 'Summary of what we ask'),
    {
      kind: 'table',
      caption: 'What we ask, in the order of the rule',
      columns: ['No.', 'Provision', 'Position', 'What we ask'],
      rows: asks.map((ask, index) => [
        String(index + 1),
        capitalize(toCitedWords(corpus, ask)),
        ask.fields.position ? capitalize(POSITION_WORDS[ask.fields.position]) : '',
        toPlain(withStop(ask.fields.title)),
      ]),
    },
  ];
}

function composeAsks(corpus: Corpus, parts: LetterParts, notes: Notes): readonly LetterBlock[] {
  const { asks, attachments, filing } = parts;
  const getAttachments = (ask: RuleObject<'ask'>) =>
    attachments.flatMap((one, index) =>
      one.asks?.some((id) => corpus.find('ask', id, filing.home)?.key === ask.key)
        ? [`attachment ${index + 1}, ${toPlain(one.title)}`]
        : [],
    );
  const context = { corpus, notes, from: toPlain(filing.fields.from.name), getAttachments };
  return [
    toHeading(1, 'What we ask and why'),
    ...asks.flatMap((ask, index) => composeAsk(context, ask, index + 1)),
  ];
}

/** The questions are restated in the content whatever the version is, so they are never quoted. */
function composeAnswers({ answers, asks }: LetterParts): readonly LetterBlock[] {
  if (answers.length === 0) return [];
  return [
    toHeading(1, 'Answers to questions of the agency'),
    ...answers.flatMap(({ question, asks: carrying }) => {
      const points = carrying.map((ask) => ({
        number: asks.findIndex(({ key }) => key === ask.key) + 1,
        title: toPlain(ask.fields.title),
      }));
      return [
        toHeading(2, question.fields.title),
        toParagraph(`Asked, in our words: ${withStop(question.fields.asks)}`),
        toParagraph('We answer in these points:'),
        {
          kind: 'list' as const,
          marks: 'bullets' as const,
          items: points
            .toSorted((a, b) => a.number - b.number)
            .map(({ number, title }) => [
              { kind: 'text' as const, text: `Point ${number}: ${withStop(title)}` },
            ]),
        },
      ];
    }),
  ];
}

function composeEnd({ filing, attachments }: LetterParts): readonly LetterBlock[] {
  const { from, closing } = filing.fields;
  return [
    ...(closing === undefined ? [] : [toHeading(1, 'Closing')]),
    ...toParagraphs(closing ?? '').map((text) => toParagraph(text)),
    toParagraph('Respectfully submitted,', 'signature'),
    toParagraph(from.name, 'signature'),
    ...(attachments.length === 0
      ? []
      : [
          toHeading(1, 'Attachments'),
          {
            kind: 'list' as const,
            marks: 'numbers' as const,
            items: attachments.map(({ title }) => [{ kind: 'text' as const, text: toPlain(title) }]),
          },
        ]),
  ];
}
