/**
 * The words, shapes and short phrases that stand for states, kinds and checks, the same on every page and in
 * the terminal. A state is always a word and a shape; colour comes on top.
 */
import type { Corpus } from '../model/corpus.ts';
import type { CoverageState, ObligationKind, Stage, Verification } from '../model/words.ts';

export const COVERAGE_LABELS: Readonly<
  Record<CoverageState, { word: string; shape: string; means: string }>
> = {
  covered: {
    word: 'covered',
    shape: '●',
    means: 'an implemented control, a reviewed mapping, passing evidence that has not expired',
  },
  partial: {
    word: 'partial',
    shape: '◐',
    means: 'something is there, but a part, a status or evidence is short',
  },
  planned: { word: 'planned', shape: '◔', means: 'only planned controls' },
  none: { word: 'none', shape: '○', means: 'no control satisfies it' },
  unknown: {
    word: 'unknown',
    shape: '?',
    means: 'a control claims it, and no review has accepted the claim',
  },
  'not-applicable': { word: 'not applicable', shape: '–', means: 'it asks nothing of this provider' },
};

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  'executive-order': 'executive order',
  anprm: 'advance notice of proposed rulemaking',
  nprm: 'notice of proposed rulemaking',
  'interim-final': 'interim final rule',
  final: 'final rule',
  correction: 'correction',
  withdrawal: 'withdrawal',
  hypothetical: 'hypothetical text',
};

export const KIND_LABELS: Readonly<Record<ObligationKind, string>> = {
  obligation: 'duty',
  prohibition: 'prohibition',
  permission: 'permission',
  exemption: 'exemption',
  power: 'power',
};

/** The formulas behind the computed figures, for pages and reports. */
export const EXPOSURE_FORMULA = '3 = civil and criminal penalties, 2 = any other penalty, 1 = none stated';
export const WEIGHT_FORMULA = 'weight = exposure band × severity × time factor';

/** A word made of hyphens as people write it: "not-run" to "not run". */
export function toWords(name: string): string {
  return name.replaceAll('-', ' ');
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function joinWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** "1 duty", "27 duties". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "2,905". */
export function toFigure(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export interface CheckedPhrase {
  readonly verification: Verification;
  /** "Read in the original", "From 2 published accounts; not checked in the original", … */
  readonly phrase: string;
  readonly sources: readonly {
    readonly id: string;
    readonly publisher: string;
    readonly title: string;
    readonly href: string;
  }[];
  readonly note: string | undefined;
}

export interface Checked {
  readonly verification: Verification;
  readonly sources?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** How far a statement was checked, as a sentence part with its sources. */
export function toCheckedPhrase(
  corpus: Corpus,
  home: string,
  { verification, sources = [], note }: Checked,
): CheckedPhrase {
  const found = sources.map((id) => {
    const source = corpus.find('source', id, home);
    return {
      id,
      publisher: source?.fields.publisher ?? id,
      title: source ? `${source.fields.publisher}: ${source.fields.title}` : id,
      href: `/rules/${source?.home ?? home}/sources/#${id}`,
    };
  });
  return {
    verification,
    phrase: toPhrase(verification, sources.length),
    sources: found,
    note: note === undefined ? undefined : toSentenceCase(note),
  };
}

/** A note as a sentence: capital first, full stop last. */
function toSentenceCase(note: string): string {
  return withStop(capitalize(note.trim()));
}

/** The text with one full stop at its end, where it has none yet. */
export function withStop(text: string): string {
  return /[.!?]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`;
}

function toPhrase(verification: Verification, count: number): string {
  switch (verification) {
    case 'primary':
      return 'Read in the original';
    case 'secondary':
      return `From ${countOf(count, 'published account')}; not checked in the original`;
    case 'inferred':
      return 'Inferred, not stated in a source';
    case 'unverified':
      return 'Not verified';
    default:
      return verification satisfies never;
  }
}
