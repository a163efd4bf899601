/**
 * Who raises our points. In: our asks, the tally of what comments are about, and what people coded. Out: for each ask the
 * provisions, topics and questions it stands on, how many comments speak of them, and where those stand whom a person
 * coded. A stance is only ever a person's: confirmed points alone count as allies and opponents. An ask that nobody else
 * speaks of is alone.
 */
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { citesAny } from '../../model/provision-overlap.ts';
import { splitProvision } from '../../model/section.ts';
import type { STANCES } from '../../model/words.ts';
import type { ClaimTally, TargetCount } from './tally-claims.ts';

type Stance = (typeof STANCES)[number];

export interface MatchedAsk {
  readonly ask: string;
  /** "nprm-2024/7.302": its own, and those of the questions it answers. */
  readonly provisions: readonly string[];
  readonly topics: readonly string[];
  readonly questions: readonly string[];
  /** Comments that speak of any of these, as suggested. */
  readonly raised: Pick<TargetCount, 'comments' | 'raw' | 'distinct'>;
  /** Comments by the stance that people coded on the same provision or topic. */
  readonly stances: ReadonlyMap<Stance, readonly string[]>;
}

/** Each active ask of a docket's rule with who raises the same. */
export function matchAsks(
  content: Content,
  docket: RuleObject<'docket'>,
  tally: Pick<ClaimTally, 'countAny'>,
): readonly MatchedAsk[] {
  const points = content.list('point', docket.id).filter(isFinding);
  const topics = content.list('lineage', docket.fields.rule);
  return content
    .list('ask')
    .filter(({ fields }) => fields.state === 'active')
    .map((ask) => matchAsk({ content, rule: docket.fields.rule, points, topics, tally }, ask));
}

interface Matching {
  readonly content: Content;
  readonly rule: string;
  readonly points: readonly RuleObject<'point'>[];
  readonly topics: readonly RuleObject<'lineage'>[];
  readonly tally: Pick<ClaimTally, 'countAny'>;
}

function matchAsk({ content, rule, points, topics, tally }: Matching, ask: RuleObject<'ask'>): MatchedAsk {
  const questions = ask.fields.questions ?? [];
  const places = withQuestions(
    ask.fields.provisions,
    questions.flatMap((id) => content.get('question', rule, id) ?? []),
  );
  const own = topics.filter((topic) => isOnAsk(topic, ask, places)).map(({ id }) => id);
  const provisions = Object.entries(places).flatMap(([version, numbers]) =>
    numbers.map((provision) => `${version}/${provision}`),
  );
  return {
    ask: ask.id,
    provisions,
    topics: own,
    questions,
    raised: tally.countAny({ provisions, topics: own }),
    stances: toStances(points.filter((point) => isPointOn(point, places, own))),
  };
}

type Places = Readonly<Record<string, readonly string[]>>;

function withQuestions(places: Places, questions: readonly RuleObject<'question'>[]): Places {
  const all: Record<string, readonly string[]> = { ...places };
  for (const { fields } of questions)
    if (fields.provision)
      all[fields.version] = [...new Set([...(all[fields.version] ?? []), fields.provision])];
  return all;
}

/** A topic of the ask: it lists one of its provisions, or an obligation or definition that the ask is about. */
function isOnAsk(topic: RuleObject<'lineage'>, ask: RuleObject<'ask'>, places: Places): boolean {
  const { stages, obligations = [], definitions = [] } = topic.fields;
  const named = new Set([
    ...obligations.map((id) => `obligations/${id}`),
    ...definitions.map((id) => `definitions/${id}`),
  ]);
  return (
    (ask.fields.about ?? []).some((reference) => named.has(reference)) ||
    stages.some(({ version, provisions = [] }) => citesAny(places, version, provisions))
  );
}

/** A suggestion that nobody confirmed is no finding. */
function isFinding({ fields }: RuleObject<'point'>): boolean {
  return fields.state === 'active' && fields.confirmedBy !== undefined;
}

function isPointOn({ fields }: RuleObject<'point'>, places: Places, topics: readonly string[]): boolean {
  return (
    (fields.topics ?? []).some((topic) => topics.includes(topic)) ||
    Object.entries(fields.provisions ?? {}).some(([version, provisions]) =>
      citesAny(
        places,
        version,
        provisions.flatMap((provision) => [provision, splitProvision(provision).section]),
      ),
    )
  );
}

function toStances(points: readonly RuleObject<'point'>[]): ReadonlyMap<Stance, readonly string[]> {
  const found = new Map<Stance, Set<string>>();
  for (const { fields } of points) {
    const comments = found.get(fields.stance) ?? new Set();
    comments.add(fields.comment);
    found.set(fields.stance, comments);
  }
  return new Map([...found].map(([stance, comments]) => [stance, [...comments]]));
}
