/**
 * An OSCAL profile, such as a baseline of NIST: which controls it takes from a catalog, and the values that it sets
 * for parameters. Only what it says itself counts: profiles that it imports in turn are not followed.
 */
import type { Problem } from '../../text/diagnostic.ts';
import type { OscalNode } from './oscal-node.ts';
import { readOscalRoot } from './read-json.ts';

export interface Profile {
  readonly title: string;
  /** True for a control that the profile takes; `parents` are the controls that it enhances, nearest first. */
  readonly takes: (id: string, parents: readonly string[]) => boolean;
  readonly set: ReadonlyMap<string, readonly string[]>;
}

export type ProfileResult =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problem: Problem };

/** The profile of the file. */
export function parseProfile(bytes: Uint8Array): ProfileResult {
  const read = readOscalRoot(bytes);
  if (!read.ok) return read;
  const { name, node } = read.root;
  if (name !== 'profile') {
    const message = `This is a ${name.replace('-', ' ')} of OSCAL, and --baseline takes a profile.`;
    const hint =
      'NIST publishes a profile for each baseline, such as NIST_SP-800-53_rev5_LOW-baseline_profile.json.';
    return { ok: false, problem: { code: 'oscal/unknown-root', message, hint, line: 1, column: 1 } };
  }
  const takers = node.children('imports', 'import').map(readImport);
  const modify = node.child('modify', 'modification');
  const set = (modify?.children('set-parameters', 'set parameter') ?? []).map(
    (param): [string, readonly string[]] => [param.need('param-id'), param.texts('values')],
  );
  return {
    ok: true,
    profile: {
      title: node.child('metadata', 'metadata')?.text('title') ?? 'the profile',
      takes: (id, parents) => takers.some((takes) => takes(id, parents)),
      set: new Map(set.filter(([, values]) => values.length > 0)),
    },
  };
}

type Takes = Profile['takes'];

function readImport(node: OscalNode): Takes {
  const all = node.child('include-all', 'include-all') !== undefined;
  const included = node.children('include-controls', 'selection').map(readSelection);
  const excluded = node.children('exclude-controls', 'selection').map(readSelection);
  return (id, parents) =>
    (all || included.some((takes) => takes(id, parents))) && !excluded.some((takes) => takes(id, parents));
}

function readSelection(node: OscalNode): Takes {
  const ids = new Set(node.texts('with-ids'));
  const patterns = node.children('matching', 'pattern').map((one) => toPattern(one.text('pattern') ?? ''));
  const withChildren = node.text('with-child-controls') === 'yes';
  const isNamed = (id: string) => ids.has(id) || patterns.some((pattern) => pattern.test(id));
  return (id, parents) => isNamed(id) || (withChildren && parents.some(isNamed));
}

/** `ac-*` as a pattern over whole ids; `*` is any text, `?` any character, case does not count. */
export function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
