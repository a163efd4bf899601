/** The search index of each imported docket as files, built once per process when the first of them is asked for. */
import { getImportedDockets, keepTexts, readSearchable } from '../../../../corpus/site-dockets.ts';
import {
  buildCommentSearch,
  type CommentSearchFiles,
} from '../../../../export/docket-search/build-comment-search.ts';

const built = new Map<string, Promise<CommentSearchFiles>>();

/** The index of a docket. */
export function getSearchFiles(docket: string): Promise<CommentSearchFiles> {
  const known = built.get(docket) ?? buildCommentSearch(readSearchable(docket), keepTexts());
  built.set(docket, known);
  return known;
}

/** The addresses of all files of one sort. */
export async function listSearchPaths(
  sort: keyof CommentSearchFiles,
): Promise<{ params: { docket: string; part: string } }[]> {
  const paths = getImportedDockets().map(async ({ id }) =>
    [...(await getSearchFiles(id))[sort].keys()].map((part) => ({ params: { docket: id, part } })),
  );
  return (await Promise.all(paths)).flat();
}
