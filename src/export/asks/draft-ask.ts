/**
 * A new ask from a gap, as a file that `check` accepts and `ready` does not: what is known stands in it, what a person
 * must say stands as a comment or as TODO. The front matter is what may be filed; the body is our own note and never
 * is, so why it is a gap, what breach could cost and the text as it stands go there. Restated text is said to be ours.
 */

import { findWords } from '../../analysis/filing/find-words.ts';
import { findSection } from '../../analysis/sections/find-provision.ts';
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { KINDS } from '../../model/schemas/kinds.ts';
import { getMarker, type Provision, splitProvision, walkProvisions } from '../../model/section.ts';
import type { Snapshot } from '../../model/suspects.ts';
import { toQuestions, toUsers } from '../../view/asks/ask-topics.ts';
import { toPeriodSentence } from '../../view/asks/period-words.ts';
import { toCiteText } from '../../view/citation.ts';
import { joinWords, withStop } from '../../view/labels.ts';
import { escapeMarkdown } from '../rule-text/escape-markdown.ts';
import { chooseTarget, type Stated, type Target } from './choose-version.ts';
import { findParagraph } from './find-paragraph.ts';
import { toFolded, toScalar } from './yaml-words.ts';

export interface AskDraft {
  readonly id: string;
  /** Below the content folder. */
  readonly file: string;
  readonly text: string;
  /** The words that the stamps of its wording stand for, to be kept with it. */
  readonly kept: readonly Snapshot[];
  /** Undefined where nothing had been published by the day. */
  readonly target: Target | undefined;
}

/** What stands where a person has to write; `ready` reports every text that still holds it. */
const TODO = 'TODO';
/** More slots would only have to be deleted. */
const MOST_WORDINGS = 3;

/** The id of the ask of a gap unless somebody gives another. */
export function getAskId({ id }: Gap): string {
  return id.replace(/^coverage\./, '').replaceAll('.', '-');
}

/** The draft of an ask about a gap as of the corpus' day. */
export function draftAsk(corpus: Corpus, gap: Gap, id = getAskId(gap)): AskDraft {
  const target = chooseTarget(corpus, gap);
  const slots = target ? toSlots(corpus, target) : [];
  const lines = [
    '---',
    `title: ${JSON.stringify(gap.title)}`,
    'history:',
    `  - { status: drafted, on: ${corpus.asOf.day} }`,
    '# position: support-with-changes  # or support, oppose, neutral: where we stand on the text as it is',
    ...toProvisionLines(target),
    ...toAboutLines(corpus, gap),
    ...toQuestionLines(corpus, gap, target),
    ...BLANKS,
    ...(slots.length > 0 ? ['wording:', ...slots.flatMap(({ lines: own }) => own)] : []),
    ...(gap.owner ? [`owner: ${toScalar(gap.owner)}`] : ['# owner: who drafts it']),
    '# confidential: true  # keeps it out of every letter',
    '---',
    '',
    ...toBody(corpus, gap, target),
  ];
  return {
    id,
    file: `${KINDS.ask.place}/${id}.md`,
    text: `${lines.join('\n')}\n`,
    kept: slots.flatMap(({ kept }) => kept),
    target,
  };
}

/** What nobody can fill in for the author. */
const BLANKS: readonly string[] = [
  '# reason: >-',
  '#   Why the text as it stands does harm or misses its aim: what happens, to whom, and why the rule is not for that.',
  '# support:',
  '#   - claim: A fact or figure, as it will stand in the letter.',
  '#     sources: [id]  # published; `rulemark list sources`. Or evidence: [id], ours. Or:',
  '#     basis: Our own records, a calculation, experience.',
  '# effect: What those who are bound would do otherwise.',
  '# alternatives:',
  '#   - What would serve instead.',
];

function toProvisionLines(target: Target | undefined): string[] {
  if (!target || target.provisions.length === 0)
    return [
      'provisions: {}',
      '# What the gap is about stands in no version that is here: name the version and the provision.',
    ];
  const list = target.provisions.map(({ provision }) => JSON.stringify(provision)).join(', ');
  return ['provisions:', `  ${toScalar(target.version.id)}: [${list}]`];
}

function toAboutLines(corpus: Corpus, gap: Gap): string[] {
  const keys = [...(gap.authored ? [gap.authored] : []), ...gap.about];
  const objects = keys.flatMap((key) => corpus.content.getByKey(key) ?? []);
  const hint = objects.some(({ type }) => type === 'obligation') ? [] : toObligationHint(corpus, objects);
  return ['about:', ...objects.map((object) => `  - ${toReference(corpus, object)}`), ...hint];
}

/** An ask names the obligation that it would change: those that rest on what the gap is about. */
function toObligationHint(corpus: Corpus, objects: readonly RuleObject[]): string[] {
  const users = toUsers(corpus, objects).slice(0, 8);
  return [
    '  # Name the obligation that would change, such as:',
    ...(users.length > 0 ? users.map((object) => toReference(corpus, object)) : ['obligations/<id>']).map(
      (reference) => `  # - ${reference}`,
    ),
  ];
}

function toReference(corpus: Corpus, object: RuleObject): string {
  return `${KINDS[object.type].plural}/${toId(corpus, object)}`;
}

function toId(corpus: Corpus, { type, id, home }: RuleObject): string {
  return home !== '' && corpus.content.findById(type, id).length > 1 ? `${home}/${id}` : id;
}

function toQuestionLines(corpus: Corpus, gap: Gap, target: Target | undefined): string[] {
  const questions = toQuestions(corpus, gap.about, target?.version);
  if (questions.length === 0) return ['# questions: [id]  # none speaks of it; `rulemark list questions`'];
  return [`questions: [${questions.map((question) => toId(corpus, question)).join(', ')}]`];
}

interface Slot {
  readonly lines: readonly string[];
  readonly kept: readonly Snapshot[];
}

/** A place for other words a provision, with the words that stand there and the stamp of the provision. */
function toSlots(corpus: Corpus, { version, provisions }: Target): Slot[] {
  return provisions
    .flatMap(({ provision, by }) => {
      const now = corpus.getText(version, provision);
      return now ? [toSlot(corpus, { version, provision, by, now })] : [];
    })
    .slice(0, MOST_WORDINGS);
}

interface Place {
  readonly version: RuleObject<'version'>;
  readonly provision: string;
  readonly by: readonly Stated[];
  readonly now: Snapshot;
}

function toSlot(corpus: Corpus, { version, provision, by, now }: Place): Slot {
  const paragraphs = findParagraphs(corpus, version, provision);
  const likely = findParagraph(paragraphs, by);
  const texts = paragraphs.map(({ text }) => text);
  const isOnce = likely !== undefined && findWords(texts, likely.text).length === 1;
  const current = isOnce
    ? [
        '    # A first guess: the statement nearest to the obligation. Take only the words that should go.',
        ...toFolded('current', likely.text, 4),
      ]
    : ['    # current: The words that would go, just as they stand below, once; all of it when left out.'];
  return {
    lines: [
      `  - version: ${toScalar(version.id)}`,
      `    provision: ${JSON.stringify(provision)}`,
      ...current,
      `    replacement: "${TODO}: the words that would come"`,
      `    base: ${now.fingerprint}  # of the text it is written against; not to be changed by hand`,
    ],
    kept: [now],
  };
}

/** The paragraphs with words of a provision, those below it included. */
function findParagraphs(
  corpus: Corpus,
  version: RuleObject<'version'>,
  provision: string,
): readonly Provision[] {
  const section = findSection(corpus.content, version.home, version.id, provision);
  const all = section ? corpus.getProvisions(section) : [];
  const cited =
    splitProvision(provision).below === ''
      ? all
      : [...walkProvisions(all)].filter(({ id }) => id === provision).slice(0, 1);
  return [...walkProvisions(cited)].filter(({ text }) => text !== '');
}

function toBody(corpus: Corpus, gap: Gap, target: Target | undefined): string[] {
  const reasons = gap.because.map((reason) => `- ${toProse(withStop(reason))}`);
  return [
    'Our own note: nothing below is filed.',
    '',
    '## Why it is a gap',
    '',
    ...(reasons.length > 0 ? reasons : ['Nobody has said why.']),
    ...toExposure(corpus, gap),
    ...toQuestionWords(corpus, gap, target),
    ...(target ? toPeriod(corpus, target) : []),
    ...(target ? target.provisions.flatMap(({ provision }) => toText(corpus, target, provision)) : []),
  ];
}

function toExposure(corpus: Corpus, gap: Gap): string[] {
  const obligations = gap.about
    .flatMap((key) => corpus.content.getByKey(key) ?? [])
    .filter((object): object is RuleObject<'obligation'> => object.type === 'obligation');
  if (obligations.length === 0) return [];
  const lines = obligations.map((obligation) => {
    const { band, because } = corpus.getExposure(obligation);
    return `- ${toProse(obligation.fields.title)}: band ${band} of 3, ${toProse(withStop(because))}`;
  });
  return ['', '## What breach could cost', '', ...lines];
}

function toQuestionWords(corpus: Corpus, gap: Gap, target: Target | undefined): string[] {
  const questions = toQuestions(corpus, gap.about, target?.version);
  if (questions.length === 0) return [];
  const lines = questions.map(
    ({ id, fields }) =>
      `- ${toProse(fields.title)} (${id}, ${fields.version}): ${toProse(withStop(fields.asks))}`,
  );
  return ['', '## Questions it may answer', '', ...lines];
}

function toPeriod(corpus: Corpus, { period }: Target): string[] {
  return ['', '## Until when', '', toProse(toPeriodSentence(corpus, period))];
}

function toText(corpus: Corpus, { version, provisions }: Target, provision: string): string[] {
  const paragraphs = findParagraphs(corpus, version, provision);
  const cite = toCiteText(version.fields.cite, provision);
  const isOfficial = version.fields.text === 'official';
  const by = provisions.find((one) => one.provision === provision)?.by ?? [];
  const cited = joinWords(by.map(({ fields }) => fields.title));
  const said = isOfficial
    ? `The official text, ${version.fields.citation}.`
    : `Our restatement of ${cite}, not the official text; verify against ${version.fields.citation} before filing.`;
  return [
    '',
    `## ${toProse(cite)} as it stands`,
    '',
    `${toProse(said)} ${cited === '' ? '' : `Cited by: ${toProse(cited)}.`}`.trimEnd(),
    '',
    ...(paragraphs.length > 0
      ? paragraphs.flatMap((paragraph, index) => [
          ...(index > 0 ? ['>'] : []),
          `> ${toProse([getMarker(paragraph), paragraph.text].filter(Boolean).join(' '))}`,
        ])
      : ['There is no text of it here.']),
  ];
}

/** Words on one line of Markdown that read as these words. */
function toProse(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return escapeMarkdown(line, 0, line.length, { startsBlock: true });
}
