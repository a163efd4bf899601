/** `rulemark lineage <old> <new>`: what became of each provision, as proposals that a person decides on. */
import type { Command } from 'commander';
import {
  findCertainties,
  proposeSuccession,
  type SuccessionState,
} from '../../src/analysis/succession/propose-succession.ts';
import { type LoadedContent, loadContent } from '../../src/corpus/load-content.ts';
import { toSuccessionJson } from '../../src/export/json/succession.ts';
import { countOf } from '../../src/view/labels.ts';
import { readSide, type Side } from '../compared-side.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { toSuccessionReport } from '../succession-report.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { type Written, writeSuccession } from '../write-succession.ts';

interface LineageOptions extends ContentOption {
  readonly rule?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

type VersionSide = Extract<Side, { kind: 'version' }>;

export function registerLineage(program: Command, done: Done): void {
  withContent(program.command('lineage'))
    .description('What became of each provision from one version to another, for a person to decide.')
    .argument('<old>', 'a version by its id, or its folder')
    .argument('<new>', 'the later one, of the same rule')
    .option('--rule <id>', 'the rule whose versions are meant (default: the first one)')
    .option('--write', 'write what is certain into the file of decisions; nothing there is changed')
    .option('--json', 'everything, with the words in runs')
    .addHelpText('after', EXAMPLES)
    .action((oldName: string, newName: string, options: LineageOptions) => {
      const folder = getFolder(options);
      const sides = [oldName, newName].map((name) =>
        toVersionSide(name, readSide(name, { folder, rule: options.rule, document: undefined })),
      );
      checkSides(sides[0]!, sides[1]!);
      const state = readState(sides[0]!.loaded, sides[0]!, sides[1]!);
      const written = options.write ? write(folder, sides[0]!.loaded, state) : undefined;
      const shown = written?.changed ? readState(loadContent(folder), sides[0]!, sides[1]!) : state;
      if (options.json) printJson(toSuccessionJson(shown, written));
      else stdout(toSuccessionReport(shown));
      done('fine');
    });
}

const EXAMPLES = `
Decisions stand in rules/<rule>/successions/<old>--<new>.md and hold in every comparison of the two versions.
Nothing less than certain is ever written: the same text, or nearly the same and no other text about as like.

Examples:
  rulemark lineage nprm-2024 final-2025
  rulemark lineage nprm-2024 final-2025 --write
  rulemark lineage nprm-2024 final-2025 --json | jq '.proposals[] | select(.standing == "open")'`;

function toVersionSide(name: string, side: Side): VersionSide {
  if (side.kind === 'version') return side;
  throw new UsageError(
    `"${name}" is a file; decisions are kept for versions of a rule. Import it first (\`rulemark import ${name} --version <id>\`), or use \`rulemark compare\`.`,
  );
}

/** Both must be official versions of one rule, with sections, and not the same one. */
function checkSides(old: VersionSide, fresh: VersionSide): void {
  const [a, b] = [old.version, fresh.version];
  if (a.home !== b.home || old.loaded.content.get(a.type, a.home, b.id) === undefined)
    throw new UsageError(`"${a.id}" and "${b.id}" are versions of different rules: ${a.home} and ${b.home}.`);
  if (a.id === b.id)
    throw new UsageError(`"${a.id}" is named twice: name the earlier version and the later one.`);
  for (const { version, loaded } of [old, fresh]) {
    const { id, home, fields } = version;
    if (fields.text === 'restated')
      throw new UsageError(
        `"${id}" is restated in our own words: what became of it is followed by topic. See \`rulemark compare ${a.id} ${b.id}\`, write a topic (\`rulemark new lineage\`), or import the official text.`,
      );
    if (!loaded.content.list('section', home).some((section) => section.id.startsWith(`${id}/`)))
      throw new UsageError(`"${id}" has no sections yet: nothing to compare.`);
  }
}

function readState(
  { content, getProvisions }: LoadedContent,
  old: VersionSide,
  fresh: VersionSide,
): SuccessionState {
  return proposeSuccession(content, getProvisions, old.version, fresh.version);
}

function write(folder: string, { content, getProvisions }: LoadedContent, state: SuccessionState): Written {
  const written = writeSuccession(folder, state, findCertainties(content, getProvisions, state));
  const { file, added, changed } = written;
  stderr(
    changed
      ? `Wrote ${countOf(added, 'decision')} to ${file}.\n`
      : `${file} holds all that is certain; nothing was written.\n`,
  );
  return written;
}
