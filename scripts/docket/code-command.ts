/**
 * `rulemark docket code <docket>`: what the program suggests that comments are about, one suggestion taken up into a file
 * of coding, and whether coded words stand in the comments. Arguments in, a list or a file out; exit code 1 when coded
 * words do not stand where they should.
 */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { attribute } from '../../src/analysis/attribution/attribute.ts';
import { toAttributionIndex } from '../../src/analysis/attribution/to-attribution-index.ts';
import { checkQuote } from '../../src/analysis/coding/check-quotes.ts';
import { toCommentOf, toSuggestionId, withoutRepeats } from '../../src/analysis/coding/to-suggestion-id.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toPointFile } from '../../src/export/point.ts';
import { type Attribution, isOnTopic } from '../../src/model/attribution.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RuleObject } from '../../src/model/object.ts';
import type { FieldsOf } from '../../src/model/schemas/kinds.ts';
import { toSlug } from '../../src/model/slug.ts';
import { STANCES } from '../../src/model/words.ts';
import { writeNewFile } from '../../src/store/write-file.ts';
import { compareDiagnostics, type Diagnostic } from '../../src/text/diagnostic.ts';
import { foldSpaces } from '../../src/text/fold-spaces.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { toFindings } from '../report.ts';
import { printJson, stdout } from '../terminal.ts';
import { findDocket } from './find-docket.ts';
import { readStored } from './stored-comments.ts';

interface DocketCodeOptions extends ContentOption {
  readonly comment?: string;
  readonly about?: string;
  readonly all?: boolean;
  readonly top: string;
  readonly take?: string;
  readonly coder?: string;
  readonly stance?: FieldsOf<'point'>['stance'];
  readonly substantive?: FieldsOf<'point'>['substantive'];
  readonly request?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Letters of the body that a list shows. */
const EXCERPT = 160;

export function createDocketCode(done: Done): Command {
  return withContent(new Command('code'))
    .description('What comments seem to be about; takes suggestions up into files of coding, one by one.')
    .argument('<docket>', "our id, or the agency's number")
    .option('--comment <id>', 'only the suggestions on this comment')
    .option('--about <target>', 'only on this provision, with what is below it, or on this topic')
    .option('--all', 'also what is right less than four times out of five, marked')
    .option('--top <count>', 'at most so many', '20')
    .option('--take <suggestion>', 'write a file of coding from this suggestion; nothing is overwritten')
    .option('--coder <name>', 'who codes: a short name, the same in all files; needed by --take')
    .addOption(new Option('--stance <stance>', 'where the comment stands, for --take').choices(STANCES))
    .addOption(
      new Option('--substantive <answer>', 'whether the agency would have to answer it, for --take').choices([
        'yes',
        'no',
        'unclear',
      ]),
    )
    .option('--request <words>', 'what it asks for, for --take')
    .option('--check', 'hold the quoted words of all coding against the comments as imported')
    .option('--json', 'the list as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark docket code doc-2021-0007 --about 7.302\n  rulemark docket code doc-2021-0007 --take "DOC-2021-0007-0012~1f0c9a3b" --coder ab --stance oppose\n  rulemark docket code doc-2021-0007 --check\n\nThe program suggests what a comment is about, never where it stands. A point is a draft until somebody confirms it.',
    )
    .action(async (wanted: string, options: DocketCodeOptions) => {
      const folder = getFolder(options);
      const docket = findDocket(folder, wanted);
      const corpus = loadCorpus({ folder, audience: 'privileged' });
      if (options.check) done((await checkCoding(corpus, folder, docket.id)) ? 'fine' : 'contentErrors');
      else if (options.take) stdout(await takeUp(corpus, folder, docket.id, options));
      else await list(corpus, folder, docket.id, options);
      if (!options.check) done('fine');
    });
}

async function list(
  corpus: Corpus,
  folder: string,
  docket: string,
  options: DocketCodeOptions,
): Promise<void> {
  const top = toCount(options.top);
  const index = toAttributionIndex(corpus, getRule(corpus, docket));
  const taken = new Set(
    corpus.content
      .list('point', docket)
      .flatMap(({ fields }) =>
        fields.suggestion ? `${fields.comment}~${fields.suggestion.slice(0, 8)}` : [],
      ),
  );
  const found: { readonly claim: Attribution; readonly excerpt: string }[] = [];
  let left = 0;
  for await (const { id, body } of readStored(folder, docket)) {
    if (options.comment !== undefined && id !== options.comment) continue;
    for (const claim of withoutRepeats(attribute(index, { id, body }))) {
      if (!(claim.shown || options.all) || !isAbout(claim, options.about) || taken.has(toSuggestionId(claim)))
        continue;
      if (found.length < top)
        found.push({ claim, excerpt: body.slice(claim.start, claim.end).slice(0, EXCERPT) });
      else left++;
    }
  }
  if (options.json) printJson(found.map(({ claim }) => ({ suggestion: toSuggestionId(claim), ...claim })));
  else stdout(toText(found, left));
}

function toText(
  found: readonly { readonly claim: Attribution; readonly excerpt: string }[],
  left: number,
): string {
  if (found.length === 0)
    return 'No suggestion that was not taken up yet. `--all` shows the doubtful ones too.\n';
  const lines = found.map(({ claim, excerpt }) => {
    const target = isOnTopic(claim) ? `topic ${claim.topic}` : `${claim.version}/${claim.provision}`;
    const doubt = claim.shown ? '' : ', doubtful';
    return `${toSuggestionId(claim)}\n  ${target} by ${claim.method}, score ${claim.score}${doubt}\n  ${toPlain(excerpt)}\n`;
  });
  const more = left === 0 ? '' : `and ${left} more: --top ${found.length + left}\n`;
  return `${lines.join('\n')}\n${countOf(found.length, 'suggestion')} of the program, no finding. ${more}`
    .trimEnd()
    .concat('\n');
}

/** A stranger's words in a terminal: no control characters. */
function toPlain(text: string): string {
  return foldSpaces(text.replace(/\p{C}/gu, ' '));
}

async function takeUp(
  corpus: Corpus,
  folder: string,
  docket: string,
  { take = '', coder, stance, substantive, request }: DocketCodeOptions,
): Promise<string> {
  if (!coder || toSlug(coder) === '')
    throw new UsageError('Say who codes: --coder <name>, the same short name in all files.');
  const comment = toCommentOf(take);
  if (comment === undefined)
    throw new UsageError(
      `"${take}" is no suggestion. \`rulemark docket code ${docket}\` lists them with their names.`,
    );
  const index = toAttributionIndex(corpus, getRule(corpus, docket));
  for await (const { id, body } of readStored(folder, docket)) {
    if (id !== comment) continue;
    const claim = attribute(index, { id, body }).find((one) => toSuggestionId(one) === take);
    if (!claim) break;
    const file = toPointFile(claim, body, { coder, stance, substantive, request });
    const path = join(folder, 'dockets', docket, 'coding', `${file.id}.md`);
    const problem = writeNewFile(path, file.text);
    if (problem) throw new UsageError(problem);
    return `Wrote ${path}.\nRead the comment, correct stance and substance, then set "state: active" and confirmedBy.\n`;
  }
  throw new UsageError(
    `There is no suggestion "${take}" any more: the comment, the text of the rule or its topics changed.\nRun: rulemark docket code ${docket} --comment ${comment}`,
  );
}

/** Prints what is wrong with the coding; true when no error is. */
async function checkCoding(corpus: Corpus, folder: string, docket: string): Promise<boolean> {
  const points = corpus.content.list('point', docket).filter(({ fields }) => fields.state !== 'retired');
  const wanted = Map.groupBy(
    points.filter(({ fields }) => !corpus.content.get('comment', docket, fields.comment)),
    ({ fields }) => fields.comment,
  );
  const findings: Finding[] = [];
  const checked = [...wanted.values()].flat().length;
  if (wanted.size > 0)
    for await (const { id, body } of readStored(folder, docket)) {
      findings.push(...(wanted.get(id) ?? []).flatMap((point) => checkQuote(point, body)));
      wanted.delete(id);
    }
  for (const point of [...wanted.values()].flat()) findings.push(...checkQuote(point, undefined));
  const diagnostics = findings.map((finding) => toDiagnostic(corpus, finding)).sort(compareDiagnostics);
  stdout(toFindings(diagnostics, `rulemark docket code ${docket} --check`));
  const right = checked - new Set(findings.map(({ object }) => object.key)).size;
  stdout(`${countOf(checked, 'point')} held against the comments as imported, ${right} without a finding.\n`);
  return !diagnostics.some(({ severity }) => severity === 'error');
}

function toDiagnostic(
  corpus: Corpus,
  { object, path, part, related: _, fix, ...finding }: Finding,
): Diagnostic {
  return {
    ...finding,
    ...(fix === undefined ? {} : { fix }),
    ...corpus.findPlace(object.file, path, part),
  };
}

function getRule(corpus: Corpus, docket: string): string {
  const object = corpus.content.get('docket', '', docket) as RuleObject<'docket'>;
  return object.fields.rule;
}

function isAbout(claim: Attribution, target: string | undefined): boolean {
  if (target === undefined) return true;
  if (isOnTopic(claim)) return claim.topic === target;
  const full = `${claim.version}/${claim.provision}`;
  return [claim.provision, full].some(
    (provision) =>
      provision === target || (provision.startsWith(target) && /^[([]/.test(provision.slice(target.length))),
  );
}

function toCount(words: string): number {
  const count = Number(words);
  if (!Number.isInteger(count) || count < 1) throw new UsageError('--top takes a whole number from 1 on.');
  return count;
}
