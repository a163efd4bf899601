/**
 * What one audience may see of the content. Decided here once: whole objects above the audience go, fields above
 * it go with what was checked or read about them, and so does every reference to an object that went, because an
 * id can tell as much as a text.
 */
import { resolveLinks, resolveReference } from '../analysis/links/resolve-links.ts';
import { Content, type GetProvisions } from '../model/content.ts';
import type { Link, RuleObject } from '../model/object.ts';
import { KIND_NAMES, KINDS } from '../model/schemas/kinds.ts';
import { findValues, type Path, type ValuePath, walkSchema } from '../model/schemas/walk.ts';
import type { Provision } from '../model/section.ts';
import { type Audience, isVisible, type Visibility } from '../model/visibility.ts';

const walks = new Map(KIND_NAMES.map((kind) => [kind, walkSchema(KINDS[kind].schema)]));

export interface NarrowedContent {
  readonly content: Content;
  readonly links: readonly Link[];
  readonly getProvisions: GetProvisions;
}

/** The content, links and texts that `audience` may see. */
export function narrowContent(
  content: Content,
  links: readonly Link[],
  getProvisions: GetProvisions,
  audience: Audience,
): NarrowedContent {
  if (audience === 'privileged') return { content, links, getProvisions };
  const example = content.list('provider')[0]?.fields.example ?? false;
  const kept = content.objects.filter((object) => isVisible(getVisibility(object, example), audience));
  const stripped = kept.map((object) => stripFields(object, audience, example));
  const narrowed = scrub(new Content(stripped, content.settings), content);
  return {
    content: narrowed,
    links: resolveLinks(narrowed).links,
    getProvisions: withoutSources(getProvisions, narrowed, content),
  };
}

/** Who may see an object: what its kind says, or its file where that is stricter; only an example may open up. */
function getVisibility(object: RuleObject, example: boolean): Visibility {
  const { floor } = KINDS[object.type];
  const { visibility = floor } = object.fields;
  return isVisible(floor, visibility) || example ? visibility : floor;
}

function stripFields(object: RuleObject, audience: Audience, example: boolean): RuleObject {
  // An example provider's object that was opened on purpose is open as a whole.
  if (example && !isVisible(KINDS[object.type].floor, getVisibility(object, example))) return object;
  const hidden = (walks.get(object.type)?.fields ?? []).filter(
    ({ visibility }) => !isVisible(visibility, audience),
  );
  if (hidden.length === 0) return object;
  const fields = structuredClone(object.fields);
  for (const { path } of hidden) {
    removeAt(fields, path);
    if (path.length === 1) for (const list of ['checked', 'readings']) removeAt(fields, [list, path[0]!]);
  }
  return { ...object, fields };
}

function removeAt(fields: unknown, path: Path): void {
  for (const { value: parent } of findValues(fields, path.slice(0, -1))) {
    if (typeof parent === 'object' && parent !== null)
      delete (parent as Record<string, unknown>)[path.at(-1)!];
  }
}

/** Takes references to withheld objects out, and objects that make no sense without them, until none is left. */
function scrub(narrowed: Content, whole: Content): Content {
  const objects = narrowed.objects.flatMap((object) => scrubObject(object, narrowed, whole));
  const content = new Content(objects, narrowed.settings);
  return objects.length < narrowed.objects.length ? scrub(content, whole) : content;
}

function scrubObject(object: RuleObject, narrowed: Content, whole: Content): RuleObject[] {
  const withheld = findWithheld(object, narrowed, whole);
  if (withheld.length === 0) return [object];
  const fields = structuredClone(object.fields) as Record<string, unknown>;
  for (const at of withheld.toReversed()) dropValue(fields, at);
  const parsed = KINDS[object.type].schema.safeParse(fields);
  return parsed.success ? [{ ...object, fields: parsed.data as RuleObject['fields'] }] : [];
}

function findWithheld(object: RuleObject, narrowed: Content, whole: Content): ValuePath[] {
  const home = whole.getRuleHome(object);
  return (walks.get(object.type)?.references ?? []).flatMap(({ path, target, unless }) =>
    findValues(object.fields, path)
      .filter(({ value }) => typeof value === 'string' && value !== unless)
      .filter(({ value }) =>
        isWithheld(value as string, target === 'self' ? object.type : target, home, narrowed, whole),
      )
      .map(({ at }) => at),
  );
}

function isWithheld(value: string, target: string, home: string, narrowed: Content, whole: Content): boolean {
  const resolution = resolveReference(whole, target, value, home, false);
  return resolution.kind === 'found' && narrowed.getByKey(resolution.object.key) === undefined;
}

function dropValue(fields: Record<string, unknown>, at: ValuePath): void {
  const parent = at
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], fields);
  const last = at.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string | number, unknown>)[last];
}

/** The text of sections without the names of withheld sources in its marks. */
function withoutSources(getProvisions: GetProvisions, narrowed: Content, whole: Content): GetProvisions {
  return (section) => {
    const clean = (provision: Provision): Provision => {
      const children = provision.children.map(clean);
      if (!provision.mark) return { ...provision, children };
      const sources = provision.mark.sources.filter(
        (id) => !isWithheld(id, 'source', section.home, narrowed, whole),
      );
      return { ...provision, children, mark: { ...provision.mark, sources } };
    };
    return getProvisions(section).map(clean);
  };
}
