/** `words-<n>.bin`, `places-<n>.bin`, `comments.bin`: what the search of a docket looks through. */
import type { APIRoute } from 'astro';
import { getSearchFiles, listSearchPaths } from './_files.ts';

export const getStaticPaths = () => listSearchPaths('binary');

/** One part of the index. */
export const GET: APIRoute = async ({ params: { docket = '', part = '' } }) =>
  new Response((await getSearchFiles(docket)).binary.get(part), {
    headers: { 'content-type': 'application/octet-stream' },
  });
