/**
 * Set-up of the site and browser tests, once for all of them (vitest's `globalSetup`): builds each edition with
 * the command a person would use, reads every page of it with a browser's parser, and serves it on loopback.
 * Everything lives in one temporary folder that goes when the tests are through.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser/launch-browser.ts';
import { writeCompared } from './site/compared-content.ts';
import { writeImportedDocket } from './site/docket-content.ts';
import { readPages } from './site/page-facts.ts';
import { type CliRun, ROOT, runCli } from './site/run-cli.ts';
import { type FolderServer, serveFolder } from './site/serve-folder.ts';
import { writeEmpty, writeHostile, writeTwins, writeTwoRules } from './site/small-content.ts';

export const SITE_NAMES = [
  'privileged',
  'public',
  'openPeriod',
  'hostile',
  'hostilePublic',
  'twoRules',
  'twins',
  'compared',
  'docket',
  'empty',
] as const;
export type SiteName = (typeof SITE_NAMES)[number];

/** A day inside the comment period of the shipped rule. */
export const OPEN_DAY = '2024-04-01';

/** One built edition. */
export interface Site {
  readonly name: SiteName;
  readonly content: string;
  readonly audience: 'public' | 'privileged';
  readonly asOf: string | null;
  readonly folder: string;
  /** Where it is served, without a slash at the end. */
  readonly url: string;
  /** A file with the facts of its pages. */
  readonly facts: string;
  /** How the build ended. */
  readonly build: CliRun;
}

declare module 'vitest' {
  interface ProvidedContext {
    sites: Record<SiteName, Site>;
  }
}

type Edition = Pick<Site, 'name' | 'content' | 'audience' | 'asOf'>;

/** Builds, reads and serves; what it gives back takes everything away again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-sites-')));
  const servers: FolderServer[] = [];
  const teardown = async () => {
    for (const server of servers) await server.close();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const sites = await buildAll(root, servers);
    project.provide('sites', Object.fromEntries(sites.map((site) => [site.name, site])) as never);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

async function buildAll(root: string, servers: FolderServer[]): Promise<Site[]> {
  const browser = await launchBrowser();
  try {
    const sites: Site[] = [];
    for (const edition of writeEditions(root)) {
      const folder = join(root, 'built', edition.name);
      const build = await runCli(toArguments(edition, folder));
      mkdirSync(folder, { recursive: true }); // a build that failed is told by a test, with its report
      const facts = join(root, `${edition.name}.json`);
      writeFileSync(facts, JSON.stringify(await readPages(browser, folder)));
      const server = await serveFolder(folder);
      servers.push(server);
      sites.push({ ...edition, folder, facts, build, url: server.url });
    }
    return sites;
  } finally {
    await browser.close();
  }
}

function writeEditions(root: string): Edition[] {
  const shipped = join(ROOT, 'content');
  const make = (name: string, write: (folder: string) => void) => {
    const folder = join(root, name);
    mkdirSync(folder);
    write(folder);
    return folder;
  };
  const hostile = make('hostile-content', writeHostile);
  const twoRules = make('two-rules', writeTwoRules);
  const twins = make('twins', writeTwins);
  const compared = make('compared-content', writeCompared);
  const docket = make('docket-content', writeImportedDocket);
  const empty = make('empty-content', writeEmpty);
  return [
    { name: 'privileged', content: shipped, audience: 'privileged', asOf: null },
    { name: 'public', content: shipped, audience: 'public', asOf: null },
    { name: 'openPeriod', content: shipped, audience: 'privileged', asOf: OPEN_DAY },
    { name: 'hostile', content: hostile, audience: 'privileged', asOf: null },
    { name: 'hostilePublic', content: hostile, audience: 'public', asOf: null },
    { name: 'twoRules', content: twoRules, audience: 'privileged', asOf: null },
    { name: 'twins', content: twins, audience: 'privileged', asOf: null },
    { name: 'compared', content: compared, audience: 'public', asOf: null },
    { name: 'docket', content: docket, audience: 'privileged', asOf: null },
    { name: 'empty', content: empty, audience: 'privileged', asOf: null },
  ];
}

function toArguments({ content, audience, asOf }: Edition, out: string): string[] {
  const day = asOf === null ? [] : ['--as-of', asOf];
  return ['build', '--content', content, '--audience', audience, '--out', out, ...day];
}
