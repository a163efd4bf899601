/**
 * The text of one amending instruction (AMDPAR) to the amendments it orders. Instructions hang together: "a."
 * below "2. In § 21.0:" says no section, so the context of one is handed to the next, and the caller starts a new
 * one at each REGTEXT or PART. Drafting practice: Document Drafting Handbook, chapter on amendatory language.
 *
 * What fits no rule becomes one amendment `unknown` with the full text, never a guess; what only says where the
 * items below stand, or that new text follows, gives none.
 */
import type { Amendment } from '../../../model/parsed-document.ts';
import type { Action } from './instruction-words.ts';
import { VERBS } from './instruction-words.ts';
import { getOrdinal, type MarkerKind } from './markers.ts';
import type { Place } from './places.ts';
import { readStatement } from './read-statement.ts';
import { toAmendment } from './steps.ts';
import { type Token, tokenizeInstruction } from './tokenize-instruction.ts';

/** The place of an item in the list of instructions, and what the items below it inherit. */
interface Level {
  readonly kind: MarkerKind | 'none';
  /** True for "(1)", false for "1.". */
  readonly bracketed: boolean;
  readonly ordinal: number;
  readonly where: readonly Place[];
  readonly pending: Action | null;
}

/** What an instruction inherits from those before it. */
export interface InstructionContext {
  readonly part: string | null;
  readonly levels: readonly Level[];
}

export interface ParsedInstruction {
  readonly amendments: readonly Amendment[];
  /** For the next instruction of the same REGTEXT or PART. */
  readonly context: InstructionContext;
}

/** The context of the first instruction of a REGTEXT or PART; the part where its element says it. */
export function startInstructions(part: string | null): InstructionContext {
  return { part, levels: [] };
}

/** The amendments that an instruction orders, in its order, and the context of the next one. */
export function parseInstruction(text: string, line: number, context: InstructionContext): ParsedInstruction {
  const amendments: Amendment[] = [];
  let levels = context.levels;
  let unknown = false;
  for (const { designators, tokens } of splitItems(tokenizeInstruction(text))) {
    const above = findLevel(levels, designators);
    const parent = above.levels.at(-1);
    const base = parent?.where ?? [{ part: context.part, section: null, labels: [] }];
    const statement = readStatement(tokens, base, parent?.pending ?? null);
    const found = statement.steps.map((step) => toAmendment(step, text, line));
    const complete = statement.readable && found.every((amendment) => amendment !== null);
    if (complete) amendments.push(...(found as Amendment[]));
    else unknown = true;
    if (above.own !== null) {
      const { where, pending } = statement;
      levels = [...above.levels, { ...above.own, where, pending }];
    }
  }
  if (unknown)
    amendments.push({ part: context.part, section: null, operation: 'unknown', targets: [], text, line });
  return { amendments, context: { part: context.part, levels } };
}

interface ItemTokens {
  readonly designators: readonly string[];
  readonly tokens: readonly Token[];
}

/** The tokens between designators, each run with the designators before it. */
function splitItems(tokens: readonly Token[]): ItemTokens[] {
  const items: { designators: string[]; tokens: Token[] }[] = [];
  let open = false;
  tokens.forEach((token, index) => {
    if (token.kind === 'designator' || isBracketed(tokens, index)) {
      if (!open) items.push({ designators: [], tokens: [] });
      items.at(-1)!.designators.push(...(token.kind === 'path' ? [token.text] : token.markers));
      open = true;
      return;
    }
    if (items.length === 0) items.push({ designators: [], tokens: [] });
    items.at(-1)!.tokens.push(token);
    open = false;
  });
  return items;
}

/** "(1) Revising paragraph (a); (2) adding": a marker that starts an item stands before a verb. */
function isBracketed(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index]!, tokens[index + 1]];
  if (token.kind !== 'path' || token.markers.length !== 1 || after === undefined) return false;
  const ends = before === undefined || before.kind === 'designator' || /^(?:[:;.]|and)$/.test(before.text);
  const verb = VERBS.get(after.word);
  return ends && (/^(?:In|Under)$/.test(after.text) || (verb !== undefined && verb.mood !== 'participle'));
}

interface Above {
  readonly levels: readonly Level[];
  readonly own: Pick<Level, 'kind' | 'ordinal' | 'bracketed'> | null;
}

/**
 * The levels above an item: those whose count it does not go on with. "ii." after "i.", "a.", "b." goes back to
 * the romans; "i." after "h." is a letter. An item without a designator belongs to all above and opens nothing,
 * unless it is the first.
 */
function findLevel(levels: readonly Level[], designators: readonly string[]): Above {
  if (designators.length === 0) {
    return { levels, own: levels.length === 0 ? { kind: 'none', ordinal: 0, bracketed: false } : null };
  }
  let above = levels;
  let own: Above['own'] = null;
  for (const designator of designators) {
    if (own !== null) above = [...above, { where: above.at(-1)?.where ?? [], pending: null, ...own }];
    const next = placeDesignator(above, designator);
    above = next.levels;
    own = next.own;
  }
  return { levels: above, own };
}

const KINDS: readonly MarkerKind[] = ['number', 'capital', 'letter', 'roman'];

function placeDesignator(levels: readonly Level[], designator: string): Above {
  const bracketed = designator.startsWith('(');
  const marker = designator.replace(/[()]/g, '');
  const ordinals = new Map(KINDS.map((kind) => [kind, getOrdinal(marker, kind)] as const));
  const isAlike = (level: Level): boolean => level.kind !== 'none' && level.bracketed === bracketed;
  const getOwn = (level: Level): number => ordinals.get(level.kind as MarkerKind) ?? 0;
  const next = levels.findLastIndex((level) => isAlike(level) && getOwn(level) === level.ordinal + 1);
  if (next !== -1) return replaceLevel(levels, next, getOwn(levels[next]!));
  const first = (['number', 'capital', 'roman', 'letter'] as const).find((kind) => ordinals.get(kind) === 1);
  const later = levels.findLastIndex((level) => isAlike(level) && getOwn(level) > level.ordinal);
  if (first === undefined && later !== -1) return replaceLevel(levels, later, getOwn(levels[later]!));
  const kind = first ?? KINDS.find((candidate) => ordinals.get(candidate) !== null) ?? 'letter';
  const own = { kind, ordinal: ordinals.get(kind) ?? 0, bracketed };
  const top = levels.at(-1);
  const restarts = first === undefined || (top?.kind === kind && top.bracketed === bracketed);
  const same = restarts ? levels.findIndex((level) => isAlike(level) && level.kind === kind) : -1;
  return { levels: same === -1 ? levels : levels.slice(0, same), own };
}

function replaceLevel(levels: readonly Level[], at: number, ordinal: number): Above {
  const { kind, bracketed } = levels[at]!;
  return { levels: levels.slice(0, at), own: { kind, ordinal, bracketed } };
}
