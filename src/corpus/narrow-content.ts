/**
 * What one audience may see of the content. Decided here once: whole objects above the audience go, fields
 * above it go, and so does every reference to an object that went, because an id can tell as much as a text.
 */
import type { z } from 'zod';
import { resolveLinks } from '../analysis/links/resolve-links.ts';
import { Content } from '../model/content.ts';
import type { Link, RuleObject } from '../model/object.ts';
import { KIND_NAMES, KINDS, type Kind } from '../model/schemas/kinds.ts';
import { findValues, type Path, type ValuePath, walkSchema } from '../model/schemas/walk.ts';
import { type Audience, isVisible, type Visibility } from '../model/visibility.ts';

const walks = new Map(KIND_NAMES.map((kind) => [kind, walkSchema(KINDS[kind].schema)]));

export interface NarrowedContent {
  readonly content: Content;
  readonly links: readonly Link[];
}

/** The content and links that `audience` may see. */
export function narrowContent(content: Content, links: readonly Link[], audience: Audience): NarrowedContent {
  if (audience === 'privileged') return { content, links };
  const kept = content.objects.filter((object) => isVisible(getVisibility(object), audience));
  const stripped = kept.map((object) => stripFields(object, audience));
  return scrub(new Content(stripped, content.settings), content);
}

/** Who may see an object: what its file says, else what its kind says. */
function getVisibility(object: RuleObject): Visibility {
  return object.fields.visibility ?? KINDS[object.type].floor;
}

function stripFields(object: RuleObject, audience: Audience): RuleObject {
  // An example provider's object that was opened on purpose is open as a whole.
  const opened =
    object.fields.visibility !== undefined && !isVisible(KINDS[object.type].floor, object.fields.visibility);
  const hidden = opened
    ? []
    : (walks.get(object.type)?.fields ?? []).filter(({ visibility }) => !isVisible(visibility, audience));
  if (hidden.length === 0) return object;
  const fields = structuredClone(object.fields);
  for (const { path } of hidden) removeAt(fields, path);
  return { ...object, fields };
}

function removeAt(fields: unknown, path: Path): void {
  for (const { value: parent } of findValues(fields, path.slice(0, -1))) {
    if (typeof parent === 'object' && parent !== null)
      delete (parent as Record<string, unknown>)[path.at(-1)!];
  }
}

/** Takes references to withheld objects out, and objects that make no sense without them. */
function scrub(narrowed: Content, whole: Content): NarrowedContent {
  const objects: RuleObject[] = [];
  for (const object of narrowed.objects) {
    const dangling = findWithheld(object, narrowed, whole);
    if (dangling.length === 0) {
      objects.push(object);
      continue;
    }
    const fields = structuredClone(object.fields) as Record<string, unknown>;
    for (const at of dangling.toReversed()) dropValue(fields, at);
    const parsed = (KINDS[object.type].schema as z.ZodObject).safeParse(fields);
    if (parsed.success) objects.push({ ...object, fields: parsed.data as RuleObject['fields'] });
  }
  const content = new Content(objects, narrowed.settings);
  if (objects.length < narrowed.objects.length) return scrub(content, whole);
  return { content, links: resolveLinks(content).links };
}

function findWithheld(object: RuleObject, narrowed: Content, whole: Content): ValuePath[] {
  return (walks.get(object.type)?.references ?? []).flatMap(({ path, target }) =>
    findValues(object.fields, path)
      .filter(
        ({ value }) =>
          typeof value === 'string' && isWithheld(value, target, whole.getRuleHome(object), narrowed, whole),
      )
      .map(({ at }) => at),
  );
}

function isWithheld(value: string, target: string, home: string, narrowed: Content, whole: Content): boolean {
  const [kind, id] = target === 'any' ? splitAny(value) : [target as Kind, value];
  if (kind === undefined) return false;
  const exists = (content: Content) =>
    content.get(kind, home, id) !== undefined || content.findById(kind, id).length > 0;
  return exists(whole) && !exists(narrowed);
}

function splitAny(value: string): [Kind | undefined, string] {
  const cut = value.indexOf('/');
  const kind = KIND_NAMES.find((name) => KINDS[name].plural === value.slice(0, cut));
  return [kind, value.slice(cut + 1)];
}

function dropValue(fields: Record<string, unknown>, at: ValuePath): void {
  const parent = at
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], fields);
  const last = at.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string | number, unknown>)[last];
}
