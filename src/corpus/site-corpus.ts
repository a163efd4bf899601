/**
 * The corpus of the running site build, loaded once per process from what `rulemark build` set in the
 * environment. A plain `astro dev` falls back to ./content for the public.
 */
import type { Corpus } from '../model/corpus.ts';
import { AUDIENCES } from '../model/visibility.ts';
import { isContentFile } from '../store/content-file.ts';
import { loadCorpus } from './corpus.ts';

let loaded: Corpus | undefined;

/** The corpus the pages show. */
export function getSiteCorpus(): Corpus {
  loaded ??= loadCorpus({
    folder: getSiteFolder(),
    audience: AUDIENCES.find((audience) => audience === process.env['RULEMARK_AUDIENCE']) ?? 'public',
    asOf: process.env['RULEMARK_AS_OF'],
    repo: process.env['RULEMARK_REPO'] === '' ? false : process.env['RULEMARK_REPO'],
  });
  return loaded;
}

/** Whether a file that the content names is in its folder. */
export function isSiteFile(file: string): boolean {
  return isContentFile(getSiteFolder(), file);
}

/** The content folder of the build. */
export function getSiteFolder(): string {
  return process.env['RULEMARK_CONTENT'] ?? 'content';
}

/** What the foot of each page says the site was made from; set by the build. */
export function getBuildSource(): { readonly commit: string | undefined; readonly content: string } {
  return {
    commit: process.env['RULEMARK_COMMIT'],
    content: process.env['RULEMARK_CONTENT_NAME'] ?? 'content',
  };
}
