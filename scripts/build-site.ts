/**
 * Builds the site from a content folder: checked first, built next to its place, then moved there, so that a
 * build that fails leaves what was there whole.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroInlineConfig, build } from 'astro';
import { loadContent } from '../src/corpus/load-content.ts';
import { compareDiagnostics, type Diagnostic } from '../src/text/diagnostic.ts';
import { compareText } from '../src/text/natural-order.ts';
import { getCommitFor } from './content-commit.ts';
import { type StateOptions, UsageError } from './context.ts';
import { SITEMAP, toSitemap } from './sitemap.ts';

/** The folder of the tool itself: pages, docs and public files are read from here whatever the content. */
export const TOOL_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the tool keeps what it can make again. */
export const CACHE = join(TOOL_ROOT, 'node_modules/.cache/rulemark');

export type BuildOutcome =
  | { readonly kind: 'built'; readonly out: string; readonly seconds: number }
  | {
      readonly kind: 'content-errors';
      readonly diagnostics: readonly Diagnostic[];
      readonly objects: number;
    };

/** Builds into `out`; with content errors nothing is built. Throws when the build itself fails. */
export async function buildSite(
  options: StateOptions & { readonly folder: string; readonly out: string; readonly site?: string },
): Promise<BuildOutcome> {
  const started = performance.now();
  // Code is private: only the privileged edition looks into it, so no other build depends on it.
  const repo = options.audience === 'privileged' ? options.repo : false;
  const { faults, content } = loadContent(options.folder, { look: { repo } });
  const diagnostics = faults.toSorted(compareDiagnostics);
  // A duty that is not covered stops nothing here: the site is where one sees it.
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { kind: 'content-errors', diagnostics, objects: content.objects.length };
  const out = resolve(options.out);
  refuseDangerousPlace(out, resolve(options.folder));
  refuseForeignFiles(out);
  setEnvironment(options, repo);
  const fresh = join(CACHE, `build-${process.pid}`);
  const callerFolder = process.cwd();
  try {
    // Astro keeps its working files beside the output only when that is below the working folder; elsewhere
    // two builds at once would share one `.astro/` and break each other.
    process.chdir(TOOL_ROOT);
    await build(toAstroConfig(fresh));
    if (options.site !== undefined)
      writeFileSync(join(fresh, SITEMAP), toSitemap(listFiles(fresh), options.site));
    writeFileSync(
      join(fresh, MANIFEST),
      `${JSON.stringify({ schema: 'rulemark/site@1', files: listFiles(fresh) }, null, 1)}\n`,
    );
    moveInto(fresh, out);
  } finally {
    process.chdir(callerFolder);
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

function setEnvironment(
  { folder, audience, asOf }: StateOptions & { readonly folder: string },
  repo: string | false | undefined,
): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['RULEMARK_CONTENT'] = resolve(folder);
  // The public edition names neither folder nor commit: both tell of what it leaves out (decision 0029).
  const named = audience === 'public' || resolve(folder) === join(TOOL_ROOT, 'content');
  process.env['RULEMARK_CONTENT_NAME'] = named
    ? 'content'
    : (folder.split(/[\\/]/).filter(Boolean).at(-1) ?? 'content');
  process.env['RULEMARK_AUDIENCE'] = audience;
  process.env['RULEMARK_ROOT'] = TOOL_ROOT;
  if (asOf === undefined) delete process.env['RULEMARK_AS_OF'];
  else process.env['RULEMARK_AS_OF'] = asOf;
  if (repo === undefined) delete process.env['RULEMARK_REPO'];
  else process.env['RULEMARK_REPO'] = repo === false ? '' : resolve(repo);
  const commit = getCommitFor(audience, folder);
  if (commit === undefined) delete process.env['RULEMARK_COMMIT'];
  else process.env['RULEMARK_COMMIT'] = commit;
}

/** The build replaces its output folder whole, so it must not be one that holds anything else. */
function refuseDangerousPlace(out: string, content: string): void {
  const holds = (folder: string) => folder === out || folder.startsWith(out + sep);
  if (holds(content) || out.startsWith(content + sep)) {
    throw new UsageError(
      `--out ${out} and the content folder ${content} overlap. Build into a folder of its own.`,
    );
  }
  const precious = [TOOL_ROOT, process.cwd(), homedir()].find(holds);
  if (precious !== undefined || existsSync(join(out, '.git'))) {
    throw new UsageError(
      `--out ${out} would be replaced whole, with all that is in it. Name a folder of its own, such as dist.`,
    );
  }
}

/** What a build wrote, so that the next one knows what it may replace. */
const MANIFEST = 'site-files.json';

/** A folder with anything that an earlier build did not write stays as it is. */
function refuseForeignFiles(out: string): void {
  if (!existsSync(out)) return;
  const files = listFiles(out);
  const own = new Set([MANIFEST, ...readManifest(out)]);
  const foreign = files.filter((file) => !own.has(file));
  if (foreign.length === 0) return;
  const shown = `${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ` and ${foreign.length - 3} more` : ''}`;
  throw new UsageError(
    `${out} holds files that no build of this tool wrote: ${shown}. Move them away, or build into another folder with --out.`,
  );
}

function readManifest(out: string): readonly string[] {
  try {
    const { files } = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')) as { files?: unknown };
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  } catch {
    return []; // no manifest, or not ours: then every file counts as somebody's
  }
}

/** All files below a folder, with forward slashes, in order. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareText);
}

/** Moves a folder, by copying where the two places are on different disks. */
function moveOrCopy(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Puts the finished site in its place; what was there stays until the new one is complete beside it. */
function moveInto(fresh: string, out: string): void {
  const staged = `${out}.new-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  mkdirSync(dirname(out), { recursive: true });
  try {
    moveOrCopy(fresh, staged);
    if (existsSync(out)) renameSync(out, old);
    renameSync(staged, out);
  } catch (cause) {
    if (existsSync(old) && !existsSync(out)) renameSync(old, out);
    throw new Error(`could not put the finished site at ${out}`, { cause });
  } finally {
    rmSync(staged, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
