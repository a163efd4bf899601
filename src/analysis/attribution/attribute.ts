/**
 * What one comment is about. In: an index of the rule and the comment as filed. Out: claims in order of the body, each
 * with its words: provisions and topics by citation, by term and by the words of the section. Each sentence is looked at
 * by itself; a claim that several sentences make is kept at its best ones. Time grows with the body, the number of
 * claims with the rule. Where people stand is no claim of a machine and is not looked at.
 */
import type { Attribution } from '../../model/attribution.ts';
import { readWords } from '../campaigns/read-words.ts';
import type { AttributionIndex } from './attribution-index.ts';
import { findNamedProvisions, findNamedTopics } from './find-named.ts';
import { findWordedProvisions, findWordedTopics } from './find-worded.ts';
import type { Finding } from './found-claim.ts';
import { type PlainText, readPlainText } from './read-plain-text.ts';
import { readTokens } from './read-tokens.ts';
import { SHOWN_FROM } from './thresholds.ts';

/** Places kept of one claim by one method. */
const MOST_PLACES = 3;

/** The claims on one comment; none where nothing in it speaks of the rule. */
export function attribute(
  index: AttributionIndex,
  comment: { readonly id: string; readonly body: string },
): readonly Attribution[] {
  const plain = readPlainText(comment.body);
  const kept = new Map<string, Finding[]>();
  const keep = (finding: Finding) => keepBest(kept, finding);
  for (const finding of findCitedIn(index, plain.text)) keep(finding);
  const { places } = readWords(plain.text);
  for (let at = 0; at < places.length; at += 2)
    for (const finding of findInSentence(index, plain.text, places[at]!, places[at + 1]!)) keep(finding);
  return [...kept.values()]
    .flat()
    .sort(compareFindings)
    .map((finding) => toAttribution(comment.id, finding, plain));
}

function findCitedIn(index: AttributionIndex, text: string): Finding[] {
  return index.citations
    .find(text)
    .flatMap(({ version, provision, ...place }): Finding[] => [
      { target: { kind: 'provision', version, provision }, method: 'citation', ...place },
      ...(version === index.version ? findTopicsOf(index, provision) : []).map(
        (topic): Finding => ({ target: { kind: 'topic', topic }, method: 'citation', ...place }),
      ),
    ]);
}

/** Topics that list the provision or one above it. */
function findTopicsOf({ topicsOf, law }: AttributionIndex, provision: string): string[] {
  const found = new Set<number>();
  for (let at = provision; at !== ''; at = at.replace(/[([][^([]*$|^[^([]+$/, ''))
    for (const topic of topicsOf.get(at) ?? []) found.add(topic);
  return [...found].map((topic) => law.topics[topic]!.id);
}

function findInSentence(index: AttributionIndex, text: string, start: number, end: number): Finding[] {
  const tokens = readTokens(text, start, end);
  if (tokens.length === 0) return [];
  const sentence = { text, tokens, start, end };
  return [
    ...findNamedProvisions(index, sentence),
    ...findNamedTopics(index, sentence),
    ...findWordedProvisions(index, sentence),
    ...findWordedTopics(index, sentence),
  ];
}

/** Keeps the best places of a claim; of equal ones the earlier. */
function keepBest(kept: Map<string, Finding[]>, finding: Finding): void {
  const { target, method, score } = finding;
  const key =
    target.kind === 'topic' ? `${method} ${target.topic}` : `${method} ${target.version}/${target.provision}`;
  const list = kept.get(key);
  if (!list) {
    kept.set(key, [finding]);
    return;
  }
  if (list.some(({ start, end }) => start === finding.start && end === finding.end)) return;
  if (list.length === MOST_PLACES && list.at(-1)!.score >= score) return;
  const at = list.findIndex((other) => other.score < score);
  list.splice(at === -1 ? list.length : at, 0, finding);
  if (list.length > MOST_PLACES) list.pop();
}

function compareFindings(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || b.score - a.score;
}

function toAttribution(comment: string, finding: Finding, plain: PlainText): Attribution {
  const { target, method } = finding;
  const score = Math.round(finding.score * 1000) / 1000;
  const claim = {
    method,
    score,
    start: plain.toBody(finding.start),
    end: plain.toBody(finding.end - 1) + 1,
    shown: score >= SHOWN_FROM[target.kind][method],
  };
  return target.kind === 'topic'
    ? { comment, topic: target.topic, ...claim }
    : { comment, provision: target.provision, version: target.version, ...claim };
}
