/**
 * Everything a change disturbs, step by step from what changes: in: the sources and how things depend on each other;
 * out: each object once, by a shortest way, with who looks after it. A control that is reached from above brings its
 * evidence; one that changes itself, or evidence that does, brings the obligations whose coverage rests on it.
 */
import type { Gap } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { Impact, ImpactItem, ImpactSource } from '../../model/impact.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { type Dependent, DependentFinder, type DependentInput } from './find-dependents.ts';

/** In this order an impact is read. */
const ORDER = [
  'definition',
  'obligation',
  'penalty',
  'question',
  'questionnaire',
  'applicability',
  'control',
  'evidence',
  'gap',
  'ask',
  'answer',
];

export interface SourceGroup {
  readonly sources: readonly ImpactSource[];
  /** Where the steps start: the sources, and what a source names as touched by it. */
  readonly starts: readonly { readonly path: readonly string[]; readonly because: string }[];
  readonly notCompared: readonly string[];
  readonly hypothetical: boolean;
}

/** What the sources disturb. */
export function computeImpact(input: DependentInput, group: SourceGroup): Impact {
  const finder = new DependentFinder(input);
  const reached = new Map<string, { path: readonly string[]; because: string }>();
  const sources = new Set(group.sources.map(({ of }) => of));
  let level = [...group.starts];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { path, because } of level) {
      const of = path.at(-1)!;
      if (reached.has(of)) continue;
      reached.set(of, { path, because });
      for (const step of findSteps(input.content, finder, path))
        if (!reached.has(step.of) && !path.includes(step.of))
          next.push({ path: [...path, step.of], because: step.because });
    }
    level = next;
  }
  const items = [...reached]
    .filter(([of]) => !sources.has(of))
    .flatMap(([of, { path, because }]) => toItem(input, of, path, because));
  return { ...group, items: sortItems(input.content, items) };
}

/**
 * What comes after the end of a path. Evidence that a control brought did not change, so it ends there; an obligation
 * that a control brought did not either, so only the gap it leaves is disturbed.
 */
function findSteps(content: Content, finder: DependentFinder, path: readonly string[]): readonly Dependent[] {
  const of = path.at(-1)!;
  if (of.startsWith('evidence:') && path.length > 1) return [];
  if (of.startsWith('obligation:') && path.some((step) => step.startsWith('control:')))
    return finder.find(of).filter((step) => step.of.startsWith('gap:'));
  return [...finder.find(of), ...findUpwards(content, of, path)];
}

/** From a control that changes itself up to the obligations it satisfies. */
function findUpwards(content: Content, of: string, path: readonly string[]): readonly Dependent[] {
  const object = content.getByKey(of as ObjectKey);
  const isFromBelow = path.every((step) => /^(control|evidence):/.test(step));
  if (object?.type !== 'control' || !isFromBelow) return [];
  return (object as RuleObject<'control'>).fields.satisfies.flatMap(({ obligation }) =>
    content
      .findById('obligation', obligation)
      .map(({ key }) => ({ of: key, because: 'has its coverage from it' })),
  );
}

function toItem(
  { content, gaps }: DependentInput,
  of: string,
  path: readonly string[],
  because: string,
): readonly ImpactItem[] {
  const object = content.getByKey(of as ObjectKey);
  const gap = gaps.find(({ id }) => of === `gap:${id}`);
  if (!object) return gap ? [toGapItem(gap, path, because)] : [];
  if (!ORDER.includes(object.type)) return [];
  const { type: kind, id, file } = object;
  return [
    {
      of,
      kind,
      id,
      title: object.fields.title,
      owner: findOwner(content, object, path),
      because,
      path,
      file,
    },
  ];
}

function toGapItem({ id, title, owner }: Gap, path: readonly string[], because: string): ImpactItem {
  return { of: `gap:${id}`, kind: 'gap', id, title, owner, because, path, file: null };
}

/** The owner of the object; of evidence that of the control it came by. */
function findOwner(content: Content, object: RuleObject, path: readonly string[]): string | null {
  if ('owner' in object.fields && object.fields.owner) return object.fields.owner;
  const before = content.getByKey((path.at(-2) ?? '') as ObjectKey);
  const isOwned = object.type === 'evidence' && before?.type === 'control';
  return isOwned ? ((before as RuleObject<'control'>).fields.owner ?? null) : null;
}

function sortItems(content: Content, items: readonly ImpactItem[]): readonly ImpactItem[] {
  const places = new Map<string, number>(content.objects.map(({ key }, index) => [key, index]));
  return [...items].sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      (places.get(a.of) ?? places.size) - (places.get(b.of) ?? places.size),
  );
}
