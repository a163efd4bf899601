/**
 * The one answer that command line, pages and exports all read: content narrowed to an audience, as of a day,
 * with everything computed from it, each computed once and when first asked for. What is computed from
 * privileged facts exists only for the privileged audience.
 */
import { computeFooting } from '../analysis/authorities/compute-footing.ts';
import { compareVersions } from '../analysis/comparison/compare-versions.ts';
import { findTermUses } from '../analysis/definitions/find-term-uses.ts';
import { computeExposure } from '../analysis/exposure/compute-exposure.ts';
import { checkWording } from '../analysis/filing/check-wording.ts';
import { findOutcomes } from '../analysis/filing/outcomes/find-outcomes.ts';
import { findAskFindings } from '../analysis/filing/readiness/find-ask-findings.ts';
import { applyWhatIf } from '../analysis/gaps/apply-what-if.ts';
import { computeGaps } from '../analysis/gaps/compute-gaps.ts';
import { findProductReach, type ProductReach } from '../analysis/gaps/find-products.ts';
import { resolveReference } from '../analysis/links/resolve-links.ts';
import { computeRuleState } from '../analysis/rulemaking/compute-rule-state.ts';
import { findComplianceDate } from '../analysis/rulemaking/find-compliance-date.ts';
import type {
  Completeness,
  ComplianceDate,
  Coverage,
  Exposure,
  Footing,
  Gap,
  RuleState,
  Scenario,
  TermUse,
  WhatIf,
} from '../model/answers.ts';
import type { CodeReading, GetCode, Reference } from '../model/code.ts';
import type { VersionComparison } from '../model/comparison.ts';
import type { Content, GetProvisions } from '../model/content.ts';
import type { AsOf, Corpus } from '../model/corpus.ts';
import type { WordingCheck } from '../model/filing.ts';
import type { Finding } from '../model/finding.ts';
import type { Link, ObjectKey, RuleObject } from '../model/object.ts';
import type { VersionOutcomes } from '../model/outcomes.ts';
import type { Block } from '../model/parsed-document.ts';
import type { Kind } from '../model/schemas/kinds.ts';
import type { Fingerprint, ReviewLink, Snapshot } from '../model/suspects.ts';
import type { Audience } from '../model/visibility.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import {
  computeAllCompleteness,
  type LoadedContent,
  loadContent,
  rememberSuggestions,
} from './load-content.ts';
import { narrowContent } from './narrow-content.ts';
import type { RepositoryOption } from './read-code.ts';

export interface CorpusOptions {
  readonly folder: string;
  readonly audience: Audience;
  readonly asOf?: string | undefined;
  /** Where the code is; found when left out. Only the privileged audience learns of it. */
  readonly repo?: RepositoryOption;
}

class LoadedCorpus implements Corpus {
  readonly audience: Audience;
  readonly asOf: AsOf;
  readonly content: Content;
  readonly links: readonly Link[];
  readonly getProvisions: GetProvisions;
  readonly findPlace: LoadedContent['findPlace'];
  readonly #loaded: LoadedContent;
  readonly #kept: LoadedContent['kept'];
  readonly #getCode: GetCode;
  readonly getSuggestions: LoadedContent['getSuggestions'];
  readonly #memo = new Map<string, unknown>();

  constructor(loaded: LoadedContent, audience: Audience) {
    const { content, links, getProvisions } = narrowContent(
      loaded.content,
      loaded.links,
      loaded.getProvisions,
      audience,
    );
    this.audience = audience;
    this.asOf = loaded.asOf;
    this.content = content;
    this.links = links;
    this.getProvisions = getProvisions;
    // What was read for everybody may hold sections that this audience does not see.
    this.getSuggestions =
      audience === 'privileged' ? loaded.getSuggestions : rememberSuggestions(content, getProvisions);
    this.findPlace = loaded.findPlace;
    this.#loaded = loaded;
    this.#kept = loaded.kept;
    this.#getCode = loaded.getCode;
  }

  get firstRule(): RuleObject<'rule'> | undefined {
    const rules = this.content.list('rule');
    return rules.find(({ id }) => id === this.content.settings.rule) ?? rules[0];
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#loaded.diagnostics;
  }

  get coverage(): ReadonlyMap<ObjectKey, Coverage> | undefined {
    return this.audience === 'privileged' ? this.#loaded.getCoverage() : undefined;
  }

  get reviewLinks(): readonly ReviewLink[] | undefined {
    return this.audience === 'privileged' ? this.#loaded.getReviewLinks() : undefined;
  }

  findReviewLinksOf(key: ObjectKey): readonly ReviewLink[] {
    const ends = this.#once('reviews by end', () => {
      const byEnd = new Map<ObjectKey, ReviewLink[]>();
      for (const link of this.reviewLinks ?? [])
        for (const end of new Set([link.from, ...link.to])) byEnd.set(end, [...(byEnd.get(end) ?? []), link]);
      return byEnd;
    });
    return ends.get(key) ?? [];
  }

  findSnapshot(fingerprint: Fingerprint): Snapshot | undefined {
    if (this.audience !== 'privileged') return undefined;
    return this.#loaded.snapshots.find(fingerprint) ?? this.#kept.get(fingerprint);
  }

  readCode(reference: Reference): CodeReading | undefined {
    return this.audience === 'privileged' ? this.#getCode(reference) : undefined;
  }

  getWording(ask: RuleObject<'ask'>): readonly WordingCheck[] {
    if (this.audience !== 'privileged') return [];
    return this.#once(`wording ${ask.key}`, () =>
      checkWording(
        {
          content: this.content,
          getProvisions: this.getProvisions,
          getText: (object, version, provision) => this.#loaded.snapshots.getText(object, version, provision),
          findSnapshot: (fingerprint) => this.findSnapshot(fingerprint),
        },
        ask,
      ),
    );
  }

  getText(version: RuleObject<'version'>, provision: string): Snapshot | undefined {
    if (this.audience !== 'privileged') return undefined;
    return this.#loaded.snapshots.getText(version, version.id, provision);
  }

  get readiness(): readonly Finding[] | undefined {
    if (this.audience !== 'privileged') return undefined;
    return this.#once('readiness', () =>
      findAskFindings({
        content: this.content,
        getProvisions: this.getProvisions,
        getWording: (ask) => this.getWording(ask),
        getRuleState: (rule) => this.getRuleState(rule),
        asOf: this.asOf.day,
      }),
    );
  }

  getOutcomes(version: RuleObject<'version'>, document?: readonly Block[]): VersionOutcomes | undefined {
    if (this.audience !== 'privileged') return undefined;
    const input = {
      content: this.content,
      getProvisions: this.getProvisions,
      getWording: (ask: RuleObject<'ask'>) => this.getWording(ask),
      getComparison: (old: RuleObject<'version'>, fresh: RuleObject<'version'>) =>
        this.getComparison(old, fresh),
      asOf: this.asOf.day,
    };
    if (document) return findOutcomes(input, version, document);
    return this.#once(`outcomes ${version.key}`, () => findOutcomes(input, version, undefined));
  }

  get completeness(): ReadonlyMap<ObjectKey, Completeness> | undefined {
    if (this.audience === 'public') return undefined; // what the map lacks is ours to know
    return this.#once('completeness', () => computeAllCompleteness(this));
  }

  get gaps(): readonly Gap[] | undefined {
    const { coverage } = this;
    if (!coverage) return undefined;
    return this.#once('gaps', () =>
      computeGaps({
        content: this.content,
        coverage,
        getExposure: (obligation) => this.getExposure(obligation),
        getComplianceDate: (rule) => this.#findComplianceDate(rule),
        reach: this.#reach,
        asOf: this.asOf.day,
      }),
    );
  }

  getWhatIf(scenario: Scenario): WhatIf | undefined {
    const { gaps } = this;
    if (!gaps) return undefined;
    return applyWhatIf({ content: this.content, gaps, reach: this.#reach, asOf: this.asOf.day }, scenario);
  }

  get #reach(): ProductReach {
    return this.#once('products', () => findProductReach(this.content, this.asOf.day));
  }

  #findComplianceDate(id: string): ComplianceDate | undefined {
    return this.#once(`compliance ${id}`, () => {
      const rule = this.content.get('rule', '', id);
      return rule && findComplianceDate(this.getRuleState(rule));
    });
  }

  getExposure(obligation: RuleObject<'obligation'>): Exposure {
    return this.#once(`exposure ${obligation.key}`, () => computeExposure(this.content, obligation));
  }

  getFooting(obligation: RuleObject<'obligation'>): Footing {
    return this.#once(`footing ${obligation.key}`, () =>
      computeFooting(this.content, obligation.fields.authorities, obligation.home, this.asOf.day),
    );
  }

  getRuleState(rule: RuleObject<'rule'>): RuleState {
    return this.#once(`state ${rule.key}`, () => computeRuleState(this.content, rule, this.asOf.day));
  }

  getComparison(old: RuleObject<'version'>, fresh: RuleObject<'version'>): VersionComparison {
    return this.#once(`comparison:${old.key}:${fresh.key}`, () =>
      compareVersions(this.content, this.getProvisions, old, fresh),
    );
  }

  getTermUses(rule: string): readonly TermUse[] {
    return this.#once(`terms ${rule}`, () => findTermUses(this.content, rule, this.getProvisions));
  }

  getLinksTo(key: ObjectKey): readonly Link[] {
    return this.#once('links to', () => groupBy(this.links, (link) => link.to)).get(key) ?? [];
  }

  getLinksFrom(key: ObjectKey): readonly Link[] {
    return this.#once('links from', () => groupBy(this.links, (link) => link.from)).get(key) ?? [];
  }

  findUsers<K extends Kind>(kind: K, key: ObjectKey): readonly RuleObject<K>[] {
    const keys = new Set(this.getLinksTo(key).map(({ from }) => from));
    return [...keys]
      .map((from) => this.content.getByKey(from))
      .filter((object): object is RuleObject<K> => object?.type === kind);
  }

  find<K extends Kind>(kind: K, id: string, home: string): RuleObject<K> | undefined {
    const resolution = resolveReference(this.content, kind, id, home, false);
    return resolution.kind === 'found' ? (resolution.object as RuleObject<K>) : undefined;
  }

  #once<T>(name: string, compute: () => T): T {
    if (!this.#memo.has(name)) this.#memo.set(name, compute());
    return this.#memo.get(name) as T;
  }
}

/** Loads a folder for an audience as of a day. */
export function loadCorpus(options: CorpusOptions): Corpus {
  const repo = options.audience === 'privileged' ? options.repo : false;
  return new LoadedCorpus(
    loadContent(options.folder, { day: options.asOf, look: { repo } }),
    options.audience,
  );
}

function groupBy(links: readonly Link[], getKey: (link: Link) => ObjectKey): Map<ObjectKey, Link[]> {
  const groups = new Map<ObjectKey, Link[]>();
  for (const link of links) {
    const key = getKey(link);
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  return groups;
}
