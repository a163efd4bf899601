/**
 * Citations of other instruments, as legal texts write them: United States Code, Code of Federal Regulations,
 * Federal Register, executive orders, public laws, Statutes at Large, and sections of named acts. In: any text.
 * Out: what is cited and where, in order, none inside another. Leaves references inside the same rule to
 * provision-mention.ts. Stands in the model because readers of documents and analyses both need it, and neither
 * may import the other. Forms follow the Federal Register Document Drafting Handbook and 1 CFR 21.
 */

export type Citation = { readonly start: number; readonly end: number; readonly text: string } & (
  | {
      readonly kind: 'usc';
      readonly title: string;
      readonly section: string;
      readonly below: string;
      readonly further?: 'et-seq' | 'note';
    }
  | {
      readonly kind: 'cfr';
      readonly title: string;
      /** The part, also where a section is cited. */
      readonly part: string;
      /** Null where a whole part is cited. */
      readonly section: string | null;
      readonly below: string;
    }
  | { readonly kind: 'federal-register'; readonly volume: string; readonly page: string }
  | { readonly kind: 'executive-order'; readonly number: string }
  | { readonly kind: 'public-law'; readonly congress: string; readonly number: string }
  | { readonly kind: 'statutes-at-large'; readonly volume: string; readonly page: string }
  | { readonly kind: 'act-section'; readonly section: string; readonly below: string; readonly act: string }
);
type Facts = Citation extends infer C
  ? C extends Citation
    ? Omit<C, 'start' | 'end' | 'text'>
    : never
  : never;

/** One level of a path: "(a)", "(12)", "(iv)", "(AA)". Several: " (a)(1)". */
const LEVELS = String.raw`(?:\s?\((?:[A-Za-z]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|\d{1,3}(?:-\d{1,2})?)\)){0,8}`;
const USC_SECTION = String.raw`\d{1,5}[a-z]{0,3}(?:[-–]\d{1,3}[a-z]?){0,2}`;
const CFR_SECTION = String.raw`\d{1,5}[a-z]?\.[A-Z]?\d{1,5}[A-Za-z]{0,2}(?:[-–]\d{1,4}[A-Za-z]?){0,2}`;
const AND = String.raw`(?:\s?,?\s(?:and|or|through|to)\s|,\s)`;

interface Form {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[]): Facts;
  /** What may follow in a list, sharing the head: ", 1602, and 1603(g)". */
  readonly next?: RegExp;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`\b(\d{1,2}[A-Z]?)\sU\.?\s?S\.?\s?C\.?(?:A\.)?\s(?:§{1,2}\s?|[Ss]ec(?:s|tions?)?\.?\s)?(${USC_SECTION})(${LEVELS})(\s?,?\s(?:et\.?\sseq\.?|note\b))?`,
      'g',
    ),
    read: ([title, section, below, further]) => ({
      kind: 'usc',
      title: title!,
      section: section!,
      below: toPath(below),
      ...(further ? { further: further.includes('note') ? 'note' : 'et-seq' } : {}),
    }),
    next: new RegExp(
      String.raw`${AND}(?:§{1,2}\s?)?()(${USC_SECTION})(${LEVELS})(\s?,?\s(?:et\.?\sseq\.?|note\b))?(?![\d.]|\s(?:U\.?S\.?C|C\.?F\.?R|FR\b|Stat\b|[a-z]))`,
      'y',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`\b(\d{1,2})\sC\.?\s?F\.?\s?R\.?\s(?:§{1,2}\s?|[Ss]ec(?:s|tions?)?\.?\s)?(${CFR_SECTION})(${LEVELS})`,
      'g',
    ),
    read: ([title, section, below]) => toCfrSection(title!, section!, below),
    next: new RegExp(
      String.raw`${AND}(?:§{1,2}\s?)?()(${CFR_SECTION})(${LEVELS})(?!\s(?:U\.?S\.?C|C\.?F\.?R))`,
      'y',
    ),
  },
  {
    pattern: /\b(\d{1,2})\sC\.?\s?F\.?\s?R\.?\s(?:[Pp]arts?\s|[Pt]t\.\s)?(\d{1,5}[a-z]?)\b(?!\.\d)/g,
    read: ([title, part]) => ({ kind: 'cfr', title: title!, part: part!, section: null, below: '' }),
    next: new RegExp(
      String.raw`${AND}()(\d{1,5}[a-z]?)\b(?!\.\d|\s(?:U\.?S\.?C|C\.?F\.?R|FR\b|Stat\b|[a-z]))`,
      'y',
    ),
  },
  {
    pattern: /\b(\d{1,3})\s(?:F\.?R\.?|Fed\.\s?Reg\.)\s(\d{1,3},\d{3}|\d{1,6})\b/g,
    read: ([volume, page]) => ({ kind: 'federal-register', volume: volume!, page: page!.replace(',', '') }),
  },
  {
    pattern: /\b(?:E\.?\s?O\.?|Exec(?:utive|\.)\s(?:Orders?|Ord\.))\s(?:Nos?\.\s?|Numbers?\s)?()(\d{4,5})\b/g,
    read: ([, number]) => ({ kind: 'executive-order', number: number! }),
    // five digits: an order of now, and no year; after a mere comma it may as well be a count of something
    next: new RegExp(
      String.raw`${AND}()(1\d{4})\b(?!\.\d|,\d|\s(?:U\.?S\.?C|C\.?F\.?R|FR\b|Stat\b))(?:(?<=(?:and|or|through|to)\s1\d{4})|(?!\s[a-z]))`,
      'y',
    ),
  },
  {
    pattern: /\b(?:Pub(?:lic|\.)\s?L(?:aw|\.)|P\.\s?L\.)\s(?:No\.\s?)?(\d{2,3})[-–](\d{1,4})\b/g,
    read: ([congress, number]) => ({ kind: 'public-law', congress: congress!, number: number! }),
  },
  {
    pattern: /\b(\d{1,3})\sStat\.\s(\d{1,4}(?:-\d{1,3})?)\b/g,
    read: ([volume, page]) => ({ kind: 'statutes-at-large', volume: volume!, page: page! }),
  },
  {
    pattern: new RegExp(
      String.raw`\b[Ss]ec(?:tions?|s?\.)\s(\d{1,5}[A-Za-z]{0,2})(${LEVELS})\sof\s((?:the\s)?(?:[A-Z][\w.’'&-]{0,30}\s(?:of\s|and\s|in\s|for\s|to\s|the\s)?){0,9}Act(?:\sof\s\d{4})?|the\sAct|such\sAct|that\sAct|title\s[\dIVXL]{1,5}|(?:[A-Z]{3,8})\b)`,
      'g',
    ),
    read: ([section, below, act]) => ({
      kind: 'act-section',
      section: section!,
      below: toPath(below),
      act: act!.trim(),
    }),
  },
];

/** Every citation in a text, in order; of two that overlap the one that starts first, then the longer one. */
export function findCitations(text: string): readonly Citation[] {
  const found = FORMS.flatMap((form) => findForm(text, form));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  return found.filter(({ start, end }) => {
    if (start < free) return false;
    free = end;
    return true;
  });
}

/** A citation in one spelling, whatever the source's: "15 U.S.C. 1693(a)", "12 CFR part 1026". */
export function toCitationText(citation: Citation): string {
  switch (citation.kind) {
    case 'usc': {
      const further = citation.further === 'note' ? ' note' : citation.further ? ' et seq.' : '';
      return `${citation.title} U.S.C. ${citation.section}${citation.below}${further}`;
    }
    case 'cfr':
      return `${citation.title} CFR ${citation.section === null ? `part ${citation.part}` : citation.section}${citation.below}`;
    case 'federal-register':
      return `${citation.volume} FR ${citation.page}`;
    case 'executive-order':
      return `E.O. ${citation.number}`;
    case 'public-law':
      return `Pub. L. ${citation.congress}-${citation.number}`;
    case 'statutes-at-large':
      return `${citation.volume} Stat. ${citation.page}`;
    case 'act-section':
      return `section ${citation.section}${citation.below} of ${citation.act}`;
    default:
      return citation satisfies never;
  }
}

function findForm(text: string, { pattern, read, next }: Form): Citation[] {
  const found: Citation[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups = match.slice(1);
    let end = match.index + match[0].length;
    found.push({ ...read(groups), start: match.index, end, text: match[0] });
    for (let more = next && matchAt(next, text, end); more; more = next && matchAt(next, text, end)) {
      const start = end + more[0].search(/\d/);
      end += more[0].length;
      found.push({ ...read([groups[0], ...more.slice(2)]), start, end, text: text.slice(start, end) });
    }
  }
  return found;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function toCfrSection(title: string, section: string, below: string | undefined): Facts {
  return { kind: 'cfr', title, part: section.slice(0, section.indexOf('.')), section, below: toPath(below) };
}

/** A path without the spaces that print puts between its levels. */
function toPath(levels: string | undefined): string {
  return (levels ?? '').replace(/\s/g, '');
}
