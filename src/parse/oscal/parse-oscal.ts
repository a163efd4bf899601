/**
 * An OSCAL file as controls of ours. In: the bytes of a catalog or component definition in JSON. Out: drafts with
 * what each leaves out, or every problem of the file with its place. Never throws, and never gives half a file: with
 * one problem there are no drafts.
 */
import type { ControlDraft, ControlOrigin } from '../../model/control-draft.ts';
import type { Problem } from '../../text/diagnostic.ts';
import { readResources } from './back-matter.ts';
import { findLines, toPathName } from './find-lines.ts';
import { findUnasked, type OscalFault, toPlace } from './oscal-node.ts';
import { readCatalog } from './read-catalog.ts';
import { readComponents } from './read-components.ts';
import { type OscalRoot, readOscalRoot } from './read-json.ts';
import { readPeople } from './roles.ts';

export interface OscalControls {
  readonly format: ControlOrigin['format'];
  readonly title: string;
  readonly drafts: readonly ControlDraft[];
  /** What the file holds besides controls and the model does not, a phrase each. */
  readonly leftOut: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

export type OscalResult =
  | { readonly ok: true; readonly controls: OscalControls }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface OscalOptions {
  /** The file's name, without folders. */
  readonly file: string;
  readonly sha256: string;
  /** Values for parameters of a catalog, as a profile sets them. */
  readonly set?: ReadonlyMap<string, readonly string[]>;
}

/** How many problems of one file are told. */
const MOST_PROBLEMS = 50;

/** The controls of the file. */
export function parseOscal(bytes: Uint8Array, options: OscalOptions): OscalResult {
  const read = readOscalRoot(bytes);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const { root } = read;
  if (root.name === 'profile') return { ok: false, problems: [refuseProfile()] };
  const controls = readControls(root, options);
  const faults = [...root.reading.faults, ...findRepeated(root, controls.drafts)];
  if (faults.length > 0) return { ok: false, problems: toProblems(faults, root) };
  return { ok: true, controls };
}

function readControls(
  { name, node, reading }: OscalRoot,
  { file, sha256, set }: OscalOptions,
): OscalControls {
  const format = name === 'catalog' ? 'oscal-catalog' : 'oscal-component-definition';
  const origin = { file, format, sha256 } as const;
  node.need('uuid');
  const metadata = node.child('metadata', 'metadata');
  const title = metadata?.need('title') ?? '';
  metadata?.pass('oscal-version'); // looked at before anything else
  const resources = readResources(node);
  const found =
    name === 'catalog'
      ? { drafts: readCatalog(node, { origin, resources, set: set ?? new Map() }), skipped: [] }
      : readComponents(node, { origin, resources, people: readPeople(node) });
  return { format, title, ...found, leftOut: findUnasked(reading) };
}

function refuseProfile(): Problem {
  return {
    code: 'oscal/unknown-root',
    message: 'This is a profile of OSCAL: it names controls of a catalog and holds none.',
    hint: 'Import the catalog, and name this file with --baseline: rulemark import <catalog.json> --baseline <profile.json>',
    line: 1,
    column: 1,
  };
}

/** Ids that the file gives twice: to two controls of a catalog, or as the number of two requirements. */
function findRepeated({ text }: OscalRoot, drafts: readonly ControlDraft[]): OscalFault[] {
  const first = new Map<string, ControlDraft>();
  return drafts.flatMap((draft): OscalFault[] => {
    const { path = [], origin } = draft;
    const isRequirement = path.includes('implemented-requirements');
    const key = isRequirement ? (origin.uuid ?? '').toLowerCase() : draft.id;
    const before = first.get(key);
    if (!before || key === '') {
      first.set(key, draft);
      return [];
    }
    const line = findLines(text, [before.path ?? []]).get(toPathName(before.path ?? []))?.line ?? 1;
    return [
      {
        code: 'oscal/repeated-id',
        path,
        message: `${toPlace(path)} has the ${isRequirement ? 'number' : 'id'} "${isRequirement ? origin.uuid : origin.id}", which ${before.place} in line ${line} has as well.`,
        hint: 'Give one of them another in the file, or take one out if they are the same. Nothing is imported.',
      },
    ];
  });
}

function toProblems(faults: readonly OscalFault[], { text }: OscalRoot): Problem[] {
  const once = new Map(faults.map((fault) => [`${fault.message}${toPathName(fault.path)}`, fault]));
  const shown = [...once.values()].slice(0, MOST_PROBLEMS);
  const places = findLines(
    text,
    shown.map(({ path }) => path),
  );
  return shown
    .map(({ code, path, message, hint }) => {
      const { line, column } = places.get(toPathName(path)) ?? { line: 1, column: 1 };
      return { code, message, hint, line, column };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
