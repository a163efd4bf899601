/**
 * Follows every reference that the schemas declare. In: the content. Out: links in order of objects and
 * fields, and a finding for each reference that leads nowhere, to several objects, or to a retired one.
 * An id without a rule is looked up in the object's own rule first, then everywhere.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { Link, RuleObject } from '../../model/object.ts';
import { findKind, KIND_NAMES, KINDS, type Kind } from '../../model/schemas/kinds.ts';
import {
  findValues,
  type Path,
  type ReferencePath,
  type ValuePath,
  walkSchema,
} from '../../model/schemas/walk.ts';
import { findClosest } from '../../text/closest.ts';

export interface ResolvedLinks {
  readonly links: readonly Link[];
  readonly findings: readonly Finding[];
}

export type Resolution =
  | { readonly kind: 'found'; readonly object: RuleObject; readonly formerId?: string }
  | { readonly kind: 'ambiguous'; readonly homes: readonly string[] }
  | { readonly kind: 'missing'; readonly suggestion: string | undefined };

/** Looking for near names in long lists costs; past this many misses the hint names the command only. */
const MAX_SUGGESTIONS = 200;
const referencePaths = new Map<Kind, readonly ReferencePath[]>(
  KIND_NAMES.map((kind) => [kind, walkSchema(KINDS[kind].schema).references]),
);

/** All links of the content and all references that are no links. */
export function resolveLinks(content: Content): ResolvedLinks {
  const links: Link[] = [];
  const findings: Finding[] = [];
  let suggestions = 0;
  for (const object of content.objects) {
    const home = content.getRuleHome(object);
    for (const { path, target: noted, unless } of referencePaths.get(object.type) ?? []) {
      const target = noted === 'self' ? object.type : noted;
      for (const { at, value } of findValues(object.fields, path)) {
        if (typeof value !== 'string' || value === unless) continue;
        const resolution = resolveReference(content, target, value, home, suggestions < MAX_SUGGESTIONS);
        if (resolution.kind === 'found') {
          links.push({ from: object.key, to: resolution.object.key, field: toFieldName(path) });
          const finding = findTrouble(object, at, path, value, resolution);
          if (finding) findings.push(finding);
        } else {
          suggestions++;
          findings.push(toFinding(object, at, path, target, value, resolution));
        }
      }
    }
  }
  return { links, findings };
}

/** What a reference to a kind (or `any`, written `<plural>/<id>`) means, seen from a home. */
export function resolveReference(
  content: Content,
  target: string,
  value: string,
  home: string,
  suggest = true,
): Resolution {
  if (target !== 'any') return resolveId(content, target as Kind, value, home, suggest);
  const cut = value.indexOf('/');
  const kind = cut === -1 ? undefined : findKind(value.slice(0, cut));
  if (kind) return resolveId(content, kind, value.slice(cut + 1), home, suggest);
  const guess = KIND_NAMES.find((name) => content.findById(name, value).length > 0);
  return { kind: 'missing', suggestion: guess ? `${KINDS[guess].plural}/${value}` : undefined };
}

function resolveId(content: Content, kind: Kind, value: string, home: string, suggest: boolean): Resolution {
  const own = content.get(kind, home, value);
  if (own) return { kind: 'found', object: own };
  const everywhere = content.findById(kind, value);
  if (everywhere.length === 1) return { kind: 'found', object: everywhere[0]! };
  if (everywhere.length > 1) return { kind: 'ambiguous', homes: everywhere.map((object) => object.home) };
  const cut = value.indexOf('/');
  const qualified = cut === -1 ? undefined : content.get(kind, value.slice(0, cut), value.slice(cut + 1));
  if (qualified) return { kind: 'found', object: qualified };
  const former = content.findByFormerId(kind, value);
  if (former.length === 1) return { kind: 'found', object: former[0]!, formerId: value };
  const suggestion = suggest
    ? findClosest(
        value,
        content.list(kind).map((object) => object.id),
      )
    : undefined;
  return { kind: 'missing', suggestion };
}

function findTrouble(
  object: RuleObject,
  at: ValuePath,
  path: Path,
  value: string,
  found: Resolution & { kind: 'found' },
): Finding | undefined {
  const part = path.at(-1) === '{key}' ? 'key' : 'value';
  const { state, replacedBy } = found.object.fields;
  if (state !== 'retired' || object.fields.state === 'retired')
    return findFormer(object, at, part, value, found);
  return {
    code: 'link/retired-target',
    severity: 'error',
    object,
    path: at,
    part,
    message: `The ${found.object.type} "${value}" is retired.`,
    hint: replacedBy
      ? `It was replaced by "${replacedBy}"; link that instead, after a look at what changed.`
      : 'Nothing replaces it; remove the link or retire this object too.',
  };
}

function findFormer(
  object: RuleObject,
  at: ValuePath,
  part: 'key' | 'value',
  value: string,
  found: Resolution & { kind: 'found' },
): Finding | undefined {
  if (found.formerId === undefined) return undefined;
  return {
    code: 'link/former-id',
    severity: 'warning',
    object,
    path: at,
    part,
    message: `"${value}" is now called "${found.object.id}".`,
    hint: `Write "${found.object.id}".`,
    fix: `${value.slice(0, value.length - found.formerId.length)}${found.object.id}`,
  };
}

function toFinding(
  object: RuleObject,
  at: ValuePath,
  path: Path,
  target: string,
  value: string,
  resolution: Exclude<Resolution, { kind: 'found' }>,
): Finding {
  const place = {
    severity: 'error' as const,
    object,
    path: at,
    part: path.at(-1) === '{key}' ? ('key' as const) : ('value' as const),
  };
  const noun = target === 'any' ? 'object' : target;
  if (resolution.kind === 'ambiguous') {
    return {
      ...place,
      code: 'link/ambiguous-target',
      message: `Several rules have the ${noun} "${value}".`,
      hint: `Say which: ${resolution.homes.map((home) => `"${qualify(value, home, target)}"`).join(' or ')}.`,
    };
  }
  const list =
    target === 'any'
      ? 'Write it as "obligations/<id>", with the kind in front.'
      : `\`rulemark list ${KINDS[target as Kind].plural}\` shows all there are.`;
  return {
    ...place,
    code: 'link/unknown-target',
    message: `"${toFieldName(path)}" names the ${noun} "${value}", but there is none.`,
    hint: `${resolution.suggestion ? `Did you mean "${resolution.suggestion}"? ` : ''}${list}`,
    fix: resolution.suggestion,
  };
}

/** The reference with its rule: "obligations/x" to "obligations/rule/x", "x" to "rule/x". */
function qualify(value: string, home: string, target: string): string {
  const cut = target === 'any' ? value.indexOf('/') + 1 : 0;
  return `${value.slice(0, cut)}${home}/${value.slice(cut)}`;
}

function toFieldName(path: Path): string {
  return path.filter((step) => !/^[[{*]/.test(step)).join('.');
}
