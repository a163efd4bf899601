/**
 * The labelled material of the attribution tests and how claims are held against it. In: the fixtures (topics, labels,
 * invented sentences) and the documents of `../shared/data` they speak of. Out: samples of one half, each with the index
 * it is asked of, and precision and recall by method, counted a comment and target.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../../../src/analysis/attribution/attribute.ts';
import { type AttributionIndex, toIndex } from '../../../src/analysis/attribution/attribution-index.ts';
import {
  ATTRIBUTION_METHODS,
  type Attribution,
  type AttributionMethod,
  type CommentedTerm,
  type CommentedTopic,
  isOnTopic,
  type Passage,
} from '../../../src/model/attribution.ts';
import type { Block } from '../../../src/model/parsed-document.ts';
import { splitProvision } from '../../../src/model/section.ts';
import { toSha256 } from '../../../src/text/sha256.ts';
import { DATA, parse } from '../../parse/published-files.ts';

export type Half = 'tuning' | 'held-out';

export interface Sample {
  readonly index: AttributionIndex;
  readonly id: string;
  readonly body: string;
  /** Sections or topics it is about. */
  readonly labels: readonly string[];
}

/** Right and wrong claims, and what was missed. */
export interface Measure {
  right: number;
  wrong: number;
  missed: number;
}

interface Labels {
  readonly labels: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly half: Half;
    readonly topics: readonly string[];
  }[];
}
interface Sentences {
  readonly sets: readonly {
    readonly law: string;
    readonly title: string;
    readonly file: string;
    readonly terms: readonly CommentedTerm[];
    readonly sentences: readonly {
      readonly half: Half;
      readonly sections: readonly string[];
      readonly text: string;
    }[];
  }[];
}

const FIXTURES = join(import.meta.dirname, '../../fixtures/attribution');
const COMMENTS = join(DATA, 'comments/api-v3-search');
/** Text of law up to this length is one passage. */
const LONG = 1500;

/** The labelled comments of the docket, of one half; none without the data, and none whose body is another one. */
export function readDocketSamples(half: Half): readonly Sample[] {
  if (!existsSync(COMMENTS)) return [];
  const bodies = readBodies();
  const topics = readFixture<readonly CommentedTopic[]>('iceb-topics.json');
  const index = toIndex({
    versions: [],
    terms: [],
    topics: topics.map((topic) => ({ ...topic, provisions: [] })),
  });
  return readFixture<Labels>('iceb-labels.json')
    .labels.filter((label) => label.half === half)
    .flatMap(({ id, topics: labels, ...label }) => {
      const body = bodies.get(id);
      return body !== undefined && toSha256(body) === label.sha256 ? [{ index, id, body, labels }] : [];
    });
}

/** The invented sentences of one half, against the parts they are about; none without the data. */
export function readSentenceSamples(half: Half): readonly Sample[] {
  return readFixture<Sentences>('sentences.json').sets.flatMap(({ law, title, file, terms, sentences }) => {
    const path = join(DATA, file);
    if (!existsSync(path)) return [];
    const passages = toPassages(parse(readFileSync(path)).blocks);
    const provisions = passages.flatMap(({ provision, section }) => [section, provision]);
    const index = toIndex({
      versions: [{ id: law, title, names: [], provisions: [...new Set(provisions)], passages }],
      terms,
      topics: [],
    });
    return sentences.flatMap(({ text, sections, ...sentence }, at) =>
      sentence.half === half ? [{ index, id: `${law} ${at}`, body: text, labels: sections }] : [],
    );
  });
}

/** Precision and recall of the shown claims by method, and of all methods together. */
export function measure(
  samples: readonly Sample[],
  isShown: (claim: Attribution) => boolean = ({ shown }) => shown,
): ReadonlyMap<AttributionMethod | 'all', Measure> {
  const found = new Map<AttributionMethod | 'all', Measure>(
    [...ATTRIBUTION_METHODS, 'all' as const].map((method) => [method, { right: 0, wrong: 0, missed: 0 }]),
  );
  for (const sample of samples) {
    const claims = attribute(sample.index, sample).filter(isShown);
    for (const [method, counts] of found) {
      const said = new Set(
        claims.filter((claim) => method === 'all' || claim.method === method).map(toTarget),
      );
      for (const target of said) counts[sample.labels.includes(target) ? 'right' : 'wrong']++;
      counts.missed += sample.labels.filter((label) => !said.has(label)).length;
    }
  }
  return found;
}

/** Share of the claims that are right; 1 where nothing was claimed. */
export function toPrecision({ right, wrong }: Measure): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Share of the labels that were found; 1 where there are none. */
export function toRecall({ right, missed }: Measure): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

/** Labels are of sections and topics. */
function toTarget(claim: Attribution): string {
  return isOnTopic(claim) ? claim.topic : splitProvision(claim.provision).section;
}

function readFixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as T;
}

function readBodies(): ReadonlyMap<string, string> {
  const bodies = new Map<string, string>();
  for (const part of [0, 1, 2, 3, 4]) {
    const { documents } = JSON.parse(readFileSync(join(COMMENTS, `ICEB-2015-0002-${part}.json`), 'utf8')) as {
      readonly documents: readonly { readonly documentId: string; readonly commentText?: string }[];
    };
    for (const { documentId, commentText = '' } of documents)
      if (!bodies.has(documentId)) bodies.set(documentId, commentText);
  }
  return bodies;
}

/** A section is one passage where it is short, else each of its outermost paragraphs is one. */
function toPassages(blocks: readonly Block[]): Passage[] {
  const sections = new Map<string, Block[]>();
  for (const block of blocks)
    if (block.section !== null && block.region === 'codified')
      sections.set(block.section, [...(sections.get(block.section) ?? []), block]);
  return [...sections].flatMap(([section, own]) => {
    const heading = own.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])).join(' ');
    const parts = new Map<string, string>();
    const isLong = own.reduce((sum, { text }) => sum + text.length, 0) > LONG;
    for (const { kind, labels, text } of own) {
      if (kind === 'heading') continue;
      const provision =
        isLong && labels[0] ? `${section}${/^\[/.test(labels[0]) ? labels[0] : `(${labels[0]})`}` : section;
      parts.set(provision, `${parts.get(provision) ?? ''}\n${text}`);
    }
    return [...parts].map(([provision, text]) => ({ provision, section, heading, text }));
  });
}
