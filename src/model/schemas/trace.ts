/**
 * The schema of the trace policy, `trace:` in `rulemark.yml`: settings for everything, lines for some kinds, stages
 * and controls, and what the checks are told. Defaults are data in `model/trace-policy.ts`; here they are only shown
 * to editors. Nothing is filled in, so that one can tell what somebody wrote from what holds anyway.
 */
import { z } from 'zod';
import {
  EVIDENCE_METHODS,
  GRAVITIES,
  TRACE_CHECKS,
  TRACE_DEFAULTS,
  type TraceCheck,
} from '../trace-policy.ts';
import { CONTROL_KINDS, OBLIGATION_KINDS, STAGES } from '../words.ts';
import { type Field, field, shape, text } from './field.ts';
import { CONTROL_STATUSES, RELATIONS } from './practice.ts';

/** A century: more is a slip of the finger. */
const MAX_DAYS = 36_500;

/** An optional setting that tells editors what holds without it. */
function left<T extends z.ZodType>(description: string, schema: T, standard?: unknown) {
  const optional = schema.optional();
  return field(
    'privileged',
    description,
    standard === undefined ? optional : optional.meta({ default: standard }),
  );
}

const method = () => z.enum(EVIDENCE_METHODS);
const methods = () => z.array(method()).min(1);
const gravity = () => z.enum(GRAVITIES);
const days = () => z.number().int().min(1).max(MAX_DAYS);

const evidenceNeed = () =>
  z.union([
    method(),
    z.boolean(),
    shape({
      anyOf: field(
        'privileged',
        'One of these is enough.',
        z
          .array(
            z.union([method(), shape({ allOf: field('privileged', 'All of these together.', methods()) })]),
          )
          .min(1),
      ),
    }),
    shape({
      allOf: field(
        'privileged',
        'Each of these is needed.',
        z
          .array(
            z.union([method(), shape({ anyOf: field('privileged', 'One of these is enough.', methods()) })]),
          )
          .min(1),
      ),
    }),
  ]);

const freshDays = () =>
  z.union([
    days(),
    z.literal('none'),
    shape({
      examine: left('For what was examined.', days()),
      interview: left('For what was said in an interview.', days()),
      test: left('For what was tested.', days()),
    }),
  ]);

/** The settings of the policy as a whole, which show their defaults, or of a line, which have none. */
const settings = (standard: Partial<typeof TRACE_DEFAULTS>) => ({
  relations: left(
    'Relations that may carry full coverage.',
    z.array(z.enum(RELATIONS)).min(1),
    standard.relations,
  ),
  statuses: left(
    'Implementation statuses that may carry full coverage.',
    z.array(z.enum(CONTROL_STATUSES)).min(1),
    standard.statuses,
  ),
  reviewed: left('Whether a person must have accepted the mapping.', z.boolean(), standard.reviewed),
  stamped: left(
    'Whether the review must say for which words it was given, so that later changes are noticed.',
    z.boolean(),
    standard.stamped,
  ),
  evidence: left(
    'Unexpired passing evidence: true for any, false for none, a method, or anyOf / allOf of methods.',
    evidenceNeed(),
    standard.evidence,
  ),
  freshDays: left(
    'Days that evidence counts from its collection, even where it says it is valid for longer: a number, a number by method, or none.',
    freshDays(),
    standard.freshDays,
  ),
  uncovered: left(
    'How grave it is that an obligation is not covered; off: not reported.',
    gravity(),
    standard.uncovered,
  ),
});

const line = shape({
  kinds: left('Only for these kinds of obligation.', z.array(z.enum(OBLIGATION_KINDS)).min(1)),
  stages: left(
    'Only while the rule is at one of these stages on the as-of day.',
    z.array(z.enum(STAGES)).min(1),
  ),
  controls: left('Only for mappings of these kinds of control.', z.array(z.enum(CONTROL_KINDS)).min(1)),
  ...settings({}),
}).refine(({ controls, uncovered }) => controls === undefined || uncovered === undefined, {
  path: ['uncovered'],
  error: 'speaks of obligations as a whole and cannot stand in a line for some kinds of control',
});

const severity = Object.fromEntries(
  Object.entries(TRACE_CHECKS).map(([code, is]) => [
    code,
    left(`How grave: ${is}.`, gravity(), TRACE_DEFAULTS.checks.severity[code as TraceCheck]),
  ]),
) as Record<TraceCheck, Field<z.ZodOptional<z.ZodEnum<{ [G in (typeof GRAVITIES)[number]]: G }>>>>;

export const trace = shape({
  binds: left(
    'Kinds of obligation that ask for something; the others are not applicable.',
    z.array(z.enum(OBLIGATION_KINDS)).min(1),
    TRACE_DEFAULTS.binds,
  ),
  ...settings(TRACE_DEFAULTS),
  lines: left(
    'Settings for some obligations only. A line holds where all its lists fit; later lines win.',
    z.array(line),
  ),
  checks: left(
    'What the checks of our own side are told.',
    shape({
      manyMappings: left(
        'How many obligations one control may be mapped to before each needs a rationale of its own.',
        z.number().int().min(1),
        TRACE_DEFAULTS.checks.manyMappings,
      ),
      placeholders: left(
        'Words that stand where a rationale or a reason is still to be written.',
        z.array(text()),
        TRACE_DEFAULTS.checks.placeholders,
      ),
      severity: left('How grave each finding is, by its code.', shape(severity)),
    }),
  ),
});
