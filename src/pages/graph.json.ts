/** `graph.json`: the model of this audience for other tools. */
import type { APIRoute } from 'astro';
import { getSiteCorpus } from '../corpus/site-corpus.ts';
import { toGraphJson } from '../export/json/graph.ts';

/** The model of this audience for other tools, schema `rulemark/graph@1`. */
export const GET: APIRoute = () => new Response(`${JSON.stringify(toGraphJson(getSiteCorpus()), null, 1)}\n`);
