/** `search.json`: what quick search looks through. */
import type { APIRoute } from 'astro';
import { getSiteCorpus } from '../corpus/site-corpus.ts';
import { toSearchIndex } from '../view/search-index.ts';

/** The index of quick search. */
export const GET: APIRoute = () => new Response(JSON.stringify(toSearchIndex(getSiteCorpus())));
