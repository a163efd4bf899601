/**
 * Seeded edits of a real part with the truth known: of its paragraphs 30 % are amended, renumbered, moved within and
 * across sections, split at a sentence, merged, inserted or deleted, and everything is numbered anew as a drafter
 * would. The truth of what nobody touched: the same where its id stayed or only the ordinal we count by changed,
 * else renumbered; what stands in a moved paragraph moves along and is renumbered. Only paragraphs whose words stand
 * once are touched, because nobody can know which of two identical ones was.
 */
import type { ComparedText } from '../../../src/model/comparison.ts';
import type { LineageOperation } from '../../../src/model/words.ts';

export type Operation = Exclude<LineageOperation, 'promoted'>;

/** `amended|1.5(a)|1.5(b)`: one operation with where from and where to. */
export type Fact = `${Operation}|${string}|${string}`;

export interface Edited {
  readonly old: readonly ComparedText[];
  readonly fresh: readonly ComparedText[];
  readonly truth: ReadonlySet<Fact>;
}

interface Node {
  label: string | null;
  /** `p`, `note`: what unmarked text is counted under. */
  kind: string;
  body: string;
  readonly origins: string[];
  readonly done: Set<Operation>;
  children: Node[];
  touched: boolean;
}

interface Section {
  readonly name: string;
  readonly children: Node[];
}

const TOUCHED = 0.3;
const LAST_STEP = /(\(([^()]*)\)|\[([a-z]+)\d+\])$/;

export function toRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The provisions of one text before and after seeded edits. */
export function editProvisions(texts: readonly ComparedText[], seed: number): Edited {
  const sections = toSections(texts);
  const old: ComparedText[] = [];
  for (const section of sections) number(section, (_, text) => old.push(text));
  new Editor(sections, seed).edit();
  const fresh: ComparedText[] = [];
  const truth = new Set<Fact>();
  const gone = new Set(old.map(({ id }) => id!));
  for (const section of sections)
    number(section, (node, text) => {
      fresh.push(text);
      for (const id of node.origins) gone.delete(id);
      addFacts(truth, node, text.id!);
    });
  addJoint(truth, sections, fresh);
  for (const id of gone) truth.add(`dropped|${id}|`);
  return { old, fresh, truth };
}

/** Splits: parts of one origin come as several nodes. */
function addJoint(truth: Set<Fact>, sections: readonly Section[], fresh: readonly ComparedText[]): void {
  const parts = new Map<string, string[]>();
  let at = 0;
  const visit = (node: Node) => {
    const { id } = fresh[at++]!;
    if (node.done.has('split')) parts.set(node.origins[0]!, [...(parts.get(node.origins[0]!) ?? []), id!]);
    node.children.forEach(visit);
  };
  for (const { children } of sections) children.forEach(visit);
  for (const [origin, ids] of parts) truth.add(`split|${origin}|${ids.join(',')}`);
}

function addFacts(truth: Set<Fact>, { origins, done }: Node, id: string): void {
  if (origins.length === 0) truth.add(`new||${id}`);
  else if (done.has('merged')) truth.add(`merged|${origins.join(',')}|${id}`);
  else if (!done.has('split')) {
    const [from] = origins;
    const operations = new Set<Operation>(done);
    if (!done.has('moved') && toNumber(from!) !== toNumber(id)) operations.add('renumbered');
    if (operations.size === 0) operations.add('same');
    for (const operation of operations) truth.add(`${operation}|${from}|${id}`);
  }
}

function toNumber(id: string): string {
  return id.replace(/\d+\]$/, ']');
}

function toSections(texts: readonly ComparedText[]): Section[] {
  const sections = new Map<string, Section>();
  const nodes = new Map<string, Node>();
  for (const { id, text, label, section, parent } of texts) {
    if (id === null || section === null || parent === null) continue;
    const step = LAST_STEP.exec(id);
    if (!step || (label !== null && step[2] !== label)) continue;
    const home = sections.get(section) ?? { name: section, children: [] };
    const above = parent === section ? home : nodes.get(parent);
    if (!above) continue;
    sections.set(section, home);
    const body = label !== null && text.startsWith(`(${label})`) ? text.slice(label.length + 2).trim() : text;
    const node: Node = {
      label,
      kind: step[3] ?? 'p',
      body,
      origins: [],
      done: new Set(),
      children: [],
      touched: false,
    };
    nodes.set(id, node);
    above.children.push(node);
  }
  const found = [...sections.values()];
  for (const section of found) number(section, (node, { id }) => node.origins.push(id!));
  return found;
}

/** Gives ids and texts, in order. Marked siblings keep their labels as far as they ascend, else get the next. */
function number(section: Section, take: (node: Node, text: ComparedText) => void): void {
  const visit = (nodes: readonly Node[], parent: string) => {
    const counts = new Map<string, number>();
    const used = new Set<string>();
    let last: string | null = null;
    for (const node of nodes) {
      let step: string;
      if (node.label === null) {
        counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
        step = `[${node.kind}${counts.get(node.kind)}]`;
      } else {
        node.label = toLabel(node.label, last, used);
        used.add(node.label);
        last = node.label;
        step = `(${node.label})`;
      }
      const id: string = parent + step;
      const text = node.label === null ? node.body : `(${node.label}) ${node.body}`;
      take(node, { id, text, label: node.label, parent, section: section.name });
      visit(node.children, id);
    }
  };
  visit(section.children, section.name);
}

const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** The label that follows the one before: numbers, letters or romans, as that one was. */
function toLabel(wish: string, last: string | null, used: ReadonlySet<string>): string {
  if (last === null && !used.has(wish)) return used.size === 0 ? toFirst(wish) : wish;
  let next = toNext(last!);
  while (used.has(next)) next = toNext(next);
  return next;
}

function toFirst(label: string): string {
  if (/^\d+$/.test(label)) return '1';
  if (/^[ivx]+$/.test(label)) return 'i';
  if (/^[IVX]{2,}$/.test(label)) return 'I';
  return label === label.toUpperCase() ? 'A' : 'a';
}

function toNext(label: string): string {
  if (/^\d+$/.test(label)) return String(Number(label) + 1);
  const roman = ROMANS.indexOf(label.toLowerCase());
  if (roman !== -1 && roman + 1 < ROMANS.length && label.toLowerCase() !== 'c')
    return label === label.toLowerCase() ? ROMANS[roman + 1]! : ROMANS[roman + 1]!.toUpperCase();
  const code = label.charCodeAt(label.length - 1);
  const isLast = label.at(-1) === 'z' || label.at(-1) === 'Z';
  return isLast
    ? (label[0] === 'z' ? 'aa' : 'AA').repeat(1)
    : label.slice(0, -1) + String.fromCharCode(code + 1);
}

class Editor {
  private readonly sections: readonly Section[];
  private readonly random: () => number;
  private readonly vocabulary: readonly string[];
  private readonly bodies = new Map<string, number>();

  constructor(sections: readonly Section[], seed: number) {
    this.sections = sections;
    this.random = toRandom(seed);
    const all = this.list().map(({ node }) => node.body);
    for (const body of all) this.bodies.set(body, (this.bodies.get(body) ?? 0) + 1);
    this.vocabulary = all.flatMap((body) => body.match(/[A-Za-z]{3,}/g) ?? []);
  }

  edit(): void {
    const places = this.list();
    const goal = places.length * TOUCHED;
    const ways = [
      this.amend,
      this.amend,
      this.amend,
      this.skip,
      this.moveWithin,
      this.moveAcross,
      this.split,
      this.merge,
      this.insert,
      this.remove,
    ];
    let touched = 0;
    for (let tries = 0; touched < goal && tries < goal * 40; tries++) {
      const place = this.pick(places);
      if (!this.isFree(place.node) || !place.siblings.includes(place.node)) continue;
      touched += this.pick(ways).call(this, place);
    }
  }

  private list(): { node: Node; siblings: Node[]; section: Section }[] {
    const found: { node: Node; siblings: Node[]; section: Section }[] = [];
    const visit = (siblings: Node[], section: Section) => {
      for (const node of siblings) {
        found.push({ node, siblings, section });
        visit(node.children, section);
      }
    };
    for (const section of this.sections) visit(section.children, section);
    return found;
  }

  private isFree({ touched, body, kind }: Node): boolean {
    return !touched && kind === 'p' && this.bodies.get(body) === 1 && body.split(' ').length >= 4;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)]!;
  }

  private readonly amend = ({ node }: { node: Node }): number => {
    const words = node.body.split(' ');
    if (words.length < 6) return 0;
    const share = 0.05 + this.random() * 0.3;
    const before = node.body;
    node.body = words
      .flatMap((word) => {
        if (this.random() >= share) return [word];
        const way = this.random();
        return way < 0.4 ? [this.pick(this.vocabulary)] : way < 0.7 ? [] : [word, this.pick(this.vocabulary)];
      })
      .join(' ');
    if (node.body === before) node.body = `${before} ${this.pick(this.vocabulary)}`;
    node.done.add('amended');
    node.touched = true;
    return 1;
  };

  /** A paragraph put in as "[Reserved]" renumbers those behind it. */
  private readonly skip = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    if (node.label === null) return 0;
    siblings.splice(siblings.indexOf(node), 0, toNode(node, '[Reserved]'));
    node.touched = true;
    return 1;
  };

  private readonly moveWithin = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    if (siblings.length < 5 || siblings.some(({ done }) => done.has('moved'))) return 0;
    const from = siblings.indexOf(node);
    const to = this.pick(siblings.map((_, at) => at).filter((at) => Math.abs(at - from) >= 2));
    siblings.splice(from, 1);
    siblings.splice(to, 0, node);
    return this.markMoved(node);
  };

  private readonly moveAcross = ({
    node,
    siblings,
    section,
  }: {
    node: Node;
    siblings: Node[];
    section: Section;
  }): number => {
    const goals = this.sections.filter(({ name, children }) => name !== section.name && children.length > 1);
    if (goals.length === 0 || siblings.length < 2) return 0;
    const { children } = this.pick(goals);
    const [first] = children;
    if (!first || (first.label === null) !== (node.label === null)) return 0;
    siblings.splice(siblings.indexOf(node), 1);
    children.splice(1 + Math.floor(this.random() * (children.length - 1)), 0, node);
    if (node.label !== null) node.label = first.label;
    return this.markMoved(node);
  };

  private markMoved(node: Node): number {
    node.done.add('moved');
    node.touched = true;
    return 1;
  }

  private readonly split = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    if (node.children.length > 0) return 0;
    const cuts = [...node.body.matchAll(/[a-z)]\. (?=[A-Z])/g)]
      .map(({ index }) => index + 3)
      .filter((at) =>
        [node.body.slice(0, at), node.body.slice(at)].every((part) => part.split(' ').length >= 5),
      );
    if (cuts.length === 0) return 0;
    const cut = this.pick(cuts);
    const second = toNode(node, node.body.slice(cut));
    second.origins.push(...node.origins);
    node.body = node.body.slice(0, cut).trim();
    for (const part of [node, second]) part.done.add('split');
    siblings.splice(siblings.indexOf(node) + 1, 0, second);
    node.touched = true;
    return 1;
  };

  private readonly merge = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    const next = siblings[siblings.indexOf(node) + 1];
    if (!next || !this.isFree(next) || node.children.length + next.children.length > 0) return 0;
    if ((node.label === null) !== (next.label === null)) return 0;
    node.body = `${node.body} ${next.body}`;
    node.origins.push(...next.origins);
    node.done.add('merged');
    siblings.splice(siblings.indexOf(next), 1);
    node.touched = true;
    return 2;
  };

  private readonly insert = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    const words = Array.from({ length: 8 + Math.floor(this.random() * 30) }, () =>
      this.pick(this.vocabulary),
    );
    siblings.splice(siblings.indexOf(node) + 1, 0, toNode(node, `${words.join(' ')}.`));
    return 1;
  };

  private readonly remove = ({ node, siblings }: { node: Node; siblings: Node[] }): number => {
    if (node.children.length > 0) return 0;
    siblings.splice(siblings.indexOf(node), 1);
    return 1;
  };
}

function toNode({ label, kind }: Node, body: string): Node {
  return { label, kind, body, origins: [], done: new Set(), children: [], touched: true };
}
