/**
 * Ids for settled pieces: the unit's root and the path of labels. Each id names one block of the document; where
 * the source says a label or a section number twice, the second is called "#2" and said to be so.
 */
import type { Problem } from '../../text/diagnostic.ts';
import type { Unit } from '../xml/dialect.ts';
import type { Piece } from './split-pieces.ts';

interface UnitState {
  readonly root: string;
  /** The id that a path of labels has now: the second (b) takes the name over from the first. */
  readonly byPath: Map<string, string>;
}

const ORDINAL_NAMES: Readonly<Record<string, string>> = { paragraph: 'p' };

export class IdGiver {
  readonly problems: Problem[] = [];
  /** Where law stands whose part no element says: the only CFR part that the document names. */
  part: string | null = null;
  private readonly used = new Set<string>();
  private readonly roots = new Set<string>();
  private readonly units = new Map<Unit, UnitState>();
  private readonly ordinals = new Map<string, number>();

  /** The id of a piece and its labels with it; id null where it is not to be named. */
  give(piece: Piece, named: boolean): { id: string | null; labels: readonly string[] } {
    const { unit, line } = piece.raw;
    const labels = piece.labels ?? [];
    if (!named) return { id: null, labels };
    const state = this.getUnit(unit, line);
    const isOwner = piece.marker === undefined && piece.slug === undefined && labels.at(-1) === '[p]';
    if (piece.marker !== undefined || piece.slug !== undefined) {
      const id = this.take(this.findParent(state, labels.slice(0, -1)) + toText(labels.at(-1)!), line);
      state.byPath.set(labels.join('/'), id);
      return { id, labels };
    }
    const above = isOwner ? labels.slice(0, -1) : labels;
    const parent = this.findParent(state, above);
    const own = this.toOrdinal(parent, piece.kind);
    const id = this.take(parent + own, line);
    if (isOwner) state.byPath.set(labels.join('/'), id);
    return { id, labels: [...above, own] };
  }

  private getUnit(unit: Unit, line: number): UnitState {
    const known = this.units.get(unit);
    if (known) return known;
    const root = this.takeRoot(unit, line);
    const state = { root, byPath: new Map([['', root]]) };
    this.units.set(unit, state);
    return state;
  }

  private takeRoot(unit: Unit, line: number): string {
    const part = unit.part ?? this.part ?? '';
    if (unit.kind === 'section') return this.takeOnce(unit.number ?? `${part}[section]`, line);
    if (unit.kind === 'appendix') return this.takeOnce(`${part}[${unit.number ?? 'appendix'}]`, line);
    return part;
  }

  private takeOnce(root: string, line: number): string {
    let free = root;
    for (let n = 2; this.roots.has(free); n++) free = `${root}#${n}`;
    this.roots.add(free);
    if (free !== root)
      this.report(
        'parsed/repeated-section',
        line,
        `The source prints ${root} again; its paragraphs are called ${free}.`,
      );
    return free;
  }

  /** The id of a path: of the deepest label that has one, with the labels below it. */
  private findParent(state: UnitState, labels: readonly string[]): string {
    for (let cut = labels.length; cut > 0; cut--) {
      const known = state.byPath.get(labels.slice(0, cut).join('/'));
      if (known !== undefined) return known + labels.slice(cut).map(toText).join('');
    }
    return state.root + labels.map(toText).join('');
  }

  private toOrdinal(parent: string, kind: string): string {
    const name = ORDINAL_NAMES[kind] ?? kind;
    const key = `${parent}[${name}`;
    const ordinal = (this.ordinals.get(key) ?? 0) + 1;
    this.ordinals.set(key, ordinal);
    return `[${name}${ordinal}]`;
  }

  private take(id: string, line: number): string {
    let free = id;
    for (let n = 2; this.used.has(free); n++) free = `${id}#${n}`;
    this.used.add(free);
    if (free !== id)
      this.report('parsed/repeated-label', line, `The source has ${id} twice; the second is called ${free}.`);
    return free;
  }

  private report(code: string, line: number, message: string): void {
    this.problems.push({
      code,
      message,
      hint: 'Nothing is lost; cite the one that is meant by this name.',
      line,
      column: 1,
    });
  }
}

function toText(label: string): string {
  return label.startsWith('[') ? label : `(${label})`;
}
