/**
 * A place in the tokens of one statement of an amending instruction, with the few moves that the readers of
 * targets, phrases and statements share. A reader that does not find what it looks for puts the cursor back.
 */
import type { Token, TokenKind } from './tokenize-instruction.ts';

export class Cursor {
  readonly tokens: readonly Token[];
  at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The token `ahead` places on, undefined behind the end. */
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** The token `ahead` places on in lower case; empty behind the end and for quotes. */
  word(ahead = 0): string {
    const token = this.peek(ahead);
    return token === undefined || token.kind === 'quote' ? '' : token.word;
  }

  kind(ahead = 0): TokenKind | undefined {
    return this.peek(ahead)?.kind;
  }

  /** True, and moves on, where the next tokens are these words in this order. */
  take(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.word(index) === word)) return false;
    this.at += words.length;
    return true;
  }

  /** The next word where it is one of these, and moves on; else null. */
  takeOne(words: ReadonlySet<string> | readonly string[]): string | null {
    const word = this.word();
    const found =
      word !== '' && (Array.isArray(words) ? words.includes(word) : (words as ReadonlySet<string>).has(word));
    if (!found) return null;
    this.at++;
    return word;
  }

  /** The next token where it is of this kind, and moves on; else null. */
  takeKind(kind: TokenKind): Token | null {
    const token = this.peek();
    if (token?.kind !== kind) return null;
    this.at++;
    return token;
  }

  /** What `read` gives; the cursor goes back when that is null. */
  try<T>(read: () => T | null): T | null {
    const start = this.at;
    const found = read();
    if (found === null) this.at = start;
    return found;
  }
}
