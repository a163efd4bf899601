/** `index.json` and `bodies-<n>.json`: where the parts of a docket's search begin, and the texts of hits. */
import type { APIRoute } from 'astro';
import { getSearchFiles, listSearchPaths } from './_files.ts';

export const getStaticPaths = () => listSearchPaths('json');

/** One part of the texts. */
export const GET: APIRoute = async ({ params: { docket = '', part = '' } }) =>
  new Response((await getSearchFiles(docket)).json.get(part)?.());
