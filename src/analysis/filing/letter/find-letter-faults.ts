/**
 * What stands in the way of a letter, all of it at once: errors keep it from being written, warnings do not. In: the
 * corpus, the parts of the letter, and whether it is to be filed. Out: diagnostics by place. What the readiness checks
 * find on an ask that would enter counts here too; what they find on others does not.
 */
import type { Corpus } from '../../../model/corpus.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import type { ValuePath } from '../../../model/schemas/walk.ts';
import { compareDiagnostics, type Diagnostic, type Severity } from '../../../text/diagnostic.ts';
import { getStanding } from '../get-standing.ts';
import { checkWordingState } from '../readiness/check-wording-state.ts';
import { compareAsks } from '../readiness/compare-asks.ts';
import { findCommentEnd } from './find-comment-end.ts';
import { findQuotedRestatements } from './find-quoted-restatements.ts';
import { type LetterParts, listVersions } from './select-letter.ts';

const CONTRADICTION = 'ask/contradiction';

export interface LetterFaultOptions {
  /** Whether the letter is to be filed as it is. */
  readonly final: boolean;
  /** Whether a file below the content folder is there. */
  readonly isThere: (file: string) => boolean;
}

/** The faults of one letter, by place. */
export function findLetterFaults(
  corpus: Corpus,
  parts: LetterParts,
  options: LetterFaultOptions,
): readonly Diagnostic[] {
  const findings = [
    ...findReadinessErrors(corpus, parts),
    ...findFiledBroken(corpus, parts),
    ...findContradictions(corpus, parts),
    ...findQuotedRestatements(corpus, parts),
    ...checkFiling(parts, options),
    ...checkAsks(parts),
    ...(options.final ? findNotOfficial(corpus, parts) : []),
    ...checkEnd(corpus, parts),
    ...checkIdentifiers(parts),
    ...checkAnswers(parts),
  ];
  return [
    ...findContentErrors(corpus, parts),
    ...findings.map((finding) => toDiagnostic(corpus, finding)),
  ].sort(compareDiagnostics);
}

/** What is wrong where there is no one filing to speak of. */
export function findFilingFaults(corpus: Corpus, ids: readonly string[]): readonly Diagnostic[] {
  const unread = findUnread(corpus);
  const place = { file: 'filing/filings', line: 1, column: 1 };
  if (ids.length > 1)
    return [
      ...unread,
      {
        ...place,
        code: 'letter/several-filings',
        severity: 'error',
        message: `There are ${ids.length} filings, and the letter is for one: ${ids.join(', ')}.`,
        hint: `Name one: --filing ${ids[0]}`,
      },
    ];
  return [
    ...unread,
    {
      ...place,
      code: 'letter/no-filing',
      severity: 'error',
      message: 'There is no filing: nothing says who files, on which docket, on which version.',
      hint: 'Start one: `rulemark new filing`, then fill in docket, version and from.',
    },
  ];
}

/** What is wrong where the filing names a version or a docket that is not there. */
export function findUnfoundFaults(corpus: Corpus, filing: RuleObject<'filing'>): readonly Diagnostic[] {
  const found = corpus.diagnostics.filter(
    ({ severity, file }) => severity === 'error' && file === filing.file,
  );
  const said = report(filing, 'letter/no-version', 'error', ['version'], {
    message: `The filing is on ${filing.fields.version} and docket ${filing.fields.docket}, and one of them is not there.`,
    hint: '`rulemark list versions` and `rulemark list dockets` show what there is.',
  });
  return [...new Set([...findUnread(corpus), ...found, toDiagnostic(corpus, said)])].sort(compareDiagnostics);
}

function report(
  object: RuleObject,
  code: `letter/${string}`,
  severity: Severity,
  path: ValuePath,
  words: { readonly message: string; readonly hint: string },
): Finding {
  return { code, severity, object, path, ...words };
}

function toDiagnostic(
  corpus: Corpus,
  { object, path, part, code, severity, message, hint }: Finding,
): Diagnostic {
  return { ...corpus.findPlace(object.file, path, part), code, severity, message, hint };
}

/** Errors of the files of which the letter is made. */
function findContentErrors(corpus: Corpus, parts: LetterParts): readonly Diagnostic[] {
  const { filing, rule, version, docket, asks, answers } = parts;
  const used = [filing, version, docket, ...asks, ...(rule ? [rule] : [])];
  const files = new Set(
    [...used, ...answers.flatMap(({ answer, question }) => [answer, question])].map(({ file }) => file),
  );
  for (const section of corpus.content.list('section', version.home))
    if (asks.some((ask) => listVersions(ask).some((id) => section.id.startsWith(`${id}/`))))
      files.add(section.file);
  const found = corpus.diagnostics.filter(({ severity, file }) => severity === 'error' && files.has(file));
  return [...new Set([...findUnread(corpus), ...found])];
}

/** Files for filing that could not be read: an approved ask among them would be missing without a word. */
function findUnread(corpus: Corpus): readonly Diagnostic[] {
  const read = new Set(corpus.content.objects.map(({ file }) => file));
  return corpus.diagnostics.filter(
    ({ severity, file }) => severity === 'error' && file.startsWith('filing/') && !read.has(file),
  );
}

/** Of the asks that would enter, and of the questions of the version. */
function findReadinessErrors(corpus: Corpus, { asks, version }: LetterParts): readonly Finding[] {
  const entering = new Set(asks.map(({ key }) => key));
  const isOfVersion = (object: RuleObject) => {
    const asked =
      object.type === 'answer'
        ? corpus.find('question', (object as RuleObject<'answer'>).fields.question, object.home)
        : object;
    return asked?.type === 'question' && (asked as RuleObject<'question'>).fields.version === version.id;
  };
  return (corpus.readiness ?? []).filter(
    ({ code, severity, object }) =>
      severity === 'error' && code !== CONTRADICTION && (entering.has(object.key) || isOfVersion(object)),
  );
}

/** Between asks of the letter, filed ones too; one with an ask that stays out keeps no letter from being made. */
function findContradictions(corpus: Corpus, { asks }: LetterParts): readonly Finding[] {
  const { content, getProvisions, asOf } = corpus;
  const inputs = asks.map((ask) => ({
    ask,
    standing: getStanding(ask, asOf.day)!,
    content,
    getProvisions,
    wording: corpus.getWording(ask),
    asOf: asOf.day,
  }));
  return compareAsks(inputs).filter(({ severity }) => severity === 'error');
}

/** Readiness leaves filed asks alone; a redline that cannot be made can enter no letter all the same. */
function findFiledBroken(corpus: Corpus, { asks }: LetterParts): readonly Finding[] {
  const told = new Set(
    (corpus.readiness ?? []).filter(({ code }) => code.startsWith('ask/')).map(({ object }) => object.key),
  );
  return asks
    .filter(({ key }) => !told.has(key))
    .flatMap((ask) => checkWordingState({ ask, wording: corpus.getWording(ask) }))
    .filter(({ severity }) => severity === 'error');
}

function checkFiling(
  { filing, attachments }: LetterParts,
  { isThere }: LetterFaultOptions,
): readonly Finding[] {
  const all = filing.fields.attachments ?? [];
  const missing = attachments.filter(({ file }) => file !== undefined && !isThere(file));
  return [
    ...(filing.fields.from.name.trim() === ''
      ? [
          report(filing, 'letter/no-name', 'error', ['from', 'name'], {
            message: 'The filing does not say who files.',
            hint: 'Write the name that is to stand under the letter under "from".',
          }),
        ]
      : []),
    ...missing.map((one) =>
      report(filing, 'letter/attachment-missing', 'error', ['attachments', all.indexOf(one), 'file'], {
        message: `The attachment "${one.title}" is to be at ${one.file}, and there is no such file.`,
        hint: 'Put the file there, correct its path from the content folder, or leave "file" out and add it by hand.',
      }),
    ),
  ];
}

function checkAsks({ filing, asks, version, leftOut }: LetterParts): readonly Finding[] {
  if (asks.length > 0) return [];
  const { notApproved, confidential } = leftOut;
  const because =
    notApproved + confidential === 0
      ? 'no ask is about this version'
      : `${notApproved} not approved by the day, ${confidential} confidential`;
  return [
    report(filing, 'letter/no-asks', 'error', ['version'], {
      message: `No ask on ${version.id} may enter the letter: ${because}.`,
      hint: 'Approve one by adding {status: approved, on: <day>} to its history; `rulemark ready` shows what is missing.',
    }),
  ];
}

/** A letter that is filed stands on the official text alone. */
function findNotOfficial(corpus: Corpus, { asks }: LetterParts): readonly Finding[] {
  return asks.flatMap((ask) =>
    listVersions(ask).flatMap((id) => {
      const version = corpus.find('version', id, ask.home);
      if (!version || version.fields.text === 'official') return [];
      const path = id in ask.fields.provisions ? ['provisions', id] : ['wording'];
      return [
        report(ask, 'letter/not-official', 'error', path, {
          message: `This ask cites ${id}, whose text here is our restatement; a letter that is filed needs the official text.`,
          hint: `Import it (\`rulemark import <file.xml> --version ${id}\`) and fit the ask to it, or make the letter without --final.`,
        }),
      ];
    }),
  );
}

function checkEnd(corpus: Corpus, parts: LetterParts): readonly Finding[] {
  const end = findCommentEnd(corpus, parts);
  if (!end)
    return [
      report(parts.docket, 'letter/no-deadline', 'warning', ['windows'], {
        message: `No deadline is known for comments on ${parts.version.id}.`,
        hint: 'Look it up in the notice and add it to the windows of the docket, under "closes".',
      }),
    ];
  if (end.days >= 0) return [];
  return [
    report(parts.filing, 'letter/comments-closed', 'warning', ['docket'], {
      message: `Comments on ${parts.version.id} closed on ${end.day}, before the day of this letter.`,
      hint: 'Ask the agency whether it takes late comments, or make the letter as of an earlier day: --as-of <day>.',
    }),
  ];
}

function checkIdentifiers({ rule, version }: LetterParts): readonly Finding[] {
  if (!rule) return [];
  const { identifiers } = rule.fields;
  const has = identifiers.some(
    (one) => one.type === 'rin' && (one.version === undefined || one.version === version.id),
  );
  return has
    ? []
    : [
        report(rule, 'letter/no-rin', 'warning', ['identifiers'], {
          message: `No RIN is recorded for ${version.id}, so the heading of the letter has none.`,
          hint: 'Add it from the head of the notice under "identifiers", with its version.',
        }),
      ];
}

function checkAnswers({ emptyAnswers }: LetterParts): readonly Finding[] {
  return emptyAnswers.map((answer) =>
    report(answer, 'letter/answer-left-out', 'warning', ['asks'], {
      message: 'We mean to answer this question, but no ask that would carry the answer is in the letter.',
      hint: 'Approve one of its asks, name another, or set the status to not-answering with a reason.',
    }),
  );
}
