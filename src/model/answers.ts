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

export interface GapWeight {
  readonly value: number;
  readonly exposure: number;
  readonly severity: number;
  readonly time: number;
  /** Why the time factor is what it is: `no-date` where no compliance date is known. */
  readonly because: string;
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
  };
  /** The authored file behind it, if any. */
  readonly authored: ObjectKey | null;
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
