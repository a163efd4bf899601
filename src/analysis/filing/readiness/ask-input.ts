/**
 * What every check of readiness is given about one ask, and the texts of it that would be filed. The body of an ask is
 * our own note: it is never filed and never checked as if it were.
 */
import type { Content, GetProvisions } from '../../../model/content.ts';
import type { AskStanding, WordingCheck } from '../../../model/filing.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import type { ValuePath } from '../../../model/schemas/walk.ts';

export type Ask = RuleObject<'ask'>;

export interface AskInput {
  readonly ask: Ask;
  readonly standing: AskStanding;
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  readonly wording: readonly WordingCheck[];
  readonly asOf: string;
}

/** One text that would stand in the letter, with its place in the file. */
export interface FiledText {
  readonly path: ValuePath;
  /** What the author calls it. */
  readonly what: string;
  readonly text: string;
}

/** Everything of an ask that would be filed, in the order of the file. */
export function getFiledTexts({ fields }: Ask): readonly FiledText[] {
  const { title, reason, support = [], effect, alternatives = [], wording = [] } = fields;
  return [
    { path: ['title'], what: 'title', text: title },
    ...(reason === undefined ? [] : [{ path: ['reason'], what: 'reason', text: reason }]),
    ...support.flatMap(({ claim, basis }, index) => [
      { path: ['support', index, 'claim'], what: 'claim', text: claim },
      ...(basis === undefined ? [] : [{ path: ['support', index, 'basis'], what: 'basis', text: basis }]),
    ]),
    ...(effect === undefined ? [] : [{ path: ['effect'], what: 'effect', text: effect }]),
    ...alternatives.map((text, index) => ({ path: ['alternatives', index], what: 'alternative', text })),
    ...wording.map(({ replacement }, index) => ({
      path: ['wording', index, 'replacement'],
      what: 'proposed wording',
      text: replacement,
    })),
  ];
}

/** A finding about an ask. */
export function toFinding(
  ask: Ask,
  code: `ask/${string}`,
  severity: Finding['severity'],
  path: ValuePath,
  words: { readonly message: string; readonly hint: string },
): Finding {
  return { code, severity, object: ask, path, ...words };
}

export function countWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
