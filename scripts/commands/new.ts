/** `rulemark new <kind> [id]`: a file to start from, as a draft; it never overwrites anything. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadContent } from '../../src/corpus/load-content.ts';
import { toSkeleton } from '../../src/export/skeleton.ts';
import { findKind, KIND_NAMES, KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { isId } from '../../src/parse/records/parse-record.ts';
import { writeNewFile } from '../../src/store/write-file.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { stdout } from '../terminal.ts';

interface NewOptions extends ContentOption {
  readonly rule?: string;
  readonly version?: string;
  readonly docket?: string;
  readonly title?: string;
}

export function registerNew(program: Command, done: Done): void {
  withContent(program.command('new'))
    .description('Start a file for a new object, as a draft. Nothing is overwritten.')
    .argument('<kind>', `one of: ${KIND_NAMES.join(', ')}`)
    .argument('[id]', 'file name without .md; made from the title when left out')
    .option('--title <text>', 'its title')
    .option('--rule <id>', 'the rule it belongs to (default: the first one)')
    .option('--version <id>', 'for sections: the version it belongs to')
    .option('--docket <id>', 'for comments and points: the docket')
    .addHelpText(
      'after',
      `\nExamples:\n  rulemark new control kyc-intake --title "Identity check at sign-up"\n  rulemark new obligation --title "Keep records for two years" --rule iaas-cip\n\nKinds:\n${KIND_NAMES.map((kind) => `  ${kind.padEnd(14)} ${KINDS[kind].is}`).join('\n')}`,
    )
    .action((kindName: string, given: string | undefined, options: NewOptions) => {
      const kind = findKind(kindName);
      if (!kind) throw new UsageError(`"${kindName}" is no kind of object. Kinds: ${KIND_NAMES.join(', ')}.`);
      const folder = getFolder(options);
      const title = options.title ?? (given ? toTitle(given) : `New ${kind}`);
      const id = given ?? findFreeId(folder, kind, options, toId(title));
      if (!isId(kind, id))
        throw new UsageError(
          `"${id}" cannot be an id. Use small letters, digits and hyphens, such as "${toId(id)}".`,
        );
      const file = toFile(folder, kind, id, options);
      const problem = writeNewFile(join(folder, file), toSkeleton(kind, id, title));
      if (problem) throw new UsageError(problem);
      stdout(
        `Wrote ${join(folder, file)}.\nFill in the lines marked TODO, set "state: active" when it counts, then run: rulemark check\n`,
      );
      done('fine');
    });
}

/** Where a new object goes below the content folder. */
function toFile(folder: string, kind: Kind, id: string, options: NewOptions): string {
  const { place } = KINDS[kind];
  const names =
    kind === 'rule' || kind === 'docket'
      ? [id]
      : [getHome(folder, place, options), kind === 'version' ? id : (options.version ?? '')];
  if (kind === 'section') requireVersion(folder, options);
  let next = 0;
  const path = place.replace(/\*/g, () => names[next++] ?? '');
  return path.endsWith('.md') ? path : `${path}/${id}.md`;
}

function requireVersion(folder: string, { version, rule }: NewOptions): void {
  if (version === undefined) throw new UsageError('A section belongs to a version: add --version <id>.');
  const versions = loadContent(folder)
    .content.list('version')
    .filter(({ home }) => rule === undefined || home === rule);
  const known = versions.map(({ id }) => id);
  if (!known.includes(version))
    throw new UsageError(`There is no version "${version}". Known: ${known.join(', ') || 'none'}.`);
}

function getHome(folder: string, place: string, options: NewOptions): string {
  if (!place.includes('*')) return '';
  const { content } = loadContent(folder);
  const isDocket = place.startsWith('dockets');
  const named = isDocket ? options.docket : options.rule;
  const known = isDocket ? content.list('docket') : content.list('rule');
  const home = named ?? (isDocket ? known[0]?.id : (content.settings.rule ?? known[0]?.id));
  if (home && (named === undefined || known.some(({ id }) => id === named))) return home;
  const word = isDocket ? 'docket' : 'rule';
  throw new UsageError(
    named
      ? `There is no ${word} "${named}". Known: ${known.map(({ id }) => id).join(', ') || 'none'}.`
      : `There is no ${word} yet: start with \`rulemark new ${word} <id>\`.`,
  );
}

function findFreeId(folder: string, kind: Kind, options: NewOptions, wanted: string): string {
  if (KINDS[kind].place.endsWith('.md') && !KINDS[kind].place.includes('*')) return wanted; // one file, whatever the id
  const isTaken = (id: string) => existsSync(join(folder, toFile(folder, kind, id, options)));
  let id = wanted;
  for (let n = 2; isTaken(id); n++) id = `${wanted}-${n}`;
  return id;
}

function toId(title: string): string {
  return (
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'untitled'
  );
}

function toTitle(id: string): string {
  const words = id.replace(/[-.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
