/**
 * Builds the site from a content folder: checked first, built next to its place, then moved there, so that a
 * build that fails leaves what was there whole.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroInlineConfig, build } from 'astro';
import { loadContent } from '../src/corpus/load-content.ts';
import type { Diagnostic } from '../src/text/diagnostic.ts';
import type { StateOptions } from './context.ts';

/** The folder of the tool itself: pages, docs and public files are read from here whatever the content. */
export const TOOL_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export type BuildOutcome =
  | { readonly kind: 'built'; readonly out: string; readonly seconds: number }
  | {
      readonly kind: 'content-errors';
      readonly diagnostics: readonly Diagnostic[];
      readonly objects: number;
    };

/** Builds into `out`; with content errors nothing is built. Throws when the build itself fails. */
export async function buildSite(
  options: StateOptions & { readonly folder: string; readonly out: string },
): Promise<BuildOutcome> {
  const started = performance.now();
  const { diagnostics, content } = loadContent(options.folder);
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { kind: 'content-errors', diagnostics, objects: content.objects.length };
  const out = resolve(options.out);
  const fresh = `${out}.building-${process.pid}`;
  setEnvironment(options);
  try {
    mkdirSync(dirname(out), { recursive: true });
    await build(toAstroConfig(fresh));
    swap(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { kind: 'built', out, seconds: (performance.now() - started) / 1000 };
}

function toAstroConfig(out: string): AstroInlineConfig {
  return {
    root: TOOL_ROOT,
    configFile: './astro.config.mjs',
    outDir: out,
    cacheDir: join(TOOL_ROOT, 'node_modules/.cache/astro'),
    logLevel: 'error',
  };
}

function setEnvironment({ folder, audience, asOf }: StateOptions & { readonly folder: string }): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['RULEMARK_CONTENT'] = resolve(folder);
  process.env['RULEMARK_CONTENT_NAME'] =
    resolve(folder) === join(TOOL_ROOT, 'content')
      ? 'content'
      : (folder.split(/[\\/]/).filter(Boolean).at(-1) ?? 'content');
  process.env['RULEMARK_AUDIENCE'] = audience;
  process.env['RULEMARK_ROOT'] = TOOL_ROOT;
  if (asOf === undefined) delete process.env['RULEMARK_AS_OF'];
  else process.env['RULEMARK_AS_OF'] = asOf;
  const commit = getCommit(folder);
  if (commit === undefined) delete process.env['RULEMARK_COMMIT'];
  else process.env['RULEMARK_COMMIT'] = commit;
}

/** The commit of the content folder, where git knows one. */
function getCommit(folder: string): string | undefined {
  try {
    return (
      execFileSync('git', ['-C', folder, 'rev-parse', '--short=12', 'HEAD'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    );
  } catch {
    return undefined; // not under git, or no git here: the foot then names no commit
  }
}

function swap(fresh: string, out: string): void {
  const old = `${out}.old-${process.pid}`;
  const had = existsSync(out);
  if (had) renameSync(out, old);
  try {
    renameSync(fresh, out);
  } catch (cause) {
    if (had) renameSync(old, out);
    throw new Error(`could not move the finished site to ${out}`, { cause });
  }
  rmSync(old, { recursive: true, force: true });
}
