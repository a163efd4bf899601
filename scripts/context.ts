/**
 * What every command needs to know of its surroundings: which content folder, for whom, as of which day.
 * Options win over environment variables, those over `rulemark.yml`.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { AUDIENCES, type Audience } from '../src/model/visibility.ts';
import { isDay } from '../src/text/day.ts';

/** How a command tells that it is through. */
export type Done = (outcome: 'fine' | 'contentErrors') => void;

/** Wrong usage: printed without a stack, exit code 2. */
export class UsageError extends Error {}

export interface ContentOption {
  readonly content?: string;
}

export interface RepositoryOptions {
  /** A folder; false for none; undefined to find it. */
  readonly repo?: string | false;
}

export interface StateOptions extends ContentOption, RepositoryOptions {
  readonly audience: Audience;
  readonly asOf?: string;
}

/** Adds `--content`. */
export function withContent(command: Command): Command {
  return command.addOption(
    new Option('--content <folder>', 'the content folder').env('RULEMARK_CONTENT').default('content'),
  );
}

/** Adds `--as-of`: for every command whose answer depends on the day. */
export function withAsOf(command: Command): Command {
  return command.addOption(
    new Option('--as-of <day>', 'compute for this day (YYYY-MM-DD)')
      .env('RULEMARK_AS_OF')
      .argParser(parseDay),
  );
}

/** Adds `--repo` and `--no-repo`: for every command that looks into code. */
export function withRepository(command: Command): Command {
  return command
    .addOption(
      new Option('--repo <folder>', 'the repository that controls point into; else found by git')
        .env('RULEMARK_REPO')
        .argParser(parseRepository),
    )
    .option('--no-repo', 'look into no code: what controls point to stays unknown');
}

/** Adds `--content`, `--repo`, `--audience` and `--as-of`: for every command that shows a state. */
export function withState(command: Command, audience: Audience = 'privileged'): Command {
  return withAsOf(
    withRepository(withContent(command)).addOption(
      new Option('--audience <who>', 'who may see the result').choices(AUDIENCES).default(audience),
    ),
  );
}

/** The content folder of the options; throws a usage error when it is not a folder. */
export function getFolder(options: ContentOption): string {
  const folder = options.content ?? 'content';
  try {
    if (statSync(resolve(folder)).isDirectory()) return folder;
  } catch (cause) {
    throw new UsageError(
      `There is no content folder "${folder}". Name one with --content <folder>, or run this where content/ is.`,
      { cause },
    );
  }
  throw new UsageError(`"${folder}" is a file; --content takes a folder.`);
}

/** A folder, as an absolute path; nothing stands for none. */
function parseRepository(value: string): string | false {
  if (value === '') return false;
  const folder = resolve(value);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError(`"${value}" is no folder. Name the root of the repository with the code.`);
  return folder;
}

/** A day as an option takes it; for `argParser`. */
export function parseDay(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('A day is written YYYY-MM-DD, such as 2024-04-01.');
  return value;
}
