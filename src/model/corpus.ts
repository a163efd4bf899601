/**
 * What pages, commands and exports may ask: authored content and computed answers for one audience and one
 * day. An interface, so that views and exports depend on the questions and not on how they are answered.
 */
import type { Diagnostic, Place } from '../text/diagnostic.ts';
import type {
  Completeness,
  Coverage,
  Exposure,
  Footing,
  Gap,
  RuleState,
  Scenario,
  TermUse,
  WhatIf,
} from './answers.ts';
import type { CodeReading, Reference } from './code.ts';
import type { VersionComparison } from './comparison.ts';
import type { Content, GetProvisions } from './content.ts';
import type { WordingCheck } from './filing.ts';
import type { Finding } from './finding.ts';
import type { Link, ObjectKey, RuleObject } from './object.ts';
import type { VersionOutcomes } from './outcomes.ts';
import type { Block } from './parsed-document.ts';
import type { Kind } from './schemas/kinds.ts';
import type { ValuePath } from './schemas/walk.ts';
import type { Suggestions } from './suggestions.ts';
import type { Fingerprint, ReviewLink, Snapshot } from './suspects.ts';
import type { Audience } from './visibility.ts';

export interface AsOf {
  readonly day: string;
  /** Where the day came from. */
  readonly from: 'option' | 'rulemark.yml' | 'today';
}

export interface Corpus {
  readonly audience: Audience;
  readonly asOf: AsOf;
  readonly content: Content;
  readonly links: readonly Link[];
  readonly getProvisions: GetProvisions;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a field of a file of the content folder stands; the first line where the file has no such field. */
  findPlace(file: string, path: ValuePath, part?: 'key' | 'value'): Place;
  /** The rule that comes first: the configured one, else the first by id; undefined when there is none. */
  readonly firstRule: RuleObject<'rule'> | undefined;
  /** Coverage of every active obligation; undefined for audiences that may not know it. */
  readonly coverage: ReadonlyMap<ObjectKey, Coverage> | undefined;
  /** Gaps, heaviest first; undefined for audiences that may not know them. */
  readonly gaps: readonly Gap[] | undefined;
  /** What a scenario would do to the gaps; undefined for audiences that may not know them. */
  getWhatIf(scenario: Scenario): WhatIf | undefined;
  /** Everything that people review, with its state; undefined for audiences that may not know it. */
  readonly reviewLinks: readonly ReviewLink[] | undefined;
  /** Links with this object at either end, in order of the content; empty for audiences that may not know. */
  findReviewLinksOf(key: ObjectKey): readonly ReviewLink[];
  /** The words behind a fingerprint, of now or kept; undefined when unknown, or for audiences that may not know. */
  findSnapshot(fingerprint: Fingerprint): Snapshot | undefined;
  /** What a reference of a control or evidence leads to; undefined for audiences that may not know. */
  readCode(reference: Reference): CodeReading | undefined;
  /** Proposed wording of an ask against the text of now; empty for audiences that may not know it. */
  getWording(ask: RuleObject<'ask'>): readonly WordingCheck[];
  /** The words of a provision as a stamp keeps them; undefined when there are none, or for audiences that may not know. */
  getText(version: RuleObject<'version'>, provision: string): Snapshot | undefined;
  /** What keeps our asks and answers from being filed on the day; undefined for audiences that may not know it. */
  readonly readiness: readonly Finding[] | undefined;
  /**
   * What a version did with the asks that were filed on those before it; `document` is its published text, for the
   * preamble. Undefined for audiences that may not know it.
   */
  getOutcomes(version: RuleObject<'version'>, document?: readonly Block[]): VersionOutcomes | undefined;
  /** How complete the map of each official version is, by its key; undefined for audiences that may not know it. */
  readonly completeness: ReadonlyMap<ObjectKey, Completeness> | undefined;
  /** What a reading of a version's official text finds; nothing for a restated one. */
  getSuggestions(version: RuleObject<'version'>): Suggestions;
  getExposure(obligation: RuleObject<'obligation'>): Exposure;
  getFooting(obligation: RuleObject<'obligation'>): Footing;
  getRuleState(rule: RuleObject<'rule'>): RuleState;
  /** What became of everything from one version of a rule to another of the same rule. */
  getComparison(old: RuleObject<'version'>, fresh: RuleObject<'version'>): VersionComparison;
  /** Uses of a rule's defined terms in the text of its versions. */
  getTermUses(rule: string): readonly TermUse[];
  /** Links that lead to an object, in order of the objects they come from. */
  getLinksTo(key: ObjectKey): readonly Link[];
  getLinksFrom(key: ObjectKey): readonly Link[];
  /** Objects of one kind that refer to this one, each once, in natural order. */
  findUsers<K extends Kind>(kind: K, key: ObjectKey): readonly RuleObject<K>[];
  /** The object a reference means, seen from another object's home; undefined when it leads nowhere. */
  find<K extends Kind>(kind: K, id: string, home: string): RuleObject<K> | undefined;
}
