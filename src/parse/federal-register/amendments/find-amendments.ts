/**
 * All amendments of a document, in order: each instruction is read in the context of those before it, from one
 * REGTEXT or PART to the next. Some documents print instructions as plain paragraphs once a section has begun
 * (2013-00734 has its items 3 and A to v there); such a run is taken where its number goes on from the item before
 * and it reads as an instruction from its first word to its last.
 */
import type { Amendment } from '../../../model/parsed-document.ts';
import { type InstructionContext, parseInstruction, startInstructions } from './parse-instruction.ts';

/** A paragraph that is an instruction (AMDPAR), or may be one. */
export interface InstructionCandidate {
  readonly text: string;
  readonly line: number;
  readonly part: string | null;
  /** The same value for all that stand in one REGTEXT or PART. */
  readonly group: unknown;
  readonly isInstruction: boolean;
}

/** The amendments that the candidates order, in order; empty for a document that amends nothing. */
export function findAmendments(candidates: Iterable<InstructionCandidate>): Amendment[] {
  const amendments: Amendment[] = [];
  let group: unknown;
  let context: InstructionContext | null = null;
  let inRun = false;
  for (const candidate of candidates) {
    if (context === null || candidate.group !== group) {
      context = startInstructions(candidate.part);
      group = candidate.group;
      inRun = false;
    }
    if (!candidate.isInstruction) {
      inRun = (inRun || startsRun(candidate.text, context)) && isReadable(candidate.text, context);
      if (!inRun) continue;
    }
    const parsed = parseInstruction(candidate.text, candidate.line, context);
    amendments.push(...parsed.amendments);
    context = parsed.context;
  }
  return amendments;
}

/** True where the number of a paragraph follows that of the last numbered instruction, and it names a place. */
function startsRun(text: string, { levels }: InstructionContext): boolean {
  const number = /^(\d{1,3})\.\s+(?:In|Amend|Section|§|Appendix|Supplement|Subpart|Revise|Add|Remove)\b/.exec(
    text,
  )?.[1];
  return number !== undefined && levels[0]?.kind === 'number' && Number(number) === levels[0].ordinal + 1;
}

/** True where the whole paragraph reads as an instruction or as the place of the items below it. */
function isReadable(text: string, context: InstructionContext): boolean {
  if (!/^(?:\d{1,3}|[A-Z]|[a-z]{1,5})\.\s*\S/.test(text)) return false;
  const { amendments, context: next } = parseInstruction(text, 0, context);
  if (amendments.some(({ operation }) => operation === 'unknown')) return false;
  return amendments.length > 0 || (next.levels.at(-1)?.where.length ?? 0) > 0;
}
