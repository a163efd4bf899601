/**
 * Two versions of one rule compared: by their words where both hold official text, else topic by topic through the
 * lineage that people wrote, because restatements say what a version says and not how. Which of the two it was is part
 * of the answer, and a version without text is never compared as if it were empty. What people decided on what became
 * of single provisions holds before any text is looked at.
 */
import type {
  ComparedText,
  Comparison,
  Run,
  TopicChange,
  VersionComparison,
} from '../../model/comparison.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { OPERATIONS } from '../../model/words.ts';
import { toBlocks } from '../sections/to-blocks.ts';
import {
  findSuccessions,
  getDecisions,
  type SuccessionDecision,
  toDecided,
} from '../succession/find-successions.ts';
import { compareTexts } from './compare-texts.ts';
import { toComparedTexts } from './to-compared-texts.ts';

type Version = RuleObject<'version'>;
type Topic = RuleObject<'lineage'>;

/** The comparison of two versions of the same rule. */
export function compareVersions(
  content: Content,
  getProvisions: GetProvisions,
  old: Version,
  fresh: Version,
): VersionComparison {
  if (!haveComparableWords(old, fresh)) return compareTopics(content, old, fresh);
  const texts = [old, fresh].map((version) =>
    readTexts(content, getProvisions, version),
  ) as unknown as BothTexts;
  const decisions = getDecisions(findSuccessions(content, old, fresh));
  return { basis: 'text', old, new: fresh, ...compareDecided(content, old.home, texts, decisions) };
}

/** The texts of the earlier and of the later version. */
export type BothTexts = readonly [readonly ComparedText[], readonly ComparedText[]];

/** Two official texts compared, around what was decided on them. */
export function compareDecided(
  content: Content,
  rule: string,
  [before, after]: BothTexts,
  decisions: readonly SuccessionDecision[],
): Comparison {
  const terms = content
    .list('definition', rule)
    .flatMap(({ fields }) => [fields.title, ...(fields.aliases ?? [])]);
  return compareTexts(before, after, { terms, decided: toDecided(decisions) });
}

/**
 * Official texts are compared by their words, and so is somebody's guess at what comes next, which is written as a
 * change of the text before it. Two accounts in our own words are not: they differ where the law does not.
 */
function haveComparableWords(old: Version, fresh: Version): boolean {
  const versions = [old, fresh];
  return (
    versions.every(({ fields }) => fields.text === 'official') ||
    versions.some(({ fields }) => fields.stage === 'hypothetical')
  );
}

/** The texts of a version's sections, in order. */
export function readTexts(content: Content, getProvisions: GetProvisions, { id, home }: Version) {
  const sections = content.list('section', home).filter((section) => section.id.startsWith(`${id}/`));
  const blocks = sections.flatMap((section) =>
    toBlocks(section.fields.number, section.fields.title, getProvisions(section)),
  );
  return toComparedTexts({ blocks });
}

function compareTopics(content: Content, old: Version, fresh: Version): VersionComparison {
  const changes = content
    .list('lineage', old.home)
    .flatMap((topic) => toTopicChange(topic, old.id, fresh.id) ?? []);
  const counts = Object.fromEntries(
    OPERATIONS.map((operation) => [
      operation === 'new' ? 'added' : operation,
      changes.filter(({ operations }) => operations.includes(operation)).length,
    ]),
  ) as Omit<Comparison['ledger'], 'old' | 'new'>;
  const spoken = (side: '-' | '+') =>
    changes.filter(({ runs }) => runs.some(([sign]) => sign === '=' || sign === side)).length;
  return {
    basis: 'topics',
    old,
    new: fresh,
    changes,
    ledger: { old: spoken('-'), new: spoken('+'), ...counts },
  };
}

/**
 * What became of a topic; undefined where one of the versions is not among its stages, or both say nothing. Where
 * nobody recorded a step there is no operation: silence in what was read of a notice is not the end of a duty.
 */
function toTopicChange({ id, fields }: Topic, old: string, fresh: string): TopicChange | undefined {
  const [before, after] = [old, fresh].map((version) =>
    fields.stages.find((stage) => stage.version === version),
  );
  if (!before || !after || (before.silent && after.silent)) return undefined;
  const step = fields.steps.find(({ from, to }) => from === old && to === fresh);
  const [oldWords = '', newWords = ''] = [before, after].map(({ silent, says }) => (silent ? '' : says));
  const same = oldWords === newWords;
  return {
    topic: id,
    title: fields.title,
    operations: step?.operations ?? [],
    from: before.provisions ?? [],
    to: after.provisions ?? [],
    score: same ? 1 : 0,
    method: 'topic',
    force: [],
    typographyOnly: false,
    runs: toRuns(oldWords, newWords),
    place: fields.title,
    ...(step ? { effect: step.effect, summary: step.summary } : {}),
  };
}

/** Two accounts in our own words stand side by side: which of their words differ says nothing about the law. */
function toRuns(old: string, fresh: string): Run[] {
  if (old === fresh) return old === '' ? [] : [['=', old]];
  const runs: Run[] = [
    ['-', old],
    ['+', fresh],
  ];
  return runs.filter(([, text]) => text !== '');
}
