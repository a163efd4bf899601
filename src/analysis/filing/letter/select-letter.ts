/**
 * What goes into a letter on a day: the asks that were approved by then and are not confidential, in the order of the
 * rule; the answers they carry; the attachments that go with them. In: a corpus and a filing. Out: the objects, and how
 * many asks stay out and why. Whatever is not chosen here can enter no letter.
 */
import type { Corpus } from '../../../model/corpus.ts';
import type { RuleObject } from '../../../model/object.ts';
import { splitProvision, walkProvisions } from '../../../model/section.ts';
import { getStanding } from '../get-standing.ts';

type Docket = RuleObject<'docket'>;
export type Attachment = NonNullable<RuleObject<'filing'>['fields']['attachments']>[number];

/** One question that the letter answers, with the asks of the letter that carry the answer. */
export interface LetterAnswer {
  readonly answer: RuleObject<'answer'>;
  readonly question: RuleObject<'question'>;
  readonly asks: readonly RuleObject<'ask'>[];
}

export interface LetterParts {
  readonly filing: RuleObject<'filing'>;
  readonly rule: RuleObject<'rule'> | undefined;
  readonly version: RuleObject<'version'>;
  readonly docket: Docket;
  /** The comment window of the version; undefined where the docket has none. */
  readonly window: Docket['fields']['windows'][number] | undefined;
  /** In the order of the rule. */
  readonly asks: readonly RuleObject<'ask'>[];
  /** In the order of the questions. */
  readonly answers: readonly LetterAnswer[];
  /** Answers that would be given, but none of whose asks goes into the letter. */
  readonly emptyAnswers: readonly RuleObject<'answer'>[];
  readonly attachments: readonly Attachment[];
  /** Asks on this version that stay out. */
  readonly leftOut: { readonly notApproved: number; readonly confidential: number };
}

/** The filing that is meant: the named one, else the only one; otherwise the ids there are. */
export function findFiling(
  corpus: Corpus,
  id: string | undefined,
): RuleObject<'filing'> | { readonly ids: readonly string[] } {
  const filings = corpus.content.list('filing').filter(({ fields }) => fields.state === 'active');
  const meant = id === undefined ? filings : filings.filter((filing) => filing.id === id);
  const [only] = meant;
  return only && meant.length === 1 ? only : { ids: filings.map((filing) => filing.id) };
}

/** The parts of the letter; undefined when the docket or the version that the filing names is not there. */
export function selectLetter(corpus: Corpus, filing: RuleObject<'filing'>): LetterParts | undefined {
  const version = corpus.find('version', filing.fields.version, filing.home);
  const docket = corpus.find('docket', filing.fields.docket, filing.home);
  if (!version || !docket) return undefined;
  const onVersion = corpus.content
    .list('ask')
    .filter((ask) => ask.fields.state === 'active' && isAbout(corpus, ask, version));
  const approved = onVersion.filter((ask) => isApproved(corpus, ask));
  const asks = sortByPlace(
    corpus,
    version,
    approved.filter(({ fields }) => !fields.confidential),
  );
  const answers = findAnswers(corpus, version, asks);
  return {
    filing,
    rule: corpus.content.get('rule', '', version.home),
    version,
    docket,
    window: docket.fields.windows.find((one) => one.version === version.id),
    asks,
    answers: answers.filter((answer) => answer.asks.length > 0),
    emptyAnswers: answers.filter((answer) => answer.asks.length === 0).map(({ answer }) => answer),
    attachments: (filing.fields.attachments ?? []).filter((one) => goesAlong(corpus, filing, one, asks)),
    leftOut: {
      notApproved: onVersion.length - approved.length,
      confidential: approved.length - asks.length,
    },
  };
}

/** Every version that an ask cites or would change, the cited ones first. */
export function listVersions(ask: RuleObject<'ask'>): readonly string[] {
  const { provisions, wording = [] } = ask.fields;
  return [...new Set([...Object.keys(provisions), ...wording.map(({ version }) => version)])];
}

function isAbout(corpus: Corpus, ask: RuleObject<'ask'>, version: RuleObject<'version'>): boolean {
  return listVersions(ask).some((id) => corpus.find('version', id, ask.home)?.key === version.key);
}

function isApproved(corpus: Corpus, ask: RuleObject<'ask'>): boolean {
  const status = getStanding(ask, corpus.asOf.day)?.status;
  return status === 'approved' || status === 'filed';
}

/** By where the first proposed change stands, else by the first provision cited. */
function sortByPlace(
  corpus: Corpus,
  version: RuleObject<'version'>,
  asks: readonly RuleObject<'ask'>[],
): readonly RuleObject<'ask'>[] {
  const order = new Map<string, number>();
  for (const section of corpus.content.list('section', version.home)) {
    if (!section.id.startsWith(`${version.id}/`)) continue;
    order.set(section.fields.number, order.size);
    for (const { id } of walkProvisions(corpus.getProvisions(section))) order.set(id, order.size);
  }
  const toRank = (ask: RuleObject<'ask'>) => {
    const changed = corpus.getWording(ask).find((check) => check.version === version.id);
    const place = changed?.places[0] ?? changed?.provision ?? ask.fields.provisions[version.id]?.[0] ?? '';
    return order.get(place) ?? order.get(splitProvision(place).section) ?? order.size;
  };
  return asks
    .map((ask) => ({ ask, rank: toRank(ask) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ ask }) => ask);
}

function findAnswers(
  corpus: Corpus,
  version: RuleObject<'version'>,
  asks: readonly RuleObject<'ask'>[],
): readonly LetterAnswer[] {
  const given = corpus.content
    .list('answer')
    .filter(({ fields }) => fields.state === 'active' && fields.status === 'answering');
  return corpus.content.list('question', version.home).flatMap((question) => {
    if (question.fields.version !== version.id || question.fields.state !== 'active') return [];
    return given
      .filter((answer) => corpus.find('question', answer.fields.question, answer.home)?.key === question.key)
      .map((answer) => {
        const meant = (answer.fields.asks ?? []).map((id) => corpus.find('ask', id, answer.home)?.key);
        return { answer, question, asks: asks.filter(({ key }) => meant.includes(key)) };
      });
  });
}

/** Not confidential, and an ask of the letter leans on it or it is for the letter as a whole. */
function goesAlong(
  corpus: Corpus,
  filing: RuleObject<'filing'>,
  attachment: Attachment,
  asks: readonly RuleObject<'ask'>[],
): boolean {
  if (attachment.confidential) return false;
  const meant = attachment.asks?.map((id) => corpus.find('ask', id, filing.home)?.key);
  return meant === undefined || asks.some(({ key }) => meant.includes(key));
}
