/**
 * Which asks a version answers: those that were filed, and not withdrawn since, on a version before it. In: the
 * content, the version and a day. Out: each ask with the version it was filed on, in the content's order. An ask that
 * names provisions of several earlier versions was filed on the last of them.
 */
import type { Content } from '../../../model/content.ts';
import type { RuleObject } from '../../../model/object.ts';
import { compareText } from '../../../text/natural-order.ts';
import { getStanding } from '../get-standing.ts';

export interface FiledAsk {
  readonly ask: RuleObject<'ask'>;
  readonly version: RuleObject<'version'>;
  readonly filedOn: string;
}

/** The versions before this one, last first: those it follows, those they follow, and so on. */
export function findEarlierVersions(
  content: Content,
  version: RuleObject<'version'>,
): readonly RuleObject<'version'>[] {
  const found = new Map<string, RuleObject<'version'>>();
  const queue = [...(version.fields.follows ?? [])];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const earlier = content.get('version', version.home, id);
    if (!earlier || earlier.id === version.id || found.has(id)) continue;
    found.set(id, earlier);
    queue.push(...(earlier.fields.follows ?? []));
  }
  return [...found.values()].sort((a, b) => compareText(b.fields.published, a.fields.published));
}

/** The asks that were filed on an earlier version, as it stands on the day. */
export function findFiledAsks(
  content: Content,
  version: RuleObject<'version'>,
  asOf: string,
): readonly FiledAsk[] {
  const earlier = findEarlierVersions(content, version);
  return content.list('ask').flatMap((ask): FiledAsk[] => {
    const standing = getStanding(ask, asOf);
    if (ask.fields.state !== 'active' || standing?.status !== 'filed') return [];
    const on = earlier.find(({ id }) => isAbout(ask, id));
    return on ? [{ ask, version: on, filedOn: standing.since }] : [];
  });
}

/** Asks that were filed, but name no provision of any version, so that nobody can tell which they are about. */
export function findUnplacedAsks(content: Content, asOf: string): readonly RuleObject<'ask'>[] {
  return content.list('ask').filter((ask) => {
    const { state, provisions, wording = [] } = ask.fields;
    const isFiled = state === 'active' && getStanding(ask, asOf)?.status === 'filed';
    return isFiled && wording.length === 0 && Object.keys(provisions).length === 0;
  });
}

function isAbout({ fields }: RuleObject<'ask'>, version: string): boolean {
  return (
    fields.provisions[version] !== undefined || (fields.wording ?? []).some((one) => one.version === version)
  );
}
