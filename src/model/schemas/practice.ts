/**
 * The kinds on our side of the line: provider, applicability, control, evidence, gap. All are privileged by
 * nature. Implementation status keeps OSCAL's words; methods of evidence are those of NIST SP 800-53A (examine,
 * interview, test).
 */
import { z } from 'zod';
import { EVIDENCE_METHODS } from '../trace-policy.ts';
import { CONTROL_KINDS, REACH_DECISIONS, SUBJECT_TYPES } from '../words.ts';
import { field, ref, shape, text } from './field.ts';
import { commonFields, day, digest, review } from './parts.ts';

export const CONTROL_STATUSES = [
  'implemented',
  'partial',
  'planned',
  'alternative',
  'not-applicable',
] as const;
export const RELATIONS = [
  'implements',
  'supports',
  'equivalent',
  'intersects',
  'conflicts',
  'no-match',
] as const;
/** What a control may have been imported from. */
export const ORIGIN_FORMATS = ['oscal-component-definition', 'oscal-catalog', 'csv', 'xlsx'] as const;
const GAP_KINDS = [
  'missing',
  'partial',
  'planned',
  'unassessed',
  'evidence',
  'conflict-of-law',
  'ambiguity',
  'infeasible',
  'overbroad',
  'threshold-undefined',
  'cost',
] as const;

/** A century: more is a slip of the finger. */
const MAX_DAYS = 36_500;

const named = (what: string) =>
  z.array(
    shape({
      id: field(
        'privileged',
        `Short id of the ${what}.`,
        z.string().regex(/^[a-z0-9-]+$/, 'a short id of small letters, digits and hyphens'),
      ),
      title: field('privileged', `What the ${what} is called.`, text()),
      description: field('privileged', 'What matters about it for the rule.', text()),
    }),
  );

/** What a marker in code is called: letters and digits, with dots, hyphens and low lines between them. */
const MARKER_ID = /^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*$/;

const places = () =>
  z.array(
    shape({
      type: field('privileged', 'What sort of place.', z.enum(['path', 'ticket', 'url'])),
      at: field(
        'privileged',
        'The path from the root of the repository, with forward slashes; the ticket; the address.',
        text(),
      ),
      marker: field(
        'privileged',
        'The block of that file between `rulemark:begin <id>` and `rulemark:end`, by its id.',
        z
          .string()
          .regex(MARKER_ID, 'the id of a marker: letters and digits, with dots, hyphens or low lines between')
          .optional(),
      ),
      note: field('privileged', 'What one finds there.', text().optional()),
    }).refine((place) => place.marker === undefined || place.type === 'path', {
      path: ['marker'],
      error: 'belongs to a place of "type: path": a ticket or an address has no marker',
    }),
  );

export const provider = shape({
  ...commonFields,
  example: field(
    'privileged',
    'True for a made-up provider; every page then says so.',
    z.boolean().default(false),
  ),
  usPerson: field('privileged', 'Whether the provider is a U.S. person.', z.enum(['yes', 'no', 'unclear'])),
  roles: field('privileged', 'The parties of the rules that this provider is.', z.array(ref('party')).min(1)),
  products: field('privileged', 'What it offers.', named('product').default([])),
  resellers: field('privileged', 'Who sells on for it.', named('reseller').default([])),
  customerClasses: field(
    'privileged',
    'Classes of customers and of their beneficial owners.',
    named('class of customers').default([]),
  ),
});

export const applicability = shape({
  ...commonFields,
  subject: field(
    'privileged',
    'Whom or what the decision is about.',
    shape({
      type: field('privileged', 'What sort of subject.', z.enum(SUBJECT_TYPES)),
      id: field('privileged', 'Its id in provider.md; not for the provider itself.', text().optional()),
    }),
  ),
  decision: field('privileged', 'in: the rule reaches it; out; unclear.', z.enum(REACH_DECISIONS)),
  reason: field('privileged', 'The words that decide it.', text()),
  definitions: field('privileged', 'The definitions it turns on.', z.array(ref('definition')).optional()),
  obligations: field(
    'privileged',
    'Limits the decision to these obligations.',
    z.array(ref('obligation')).optional(),
  ),
  review: field('privileged', 'Who looked at the decision.', review().optional()),
});

export const control = shape({
  ...commonFields,
  kind: field('privileged', 'What sort of control.', z.enum(CONTROL_KINDS)),
  status: field('privileged', "Implementation status, in OSCAL's words.", z.enum(CONTROL_STATUSES)),
  owner: field('privileged', 'The team or role that runs it.', text().optional()),
  due: field('privileged', 'When a planned control is to be in place.', day().optional()),
  products: field('privileged', 'Product ids it works for; all when left out.', z.array(text()).optional()),
  references: field('privileged', 'Where it lives.', places().optional()),
  properties: field(
    'privileged',
    'Facts that the file it was imported from states and no other field holds.',
    z
      .array(
        shape({
          name: field('privileged', 'What the fact is called there.', text()),
          value: field('privileged', 'The fact.', text()),
          ns: field('privileged', 'Whose name it is, as an address.', text().optional()),
          class: field('privileged', 'What sort of fact.', text().optional()),
          note: field('privileged', 'What was remarked on it.', text().optional()),
        }),
      )
      .optional(),
  ),
  origin: field(
    'privileged',
    'The file it was imported from; kept so that a new import knows the control again.',
    shape({
      file: field('privileged', 'Name of the file.', text()),
      format: field('privileged', 'What sort of file.', z.enum(ORIGIN_FORMATS)),
      sha256: field('privileged', 'Digest of the file.', digest()),
      id: field('privileged', 'What the control is called there.', text()),
      uuid: field('privileged', 'Its number there, where it has one.', text().optional()),
      href: field('privileged', 'What that file takes it from, such as a catalog.', text().optional()),
    }).optional(),
  ),
  satisfies: field(
    'privileged',
    'What it does for which obligation.',
    z
      .array(
        shape({
          obligation: field('privileged', 'The obligation.', ref('obligation')),
          relation: field('privileged', 'How the control relates to it.', z.enum(RELATIONS)),
          covers: field(
            'privileged',
            'whole: all of the obligation; part: the part named.',
            z.enum(['whole', 'part']),
          ),
          part: field('privileged', 'Which part, when it is only a part.', text().optional()),
          rationale: field('privileged', 'Why the control does that.', text()),
          evidence: field('privileged', 'What shows that it works.', z.array(ref('evidence')).optional()),
          review: field('privileged', 'Who looked at this claim.', review().optional()),
        }).refine((mapping) => mapping.covers === 'whole' || mapping.part !== undefined, {
          path: ['part'],
          error: 'says which part, because "covers" is "part"',
        }),
      )
      .default([]),
  ),
});

export const evidence = shape({
  ...commonFields,
  method: field('privileged', 'How it was gathered (NIST SP 800-53A).', z.enum(EVIDENCE_METHODS)),
  source: field('privileged', 'Where it is kept or what was run.', text()),
  references: field('privileged', 'The code that was run or looked at.', places().optional()),
  digest: field(
    'privileged',
    'sha256 of what was seen.',
    z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, 'a digest written sha256: and 64 hexadecimal digits')
      .optional(),
  ),
  collectedOn: field('privileged', 'When it was gathered.', day().optional()),
  collectedBy: field('privileged', 'By whom.', text().optional()),
  validUntil: field('privileged', 'The last day it counts.', day().optional()),
  cadenceDays: field(
    'privileged',
    'Or: how many days it counts from its collection.',
    z.number().int().positive().max(MAX_DAYS).optional(),
  ),
  result: field('privileged', 'What it showed.', z.enum(['pass', 'fail', 'needs-review', 'not-run'])),
  supersedes: field('privileged', 'The evidence it takes the place of.', ref('evidence').optional()),
});

export const gap = shape({
  ...commonFields,
  side: field('privileged', 'provider: we fall short; rule: the rule does.', z.enum(['provider', 'rule'])),
  kind: field('privileged', 'What sort of gap.', z.enum(GAP_KINDS)),
  about: field(
    'privileged',
    'What it is about: "obligations/<id>", "definitions/<id>".',
    z.array(ref('any')).min(1),
  ),
  severity: field('privileged', '1 slight to 4 grave.', z.number().int().min(1).max(4).optional()),
  effort: field(
    'privileged',
    'What closing it takes.',
    z.enum(['small', 'medium', 'large', 'unknown']).default('unknown'),
  ),
  days: field(
    'privileged',
    'Calendar days closing it takes, where somebody estimated them; wins over the effort.',
    z.number().int().positive().max(MAX_DAYS).optional(),
  ),
  products: field(
    'privileged',
    'Product ids it concerns, where it is not all that the rule reaches.',
    z.array(text()).min(1).optional(),
  ),
  owner: field('privileged', 'Who looks after it.', text().optional()),
  review: field('privileged', 'Who looked whether it still holds.', review().optional()),
  decision: field(
    'privileged',
    'What was decided about it.',
    shape({
      state: field('privileged', 'Where it stands.', z.enum(['open', 'accepted-risk', 'planned', 'closed'])),
      by: field('privileged', 'Who decided.', text().optional()),
      on: field('privileged', 'When.', day().optional()),
      until: field('privileged', 'Until when a risk is accepted.', day().optional()),
      reason: field('privileged', 'Why.', text().optional()),
    }).refine(
      (decision) =>
        decision.state !== 'accepted-risk' || (decision.by !== undefined && decision.until !== undefined),
      {
        error: 'must say who accepted the risk ("by") and until when ("until")',
      },
    ),
  ),
});
