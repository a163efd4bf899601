/**
 * What the analysis gives back: coverage, exposure, gaps, footing, deadlines, the state of a rule. Plain data,
 * each with its "because", so that every page, command and export shows the same answer and the same reason.
 */
import type { ObjectKey, RuleObject } from './object.ts';
import type { ValuePath } from './schemas/walk.ts';
import type { BindingSentence } from './suggestions.ts';
import type { Gravity } from './trace-policy.ts';
import type { AuthorityStatus, CoverageState, Stage } from './words.ts';

/** One condition that was looked at, and whether it held. */
export interface Condition {
  /** Stable: `mapping`, `relation`, `status`, `review`, `suspect`, `evidence`, `bearer`, `kind`, `applicability`. */
  readonly code: string;
  readonly met: boolean;
  /** The finding as a sentence without its full stop. */
  readonly text: string;
  /** The objects it speaks of. */
  readonly about: readonly ObjectKey[];
  /** Which setting of the trace policy asked for it; absent where no setting could change it. */
  readonly asked?: Asked;
  /** The field of the object that decides it. */
  readonly at?: { readonly key: ObjectKey; readonly path: ValuePath };
  /** The claim it speaks of: its place under `satisfies` of the control at `at`. */
  readonly mapping?: number;
  /** Why it is not met, one word: `none`, `later`, `rejected`, `retired`, `part`, `expired`. */
  readonly reason?: string;
}

/** What the trace policy asks for, and where. */
export interface Asked {
  readonly setting: string;
  /** What it wants, in words. */
  readonly wants: string;
  /** The field of `rulemark.yml`; null where it is the default. */
  readonly from: ValuePath | null;
}

export interface Coverage {
  readonly state: CoverageState;
  /** Never empty. */
  readonly because: readonly Condition[];
  /** Controls that are mapped to the obligation with a relation that counts. */
  readonly controls: readonly ObjectKey[];
  /** Every mapping that was looked at and what it is worth, best first; `because` has their conditions in this order. */
  readonly claims: readonly {
    readonly control: ObjectKey;
    /** Its place under `satisfies`. */
    readonly mapping: number;
    readonly state: CoverageState;
  }[];
  /** The stage of its rule, by which the trace policy was chosen; undefined before the first version. */
  readonly stage: Stage | undefined;
  /** How grave the trace policy finds it where the obligation is not covered. */
  readonly uncovered: { readonly gravity: Gravity; readonly asked: Asked };
}

export interface Exposure {
  /** 3: civil and criminal penalties; 2: one of them; 1: none stated. */
  readonly band: 1 | 2 | 3;
  readonly because: string;
  readonly penalties: readonly ObjectKey[];
}

export type GapSide = 'provider' | 'rule';

/**
 * Why a time factor is what it is. no-date: no compliance date is known; in-time: closing takes no longer than is
 * left; short: it takes longer; passed: the date is not after the as-of day.
 */
export type TimeReason = 'no-date' | 'in-time' | 'short' | 'passed';

/** The day from which somebody has to comply with a rule. */
export interface ComplianceDate {
  readonly event: RuleObject<'event'>;
  /** Days from the as-of day; negative when past. */
  readonly left: number;
  /** How many other such dates of the rule were known on the as-of day. */
  readonly others: number;
}

/** value = exposure × severity × time, each rounded to two places; everything else is what they were made of. */
export interface GapWeight {
  readonly value: number;
  readonly exposure: number;
  readonly severity: number;
  /** 1 to 3. */
  readonly time: number;
  readonly because: TimeReason;
  /** Whether somebody judged the severity, or it follows from the kind. */
  readonly severityFrom: 'person' | 'kind';
  /** Calendar days that closing takes. */
  readonly needed: number;
  readonly neededFrom: 'days' | 'effort';
  readonly date: ComplianceDate | undefined;
}

export interface Gap {
  readonly id: string;
  readonly side: GapSide;
  readonly kind: string;
  readonly title: string;
  readonly about: readonly ObjectKey[];
  readonly weight: GapWeight;
  readonly because: readonly string[];
  readonly effort: string;
  readonly owner: string | null;
  readonly decision: {
    readonly state: string;
    readonly by?: string;
    readonly on?: string;
    readonly until?: string;
    readonly reason?: string;
    /** The acceptance of the risk that ran out, where that is why the gap is open again. */
    readonly lapsed?: { readonly by: string; readonly until: string };
  };
  /** Ids of the products it touches, in the provider's order; empty where it has none to do with products. */
  readonly products: readonly string[];
  /** The authored file behind it, if any. */
  readonly authored: ObjectKey | null;
}

/** A question of the kind "and if …?": an authority that falls, products that are out of scope, or both. */
export interface Scenario {
  /** Key of the authority that falls. */
  readonly authority?: ObjectKey;
  /** Ids of the products that are out of scope. */
  readonly products?: readonly string[];
}

/** out: nothing would ask for it any more; partly: something else still does. */
export interface WhatIfEffect {
  readonly effect: 'out' | 'partly';
  /** Sentences without their full stops; never empty. */
  readonly because: readonly string[];
}

/** What a scenario would do to the gaps. It never is: nothing in the content says so. */
export interface WhatIf {
  readonly scenario: Scenario;
  /** The scenario in words, in the conditional: "E.O. 13984 fell". */
  readonly words: string;
  /** The gaps that would be left, in order of weight. */
  readonly left: readonly Gap[];
  readonly out: readonly Gap[];
  /** By the id of the gap; gaps that it does not touch are not in it. */
  readonly effects: ReadonlyMap<string, WhatIfEffect>;
  /** What else would follow, such as controls that would then work for no product in scope. */
  readonly notes: readonly string[];
}

/**
 * Whether a rule can be enforced on a day. in-force: final and effective, or without an effective date on record;
 * not-yet: final, effective later; proposed: no final rule; withdrawn: taken back; none: nothing published.
 */
export interface Enforceability {
  readonly state: 'in-force' | 'not-yet' | 'proposed' | 'withdrawn' | 'none';
  readonly withdrawal: RuleObject<'event'> | undefined;
  /** Where it is not yet: the event that says from when. */
  readonly effective: RuleObject<'event'> | undefined;
}

type PenaltyAmount = NonNullable<RuleObject<'penalty'>['fields']['amounts']>[number];

/** The sum of a penalty that held on the as-of day, of those recorded with year and source. */
export interface AmountInForce {
  readonly amount: PenaltyAmount | undefined;
  /** Years whose sum is recorded without a source and therefore never given. */
  readonly unsourced: readonly number[];
  /** True where the sum is of an earlier year than the as-of day. */
  readonly stale: boolean;
}

/** Whether the instruments under a duty still stand. */
export interface Footing {
  readonly state: 'standing' | 'partly-fallen' | 'fallen' | 'none-stated';
  readonly authorities: readonly {
    readonly authority: RuleObject<'authority'>;
    readonly status: AuthorityStatus;
    readonly since: string;
  }[];
}

export type DeadlineState = 'upcoming' | 'open' | 'last-week' | 'closed' | 'unknown';

export interface RuleDeadline {
  readonly event: RuleObject<'event'>;
  readonly state: DeadlineState;
  /** Days from the as-of day to the date; negative when past. */
  readonly days: number;
}

/** Where a rulemaking stands on a day. */
export interface RuleState {
  /** The last version published by that day; undefined before the first. */
  readonly latest: RuleObject<'version'> | undefined;
  readonly stage: Stage | undefined;
  /** final: a final or interim-final version is published. */
  readonly isFinal: boolean;
  /** The event that says it was withdrawn, with its own certainty. */
  readonly withdrawal: RuleObject<'event'> | undefined;
  readonly deadlines: readonly RuleDeadline[];
  /** Authorities of the latest version and what became of them. */
  readonly authorities: Footing['authorities'];
  /** Events known on that day, oldest first. */
  readonly events: readonly RuleObject<'event'>[];
  /** How many recorded events came to be known only after that day. */
  readonly laterEvents: number;
}

/** A place where a defined term is used. */
export interface TermUse {
  readonly definition: ObjectKey;
  /** The object, or the section, that uses it. */
  readonly user: ObjectKey;
  /** For sections: the provision. */
  readonly provision?: {
    readonly id: string;
    readonly anchor: string;
    readonly start: number;
    readonly end: number;
  };
}

/**
 * covered: an active obligation cites the paragraph or one above it; not-binding: a person marked it so;
 * section-level: an obligation cites no more than the section; open: nobody has said anything.
 */
export type SentenceState = 'covered' | 'not-binding' | 'section-level' | 'open';

/** A binding sentence of official text and whether the map has it. */
export interface JudgedSentence {
  readonly binding: BindingSentence;
  /** Whether it counts: a duty that does not stand in a definition, an example, a note. One a sentence. */
  readonly counted: boolean;
  readonly state: SentenceState;
  /** Active obligations that cite it, or its section where the state is section-level. */
  readonly by: readonly ObjectKey[];
  /** Drafts that cite it: they do not count. */
  readonly drafts: readonly ObjectKey[];
  /** List items that nothing cites, where others of the list are cited. */
  readonly openItems: readonly string[];
}

/** How complete the map of one official version is. The four states add up to the total. */
export interface Completeness {
  readonly version: ObjectKey;
  /** Every candidate, also those that do not count, in order of the text. */
  readonly judged: readonly JudgedSentence[];
  readonly total: number;
  readonly states: Readonly<Record<SentenceState, number>>;
  /** Duties said in definitions, examples, notes and the like: shown, not counted. */
  readonly uncertain: number;
}
