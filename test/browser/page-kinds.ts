/**
 * One page of every kind that the site has, found from the routes in `src/pages/`, so that a route added later is
 * tested without anybody thinking of it. Of each kind the page with the longest text: what fits there fits anywhere.
 */
import { readdirSync } from 'node:fs';
import { ROOT } from '../site/run-cli.ts';
import { getPages, getSite, type SiteName } from '../site/sites.ts';

export interface PageKind {
  /** The route as its file is called: `rules/[rule]/obligations/[id]`. */
  readonly kind: string;
  readonly path: string;
  readonly url: string;
}

interface Route {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** All routes that make a page, fixed ones before those with a parameter, as Astro tries them. */
export function listRoutes(): Route[] {
  const files = readdirSync(`${ROOT}/src/pages`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace(/\.astro$/, '').replace(/(^|\/)index$/, '$1'));
  const sorted = files.toSorted((a, b) => toRank(a).localeCompare(toRank(b)));
  return sorted.map((kind) => ({ kind, pattern: toPattern(kind) }));
}

/** The page with the longest text for each route that the edition uses. */
export function listPageKinds(name: SiteName): PageKind[] {
  const { url } = getSite(name);
  const routes = listRoutes();
  const longest = new Map<string, { path: string; length: number }>();
  for (const { path, mainText } of getPages(name)) {
    const kind = routes.find(({ pattern }) => pattern.test(path))?.kind;
    if (kind === undefined) throw new Error(`No route in src/pages makes ${path}`);
    const known = longest.get(kind);
    if (!known || mainText.length > known.length) longest.set(kind, { path, length: mainText.length });
  }
  return [...longest].map(([kind, { path }]) => ({ kind: kind || 'index', path, url: `${url}${path}` }));
}

/** The kinds whose pages differ between editions: not those that the tool itself writes. */
export function listContentKinds(name: SiteName): PageKind[] {
  return listPageKinds(name).filter(({ kind }) => !/^(about|docs|404)/.test(kind));
}

/** Sorts a fixed step before a parameter, and a parameter before a rest of any length. */
function toRank(kind: string): string {
  return kind
    .split('/')
    .map((step) => (step.startsWith('[...') ? '2' : step.startsWith('[') ? '1' : `0${step}`))
    .join('/');
}

function toPattern(kind: string): RegExp {
  if (kind === '404') return /^\/404\.html$/;
  const steps = kind
    .split('/')
    .filter(Boolean)
    .map((step) => (step.startsWith('[...') ? '(?:.+/)?' : step.startsWith('[') ? '[^/]+/' : `${step}/`));
  return new RegExp(`^/${steps.join('')}$`);
}
