/**
 * Random contents of a small rule and a provider, all valid: duties of every kind and stage, controls with mappings of
 * every sort, evidence in every state, gaps with every decision, reviews before and after the day, applicability.
 * In: fast-check, with its seed. Out: files.
 */
import {
  BASE,
  type Fields,
  type Files,
  OTHER_RULE,
  RULE,
  toControl,
  toDefinition,
  toEvidence,
  toFile,
  toGap,
  toMapping,
  toObligation,
  toProvider,
  toRule,
  toVersion,
} from '../build-content.ts';
import { fc } from '../seeded.ts';

/** Days on both sides of the as-of day, and the day itself. */
const day = () => fc.constantFrom('2030-01-10', '2030-06-14', '2030-06-15', '2030-06-16', '2031-02-01');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const owner = () => maybe(fc.constantFrom('Night shift', 'Legal', '=Pier team'));
const state = () => fc.constantFrom('active', 'active', 'active', 'active', 'draft');
const index = () => fc.nat({ max: 40 });

const obligation = () =>
  fc.record({
    kind: fc.constantFrom(
      'obligation',
      'obligation',
      'obligation',
      'prohibition',
      'permission',
      'exemption',
      'power',
    ),
    state: state(),
    bearers: fc.constantFrom(['keeper'], ['keeper'], ['board'], ['keeper', 'board']),
    version: fc.constantFrom('nprm-2030', 'nprm-2030', 'nprm-2030', 'later-2031'),
    penalties: fc.constantFrom(['fine'], ['jail'], ['fine', 'jail'], { noneStated: 'Not in the text.' }),
    verification: fc.constantFrom(
      { verification: 'primary', sources: ['gazette'] },
      { verification: 'unverified', sources: undefined },
    ),
    terms: fc.constantFrom(undefined, ['harbour-lamp']),
    owner: owner(),
  });

const evidence = () =>
  fc.record({
    state: state(),
    method: fc.constantFrom('examine', 'interview', 'test'),
    result: fc.constantFrom('pass', 'pass', 'pass', 'fail', 'needs-review', 'not-run'),
    collectedOn: maybe(day()),
    validUntil: maybe(day()),
    cadenceDays: maybe(fc.constantFrom(30, 365)),
  });

const review = () =>
  maybe(
    fc.record({
      by: fc.constant('Counsel'),
      on: day(),
      decision: fc.constantFrom('accepted', 'accepted', 'accepted', 'rejected', 'retired'),
    }),
  );

const mapping = () =>
  fc.record({
    obligation: index(),
    relation: fc.constantFrom(
      'implements',
      'implements',
      'supports',
      'equivalent',
      'intersects',
      'conflicts',
      'no-match',
    ),
    covers: fc.constantFrom('whole', 'whole', 'part'),
    evidence: fc.array(index(), { maxLength: 2 }),
    review: review(),
  });

const control = () =>
  fc.record({
    state: state(),
    status: fc.constantFrom(
      'implemented',
      'implemented',
      'implemented',
      'partial',
      'planned',
      'alternative',
      'not-applicable',
    ),
    kind: fc.constantFrom('policy', 'process', 'technical', 'contractual'),
    due: maybe(day()),
    owner: owner(),
    satisfies: fc.array(mapping(), { maxLength: 4 }),
  });

const gap = () =>
  fc.record({
    state: state(),
    side: fc.constantFrom('provider', 'rule'),
    kind: fc.constantFrom('missing', 'ambiguity', 'conflict-of-law', 'infeasible', 'evidence', 'cost'),
    about: index(),
    /** Whether the file decides on the computed gap of the duty. */
    decides: fc.boolean(),
    severity: maybe(fc.integer({ min: 1, max: 4 })),
    effort: maybe(fc.constantFrom('small', 'medium', 'large', 'unknown')),
    owner: owner(),
    decision: fc.record({
      state: fc.constantFrom('open', 'accepted-risk', 'planned', 'closed'),
      on: maybe(day()),
      until: day(),
    }),
  });

const applicability = () =>
  fc.record({
    state: state(),
    subject: fc.constantFrom({ type: 'provider' }, { type: 'product', id: 'pier-lamp' }),
    decision: fc.constantFrom('in', 'out', 'out', 'unclear'),
    obligations: fc.array(index(), { minLength: 1, maxLength: 3 }),
    review: review(),
  });

const parts = () =>
  fc.record({
    obligations: fc.array(obligation(), { minLength: 1, maxLength: 14 }),
    evidence: fc.array(evidence(), { maxLength: 5 }),
    controls: fc.array(control(), { maxLength: 8 }),
    gaps: fc.array(gap(), { maxLength: 6 }),
    applicability: fc.array(applicability(), { maxLength: 2 }),
    hasProvider: fc.constantFrom(true, true, true, false),
    hasOtherRule: fc.boolean(),
  });

type Parts =
  ReturnType<typeof parts> extends { generate(...given: never[]): { readonly value: infer T } } ? T : never;

/** A random content. */
export function randomContent(): fc.Arbitrary<Files> {
  return parts().map(toFiles);
}

function toFiles(random: Parts): Files {
  return {
    ...BASE,
    'provider/controls/round.md': undefined,
    'provider/evidence/log.md': undefined,
    'provider/provider.md': random.hasProvider ? toProvider() : undefined,
    [`${RULE}/obligations/light-lamp.md`]: undefined,
    [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'later-2031'] }),
    [`${RULE}/versions/later-2031/version.md`]: toVersion({ title: 'A later text', published: '2031-01-05' }),
    [`${RULE}/versions/later-2031/9.20.md`]: BASE[`${RULE}/versions/nprm-2030/9.20.md`],
    [`${RULE}/definitions/harbour-lamp.md`]: toDefinition(),
    // Two rules may use one id; a reference then says which rule it means, as those below do.
    ...(random.hasOtherRule ? toOtherRule() : {}),
    ...toRuleSide(random),
    ...toProviderSide(random),
  };
}

function toOtherRule(): Files {
  return {
    ...OTHER_RULE,
    'rules/other-lamps/parties/keeper.md': undefined,
    'rules/other-lamps/parties/other-keeper.md': OTHER_RULE['rules/other-lamps/parties/keeper.md'],
    'rules/other-lamps/obligations/light-lamp.md': undefined,
    'rules/other-lamps/obligations/duty-1.md': toObligation({
      title: 'The same name elsewhere',
      bearers: ['other-keeper'],
      sections: { 'other-2030': ['1'] },
      authorities: [],
      penalties: { noneStated: 'Not in the text.' },
    }),
  };
}

function toRuleSide({ obligations }: Parts): Files {
  return Object.fromEntries(
    obligations.map(({ version, verification, ...fields }, at) => [
      `${RULE}/obligations/duty-${at}.md`,
      toObligation({ ...fields, ...verification, title: `Duty ${at}`, sections: { [version]: ['9.20'] } }),
    ]),
  );
}

function toProviderSide(random: Parts): Files {
  const duty = (at: number) => `harbour-lamps/duty-${at % random.obligations.length}`;
  const files: Record<string, string> = {};
  random.evidence.forEach((fields, at) => {
    const supersedes = at > 2 ? `proof-${at - 1}` : undefined;
    files[`provider/evidence/proof-${at}.md`] = toEvidence({ ...fields, supersedes });
  });
  random.controls.forEach(({ satisfies, ...fields }, at) => {
    files[`provider/controls/control-${at}.md`] = toControl({
      ...fields,
      title: `Control ${at}`,
      satisfies: satisfies.map((one, place) => toClaim(one, duty(one.obligation), random, `${at}.${place}`)),
    });
  });
  random.gaps.forEach(({ about, decides, decision, ...fields }, at) => {
    const name = decides ? toDecisionName(about % random.obligations.length, random) : `gap-${at}`;
    files[`provider/gaps/${name}.md`] = toGap({
      ...fields,
      title: `Gap ${at}`,
      about: [at % 3 === 0 ? 'definitions/harbour-lamp' : `obligations/${duty(about)}`],
      decision: { ...decision, by: 'Counsel', reason: 'Looked at.' },
    });
  });
  random.applicability.forEach(({ obligations, subject, ...fields }, at) => {
    const isKnown = random.hasProvider || subject.type === 'provider';
    files[`provider/applicability/case-${at}.md`] = toFile({
      ...fields,
      title: `Case ${at}`,
      reason: 'The words decide it.',
      subject: isKnown ? subject : { type: 'provider' },
      obligations: [...new Set(obligations.map(duty))],
    });
  });
  return files;
}

function toClaim(
  claim: Parts['controls'][number]['satisfies'][number],
  duty: string,
  random: Parts,
  name: string,
): Fields {
  const pieces = random.evidence.length;
  const named = pieces === 0 ? [] : [...new Set(claim.evidence.map((at) => `proof-${at % pieces}`))];
  return toMapping({
    ...claim,
    obligation: duty,
    rationale: `It sees to it in its own way, number ${name}.`,
    ...(claim.covers === 'part' ? { part: 'the wick' } : {}),
    evidence: named.length > 0 ? named : undefined,
  });
}

/** The file that decides on a computed gap carries the rule where two rules use the id. */
function toDecisionName(at: number, { hasOtherRule }: Parts): string {
  return hasOtherRule && at === 1 ? 'coverage.harbour-lamps.duty-1' : `coverage.duty-${at}`;
}
