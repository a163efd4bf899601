/**
 * Real comments of `../shared/data/comments` (or RULEMARK_SHARED), read when a test runs and never written anywhere:
 * their bodies, and what a generator of letters needs of them. Without the folder there are none.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeDocket } from '../../../src/corpus/docket/analyze-docket.ts';
import { readComments } from '../../../src/corpus/read-comments.ts';
import type { CommentEvent } from '../../../src/model/docket.ts';
import { type Soil, toRandom } from './plant-campaigns.ts';

const SHARED = process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const COMMENTS = join(SHARED, 'data/comments');

/** Files of a folder of comments; none where the folder is not there. */
export function findRealFiles(folder: string): readonly string[] {
  const path = join(COMMENTS, folder);
  return existsSync(path)
    ? readdirSync(path)
        .sort()
        .map((file) => join(path, file))
    : [];
}

/** Ids and bodies of the comments of the STEM docket. */
export async function readRealComments(): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  for await (const event of readComments(findRealFiles('api-v3-search')))
    if (event.kind === 'comment' && event.record.status === 'ok')
      bodies.set(event.record.id, event.record.body);
  return bodies;
}

/**
 * Templates of some lengths, sentences and background out of real comments that are like no other, so that the only
 * campaigns are those that are planted and those that were there.
 */
export async function prepareSoil(
  lengths: readonly number[],
  background: number,
  seed: number,
): Promise<Soil> {
  const bodies = await readRealComments();
  const alone = await analyzeDocket({ read: () => toEvents(bodies), threads: 0 }, (found) => [
    ...found.alone,
  ]);
  const random = toRandom(seed);
  const letters = alone
    .map((id) => ({ id, sentences: splitPlainly(bodies.get(id)!) }))
    .map((letter) => ({ ...letter, order: random() }))
    .sort((a, b) => a.order - b.order);
  const taken = new Set<string>();
  const templates = lengths.map((length) => {
    const found = letters.find(({ id, sentences }) => !taken.has(id) && sentences.length >= length)!;
    taken.add(found.id);
    return found.sentences.slice(0, length);
  });
  const rest = letters.filter(({ id }) => !taken.has(id));
  const half = Math.floor(rest.length / 2);
  return {
    templates,
    sentences: rest.slice(0, half).flatMap(({ sentences }) => sentences),
    background: [...bodies]
      .filter(([id]) => !taken.has(id) && !rest.slice(0, half).some((letter) => letter.id === id))
      .map(([, body]) => body)
      .slice(0, background),
  };
}

/** Events of comments, as a reader would give them. */
export async function* toEvents(bodies: Iterable<readonly [string, string]>): AsyncGenerator<CommentEvent> {
  let row = 0;
  for (const [id, body] of bodies) {
    row++;
    yield { kind: 'comment', file: 'comments', row, notes: [], record: { ...EMPTY, id, body } };
  }
}

const EMPTY = {
  docket: null,
  answers: null,
  received: null,
  posted: null,
  withdrawn: false,
  submitter: { kind: 'unknown', organization: null },
  category: null,
  alike: 1,
  status: 'ok',
  attachments: [],
} as const;

/** Whole sentences of at least five words, found in another way than the engine finds them. */
function splitPlainly(body: string): string[] {
  return body
    .replace(/<[^>]*>|&\w+;/g, ' ')
    .split(/(?<=[a-z)]{2}[.!?])\s+|\n{2,}/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.split(' ').length >= 5 && /^["“(]?[A-Z].*[.!?]$/.test(sentence));
}
