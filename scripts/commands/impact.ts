/** `rulemark impact <what>`: everything a change of one thing, or from one version to the next, disturbs. */
import type { Command } from 'commander';
import { computeImpact, type SourceGroup } from '../../src/analysis/impact/compute-impact.ts';
import {
  findTouched,
  findVersionSources,
  toSingleSource,
} from '../../src/analysis/impact/find-version-sources.ts';
import { MeaningFinder } from '../../src/analysis/suspects/find-meaning.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toImpactCsv } from '../../src/export/csv/impact.ts';
import { toImpactJson } from '../../src/export/json/impact.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { Impact, ImpactItem } from '../../src/model/impact.ts';
import type { ObjectKey, RuleObject } from '../../src/model/object.ts';
import { KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { splitProvision, walkProvisions } from '../../src/model/section.ts';
import { findClosest } from '../../src/text/closest.ts';
import { capitalize, countOf } from '../../src/view/labels.ts';
import { toMarkedLine } from '../../src/view/review-words.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import { paint, printJson, stdout } from '../terminal.ts';

interface ImpactOptions extends StateOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function registerImpact(program: Command, done: Done): void {
  withState(program.command('impact'))
    .description('Everything a change disturbs: duties, controls, evidence, gaps, asks, with owners.')
    .argument('<what>', 'an object, a provision <version>/<number>, or two versions <old>..<new>')
    .option('--json', 'as JSON')
    .option('--csv', 'as CSV')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark impact foreign-customer\n  rulemark impact "nprm-2024/7.302"\n  rulemark impact eo-14110..nprm-2024 --csv > impact.csv',
    )
    .action((what: string, options: ImpactOptions) => {
      if (options.json && options.csv) throw new UsageError('Choose one of --json and --csv.');
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      const impact = computeImpact(
        {
          content: corpus.content,
          links: corpus.links,
          meaning: new MeaningFinder(corpus.content, corpus.getProvisions),
          gaps: corpus.gaps ?? [],
        },
        findSources(corpus, what),
      );
      if (options.json) printJson(toImpactJson(corpus, what, impact));
      else stdout(options.csv ? toImpactCsv(impact) : toText(corpus, what, impact));
      done('fine');
    });
}

function findSources(corpus: Corpus, what: string): SourceGroup {
  const [, old, fresh] = /^([^.].*?)\.\.(.+)$/.exec(what) ?? [];
  if (old !== undefined && fresh !== undefined) return findBetween(corpus, old, fresh);
  const provision = findProvision(corpus, what);
  if (provision) return toSingleSource(provision, 'this provision changes');
  const object = findObject(corpus, what);
  if (object.type === 'version') {
    const sections = corpus.content
      .list('section', object.home)
      .filter(({ id }) => id.startsWith(`${object.id}/`));
    const group = toSingleSource(object.key, 'this version changes');
    const starts = sections.map(({ id }) => ({
      path: [object.key, `text:${object.home}/${id}`],
      because: 'is in it',
    }));
    return { ...group, starts };
  }
  if (object.type === 'lineage') {
    const topic = object as RuleObject<'lineage'>;
    const versions = topic.fields.stages.map(({ version }) => version);
    return {
      ...toSingleSource(topic.key, 'this topic changes'),
      starts: findTouched(corpus.content, topic, versions),
    };
  }
  return toSingleSource(object.key, 'this changes');
}

function findBetween(corpus: Corpus, oldId: string, freshId: string): SourceGroup {
  const [old, fresh] = [oldId, freshId].map((id) => findVersion(corpus, id)) as [
    RuleObject<'version'>,
    RuleObject<'version'>,
  ];
  const order = corpus.content.get('rule', '', old.home)?.fields.versions ?? [];
  if (old.home !== fresh.home || old.id === fresh.id)
    throw new UsageError(`${oldId} and ${freshId} are not two versions of one rule.`);
  if (order.indexOf(old.id) > order.indexOf(fresh.id))
    throw new UsageError(`${freshId} comes before ${oldId}: write ${freshId}..${oldId}.`);
  const group = findVersionSources(corpus.content, corpus.getProvisions, old, fresh);
  for (const { id, home } of [old, fresh])
    if (!corpus.content.list('section', home).some((section) => section.id.startsWith(`${id}/`)))
      throw new UsageError(`The version ${id} has no text here, so nothing can be compared with it.`);
  return group;
}

function findVersion(corpus: Corpus, id: string): RuleObject<'version'> {
  const found = corpus.find('version', id, corpus.firstRule?.id ?? '');
  if (found) return found;
  const known = corpus.content.list('version').map((version) => version.id);
  const close = findClosest(id, known);
  throw new UsageError(
    `There is no version "${id}".${close ? ` Did you mean "${close}"?` : ''} Known: ${known.join(', ') || 'none'}.`,
  );
}

/** `text:…` of a provision that is there; undefined when the name is not one; a usage error when it is not there. */
function findProvision(corpus: Corpus, what: string): string | undefined {
  const [, versionId, number] = /^([^/]+)\/(.+)$/.exec(what) ?? [];
  const version = versionId ? corpus.find('version', versionId, corpus.firstRule?.id ?? '') : undefined;
  if (!version || number === undefined) return undefined;
  const { section, below } = splitProvision(number);
  const home = version.home;
  const found = corpus.content.get('section', home, `${version.id}/${section}`);
  const provisions = found ? [...walkProvisions(corpus.getProvisions(found))] : [];
  if (found && (below === '' || provisions.some(({ id }) => id === number)))
    return `text:${home}/${version.id}/${number}`;
  throw new UsageError(
    `${version.id} has no ${number}. \`rulemark show ${version.id}/${section}\` shows what it has.`,
  );
}

function toText(corpus: Corpus, what: string, impact: Impact): string {
  const { sources, items, notCompared, hypothetical } = impact;
  const guess = hypothetical ? 'What if: one of the versions is hypothetical and not the law.\n' : '';
  const changes = sources.map(({ of, text, runs }) => {
    const words = runs.length > 0 ? `    ${toMarkedLine(runs)}\n` : '';
    return `  ${toName(corpus, of)}: ${text}\n${words}`;
  });
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const groups = kinds.map((kind) =>
    toGroup(
      corpus,
      kind,
      items.filter((item) => item.kind === kind),
    ),
  );
  const left = notCompared.map((text) => `  ${text}\n`).join('');
  return [
    `${guess}${paint('bold', `Impact of ${what}`)}, as of ${corpus.asOf.day}: ${countOf(items.length, 'object')}.\n`,
    `${paint('bold', 'What changes')}\n${changes.join('') || '  Nothing that was compared.\n'}`,
    ...groups,
    ...(left ? [`${paint('bold', 'Not compared')}\n${left}`] : []),
    ...(corpus.audience === 'privileged'
      ? []
      : ['Controls, evidence, gaps and asks are not shown to this audience.\n']),
  ].join('\n');
}

function toGroup(corpus: Corpus, kind: string, items: readonly ImpactItem[]): string {
  const rows = items.map(({ id, title, owner, because, path }) => {
    const way = path.slice(0, -1).map((of) => toName(corpus, of));
    return `  ${paint('bold', id)}  ${title}${owner ? `  ${paint('dim', `(${owner})`)}` : ''}\n    ${because}: ${way.join(' → ')}\n`;
  });
  return `${paint('bold', `${capitalize(KINDS[kind as Kind].plural)} (${items.length})`)}\n${rows.join('')}`;
}

function toName(corpus: Corpus, of: string): string {
  const object = corpus.content.getByKey(of as ObjectKey);
  if (object) return `${object.type === 'lineage' ? 'topic' : object.type} ${object.id}`;
  return of.replace(/^text:[^/]*\//, '');
}
