/**
 * Decisions on what became of provisions must speak of provisions that are there, each once, and a file may call
 * itself reviewed only when every change is decided and nobody calls a change of what the law asks editorial without
 * saying why. Drafts and retired files are not looked at. Versions are aligned only for files that say "reviewed".
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { findClosest } from '../../text/closest.ts';
import { readTexts } from '../comparison/compare-versions.ts';
import { isUnjudged, type Proposal, toPairKey } from '../succession/find-proposals.ts';
import type { Succession } from '../succession/find-successions.ts';
import { proposeSuccession } from '../succession/propose-succession.ts';

/** How many provisions a message names. */
const NAMED = 6;

type Version = RuleObject<'version'>;
type Side = 'from' | 'to';
const SIDES = ['from', 'to'] as const;

/** A finding for each decision and each file that cannot stand as it is. */
export function findUnfitSuccessions(content: Content, getProvisions: GetProvisions): Finding[] {
  const files = content.list('succession').filter(({ fields }) => fields.state === 'active');
  return [...files.flatMap((file) => checkFile(content, getProvisions, file)), ...findDecidedTwice(files)];
}

function checkFile(content: Content, getProvisions: GetProvisions, file: Succession): Finding[] {
  const [old, fresh] = SIDES.map((side) => content.get('version', file.home, file.fields[side]));
  if (!old || !fresh) return []; // reported as a link that leads nowhere
  const problem = findNoComparison(content, file, old, fresh);
  if (problem) return [problem];
  const found = [
    ...findOneSided(file),
    ...findUnknown(content, getProvisions, file, { from: old, to: fresh }),
  ];
  if (file.fields.reviewState !== 'reviewed' || found.length > 0) return found;
  const { proposals } = proposeSuccession(content, getProvisions, old, fresh);
  return [...findUndecided(file, proposals), ...findEditorial(file, proposals)];
}

function findNoComparison(
  content: Content,
  file: Succession,
  old: Version,
  fresh: Version,
): Finding | undefined {
  const place = { code: 'succession/not-comparable', severity: 'error', object: file } as const;
  if (old.id === fresh.id) {
    return {
      ...place,
      path: ['to'],
      message: `These are decisions from "${old.id}" to itself.`,
      hint: 'Name the earlier version under "from" and the later one under "to".',
    };
  }
  for (const [side, { id, home, fields }] of [
    ['from', old],
    ['to', fresh],
  ] as const) {
    const hasText = content.list('section', home).some((section) => section.id.startsWith(`${id}/`));
    if (fields.text === 'official' && hasText) continue;
    return {
      ...place,
      path: [side],
      message: `Provisions of ${id} cannot be compared: it ${hasText ? 'is restated in our own words' : 'has no sections'}.`,
      hint: 'Follow topics instead (`rulemark new lineage`), or import the official text.',
    };
  }
  return undefined;
}

function findOneSided(file: Succession): Finding[] {
  return file.fields.decisions.flatMap(({ from, to, decision }, index): Finding[] => {
    const missing = from.length === 0 ? 'from' : to.length === 0 ? 'to' : undefined;
    const isFine = decision === 'confirmed' ? from.length + to.length > 0 : missing === undefined;
    if (isFine) return [];
    return [
      {
        code: 'succession/empty-decision',
        severity: 'error',
        object: file,
        path: ['decisions', index, missing ?? 'from'],
        message:
          decision === 'confirmed'
            ? 'This decision names no provision on either side.'
            : 'This decision rejects a pair, but names provisions of one side only, so nothing is rejected.',
        hint: 'Name the provisions under "from" and "to". What is new has an empty "from", what was dropped an empty "to", and both are confirmed.',
      },
    ];
  });
}

function findUnknown(
  content: Content,
  getProvisions: GetProvisions,
  file: Succession,
  versions: Readonly<Record<Side, Version>>,
): Finding[] {
  return SIDES.flatMap((side) => {
    const version = versions[side];
    const known = new Set(readTexts(content, getProvisions, version).flatMap(({ id }) => id ?? []));
    return file.fields.decisions.flatMap((decision, index) =>
      decision[side].flatMap((id, at): Finding[] =>
        known.has(id) ? [] : [toUnknown(file, ['decisions', index, side, at], version.id, id, [...known])],
      ),
    );
  });
}

function toUnknown(
  file: Succession,
  path: Finding['path'],
  version: string,
  id: string,
  known: readonly string[],
): Finding {
  const close = findClosest(id, known);
  return {
    code: 'succession/unknown-provision',
    severity: 'error',
    object: file,
    path,
    message: `${version} has no provision ${id}, so this decision does not hold.`,
    hint: `${close ? `Did you mean "${close}"? ` : ''}\`rulemark lineage ${file.fields.from} ${file.fields.to}\` shows the provisions. If the text was imported again, decide anew.`,
  };
}

/** A provision has one end, or one origin; and what is confirmed is not rejected. */
function findDecidedTwice(files: readonly Succession[]): Finding[] {
  const findings: Finding[] = [];
  const confirmed = new Map<string, Succession>();
  const rejected = new Map<string, Succession>();
  for (const file of files) {
    const pair = `${file.home} ${file.fields.from} ${file.fields.to}`;
    file.fields.decisions.forEach((decision, index) => {
      const add = (path: Finding['path'], message: string) => findings.push(toTwice(file, path, message));
      if (decision.decision === 'rejected') {
        for (const [from, to] of toPairs(decision)) rejected.set(`${pair} ${from} → ${to}`, file);
        return;
      }
      for (const side of SIDES)
        decision[side].forEach((id, at) => {
          const key = `${pair} ${side} ${id}`;
          const other = confirmed.get(key);
          if (other)
            add(
              ['decisions', index, side, at],
              `${id} of ${file.fields[side]} is decided twice${other === file ? '' : `; first in ${other.file}`}.`,
            );
          else confirmed.set(key, file);
        });
    });
  }
  for (const file of files)
    file.fields.decisions.forEach((decision, index) => {
      if (decision.decision === 'rejected') return;
      const pair = `${file.home} ${file.fields.from} ${file.fields.to}`;
      const both = toPairs(decision).find(([from, to]) => rejected.has(`${pair} ${from} → ${to}`));
      if (both)
        findings.push(
          toTwice(
            file,
            ['decisions', index, 'decision'],
            `${both[0]} → ${both[1]} is confirmed here and rejected elsewhere.`,
          ),
        );
    });
  return findings;
}

function toPairs({ from, to }: Pick<Proposal['change'], 'from' | 'to'>): (readonly [string, string])[] {
  return from.flatMap((a) => to.map((b) => [a, b] as const));
}

function toTwice(file: Succession, path: Finding['path'], message: string): Finding {
  return {
    code: 'succession/decided-twice',
    severity: 'error',
    object: file,
    path,
    message,
    hint: 'Keep the decision that holds and remove the other; the first one counts until then. What was split or merged is one decision with several provisions.',
  };
}

function findUndecided(file: Succession, proposals: readonly Proposal[]): Finding[] {
  const open = proposals.filter(({ standing }) => standing === 'open' || standing === 'certain');
  const unjudged = proposals.filter(isUnjudged);
  const left = [...open, ...unjudged];
  if (left.length === 0) return [];
  const names = left.slice(0, NAMED).map(({ change }) => toName(change));
  const more = left.length > NAMED ? ` and ${left.length - NAMED} more` : '';
  const what = [
    ...(open.length > 0 ? [`${open.length} not decided`] : []),
    ...(unjudged.length > 0 ? [`${unjudged.length} confirmed by the tool alone and flagged`] : []),
  ];
  return [
    {
      code: 'succession/undecided',
      severity: 'error',
      object: file,
      path: ['reviewState'],
      message: `This says that everything is reviewed, but changes are left (${what.join(', ')}): ${names.join('; ')}${more}.`,
      hint: `\`rulemark lineage ${file.fields.from} ${file.fields.to}\` lists them with their words. Decide them, or write "reviewState: in-progress".`,
    },
  ];
}

function findEditorial(file: Succession, proposals: readonly Proposal[]): Finding[] {
  const byKey = new Map(proposals.map((proposal) => [toPairKey(proposal.change), proposal.change]));
  return file.fields.decisions.flatMap((decision, index): Finding[] => {
    if (decision.decision !== 'confirmed' || decision.effect !== 'editorial' || decision.reason) return [];
    const [flag] = byKey.get(toPairKey(decision))?.force ?? [];
    if (!flag) return [];
    return [
      {
        code: 'succession/editorial-without-reason',
        severity: 'error',
        object: file,
        path: ['decisions', index, 'effect'],
        message: `${toName(decision)} is called editorial, but it changes a ${flag.kind}: ${flag.old || '(none)'} → ${flag.new || '(none)'}.`,
        hint: 'Say under "reason" why this does not change what the law asks, or name the effect that it has.',
      },
    ];
  });
}

function toName({ from, to }: Pick<Proposal['change'], 'from' | 'to'>): string {
  const [old, fresh] = [from.join(', ') || 'nothing', to.join(', ') || 'nothing'];
  return old === fresh ? old : `${old} → ${fresh}`;
}
