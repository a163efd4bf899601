/**
 * Form letters planted among real comments, with the truth: a seeded generator. Templates and background are real
 * texts read at test time; what senders do to a template (nothing, a few words, sentences added, dropped or shuffled,
 * a paragraph or a name of their own) is done here, so that it is known which sentences are whose.
 */

export const EDITS = ['exact', 'minor', 'block-edit', 'reorder', 'added-paragraph', 'personal'] as const;
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

/** `copies` letters of each edit of each template, shuffled into the background. */
export function plantCampaigns(soil: Soil, copies: number, seed: number): readonly Planted[] {
  const random = toRandom(seed);
  const planted: Planted[] = soil.background.map((text, index) => ({
    id: `background-${index}`,
    text,
    template: -1,
    edit: 'background',
    own: [],
  }));
  soil.templates.forEach((sentences, template) => {
    for (const edit of EDITS)
      for (let copy = 0; copy < copies; copy++)
        planted.push({
          id: `${template}-${edit}-${copy}`,
          template,
          edit,
          ...write(sentences, edit, soil, random),
        });
  });
  return shuffle(planted, random);
}

function write(
  sentences: readonly string[],
  edit: Edit,
  soil: Soil,
  random: () => number,
): { readonly text: string; readonly own: readonly string[] } {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  const someOwn = (count: number) => Array.from({ length: count }, () => pick(soil.sentences));
  switch (edit) {
    case 'exact':
      return { text: random() < 0.5 ? sentences.join(' ') : sentences.join('  \n').toUpperCase(), own: [] };
    case 'minor':
      return { text: changeWords(sentences, 1 + Math.floor(random() * 4), soil, random), own: [] };
    case 'reorder':
      return { text: shuffle(sentences, random).join(' '), own: [] };
    case 'block-edit': {
      const own = someOwn(1 + Math.floor(random() * 3));
      const drop = Math.floor(random() * Math.max(1, Math.min(3, sentences.length / 3)));
      const kept = sentences.filter((_, index) => index >= drop);
      const at = Math.floor(random() * kept.length);
      return { text: [...kept.slice(0, at), ...own, ...kept.slice(at)].join(' '), own };
    }
    case 'added-paragraph': {
      const own = someOwn(2 + Math.floor(random() * 4));
      const letter = sentences.join(' ');
      return {
        text: random() < 0.5 ? `${own.join(' ')}\n\n${letter}` : `${letter}\n\n${own.join(' ')}`,
        own,
      };
    }
    case 'personal': {
      const own = [
        `I have worked as a ${pick(TRADES)} in ${pick(TOWNS)} for ${2 + Math.floor(random() * 30)} years.`,
      ];
      return { text: `${own[0]} ${sentences.join(' ')}`, own };
    }
    default:
      return edit satisfies never;
  }
}

const TRADES = ['nurse', 'plumber', 'teacher', 'farmer', 'chemist', 'baker', 'surveyor', 'welder'];
const TOWNS = ['Northport', 'Elmhurst', 'Dry Creek', 'Lakeview', 'Stony Point', 'Harrow', 'Millbrook'];

function changeWords(sentences: readonly string[], count: number, soil: Soil, random: () => number): string {
  const words = sentences.join(' ').split(' ');
  for (let change = 0; change < count; change++) {
    const others = soil.sentences[Math.floor(random() * soil.sentences.length)]!.split(' ');
    const at = Math.floor(random() * words.length);
    if (/[.?!]$/.test(words[at]!)) continue;
    words[at] = others[Math.floor(random() * others.length)]!.replace(/[.?!]+$/, '');
  }
  return words.join(' ');
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}
