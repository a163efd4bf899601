/**
 * References inside a rule, as its text writes them: "paragraph (b)(2) of this section", "§§ 7.301 through 7.303",
 * "subpart B of this part", "appendix A to this part", "comment 31(b)-2.ii". In: a text. Out: what each mention
 * says, with its offsets and what it is relative to; nothing is looked up here, so a mention may lead nowhere.
 * A list gives one mention an item. Stands in the model for the same reason as citation.ts. Wording follows the
 * Federal Register Document Drafting Handbook, "Cross-references".
 */

/** What a path without a section counts from. */
export type MentionBase =
  | { readonly kind: 'section' }
  | { readonly kind: 'definition' }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'appendix' }
  | { readonly kind: 'named'; readonly number: string; readonly below: string }
  | { readonly kind: 'elsewhere' };

export type ProvisionMention = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True for the second end of a range: everything between it and the mention before is meant too. */
  readonly through: boolean;
} & (
  | { readonly kind: 'section'; readonly number: string; readonly below: string; readonly dotted: boolean }
  /** `bridge`: the path goes on from the mention before it: "(b)(1) and (2)". */
  | {
      readonly kind: 'paragraph';
      readonly below: string;
      readonly base: MentionBase;
      readonly bridge: boolean;
    }
  | { readonly kind: 'subpart'; readonly name: string }
  | { readonly kind: 'appendix'; readonly name: string; readonly form: string | null }
  | { readonly kind: 'comment'; readonly number: string; readonly below: string; readonly comment: string }
);

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => letter.repeat(2));
const DOUBLED = [...LETTERS, ...LETTERS.map((pair) => pair.toUpperCase())].join('|');
const LEVEL = String.raw`\((?:[A-Za-z]|${DOUBLED}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|\d{1,3}(?:-\d{1,2})?)\)`;
const LEVELS = String.raw`((?:\s?${LEVEL}){0,8})`;
const NUMBER = String.raw`\d{1,5}[a-z]?\.[A-Z]?\d{1,5}[A-Za-z]{0,2}(?:[-–]\d{1,4}[A-Za-z]?(?![A-Za-z0-9]))?`;
const LONE_NUMBER = String.raw`\d{1,3}(?![\d.]*\d|\s(?:U\.?S\.?C|C\.?F\.?R|days|hours|percent))`;
const JOINT = String.raw`\s?(?:[,;]\s?)?(?:(?:and\/or|and|or|through|to|nor)\s)?`;
const FOLLOWED_BY_NAMES = String.raw`((?:\s?,?\s(?:and|or|through)\s[A-Z]{1,2}\b|,\s[A-Z]\b){0,8})`;

const SECTION_HEAD = /§{1,2}\s?|\b(?:[Ss]ections?|[Ss]ecs?\.|SECTIONS?)\s(?=\d)/g;
const PARAGRAPH_HEAD =
  /\b(?:this\s)?(?:[Pp]aragraphs?|[Ss]ub-?paragraphs?|[Ss]ubsections?|[Cc]lauses?|[Ss]ubclauses?)\s(?=\()/g;
const FORM_HEAD = /\b(?:[Ff]orms?|[Cc]lauses?|[Ss]amples?|[Pp]aragraphs?)\s(?=[A-Z]{1,2}-\d)/g;
const COMMENT_HEAD = /\b[Cc]omments?\s(?=\d)/g;
const SUBPART = new RegExp(String.raw`\b[Ss]ubparts?\s([A-Z]{1,2})\b()${FOLLOWED_BY_NAMES}`, 'g');
const APPENDIX = new RegExp(
  String.raw`\b[Aa]ppendi(?:x|ces)\s([A-Z]{1,2}|[IVX]{1,5})(?:-(\d{1,3}(?:\([a-z]\))?))?\b(?![’'.-]\w)${FOLLOWED_BY_NAMES}`,
  'g',
);

const NUMBER_ITEM = new RegExp(`(${NUMBER})${LEVELS}`, 'y');
const LONE_NUMBER_ITEM = new RegExp(`(${LONE_NUMBER})((?:${LEVEL}){0,8})`, 'y');
const PATH_ITEM = new RegExp(String.raw`${LEVEL}(?:\s?${LEVEL}){0,7}`, 'y');
const FORM_ITEM = /([A-Z]{1,2})-(\d{1,3}(?:\([a-z]\))?)/y;
const VARIANT_ITEM = /\([a-z]\)/y;
const COMMENT_ITEM = new RegExp(
  String.raw`((?:\d{1,5}\.)?\d{1,4}[a-z]?)((?:${LEVEL}){0,8})-(\d{1,3}(?:\.[ivxlcdm]{1,6})?(?:\.[A-Z])?)(?![\w-])`,
  'y',
);
const PLAIN_JOINT = new RegExp(JOINT, 'y');
const SECTION_JOINT = new RegExp(
  String.raw`${JOINT}(?:§{1,2}\s?|[Pp]aragraphs?\s(?=\()|[Ss]ections?\s(?=\d))?`,
  'y',
);
const OF_BASE = new RegExp(
  String.raw`,?\s(?:of|in|to|under)\s(?:(this|that|the|such)\s(same\s|foregoing\s)?(section|definition|paragraph|appendix)\b|(?:§\s?|[Ss]ection\s)(${NUMBER}|\d{1,3}(?!\d))((?:${LEVEL}){0,8})(\sof\s(?:the|title|such|that)\b)?)`,
  'y',
);

/** Every mention in a text, in order. */
export function findMentions(text: string): readonly ProvisionMention[] {
  const found = [
    ...readAll(text, COMMENT_HEAD, readComments),
    ...readAll(text, SECTION_HEAD, readSections),
    ...readAll(text, PARAGRAPH_HEAD, readParagraphs),
    ...readAll(text, FORM_HEAD, readForms),
    ...findNamed(text, SUBPART, (name) => ({ kind: 'subpart', name })),
    ...findNamed(text, APPENDIX, (name, form) => ({ kind: 'appendix', name, form })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  return found.filter(({ start, end }) => {
    if (start < free) return false;
    free = end;
    return true;
  });
}

/** The levels of a path: "(b)(1)[p2]" to ["(b)", "(1)", "[p2]"]. */
export function splitPath(below: string): string[] {
  return below.match(/\([^)]*\)|\[[^\]]*\]|#\d+/g) ?? [];
}

interface Head {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}
interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly through: boolean;
}
interface ReadItem<T> {
  readonly item: T;
  readonly end: number;
}

/** Reads at each head that no earlier list has taken in. */
function readAll(
  text: string,
  pattern: RegExp,
  read: (text: string, head: Head) => ProvisionMention[],
): ProvisionMention[] {
  const found: ProvisionMention[] = [];
  for (const { index: start, 0: words } of text.matchAll(pattern)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    found.push(...read(text, { words, start, end: start + words.length }));
  }
  return found;
}

/** Items of a list with "and", "or", "through" and commas between them; the first one includes its head. */
function readList<T>(
  text: string,
  head: Head,
  joint: RegExp,
  read: (at: number, isFirst: boolean) => ReadItem<T> | null,
): { item: T; place: Place }[] {
  const items: { item: T; place: Place }[] = [];
  let { start } = head;
  let at = head.end;
  let through = false;
  for (let found = read(at, true); found; found = read(at, false)) {
    const { item, end } = found;
    items.push({ item, place: { start, end, text: text.slice(start, end), through } });
    const between = matchAt(joint, text, end)?.[0] ?? '';
    if (between === '') break;
    through = /through|to/.test(between);
    at = end + between.length;
    start = at;
  }
  return items;
}

/** The items after a section sign: numbers with paths, and paths that go on from the number before. */
function readSections(text: string, head: Head): ProvisionMention[] {
  const isSigned = head.words.startsWith('§');
  const items = readList(text, head, SECTION_JOINT, (at, isFirst) => {
    const number = matchAt(NUMBER_ITEM, text, at) ?? (isSigned ? null : matchAt(LONE_NUMBER_ITEM, text, at));
    if (number) return { item: { number: number[1], below: tidy(number[2]) }, end: at + number[0].length };
    const path = isFirst ? null : matchAt(PATH_ITEM, text, at);
    return path && { item: { number: undefined, below: tidy(path[0]) }, end: at + path[0].length };
  });
  return items.map(({ item: { number, below }, place }) =>
    number === undefined
      ? { kind: 'paragraph', below, base: { kind: 'section' }, bridge: true, ...place }
      : { kind: 'section', number: toHyphen(number), below, dotted: number.includes('.'), ...place },
  );
}

/** The items after "paragraph", with what they are paragraphs of. */
function readParagraphs(text: string, head: Head): ProvisionMention[] {
  const items = readList(text, head, SECTION_JOINT, (at) => {
    const path = matchAt(PATH_ITEM, text, at);
    return path && { item: tidy(path[0]), end: at + path[0].length };
  });
  const end = items.at(-1)?.place.end;
  const isThis = head.words.startsWith('this');
  const base = end === undefined || isThis ? undefined : readBase(text, end);
  return items.map(({ item, place }, index) => ({
    kind: 'paragraph',
    below: item,
    base: base ?? { kind: 'section' },
    bridge: index > 0,
    ...place,
  }));
}

function readBase(text: string, at: number): MentionBase | undefined {
  const [, determiner, , noun, number, below, further] = matchAt(OF_BASE, text, at) ?? [];
  if (number)
    return further ? { kind: 'elsewhere' } : { kind: 'named', number: toHyphen(number), below: tidy(below) };
  if (noun === 'section') return { kind: determiner === 'this' ? 'section' : 'elsewhere' };
  return noun === 'definition' || noun === 'paragraph' || noun === 'appendix' ? { kind: noun } : undefined;
}

/** "model forms A-30(a) and A-31": forms are parts of the appendix that their letter names. */
function readForms(text: string, head: Head): ProvisionMention[] {
  let last = { name: '', form: '' };
  const items = readList(text, head, PLAIN_JOINT, (at, isFirst) => {
    const form = matchAt(FORM_ITEM, text, at);
    const variant = form || isFirst ? null : matchAt(VARIANT_ITEM, text, at);
    if (form) last = { name: form[1]!, form: form[2]! };
    else if (variant) last = { ...last, form: `${last.form.replace(/\(.*/, '')}${variant[0]}` };
    else return null;
    return { item: last, end: at + (form ?? variant)![0].length };
  });
  return items.map(({ item, place }) => ({ kind: 'appendix', ...item, ...place }));
}

function readComments(text: string, head: Head): ProvisionMention[] {
  const items = readList(text, head, PLAIN_JOINT, (at) => {
    const found = matchAt(COMMENT_ITEM, text, at);
    return (
      found && {
        item: { number: found[1]!, below: found[2]!, comment: found[3]! },
        end: at + found[0].length,
      }
    );
  });
  return items.map(({ item, place }) => ({ kind: 'comment', ...item, ...place }));
}

type Named =
  | { readonly kind: 'subpart'; readonly name: string }
  | { readonly kind: 'appendix'; readonly name: string; readonly form: string | null };

/** "subparts A and B": names of one capital or two after their word. */
function findNamed(
  text: string,
  pattern: RegExp,
  toFacts: (name: string, form: string | null) => Named,
): ProvisionMention[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [all, first = '', form, list = ''] = match;
    const tail = match.index + all.length - list.length;
    const place = (start: number, end: number, through: boolean): Place => ({
      start,
      end,
      text: text.slice(start, end),
      through,
    });
    const more = [...list.matchAll(/(and|or|through|,)\s([A-Z]{1,2})\b/g)].map(
      ({ index, 0: words, 1: joint, 2: name = '' }) => {
        const end = tail + index + words.length;
        return { ...toFacts(name, null), ...place(end - name.length, end, joint === 'through') };
      },
    );
    return [{ ...toFacts(first, form || null), ...place(match.index, tail, false) }, ...more];
  });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** "(b) (1)" as "(b)(1)". */
function tidy(path: string | undefined): string {
  return (path ?? '').replace(/\s/g, '');
}

/** Numbers are compared with hyphens, whatever dash the print uses. */
function toHyphen(number: string): string {
  return number.replaceAll('–', '-');
}
