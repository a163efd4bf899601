/**
 * Provisions and topics that a sentence names by a term. In: the index and the words of a sentence. Out: findings. A term
 * leads to its definition where the sentence speaks of the definition, and to the sections that use it where these are
 * few; a term that is a word of everyday life ("person", "account") says little until another term or such a sentence
 * supports it. Different terms of one topic in a sentence support each other.
 */
import type { AttributionIndex } from './attribution-index.ts';
import type { Finding, Sentence, Target } from './found-claim.ts';
import type { PhraseHit } from './phrase-book.ts';

/** How likely one term alone means the claim. */
const ALONE = { strong: 0.7, everyday: 0.3 } as const;
const DEFINED = { strong: 0.92, everyday: 0.8 } as const;
/** By how many sections use a term: where more do, it says nothing on which one is meant. */
const BY_USERS: readonly number[] = [0, 0.75, 0.5, 0.35];
/** Weaker findings are no suggestion that anybody would look at. */
const LEAST_SCORE = 0.25;
const DEFINITION_CUE =
  /\b(?:defin(?:e[ds]?|ing|itions?)|the terms?|the word|meaning of|what counts as|means?)\b/i;
/** The cue stands so near the term. */
const CUE_REACH = 40;

/** Provisions by defined terms. */
export function findNamedProvisions(index: AttributionIndex, { text, tokens }: Sentence): Finding[] {
  const hits = index.terms.find(tokens);
  const found = new Map<string, Evidence>();
  for (const hit of hits) {
    const { defined, used } = index.reach[hit.owner]!;
    const isOnDefinition = isDefinition(text, hit);
    const kind = hit.isEveryday ? 'everyday' : 'strong';
    for (const provision of defined)
      support(found, provision, hit, isOnDefinition ? DEFINED[kind] : ALONE[kind] / 2);
    if (isOnDefinition) continue;
    const share = (BY_USERS[used.length] ?? 0) * (hit.isEveryday ? 0.4 : 1);
    if (share > 0) for (const section of used) support(found, section, hit, share);
  }
  return toFindings(found, (provision) => ({ kind: 'provision', version: index.version, provision }));
}

/** Topics by the terms that authors gave them, and by the defined terms they list. */
export function findNamedTopics(index: AttributionIndex, { tokens }: Sentence): Finding[] {
  const found = new Map<string, Evidence>();
  for (const hit of index.topicTerms.find(tokens))
    support(found, index.law.topics[hit.owner]!.id, hit, hit.isEveryday ? ALONE.everyday : ALONE.strong);
  for (const hit of index.terms.find(tokens))
    for (const topic of index.reach[hit.owner]!.topics)
      support(
        found,
        index.law.topics[topic]!.id,
        hit,
        hit.isEveryday ? ALONE.everyday / 2 : ALONE.strong / 2,
      );
  return toFindings(found, (topic) => ({ kind: 'topic', topic }));
}

/** What speaks for one claim in one sentence. */
interface Evidence {
  /** How likely it is that none of it means the claim. */
  doubt: number;
  readonly names: Set<string>;
  start: number;
  end: number;
}

/** Adds one hit; the same name again is no further evidence. */
function support(found: Map<string, Evidence>, target: string, hit: PhraseHit, weight: number): void {
  const name = `${hit.owner}:${hit.name}:${hit.isEveryday}`;
  const evidence = found.get(target);
  if (!evidence) {
    found.set(target, { doubt: 1 - weight, names: new Set([name]), start: hit.start, end: hit.end });
    return;
  }
  if (evidence.names.has(name)) return;
  evidence.names.add(name);
  evidence.doubt *= 1 - weight;
  evidence.start = Math.min(evidence.start, hit.start);
  evidence.end = Math.max(evidence.end, hit.end);
}

function toFindings(found: ReadonlyMap<string, Evidence>, toTarget: (id: string) => Target): Finding[] {
  return [...found]
    .filter(([, { doubt }]) => 1 - doubt >= LEAST_SCORE)
    .map(([id, { doubt, start, end }]) => ({
      target: toTarget(id),
      method: 'term',
      score: 1 - doubt,
      start,
      end,
    }));
}

/** Whether the sentence speaks of what the term means: a cue near it, or the term in quotation marks. */
function isDefinition(text: string, { start, end }: PhraseHit): boolean {
  if (/["“‘']$/.test(text.slice(0, start).slice(-1)) && /^["”’',]/.test(text.slice(end, end + 1)))
    return true;
  return DEFINITION_CUE.test(text.slice(Math.max(0, start - CUE_REACH), end + CUE_REACH));
}
