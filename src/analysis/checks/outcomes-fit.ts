/**
 * Outcomes that are missing or cannot be right: a version is marked reviewed while an ask that was filed on one
 * before it has no outcome, or an outcome names a version that does not come after the one the ask was about.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { findEarlierVersions, findFiledAsks } from '../filing/outcomes/find-earlier.ts';

/** A finding for each outcome that is missing, on the version, and for each that cannot be, on the ask. */
export function findUnfitOutcomes(content: Content): Finding[] {
  return [
    ...content.list('version').flatMap((version) => findMissing(content, version)),
    ...findEarly(content),
  ];
}

/** An outcome in a version between the two counts too: the ask was answered then. */
function findMissing(content: Content, version: RuleObject<'version'>): Finding[] {
  const { reviewed } = version.fields;
  if (!reviewed) return [];
  const answering = new Set([version, ...findEarlierVersions(content, version)].map(({ id }) => id));
  return findFiledAsks(content, version, reviewed.on)
    .filter(({ ask }) => !ask.fields.outcome || !answering.has(ask.fields.outcome.version))
    .map(({ ask, version: earlier }) => ({
      code: 'outcome/missing',
      severity: 'error' as const,
      object: version,
      path: ['reviewed'],
      part: 'key' as const,
      message: `This version is marked reviewed, but the ask "${ask.id}", filed on ${earlier.id}, has no outcome.`,
      hint: `Say what became of it: \`rulemark outcomes ${version.id} --confirm ${ask.id} --as <result> --by <who>\`, or take "reviewed" away.`,
    }));
}

function findEarly(content: Content): Finding[] {
  return content.list('ask').flatMap((ask): Finding[] => {
    const { outcome, provisions, wording = [] } = ask.fields;
    const [version] = outcome ? content.findById('version', outcome.version) : [];
    if (!version || !outcome) return [];
    const about = new Set([...Object.keys(provisions), ...wording.map((one) => one.version)]);
    const earlier = findEarlierVersions(content, version as RuleObject<'version'>);
    const meant = new Set([...about].flatMap((id) => content.findById('version', id).map(({ key }) => key)));
    if (about.size === 0 || earlier.some(({ key }) => meant.has(key))) return [];
    return [
      {
        code: 'outcome/not-later',
        severity: 'error',
        object: ask,
        path: ['outcome', 'version'],
        message: `The outcome is in ${outcome.version}, which follows none of the versions that the ask is about: ${[...about].join(', ')}.`,
        hint: `Name a version that follows one of them, or add them under "follows" in the version's file.`,
      },
    ];
  });
}
