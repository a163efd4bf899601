/**
 * The imported dockets of the running site build, each studied once per process. A docket of which nothing was imported
 * has no study, and nothing of it appears. In: what the build set in the environment. Out: studies, and the texts that
 * the audience may search.
 */
import { toAttributionIndex } from '../analysis/attribution/to-attribution-index.ts';
import type { SearchableComment } from '../model/docket-study.ts';
import type { RuleObject } from '../model/object.ts';
import { mayRead } from './docket/may-read.ts';
import { hasStored, readStoredTexts } from './docket/read-stored.ts';
import { type StudiedDocket, studyDocket } from './docket/study-docket.ts';
import { TextStore } from './docket/text-store.ts';
import { getSiteCorpus, getSiteFolder } from './site-corpus.ts';

const studied = new Map<string, Promise<StudiedDocket>>();

/** The dockets of which comments were imported. */
export function getImportedDockets(): readonly RuleObject<'docket'>[] {
  return getSiteCorpus()
    .content.list('docket')
    .filter(({ id }) => hasStored(getSiteFolder(), id));
}

/** The study of one of them, for the audience of the build. */
export function getStudiedDocket(id: string): Promise<StudiedDocket> {
  const known = studied.get(id) ?? study(id);
  studied.set(id, known);
  return known;
}

function study(docket: string): Promise<StudiedDocket> {
  const corpus = getSiteCorpus();
  const rule = corpus.content.list('docket').find(({ id }) => id === docket)?.fields.rule ?? '';
  const index = toAttributionIndex(corpus, rule);
  return studyDocket({ content: getSiteFolder(), docket, audience: corpus.audience, index });
}

/** The texts of a docket that the audience of the build may search, in the order of the store. */
export async function* readSearchable(id: string): AsyncGenerator<SearchableComment> {
  const { study, campaignOf } = await getStudiedDocket(id);
  const { audience } = getSiteCorpus();
  for await (const { record, text } of readStoredTexts(getSiteFolder(), id)) {
    if (!mayRead(audience, record)) continue;
    const campaign = campaignOf.get(record.id) ?? -1;
    const of = study.campaigns[campaign];
    const { posted, submitter } = record;
    yield { id: record.id, posted, ...submitter, campaign, campaignId: of?.page ? of.id : null, text };
  }
}

/** A keeper of texts outside the memory of objects; it goes with the process. */
export function keepTexts(): TextStore {
  const store = new TextStore();
  process.once('exit', () => store.close());
  return store;
}
