/**
 * What changes from one version of a rule to a later one, as sources of an impact: the topics whose lineage has steps
 * between them, and, where both hold official text, the provisions whose words changed or that are gone. In: two versions. Out: the
 * sources, what each touches, and what could not be compared because nobody recorded it.
 */
import type { Change } from '../../model/comparison.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { ImpactSource } from '../../model/impact.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { compareVersions } from '../comparison/compare-versions.ts';
import { resolveAll } from '../suspects/snapshots.ts';
import type { SourceGroup } from './compute-impact.ts';

type Version = RuleObject<'version'>;
type Topic = RuleObject<'lineage'>;

/** The sources between two versions of one rule. */
export function findVersionSources(
  content: Content,
  getProvisions: GetProvisions,
  old: Version,
  fresh: Version,
): SourceGroup {
  const order = content.get('rule', '', old.home)?.fields.versions ?? [];
  const topics = content
    .list('lineage', old.home)
    .map((topic) => compareTopic(content, order, topic, old, fresh));
  const texts = compareProvisions(content, getProvisions, old, fresh);
  const hypothetical = [old, fresh].some(({ fields }) => fields.stage === 'hypothetical');
  return {
    hypothetical,
    sources: [...topics.flatMap(({ sources }) => sources), ...texts],
    starts: [
      ...topics.flatMap(({ starts }) => starts),
      ...texts.map(({ of }) => ({ path: [of], because: 'changes' })),
    ],
    notCompared: topics.flatMap(({ notCompared }) => notCompared),
  };
}

function compareTopic(
  content: Content,
  order: readonly string[],
  topic: Topic,
  old: Version,
  fresh: Version,
): Omit<SourceGroup, 'hypothetical'> {
  const none = { sources: [], starts: [], notCompared: [] };
  const { stages, steps, title } = topic.fields;
  const [from, to] = [order.indexOf(old.id), order.indexOf(fresh.id)];
  const between = steps.filter((step) => order.indexOf(step.from) >= from && order.indexOf(step.to) <= to);
  if (between.length === 0) {
    const isOn = [old, fresh].some(({ id }) => stages.some((stage) => stage.version === id && !stage.silent));
    return isOn
      ? { ...none, notCompared: [`${title}: no step from ${old.id} to ${fresh.id} is recorded`] }
      : none;
  }
  const changes = between.filter(({ operations }) => operations.some((operation) => operation !== 'same'));
  if (changes.length === 0) return none;
  const text = changes
    .map(
      (step) => `${step.from} to ${step.to}: ${step.operations.join(', ')} (${step.effect}). ${step.summary}`,
    )
    .join(' ')
    .replace(/\.$/, '');
  return {
    ...none,
    sources: [{ of: topic.key, text, runs: [] }],
    starts: findTouched(content, topic, [old.id, fresh.id]),
  };
}

/** The objects that a topic names; where it names none, whatever cites its provisions in either version. */
export function findTouched(
  content: Content,
  topic: Topic,
  versions: readonly string[],
): SourceGroup['starts'] {
  const { obligations = [], definitions = [], stages } = topic.fields;
  const named = [
    ...resolveAll(content, 'obligation', obligations, topic.home),
    ...resolveAll(content, 'definition', definitions, topic.home),
  ].map(({ key }) => ({ path: [topic.key as string, key as string], because: 'is on the topic' }));
  if (named.length > 0) return named;
  return stages
    .filter(({ version }) => versions.includes(version))
    .flatMap(({ version, provisions = [] }) =>
      provisions.map((one) => `text:${topic.home}/${version}/${one}`),
    )
    .map((of) => ({ path: [topic.key, of], because: 'is where the topic stands' }));
}

/** Provisions of the old version that say something else in the new one, or are gone; wherever they went. */
function compareProvisions(
  content: Content,
  getProvisions: GetProvisions,
  old: Version,
  fresh: Version,
): ImpactSource[] {
  const comparison = compareVersions(content, getProvisions, old, fresh);
  if (comparison.basis === 'topics') return [];
  return comparison.changes.filter(disturbs).flatMap(({ from, to, operations, runs }) => {
    const what = operations.includes('dropped')
      ? `is not in ${fresh.id}`
      : `has other words in ${fresh.id}${to.join() === from.join() ? '' : ` (${to.join(', ')})`}`;
    return from.map((id) => ({ of: `text:${old.home}/${old.id}/${id}`, text: `${id} ${what}`, runs }));
  });
}

/** A new number or other quotation marks ask nothing else of anybody. */
function disturbs({ from, operations, typographyOnly }: Change): boolean {
  if (from.length === 0 || typographyOnly) return false;
  return operations.some(
    (operation) => operation !== 'same' && operation !== 'renumbered' && operation !== 'moved',
  );
}

/** The source of an impact that starts at one thing. */
export function toSingleSource(of: ObjectKey | string, text: string): SourceGroup {
  return {
    sources: [{ of, text, runs: [] }],
    starts: [{ path: [of], because: 'changes' }],
    notCompared: [],
    hypothetical: false,
  };
}
