/**
 * Keys for official interpretations that lost their place. Amending documents print them under "Supplement I to
 * Part …", but close the element round them early (2013-10604), lose a dash or a space of a heading (2012-27993),
 * or repeat an appendix's name inside. Headings and markers still say where each comment belongs: "Section
 * 1005.30—…", "30(c) …", then 1. i. A. 1.; keys are made from those where the block's own says another place.
 */
import type { Entry } from './keyed-text.ts';
import { getOrdinal, isWithin } from './provision-path.ts';

const SUPPLEMENT = /^Supplement\s+([IVX]+)\s+to\s+Part\s+(\w+)/i;
/** With or without the dash: "Section 1026.3Exempt Transactions" (2012-27993). */
const SECTION = /^(?:Section|§)\s*(\d+[a-z]?\.\d+[a-z]?)(?![\d.(])/;
const APPENDIX = /^Appendi(?:x|ces)\s+([A-Z]+)\b(?!.*\bto\s+part\b)/i;
const COMMENT = /^(?:Paragraph\s+)?(\d+[a-z]?(?:\s?\([A-Za-z0-9]+\))+)(?=[\s.—–-]|$)/;
const LONGEST_HEADING = 200;
const MARKER = /^(\d{1,2}|[ivxl]+|[A-Z])\.(?=\s)/;

/** The entries, with keys for the comments that have none of their own. */
export function keyComments(entries: readonly Entry[]): Entry[] {
  const place = new CommentPlace();
  return entries.map((entry) => ({ ...entry, key: place.next(entry) }));
}

class CommentPlace {
  private supplement: string | null = null;
  /** Headings of section and comment that the next paragraphs stand under. */
  private headings = '';
  private markers: string[] = [];

  next({ block, key }: Entry): string | null {
    const { kind, text, section } = block;
    const found = kind === 'heading' ? SUPPLEMENT.exec(text) : null;
    if (found) {
      this.supplement = `${found[2]}[supplement-${found[1]!.toLowerCase()}]`;
      this.enter('');
    } else if (section !== null) this.supplement = null;
    const { supplement } = this;
    if (supplement === null || found || text === '') return key;
    if (this.readHeading(kind, text)) return supplement + this.headings;
    if (kind !== 'paragraph' || this.headings === '') return key;
    const own = this.keyParagraph(supplement, text);
    const isKnown = key !== null && isWithin(key, supplement + this.headings);
    return own === null || isKnown ? key : own;
  }

  private enter(headings: string): void {
    this.headings = headings;
    this.markers = [];
  }

  /** Headings; comment headings set as paragraphs and section headings set as instructions too. */
  private readHeading(kind: string, text: string): boolean {
    const section = SECTION.exec(text)?.[1];
    const appendix = APPENDIX.exec(text)?.[1];
    const comment = COMMENT.exec(text)?.[1];
    const isShort = kind === 'paragraph' && text.length < LONGEST_HEADING && comment !== undefined;
    if (kind !== 'heading' && !isShort && !(kind === 'note' && section !== undefined)) return false;
    if (section !== undefined) this.enter(`[section-${toSlug(section)}]`);
    else if (appendix !== undefined) this.enter(`[appendix-${appendix.toLowerCase()}]`);
    else if (comment !== undefined && this.headings !== '') {
      this.enter(`${/^\[[^\]]*\]/.exec(this.headings)![0]}[${toSlug(comment)}]`);
    } else return false;
    return true;
  }

  private keyParagraph(supplement: string, text: string): string | null {
    const marker = MARKER.exec(text)?.[1];
    if (marker === undefined) return null;
    const level = this.findLevel(marker);
    if (level === null) return null;
    this.markers = [...this.markers.slice(0, level), marker];
    return supplement + this.headings + this.markers.map((own) => `(${own})`).join('');
  }

  /** 1. i. A. 1.: a number goes on from the innermost number it can follow, and starts below a capital with 1. */
  private findLevel(marker: string): number | null {
    const kinds = ['number', 'roman', 'capital', 'number', 'roman'] as const;
    const fits = kinds.flatMap((kind, level) => {
      const ordinal = getOrdinal(marker, kind);
      if (ordinal === null || level > this.markers.length) return [];
      const before = this.markers[level];
      return before === undefined || ordinal > getOrdinal(before, kind)!
        ? [{ level, first: before === undefined, ordinal }]
        : [];
    });
    const below = fits.find(({ level, first, ordinal }) => level > 0 && first && ordinal === 1);
    return (below ?? fits.findLast(({ first }) => !first) ?? fits[0])?.level ?? null;
  }
}

const toSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
