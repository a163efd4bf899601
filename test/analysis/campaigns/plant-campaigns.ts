/**
 * Form letters planted among real comments, with the truth: a seeded generator. Templates and background are real
 * texts read at test time; what senders do to a template (nothing, a few words, sentences added, dropped or shuffled,
 * a paragraph or details of their own, another program's markup and typography, several of these at once) is done here,
 * so that it is known which sentences are whose.
 */

export const EDITS = [
  'exact',
  'minor',
  'block-edit',
  'reorder',
  'added-paragraph',
  'personal',
  'noise',
  'combined',
] as const;
export type Edit = (typeof EDITS)[number];

export interface Planted {
  readonly id: string;
  readonly text: string;
  /** Number of the template; -1 for background. */
  readonly template: number;
  readonly edit: Edit | 'background';
  /** Sentences that are the sender's own. */
  readonly own: readonly string[];
}

export interface Soil {
  readonly templates: readonly (readonly string[])[];
  /** Sentences that senders add. */
  readonly sentences: readonly string[];
  readonly background: readonly string[];
}

/** A small generator of numbers (mulberry32): the same seed, the same letters. */
export function toRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Letters of each template, as many as `sizeOf` says, with each edit in turn, shuffled into the background. */
export function plantCampaigns(
  soil: Soil,
  sizeOf: (template: number) => number,
  seed: number,
): readonly Planted[] {
  const random = toRandom(seed);
  const planted: Planted[] = soil.background.map((text, index) => ({
    id: `background-${index}`,
    text,
    template: -1,
    edit: 'background',
    own: [],
  }));
  soil.templates.forEach((sentences, template) => {
    const start = Math.floor(random() * EDITS.length);
    for (let copy = 0; copy < sizeOf(template); copy++) {
      const edit = EDITS[(start + copy) % EDITS.length]!;
      planted.push({
        id: `${template}-${edit}-${copy}`,
        template,
        edit,
        ...write(sentences, edit, soil, random),
      });
    }
  });
  return shuffle(planted, random);
}

interface Letter {
  readonly text: string;
  readonly own: readonly string[];
}

type Random = () => number;

function write(sentences: readonly string[], edit: Edit, soil: Soil, random: Random): Letter {
  switch (edit) {
    case 'exact':
      return { text: random() < 0.5 ? sentences.join(' ') : sentences.join('  \n').toUpperCase(), own: [] };
    case 'minor':
      return { text: changeWords(sentences, 1 + Math.floor(random() * 4), soil, random).join(' '), own: [] };
    case 'reorder':
      return { text: shuffle(sentences, random).join(' '), own: [] };
    case 'block-edit': {
      const { kept, own } = editBlocks(sentences, soil, random);
      return { text: kept.join(' '), own };
    }
    case 'added-paragraph':
      return addParagraph(sentences.join(' '), soil, random);
    case 'personal':
      return addDetails(sentences, random);
    case 'noise':
      return { text: addNoise(sentences, random), own: [] };
    case 'combined': {
      const { kept, own } = editBlocks(changeWords(sentences, 2, soil, random), soil, random);
      const letter = addDetails(kept, random);
      return { text: letter.text, own: [...own, ...letter.own] };
    }
    default:
      return edit satisfies never;
  }
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)]!;
}

function pickSome(soil: Soil, count: number, random: Random): string[] {
  return Array.from({ length: count }, () => pick(soil.sentences, random));
}

function editBlocks(
  sentences: readonly string[],
  soil: Soil,
  random: Random,
): { readonly kept: readonly string[]; readonly own: readonly string[] } {
  const own = pickSome(soil, 1 + Math.floor(random() * 3), random);
  const drop = Math.floor(random() * Math.max(1, Math.min(3, sentences.length / 3)));
  const kept = sentences.filter((_, index) => index >= drop);
  const at = Math.floor(random() * kept.length);
  return { kept: [...kept.slice(0, at), ...own, ...kept.slice(at)], own };
}

function addParagraph(letter: string, soil: Soil, random: Random): Letter {
  const own = pickSome(soil, 2 + Math.floor(random() * 4), random);
  const paragraph = own.join(' ');
  return { text: random() < 0.5 ? `${paragraph}\n\n${letter}` : `${letter}\n\n${paragraph}`, own };
}

/** At the beginning, in the middle and at the end: a sentence each, a greeting and a name of a town as signature. */
function addDetails(sentences: readonly string[], random: Random): Letter {
  const years = 2 + Math.floor(random() * 30);
  const own = [
    `I have worked as a ${pick(TRADES, random)} in ${pick(TOWNS, random)} for ${years} years.`,
    `My ${pick(RELATIVES, random)} in ${pick(TOWNS, random)} depends on what you decide here.`,
  ];
  const at = Math.floor(random() * sentences.length);
  const letter = [...sentences.slice(0, at), own[1]!, ...sentences.slice(at)].join(' ');
  return {
    text: `Dear ${pick(TITLES, random)},\n\n${own[0]} ${letter}\n\nSincerely,\n${pick(TOWNS, random)}, ${years}`,
    own,
  };
}

const TRADES = ['nurse', 'plumber', 'teacher', 'farmer', 'chemist', 'baker', 'surveyor', 'welder'];
const TOWNS = ['Northport', 'Elmhurst', 'Dry Creek', 'Lakeview', 'Stony Point', 'Harrow', 'Millbrook'];
const RELATIVES = ['sister', 'uncle', 'grandmother', 'neighbor', 'cousin', 'son'];
const TITLES = ['Mr. Secretary', 'Madam Director', 'Sir or Madam', 'Administrator'];

/** The same words as other programs write them: markup, entities, typographic signs, white space, capitals. */
function addNoise(sentences: readonly string[], random: Random): string {
  const text = sentences
    .map((sentence) => (random() < 0.2 ? sentence.toUpperCase() : sentence))
    .map((sentence) => (random() < 0.3 ? `<b>${sentence}</b>` : sentence))
    .join(pick([' ', '  ', '<br/>', '<br />\r\n', '</p><p>', '\n\n', '&nbsp; '], random));
  return text
    .replaceAll("'", pick(["'", '’', '&#39;', '&rsquo;'], random))
    .replaceAll('"', pick(['"', '“', '&quot;'], random))
    .replaceAll(', ', () => (random() < 0.2 ? '\u00a0, ' : ', '))
    .replaceAll(/ (\w{9,})/g, (all, word: string) =>
      random() < 0.1 ? ` ${word.slice(0, 4)}\u00ad${word.slice(4)}` : all,
    );
}

function changeWords(
  sentences: readonly string[],
  count: number,
  soil: Soil,
  random: Random,
): readonly string[] {
  const changed = sentences.map((sentence) => sentence.split(' '));
  for (let change = 0; change < count; change++) {
    const words = pick(changed, random);
    const others = pick(soil.sentences, random).split(' ');
    const at = Math.floor(random() * words.length);
    if (/[.?!]$/.test(words[at]!)) continue;
    words[at] = pick(others, random).replace(/[.?!]+$/, '');
  }
  return changed.map((words) => words.join(' '));
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}
