/**
 * Which level each marker of a section stands on. "(i)" may follow (h) or open a roman list, "(1)" may be the
 * second or the fifth level: no marker says so by itself, its neighbours do. All readings of the whole section are
 * weighed together (a beam search over stacks of open lists, each oddity at a price), and the cheapest whole wins.
 * In: what happens in the section, in order. Out: for each event the path of labels to its parent list, so that the
 * caller can name it. Equal prices go to the deeper list, so that the result does not depend on chance.
 */
import type { Marker } from './find-markers.ts';

export type LevelEvent =
  | { readonly type: 'marker'; readonly marker: Marker; readonly afterStars: boolean }
  /** An unmarked paragraph that may own a list: a definition, or words that end in a colon. */
  | {
      readonly type: 'owner';
      readonly label: string;
      readonly isDefinition: boolean;
      readonly leadIn: boolean;
    }
  /** A heading; numbering may start again under it. */
  | { readonly type: 'heading'; readonly label: string; readonly restarts: 'maybe' | 'likely' };

/** The labels from the section down to the event itself; null for a heading or owner that owns nothing. */
export type Path = readonly string[] | null;

/** One open list, or an owner, with those it stands in. */
interface Level {
  readonly up: Level | undefined;
  /** Undefined for owners and headings. */
  readonly family: string | undefined;
  readonly value: number;
  readonly first: boolean;
  readonly label: string;
  readonly kind: 'list' | 'definition' | 'owner' | 'heading';
  readonly depth: number;
  readonly key: string;
}

interface State {
  readonly top: Level | undefined;
  readonly price: number;
  /** The event opened or continued a level, now the top. */
  readonly taken: boolean;
  readonly before: State | undefined;
}

const WIDTH = 16;
const PRICE = {
  gap: 4,
  gapAfterStars: 0.3,
  repeat: 6,
  startInside: 5,
  startInsideAfterStars: 0.4,
  loneItem: 0.6,
  unusualChild: 1.5,
  sameFamilyAgain: 2,
  italicsLost: 0.5,
  anew: 9,
  ownerUnused: 0,
  ownerUsed: 1.5,
  restart: 1,
  rareRoman: 0.4,
} as const;

/** Which family a list under another usually has. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  root: ['paren-lower', 'stop-digit'],
  'paren-lower': ['paren-digit'],
  'paren-digit': ['paren-roman'],
  'paren-roman': ['paren-upper'],
  'paren-upper': ['paren-digit-italic'],
  'paren-digit-italic': ['paren-roman-italic'],
  'stop-digit': ['stop-roman'],
  'stop-roman': ['stop-upper'],
  'stop-upper': ['stop-digit-italic', 'stop-digit'],
  'stop-digit-italic': ['stop-roman-italic'],
};
const TOLERATED: Readonly<Record<string, readonly string[]>> = {
  root: ['paren-digit', 'stop-upper', 'paren-upper', 'stop-upper-roman', 'paren-roman'],
  'paren-upper': ['paren-digit'],
  'paren-digit-italic': ['paren-roman'],
  'stop-digit': ['stop-lower', 'paren-lower'],
  'stop-upper': ['stop-digit'],
  'stop-upper-roman': ['stop-upper'],
};

/** The path of every event, in order. */
export function settleLevels(events: readonly LevelEvent[]): Path[] {
  const restarts = settle(events, false);
  const used = events.some(
    (event, at) => event.type === 'heading' && event.restarts === 'maybe' && restarts[at] !== null,
  );
  return used ? settle(events, true) : restarts;
}

/** `eager`: numbering starts again under every heading where it can. */
function settle(events: readonly LevelEvent[], eager: boolean): Path[] {
  let states: State[] = [{ top: undefined, price: 0, taken: false, before: undefined }];
  for (const event of events) {
    const next: State[] = [];
    for (const state of states) next.push(...takeEvent(state, event, eager));
    states = prune(next);
  }
  let best = states.reduce((a, b) => (b.price + toEndPrice(b.top) < a.price + toEndPrice(a.top) ? b : a));
  const paths: Path[] = [];
  while (best.before) {
    paths.push(best.taken ? toPath(best.top!) : null);
    best = best.before;
  }
  return paths.reverse();
}

/** The cheapest state of each stack, the cheapest stacks first. */
function prune(states: readonly State[]): State[] {
  if (states.length === 1) return [...states];
  const best = new Map<string, State>();
  for (const state of states) {
    const key = state.top?.key ?? '';
    const known = best.get(key);
    if (!known || state.price < known.price) best.set(key, state);
  }
  const sorted = [...best.values()].sort((a, b) => a.price - b.price);
  const limit = sorted[0]!.price + 12;
  return sorted.slice(0, WIDTH).filter(({ price }) => price <= limit);
}

function takeEvent(state: State, event: LevelEvent, eager: boolean): State[] {
  if (event.type === 'marker') return takeMarker(state, event.marker, event.afterStars);
  if (event.type === 'heading') return takeHeading(state, event.label, eager || event.restarts === 'likely');
  return takeOwner(state, event);
}

function takeHeading(state: State, label: string, likely: boolean): State[] {
  const restarted = toOwner(undefined, label, 'heading');
  return [
    stay(state, likely ? PRICE.restart : 0),
    {
      top: restarted,
      price: state.price + (likely ? 0 : PRICE.restart),
      taken: true,
      before: state,
    },
  ];
}

function takeOwner(state: State, event: Extract<LevelEvent, { type: 'owner' }>): State[] {
  const { label, isDefinition, leadIn } = event;
  const kind = isDefinition ? 'definition' : 'owner';
  const base = isDefinition ? 0 : PRICE.ownerUsed;
  const states: State[] = isDefinition ? [] : [stay(state, PRICE.ownerUnused)];
  const open = findOpen(state.top, kind);
  const push = (under: Level | undefined, price: number) => {
    const level = toOwner(under, label, kind);
    states.push({ top: level, price: state.price + price, taken: true, before: state });
  };
  if (open) push(open.up, base);
  if (leadIn || !state.top) push(state.top, base + (open ? 1 : 0));
  else {
    push(state.top, base + (open ? 2 : 0.5));
    if (state.top.kind === 'list') push(state.top.up, base + (open ? 2 : 0.2));
  }
  return states;
}

function takeMarker(state: State, marker: Marker, afterStars: boolean): State[] {
  const states: State[] = [];
  if (plainlyContinues(state.top, marker)) {
    const { family, value } = marker.readings[0]!;
    push(states, state, marker, state.top!.up, { family, value, first: false }, 0);
    return states;
  }
  const last = (reading: { family: string }) =>
    marker.until?.find(({ family }) => family === reading.family)?.value;
  for (const reading of marker.readings) {
    const value = last(reading) ?? reading.value;
    const rare = isRareRoman(reading, marker.label) ? PRICE.rareRoman : 0;
    let popped = rare;
    let seen = false;
    for (let level = state.top; level; level = level.up) {
      if (level.kind === 'list') {
        const match = compareFamilies(level.family!, reading.family);
        if (match !== undefined) {
          const price = match + toStepPrice(level.value, reading.value, afterStars) + popped;
          const family = level.family!.endsWith('-italic') ? level.family! : reading.family;
          push(states, state, marker, level.up, { family, value, first: false }, price);
          seen = true;
        }
      }
      popped += toEndPriceOne(level);
    }
    const start =
      rare +
      toStartPrice(state.top, reading, afterStars) +
      (seen ? sameFamilyPrice(state.top, reading.family) : 0);
    push(
      states,
      state,
      marker,
      state.top,
      { family: reading.family, value, first: reading.value === 1 },
      start,
    );
    if (state.top)
      push(states, state, marker, undefined, { family: reading.family, value, first: false }, PRICE.anew);
  }
  return states;
}

/** The next of the innermost list, read in one way only, with no other list open that it could belong to. */
function plainlyContinues(top: Level | undefined, { readings, until }: Marker): boolean {
  const [reading] = readings;
  if (readings.length > 1 || until || top?.kind !== 'list') return false;
  if (top.family !== reading!.family || top.value + 1 !== reading!.value) return false;
  for (let level = top.up; level; level = level.up)
    if (level.family !== undefined && compareFamilies(level.family, reading!.family) !== undefined)
      return false;
  return true;
}

function push(
  states: State[],
  state: State,
  marker: Marker,
  up: Level | undefined,
  list: { family: string; value: number; first: boolean },
  price: number,
): void {
  const level: Level = {
    up,
    ...list,
    label: marker.label,
    kind: 'list',
    depth: (up?.depth ?? 0) + 1,
    key: `${up?.key ?? ''}/${list.family}:${list.value}`,
  };
  states.push({ top: level, price: state.price + price, taken: true, before: state });
}

/** (c), (d), (l) and (m) are romans only in very long lists. */
function isRareRoman({ family }: { family: string }, label: string): boolean {
  return family.includes('roman') && /^[cdlm]$/i.test(label);
}

/** The price of calling two families the same list: none, lost italics, or undefined for never. */
function compareFamilies(open: string, family: string): number | undefined {
  if (open === family) return 0;
  return open === `${family}-italic` || family === `${open}-italic` ? PRICE.italicsLost : undefined;
}

function toStepPrice(from: number, to: number, afterStars: boolean): number {
  const step = to - from;
  if (step === 1 || (step > 0 && step < 1) || step === 1.5) return step === 1 ? 0 : 0.3;
  if (step > 1) return (afterStars ? PRICE.gapAfterStars : PRICE.gap) + Math.min(step, 30) * 0.03;
  return PRICE.repeat + (afterStars ? 0 : 0.5);
}

function toStartPrice(
  top: Level | undefined,
  { family, value }: { family: string; value: number },
  afterStars: boolean,
): number {
  const parent = findListFamily(top);
  const first = value === 1 ? 0 : afterStars ? PRICE.startInsideAfterStars : PRICE.startInside;
  if (USUAL[parent]?.includes(family)) return first;
  if (TOLERATED[parent]?.includes(family)) return first + 0.3;
  return first + PRICE.unusualChild;
}

/** The family of the list that a new list would stand in; under owners and headings as at the top. */
function findListFamily(top: Level | undefined): string {
  return top?.kind === 'list' ? top.family! : 'root';
}

function sameFamilyPrice(top: Level | undefined, family: string): number {
  for (let level = top; level?.kind === 'list'; level = level.up)
    if (level.family === family) return findListFamily(top) === 'paren-upper' ? 0.1 : PRICE.sameFamilyAgain;
  return 0;
}

/** Closing a list that never got past its first item is odd. */
function toEndPriceOne(level: Level): number {
  return level.kind === 'list' && level.first ? PRICE.loneItem : 0;
}

function toEndPrice(top: Level | undefined): number {
  let price = 0;
  for (let level = top; level; level = level.up) price += toEndPriceOne(level);
  return price;
}

function findOpen(top: Level | undefined, kind: Level['kind']): Level | undefined {
  for (let level = top; level; level = level.up) if (level.kind === kind) return level;
  return undefined;
}

function toOwner(up: Level | undefined, label: string, kind: Level['kind']): Level {
  return {
    up,
    family: undefined,
    value: 0,
    first: false,
    label,
    kind,
    depth: (up?.depth ?? 0) + 1,
    key: `${up?.key ?? ''}/${label}`,
  };
}

function stay(state: State, price: number): State {
  return { top: state.top, price: state.price + price, taken: false, before: state };
}

function toPath(level: Level): string[] {
  const path: string[] = [];
  for (let at: Level | undefined = level; at; at = at.up) path.push(at.label);
  return path.reverse();
}
