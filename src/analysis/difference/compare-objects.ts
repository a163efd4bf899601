/**
 * Which objects one content has and another has not, and which say something else. In: two contents, and the files
 * that could not be read on either side. Out: added, changed, removed, and objects nobody can judge because their
 * file is broken on one side. An added object that names a removed one among its former ids was renamed.
 */
import type { Content } from '../../model/content.ts';
import type { ContentDifference, FieldChange, ObjectMention } from '../../model/difference.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';

export interface ComparedSide {
  readonly content: Content;
  /** Files with an error that kept them out of the content. */
  readonly broken: ReadonlySet<string>;
}

export interface ComparedObjects {
  readonly objects: ContentDifference['objects'];
  /** Old keys to new ones, of renamed objects. */
  readonly renamed: ReadonlyMap<ObjectKey, ObjectKey>;
}

/** Longest value that is shown beside its field. */
const LONGEST = 60;

/** Every object of both sides, in order of the contents. */
export function compareObjects(old: ComparedSide, fresh: ComparedSide): ComparedObjects {
  const pairs = pairObjects(old.content, fresh.content);
  const before = new Set(pairs.flatMap(([one]) => (one ? [one.key] : [])));
  const gone = old.content.objects.filter(({ key }) => !before.has(key));
  const added = pairs.flatMap(([one, other]) => (one ? [] : [other]));
  return {
    renamed: new Map(
      pairs.flatMap(([one, other]) => (one && one.key !== other.key ? [[one.key, other.key]] : [])),
    ),
    objects: {
      added: added.filter(({ file }) => !old.broken.has(file)).map(toMention),
      removed: gone.filter(({ file }) => !fresh.broken.has(file)).map(toMention),
      changed: pairs.flatMap(([one, other]) => (one ? findChange(one, other) : [])),
      unread: [
        ...toUnread(added, old.broken, 'old' as const),
        ...toUnread(gone, fresh.broken, 'new' as const),
      ],
    },
  };
}

/** An object by its names. */
export function toMention({ key, type, id, fields, file }: RuleObject): ObjectMention {
  return { key, kind: type, id, title: fields.title, file };
}

function toUnread<S extends 'old' | 'new'>(
  objects: readonly RuleObject[],
  broken: ReadonlySet<string>,
  unreadable: S,
): (ObjectMention & { unreadable: S })[] {
  return objects.filter(({ file }) => broken.has(file)).map((one) => ({ ...toMention(one), unreadable }));
}

/** Each object of now with the one it was, if any. */
function pairObjects(old: Content, fresh: Content): (readonly [RuleObject | undefined, RuleObject])[] {
  return fresh.objects.map((object) => {
    const same = old.getByKey(object.key);
    if (same) return [same, object] as const;
    const former = old.objects.find(
      ({ key, type, home, id }) =>
        type === object.type &&
        home === object.home &&
        (object.fields.formerIds ?? []).includes(id) &&
        !fresh.getByKey(key),
    );
    return [former, object] as const;
  });
}

function findChange(old: RuleObject, fresh: RuleObject): ContentDifference['objects']['changed'] {
  const fields = compareFields(old, fresh);
  if (fields.length === 0 && old.file === fresh.file) return [];
  return [{ ...toMention(fresh), formerId: old.id === fresh.id ? null : old.id, fields }];
}

function compareFields(old: RuleObject, fresh: RuleObject): FieldChange[] {
  const [before, after] = [old.fields, fresh.fields] as Readonly<Record<string, unknown>>[];
  const names = [...new Set([...Object.keys(before!), ...Object.keys(after!)])];
  const fields = names
    .filter((name) => toCanonical(before![name]) !== toCanonical(after![name]))
    .map((field) => ({ field, old: toShown(before![field]), new: toShown(after![field]) }));
  const text = old.body.trim() === fresh.body.trim() ? [] : [{ field: 'text', old: null, new: null }];
  return [...fields, ...text];
}

/** The value as text that does not depend on the order of keys. */
export function toCanonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
        : inner,
    ) ?? ''
  );
}

function toShown(value: unknown): string | null {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return null;
  const text = String(value).replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : null;
}
