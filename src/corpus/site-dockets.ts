/**
 * The imported dockets of the running site build, each studied once per process. A docket of which nothing was imported
 * has no study, and nothing of it appears. In: what the build set in the environment. Out: studies, and the texts that
 * the audience may search.
 */
import type { RuleObject } from '../model/object.ts';
import type { SearchableComment } from '../model/docket-study.ts';
import { mayRead } from './docket/may-read.ts';
import { hasStored, readStoredTexts } from './docket/read-stored.ts';
import { type StudiedDocket, studyDocket } from './docket/study-docket.ts';
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
  const known = studied.get(id) ?? studyDocket(getSiteFolder(), id, getSiteCorpus().audience);
  studied.set(id, known);
  return known;
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
