/**
 * What an object says that names something withheld: references, numbers of withheld sections, sources in the marks
 * of its prose. In: the object, the content before and after. Out: the places to cut.
 */
import { resolveReference } from '../analysis/links/resolve-links.ts';
import { findSection } from '../analysis/sections/find-provision.ts';
import type { Content } from '../model/content.ts';
import type { RuleObject } from '../model/object.ts';
import { KIND_NAMES, KINDS } from '../model/schemas/kinds.ts';
import { findValues, type Path, type ValuePath, walkSchema } from '../model/schemas/walk.ts';
import type { Cut } from './take-out.ts';

const walks = new Map(KIND_NAMES.map((kind) => [kind, walkSchema(KINDS[kind].schema)]));

/** The places in an object's fields to cut; places below `hidden` go anyway. */
export function findWithheld(
  object: RuleObject,
  narrowed: Content,
  whole: Content,
  hidden: readonly Path[],
): Cut[] {
  const goesAnyway = (path: Path) => hidden.some((start) => start.every((step, at) => path[at] === step));
  const home = whole.getRuleHome(object);
  const { references, provisions } = walks.get(object.type)!;
  const named = references
    .filter(({ path }) => !goesAnyway(path))
    .flatMap(({ path, target, unless }) =>
      findValues(object.fields, path)
        .filter(({ value }) => typeof value === 'string' && value !== unless)
        .filter(({ value }) =>
          isWithheld(value as string, target === 'self' ? object.type : target, home, narrowed, whole),
        )
        .map(({ at }): Cut => ({ at, takes: target === 'version' ? 'item' : 'itself' })),
    );
  if (whole.list('section').length === narrowed.list('section').length) return named;
  const cited = provisions
    .filter((path) => !goesAnyway(path))
    .flatMap((path) =>
      findValues(object.fields, path)
        .filter(({ at, value }) => isInWithheldSection(object, at, String(value), narrowed, whole))
        .map(({ at }): Cut => ({ at, takes: 'all' })),
    );
  return [...named, ...cited];
}

/** True when a reference leads to an object that the audience does not see. */
export function isWithheld(
  value: string,
  target: string,
  home: string,
  narrowed: Content,
  whole: Content,
): boolean {
  const resolution = resolveReference(whole, target, value, home, false);
  return resolution.kind === 'found' && narrowed.getByKey(resolution.object.key) === undefined;
}

/** True when a provision number names a section that the audience does not see. */
function isInWithheldSection(
  object: RuleObject,
  at: ValuePath,
  provision: string,
  narrowed: Content,
  whole: Content,
): boolean {
  const home = whole.getRuleHome(object);
  return findVersions(object, at).some((name) => {
    const version = resolveReference(whole, 'version', name, home, false);
    if (version.kind !== 'found') return false;
    const section = findSection(whole, version.object.home, version.object.id, provision);
    return section !== undefined && narrowed.getByKey(section.key) === undefined;
  });
}

/**
 * The versions whose provision a place may mean: the key of a record it stands under, the `version` beside it, the
 * version that the list is named after (`from`, `to`), or the version itself.
 */
function findVersions(object: RuleObject, at: ValuePath): string[] {
  const holders = at.map((_, index) =>
    at
      .slice(0, at.length - 1 - index)
      .reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], object.fields),
  );
  const beside = holders.flatMap((holder) => {
    const { version } = holder as { version?: unknown };
    return typeof version === 'string' ? [version] : [];
  });
  const list = at.findLast((step) => typeof step === 'string');
  const listed = (object.fields as Record<string, unknown>)[String(list)];
  return [
    ...(object.type === 'version' ? [object.id] : []),
    ...at.filter((step) => typeof step === 'string'),
    ...beside.slice(0, 1),
    ...(typeof listed === 'string' ? [listed] : []),
  ];
}

/** A mark that names sources: `{secondary: nlr, gazette; page 2}`. */
const MARK = /\{(primary|secondary):([^{};]*)(;[^{}]*)?\}/g;

/** Prose without the withheld sources in its marks. */
export function removeSources(body: string, isGone: (id: string) => boolean): string {
  return body.replace(MARK, (mark, level: string, list: string, rest = '') => {
    const ids = list.split(',').map((id) => id.trim());
    const left = ids.filter((id) => !isGone(id));
    if (left.length === ids.length) return mark;
    return left.length === 0 ? `{${level}${rest && `:${rest}`}}` : `{${level}: ${left.join(', ')}${rest}}`;
  });
}
