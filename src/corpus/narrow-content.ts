/**
 * What one audience may see of the content. Decided here once: whole objects above the audience go with everything
 * in their folders, fields above it go with what was checked or read about them, and so does every reference to an
 * object that went, because an id can tell as much as a text.
 */
import { resolveLinks } from '../analysis/links/resolve-links.ts';
import { Content, type GetProvisions } from '../model/content.ts';
import type { Link, RuleObject } from '../model/object.ts';
import { config } from '../model/schemas/config.ts';
import { KIND_NAMES, KINDS } from '../model/schemas/kinds.ts';
import { findValues, type Path, walkSchema } from '../model/schemas/walk.ts';
import type { Provision } from '../model/section.ts';
import { type Audience, isVisible, type Visibility } from '../model/visibility.ts';
import { findWithheld, isWithheld, removeSources } from './find-withheld.ts';
import { takeOut } from './take-out.ts';

const hiddenFields = new Map(
  KIND_NAMES.map((kind) => [
    kind,
    walkSchema(KINDS[kind].schema).fields.filter(({ visibility }) => visibility !== 'public'),
  ]),
);
const hiddenSettings = walkSchema(config).fields.filter(({ visibility }) => visibility !== 'public');

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
  const getHidden = (object: RuleObject) => findHidden(object, audience, example);
  const scrubbed = scrub(new Content(kept, content.settings), content, getHidden);
  const narrowed = new Content(
    scrubbed.objects.map((object) => ({ ...stripFields(object, getHidden(object)), bodyLine: 1 })),
    scrubSettings(scrubbed, content, audience),
  );
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

/** Where fields of an object are that the audience does not see. */
function findHidden(object: RuleObject, audience: Audience, example: boolean): readonly Path[] {
  // An example provider's object that was opened on purpose is open as a whole.
  if (example && !isVisible(KINDS[object.type].floor, getVisibility(object, example))) return [];
  return (hiddenFields.get(object.type) ?? [])
    .filter(({ visibility }) => !isVisible(visibility, audience))
    .map(({ path }) => path);
}

function stripFields(object: RuleObject, hidden: readonly Path[]): RuleObject {
  if (hidden.length === 0) return object;
  const fields = structuredClone(object.fields);
  for (const path of hidden) {
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

type GetHidden = (object: RuleObject) => readonly Path[];

/**
 * Takes out what stands in the folder of a withheld object, references to withheld objects, and objects that make
 * no sense without them, until none is left. Runs before fields go, so that objects still fit their schema.
 */
function scrub(narrowed: Content, whole: Content, getHidden: GetHidden): Content {
  const objects = narrowed.objects
    .filter((object) => !isInWithheldFolder(object, narrowed, whole))
    .flatMap((object) => scrubObject(object, narrowed, whole, getHidden(object)));
  const content = new Content(objects, narrowed.settings);
  return objects.length < narrowed.objects.length ? scrub(content, whole, getHidden) : content;
}

function isInWithheldFolder(object: RuleObject, narrowed: Content, whole: Content): boolean {
  const holder = whole.getHolder(object);
  return holder !== undefined && narrowed.getByKey(holder.key) === undefined;
}

function scrubObject(
  object: RuleObject,
  narrowed: Content,
  whole: Content,
  hidden: readonly Path[],
): RuleObject[] {
  const cuts = findWithheld(object, narrowed, whole, hidden);
  const body = removeSources(object.body, (id) => isWithheld(id, 'source', object.home, narrowed, whole));
  if (cuts.length === 0) return [body === object.body ? object : { ...object, body }];
  const fields = takeOut(KINDS[object.type].schema, object.fields, cuts);
  return fields ? [{ ...object, body, fields: fields as RuleObject['fields'] }] : [];
}

/** The settings without what is above the audience, such as the trace policy, and without a rule that is withheld. */
function scrubSettings(narrowed: Content, { settings }: Content, audience: Audience): Content['settings'] {
  const { rule, ...others } = settings;
  const left = structuredClone(rule !== undefined && narrowed.get('rule', '', rule) ? settings : others);
  for (const { path, visibility } of hiddenSettings)
    if (!isVisible(visibility, audience)) removeAt(left, path);
  return config.parse(left);
}

/**
 * The text of sections without the names of withheld sources in its marks. Lines count from the start of the text,
 * as `bodyLine` does, because a line of the file tells how much is written above it.
 */
function withoutSources(getProvisions: GetProvisions, narrowed: Content, whole: Content): GetProvisions {
  const cleaned = new Map<string, readonly Provision[]>();
  return ({ key }) => {
    const section = whole.getByKey(key) as RuleObject<'section'>;
    const isGone = (id: string) => isWithheld(id, 'source', section.home, narrowed, whole);
    const clean = (provision: Provision): Provision => {
      const children = provision.children.map(clean);
      const line = provision.line - section.bodyLine + 1;
      if (!provision.mark) return { ...provision, line, children };
      const sources = provision.mark.sources.filter((id) => !isGone(id));
      return { ...provision, line, children, mark: { ...provision.mark, sources } };
    };
    const known = cleaned.get(key) ?? getProvisions(section).map(clean);
    cleaned.set(key, known);
    return known;
  };
}
