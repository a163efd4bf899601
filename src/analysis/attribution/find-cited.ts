/**
 * Provisions that a comment names. In: its plain text and the numbers of the rule. Out: the provisions, each with the
 * words that name it and how sure that is. Reads the forms of legal drafting ("§ 7.302(d)", "12 CFR 1005.31(b)",
 * "paragraph (c) of section 7.302", "comment 31(b)-2", "appendix A") and those of everybody else ("proposed 7.302",
 * "7.302d", "Sec 7.302"). What the rule does not have is not claimed; a paragraph it does not have is its section. A
 * number of another title or act is another law.
 */
import type { CommentedVersion } from '../../model/attribution.ts';
import { type Citation, findCitations } from '../../model/citation.ts';
import { findMentions, type ProvisionMention } from '../../model/provision-mention.ts';
import { splitProvision } from '../../model/section.ts';

export interface CitedProvision {
  readonly version: string;
  readonly provision: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** How sure a form is. Only what is told by itself comes near 1. */
const SURE = { full: 0.98, section: 0.96, cued: 0.94, bare: 0.85, related: 0.8, lone: 0.35 } as const;

const BARE =
  /(?<![\w.$€£#§-]|\d,)(\d{1,5}[a-z]?\.[A-Z]?\d{1,5}(?:[-–]\d{1,4})?)([a-z](?![\w]))?((?:\s?\((?:[A-Za-z]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|\d{1,3})\)){0,8})(?![\w%]|\.\d|\s(?:percent|million|billion|hours|days|years|months)\b)/g;
const CUE =
  /(?:\b(?:proposed|new|revised|current|existing|rule|reg(?:ulation)?s?|sec(?:tion)?s?|part|provisions?|under|cfr|at|and|or|in|of|to|see)\b\.?|§|,|\()\s{0,3}$/i;

/** Characters from a paragraph to the section that it is of. */
const BASE_REACH = 12;

export class CitationFinder {
  readonly #versions: readonly KnownVersion[];

  constructor(versions: readonly CommentedVersion[]) {
    this.#versions = versions.map(toKnown);
  }

  /** Every provision named, in order of the text; of two readings of the same words the surer. */
  find(text: string): readonly CitedProvision[] {
    if (!/\d|ppendix|ubpart/.test(text)) return [];
    const found: CitedProvision[] = [];
    const citations = findCitations(text);
    for (const citation of citations) found.push(...this.#resolveCitation(citation));
    const mentions = findMentions(text);
    for (const one of this.#resolveMentions(mentions, text, toOverlap(citations))) found.push(one);
    const bare = this.#findBare(text, toOverlap([...citations, ...mentions]));
    return [...found, ...bare].sort((a, b) => a.start - b.start || b.score - a.score);
  }

  *#resolveMentions(
    mentions: readonly ProvisionMention[],
    text: string,
    isElsewhere: (place: Range) => boolean,
  ): Generator<CitedProvision> {
    let section: Standing | undefined;
    let base = -1;
    for (const mention of mentions) {
      // "paragraph (a) of section 9.20" is one citation, though both are mentions
      if (isElsewhere(mention) || mention.start <= base) continue;
      base = isOfNamed(mention) ? mention.end + BASE_REACH : -1;
      const resolved = this.#resolveMention(mention, text, section);
      if (!resolved) continue;
      yield resolved;
      section = { ...splitProvision(resolved.provision), version: resolved.version, end: mention.end };
    }
  }

  #resolveCitation(citation: Citation): CitedProvision[] {
    if (citation.kind !== 'cfr' || citation.section === null) return [];
    const version = this.#versions.find(({ title }) => title === citation.title);
    const provision = version && resolveNumber(version, citation.section, citation.below);
    if (!version || !provision) return [];
    return [{ version: version.id, provision, score: SURE.full, start: citation.start, end: citation.end }];
  }

  #resolveMention(
    mention: ProvisionMention,
    text: string,
    last: Standing | undefined,
  ): CitedProvision | undefined {
    const { start, end } = mention;
    switch (mention.kind) {
      case 'section':
        return this.#toCited(
          mention,
          mention.number,
          mention.below,
          mention.dotted ? SURE.section : SURE.lone,
          text,
        );
      case 'comment':
        return this.#resolveComment(mention);
      case 'appendix': {
        const slug = `[appendix-${mention.name.toLowerCase()}]`;
        const version = this.#versions[0];
        const number = version?.sections.find((section) => section.endsWith(slug));
        return version && number
          ? { version: version.id, provision: number, score: SURE.cued, start, end }
          : undefined;
      }
      case 'paragraph':
        return this.#resolveParagraph(mention, last, text);
      case 'subpart':
        return undefined;
      default:
        return mention satisfies never;
    }
  }

  /** "comment 31(b)-2" explains paragraph (b) of the section whose number ends so. */
  #resolveComment(mention: ProvisionMention & { kind: 'comment' }): CitedProvision | undefined {
    const [version] = this.#versions;
    if (!version) return undefined;
    const number = version.sections.find(
      (section) => section === mention.number || section.endsWith(`.${mention.number}`),
    );
    const provision = number && resolveNumber(version, number, mention.below);
    return provision
      ? { version: version.id, provision, score: SURE.related, start: mention.start, end: mention.end }
      : undefined;
  }

  #resolveParagraph(
    mention: ProvisionMention & { kind: 'paragraph' },
    last: Standing | undefined,
    text: string,
  ): CitedProvision | undefined {
    const { base, below, start, end } = mention;
    if (base.kind === 'named')
      return this.#toCited(mention, base.number, base.below + below, SURE.section, text);
    if (base.kind === 'elsewhere' || !last) return undefined;
    const version = this.#versions.find(({ id }) => id === last.version)!;
    const full = `${last.section}${below}`;
    if (!version.provisions.has(full)) return undefined;
    return { version: version.id, provision: full, score: SURE.related, start, end };
  }

  /** A number of the first version that has it; a lone one ("section 4") only where the comment names the version. */
  #toCited(
    { start, end }: ProvisionMention,
    number: string,
    below: string,
    score: number,
    text: string,
  ): CitedProvision | undefined {
    for (const version of this.#versions) {
      const provision = resolveNumber(version, number, below);
      if (!provision) continue;
      const isOther = version !== this.#versions[0];
      if (isOther && !version.names.some((name) => isNamedNear(text, name, start))) continue;
      return { version: version.id, provision, score: isOther ? SURE.related : score, start, end };
    }
    return undefined;
  }

  /** Numbers of the rule without a sign: "proposed 7.302(d)". */
  #findBare(text: string, isTaken: (place: Range) => boolean): CitedProvision[] {
    const version = this.#versions[0];
    if (!version) return [];
    const found: CitedProvision[] = [];
    for (const match of text.matchAll(BARE)) {
      const [words, number = '', letter = '', path = ''] = match;
      const range = { start: match.index, end: match.index + words.trimEnd().length };
      if (isTaken(range)) continue;
      const provision = resolveNumber(version, number, `${letter && `(${letter})`}${path}`);
      if (!provision) continue;
      const isCued = path !== '' || CUE.test(text.slice(Math.max(0, match.index - 20), match.index));
      const isLong = number.length - number.indexOf('.') > 3;
      found.push({
        version: version.id,
        provision,
        score: isCued ? SURE.cued : isLong ? SURE.bare : SURE.lone,
        ...range,
      });
    }
    return found;
  }
}

function isOfNamed(mention: ProvisionMention): boolean {
  return mention.kind === 'paragraph' && mention.base.kind === 'named';
}

interface Range {
  readonly start: number;
  readonly end: number;
}
interface Standing {
  readonly section: string;
  readonly version: string;
  readonly end: number;
}
interface KnownVersion {
  readonly id: string;
  readonly title: string | null;
  readonly names: readonly string[];
  readonly sections: readonly string[];
  readonly provisions: ReadonlySet<string>;
}

function toKnown({ id, title, names, provisions }: CommentedVersion): KnownVersion {
  const sections = new Set(provisions.map((provision) => splitProvision(provision).section));
  return { id, title, names, sections: [...sections], provisions: new Set([...provisions, ...sections]) };
}

/** The provision itself, or the nearest one above it that the version has; "7.302d" is paragraph (d). */
function resolveNumber(version: KnownVersion, number: string, path: string): string | undefined {
  const written = number.replaceAll('–', '-');
  let below = path.replace(/\s/g, '');
  let base = written;
  if (!version.provisions.has(base)) {
    const glued = /^(.*\d)([a-z])$/.exec(written);
    if (!glued || !version.provisions.has(glued[1]!)) return undefined;
    base = glued[1]!;
    below = `(${glued[2]})${below}`;
  }
  for (;;) {
    if (version.provisions.has(base + below)) return base + below;
    if (below === '') return undefined;
    below = below.replace(/\([^()]*\)$|[^()]+$/, '');
  }
}

/** Whether a version is called by its name shortly before or after. */
function isNamedNear(text: string, name: string, at: number): boolean {
  const plain = (words: string) =>
    words.toLowerCase().replace(/executive order|[\s.§]/g, (found) => (found.length > 1 ? 'eo' : ''));
  return plain(text.slice(Math.max(0, at - 160), at + 160)).includes(plain(name));
}

/** Whether a place overlaps one of these; they may come in any order. */
function toOverlap(places: readonly Range[]): (place: Range) => boolean {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && furthest[low - 1]! > start;
  };
}
