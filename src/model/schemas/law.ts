/**
 * The kinds that restate the law of a rulemaking: rule, party, source, authority, event, version, section,
 * definition, obligation, penalty, question, lineage topic, succession and note. All are public by nature except the
 * fields marked otherwise (owners, ambiguities, reasons of legal direction). Deontic kinds follow
 * LegalRuleML; stages follow the Federal Register; lineage operations follow Akoma Ntoso and drafting usage.
 * Longer than other files because it is a table: one entry a field, with the words that the reference page shows.
 */
import { z } from 'zod';
import { AUTHORITY_STATUSES, EFFECTS, OBLIGATION_KINDS, OPERATIONS, STAGES } from '../words.ts';
import { field, ref, shape, text } from './field.ts';
import {
  checkedFields,
  commonFields,
  day,
  deadline,
  digest,
  provision,
  provisionsByVersion,
  quotes,
  review,
  sources,
  verification,
} from './parts.ts';

const EVENT_TYPES = [
  'signed',
  'published',
  'comments-open',
  'comments-close',
  'comments-extended',
  'deadline',
  'effective',
  'compliance',
  'withdrawn',
  'authority-amended',
  'authority-revoked',
  'authority-continued',
  'redesignated',
  'report',
  'related',
] as const;

export const rule = shape({
  ...commonFields,
  shortTitle: field('public', 'A few words for menus.', text()),
  agencies: field('public', 'Issuing agencies, parent first.', z.array(text()).min(1)),
  identifiers: field(
    'public',
    'RINs, docket and document numbers, each with the version it belongs to.',
    z
      .array(
        shape({
          type: field(
            'public',
            'What kind of number.',
            z.enum(['rin', 'docket', 'agency-docket', 'document', 'icr']),
          ),
          value: field('public', 'The number.', text()),
          version: field(
            'public',
            'The version it belongs to, where it is not the whole rule.',
            ref('version').optional(),
          ),
        }),
      )
      .default([]),
  ),
  cfr: field('public', 'Where in the Code of Federal Regulations it would stand.', text().optional()),
  versions: field('public', 'Version ids in order.', z.array(ref('version')).min(1)),
  summary: field('public', 'One or two sentences: what the rule would do.', text()),
  ...checkedFields,
});

export const party = shape({
  ...commonFields,
  singular: field('public', 'With its article, for sentences: "a foreign reseller".', text()),
  plural: field('public', 'For headings: "foreign resellers".', text()),
  side: field(
    'public',
    'Where it stands: regulated, agency, customer or public.',
    z.enum(['regulated', 'agency', 'customer', 'public']),
  ),
  definition: field('public', 'The definition that says who it is.', ref('definition').optional()),
});

export const source = shape({
  ...commonFields,
  publisher: field('public', 'Who publishes it.', text()),
  type: field(
    'public',
    'primary: the text itself or an exact copy; the rest are accounts of it.',
    z.enum(['primary', 'law-firm', 'press', 'commenter', 'other']),
  ),
  url: field('public', 'Where it was found.', z.url({ protocol: /^https?$/ }).optional()),
  urls: field(
    'public',
    'Further addresses, such as single pages of a scan.',
    z.array(z.url({ protocol: /^https?$/ })).optional(),
  ),
  extent: field('public', 'How much of it was read.', text().optional()),
  retrieved: field(
    'public',
    'When the file was taken from there, and which file it was.',
    shape({
      on: field('public', 'Day.', day()),
      sha256: field('public', 'Digest of the file.', digest().optional()),
      bytes: field('public', 'Its size.', z.number().int().positive().optional()),
    }).optional(),
  ),
});

export const authority = shape({
  ...commonFields,
  type: field(
    'public',
    'What kind of instrument.',
    z.enum(['executive-order', 'statute', 'cfr-part', 'rule', 'memorandum', 'notice', 'other']),
  ),
  citation: field('public', 'How it is cited.', text()),
  aliases: field('public', 'Other ways it is cited.', z.array(text()).optional()),
  history: field(
    'public',
    'Its status over time, oldest first.',
    z
      .array(
        shape({
          status: field('public', 'From this day on.', z.enum(AUTHORITY_STATUSES)),
          on: field('public', 'The day.', day()),
          by: field('public', 'The instrument that did it, in words.', text().optional()),
          authority: field(
            'public',
            'The instrument that did it, where it is an authority here.',
            ref('authority').optional(),
          ),
          verification: field('public', 'How far this was checked.', verification()),
          sources: field('public', 'Ids of the sources.', sources()),
          note: field('public', 'What limits the check.', text().optional()),
        }),
      )
      .min(1),
  ),
  ...checkedFields,
});

export const event = shape({
  ...commonFields,
  type: field('public', 'What kind of event.', z.enum(EVENT_TYPES)),
  date: field('public', 'The day it took or takes place.', day()),
  precision: field(
    'public',
    'month where only the month is known; the date is then its last day.',
    z.enum(['day', 'month']).default('day'),
  ),
  hour: field(
    'public',
    'Time of day, 24 hours, where one is stated or assumed.',
    z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day written HH:MM')
      .optional(),
  ),
  zone: field('public', 'Time zone of the hour, as in the tz database.', text().optional()),
  status: field(
    'public',
    'confirmed by the document; assumed by us; reported by others.',
    z.enum(['confirmed', 'assumed', 'reported']),
  ),
  announcedOn: field(
    'public',
    'Since when a future date has been known; without it the event is known on its day.',
    day().optional(),
  ),
  citation: field('public', 'The document, as cited.', text().optional()),
  version: field('public', 'The version it concerns.', ref('version').optional()),
  authority: field('public', 'The authority it concerns.', ref('authority').optional()),
  related: field(
    'public',
    'True for neighbouring measures that are not steps of this rule.',
    z.boolean().default(false),
  ),
  ...checkedFields,
});

export const version = shape({
  ...commonFields,
  shortTitle: field('public', 'For menus and citations: "E.O. 13984".', text()),
  stage: field('public', 'Which stage of rulemaking the text is.', z.enum(STAGES)),
  published: field('public', 'Day of publication.', day()),
  signed: field('public', 'Day of signature, for orders.', day().optional()),
  citation: field('public', 'Federal Register citation.', text()),
  document: field('public', 'Federal Register document number.', text().optional()),
  cite: field(
    'public',
    'How a provision is cited; {n} stands for its number: "proposed 15 CFR § {n}".',
    z.string().includes('{n}', { error: 'a text with {n} where the number goes' }),
  ),
  citeTo: field(
    'public',
    'The finest level confirmed: nothing may cite more finely.',
    z.enum(['section', 'paragraph']),
  ),
  text: field(
    'public',
    'official: imported from the source; restated: our words, not the text of the law.',
    z.enum(['official', 'restated']),
  ),
  follows: field('public', 'The versions this one takes up.', z.array(ref('version')).optional()),
  authorities: field(
    'public',
    'The authorities this version invokes or is.',
    z.array(ref('authority')).optional(),
  ),
  retrieved: field(
    'public',
    'Where and when the text was taken from.',
    shape({
      url: field('public', 'Address.', z.url({ protocol: /^https?$/ })),
      on: field('public', 'Day.', day()),
      sha256: field('public', 'Digest of the file.', digest().optional()),
      bytes: field('public', 'Size of the file.', z.number().int().positive().optional()),
    }).optional(),
  ),
  pages: field('public', 'Pages in the source.', text().optional()),
  unseen: field('public', 'What of it was not read.', z.array(text()).optional()),
  reviewed: field(
    'privileged',
    'Who has been through the version, with the outcome of every ask that was filed on those before it.',
    shape({
      by: field('privileged', 'Who.', text()),
      on: field('privileged', 'When.', day()),
      note: field('privileged', 'What was looked at, or left for later.', text().optional()),
    }).optional(),
  ),
  notBinding: field(
    'internal',
    'Sentences of official text that read as if they bound somebody and do not, as a person judged. Imported sections are never edited by hand, so it is said here.',
    z
      .array(
        shape({
          at: field('internal', 'The section or paragraph; what stands below it is meant too.', provision()),
          quote: field(
            'internal',
            'Words of the sentence meant, exactly; without them every sentence there.',
            text().optional(),
          ),
          reason: field('privileged', 'Why nobody is bound.', text()),
          by: field('privileged', 'Who judged.', text()),
          on: field('privileged', 'When.', day()),
        }),
      )
      .min(1)
      .optional(),
  ),
  ...checkedFields,
});

export const section = shape({
  ...commonFields,
  number: field(
    'public',
    'The section number, a quoted string, the same as the file name; an appendix is "1005[appendix-a]".',
    z.string().min(1),
  ),
  imported: field(
    'public',
    'Written by `rulemark import`, which writes it again: never edit such a file by hand.',
    shape({
      source: field('public', 'The document it was taken from.', ref('source')),
      sha256: field('public', 'Digest of everything below the front matter.', digest()),
    }).optional(),
  ),
  ...checkedFields,
});

export const definition = shape({
  ...commonFields,
  aliases: field('public', 'Other words for the same term.', z.array(text()).optional()),
  abbreviation: field('public', 'Its short form.', text().optional()),
  plural: field('public', 'Its plural, where it is not plus s.', text().optional()),
  scope: field(
    'public',
    'Where the definition holds.',
    shape({
      level: field('public', 'How wide.', z.enum(['section', 'subpart', 'part', 'instrument'])),
      of: field('public', 'Which one, in words.', text().optional()),
    }),
  ),
  sections: field('public', 'Where it stands in each version.', provisionsByVersion().default({})),
  quotes: field('public', 'Words of the law, exactly, each with its place.', quotes()),
  uses: field('public', 'Definitions it builds on.', z.array(ref('definition')).optional()),
  definedIn: field(
    'public',
    'Other instruments that define it.',
    z
      .array(
        shape({
          authority: field('public', 'The instrument.', ref('authority').optional()),
          citation: field('public', 'The place, as cited.', text()),
          note: field('public', 'What it says there, or how it relates.', text().optional()),
        }),
      )
      .optional(),
  ),
  paraphrase: field('public', 'What it means, in our own words.', text()),
  ambiguities: field('privileged', 'What is unclear, and for whom it matters.', z.array(text()).optional()),
  review: field('privileged', 'Who held the paraphrase against the text.', review().optional()),
  ...checkedFields,
});

export const obligation = shape({
  ...commonFields,
  kind: field('public', 'Its deontic kind.', z.enum(OBLIGATION_KINDS)),
  bearers: field('public', 'Whom it binds or empowers.', z.array(ref('party')).min(1)),
  counterparty: field('public', 'Towards whom.', ref('party').optional()),
  action: field('public', 'The verb, base form: "verify".', text()),
  object: field('public', 'The rest of the phrase: "the identity of each foreign customer".', text()),
  trigger: field('public', 'When it arises, starting with "when", "on" or "if".', text().optional()),
  deadline: field('public', 'By when, or why there is no day.', deadline()),
  conditions: field('public', 'What must hold for it to apply.', z.array(text()).optional()),
  exceptions: field(
    'public',
    'When it does not apply.',
    z
      .array(
        shape({
          text: field('public', 'The exception.', text()),
          obligation: field(
            'public',
            'The permission or exemption that carries it.',
            ref('obligation').optional(),
          ),
        }),
      )
      .optional(),
  ),
  elements: field(
    'public',
    'The parts it is made of, where a source lists them.',
    z.array(text()).optional(),
  ),
  knowledge: field('public', 'What the bearer must know for it to apply.', text().optional()),
  records: field(
    'public',
    'What must be kept, and how long.',
    shape({
      keep: field('public', 'What.', text()),
      retention: field('public', 'How long, from when.', text()),
    }).optional(),
  ),
  report: field(
    'public',
    'What must be told, to whom, how often.',
    shape({
      to: field('public', 'To whom.', ref('party')),
      content: field('public', 'What it must say.', z.array(text()).optional()),
      frequency: field('public', 'How often.', text().optional()),
    }).optional(),
  ),
  sections: field(
    'public',
    'Where it stands in each version: version id to provision numbers, quoted.',
    provisionsByVersion(),
  ),
  quotes: field('public', 'Words of the law, exactly, each with its place.', quotes()),
  effects: field(
    'public',
    'The legal direction of its change between versions, as a person judged it.',
    z
      .array(
        shape({
          from: field('public', 'The earlier version.', ref('version')),
          to: field('public', 'The later version.', ref('version')),
          effect: field('public', 'The direction.', z.enum(EFFECTS)),
          by: field('privileged', 'Who judged.', text().optional()),
          on: field('privileged', 'When.', day().optional()),
          reason: field('privileged', 'Why.', text().optional()),
        }),
      )
      .optional(),
  ),
  authorities: field(
    'public',
    'What it rests on; it falls when all of these fall.',
    z.array(ref('authority')),
  ),
  penalties: field(
    'public',
    'What breach costs, or why none is stated.',
    z.union([
      z.array(ref('penalty')).min(1),
      shape({ noneStated: field('public', 'Why no penalty attaches.', text()) }),
    ]),
  ),
  terms: field('public', 'Definitions it turns on.', z.array(ref('definition')).optional()),
  owner: field('internal', 'Who in the company looks after it.', text().optional()),
  review: field('privileged', 'Who held the restatement against the text.', review().optional()),
  ...checkedFields,
});

export const penalty = shape({
  ...commonFields,
  kind: field(
    'public',
    'What sort of consequence.',
    z.enum(['civil', 'criminal', 'administrative', 'special-measure']),
  ),
  prohibitedActs: field(
    'public',
    'The acts it punishes.',
    z
      .array(
        shape({
          act: field('public', 'The act.', text()),
          verification: field('public', 'How far this was checked.', verification()),
          sources: field('public', 'Ids of the sources.', sources()),
          note: field('public', 'What limits the check.', text().optional()),
        }),
      )
      .min(1),
  ),
  mentalState: field('public', 'What state of mind it needs, or that it needs none.', text()),
  amount: field(
    'public',
    'How the sum is set.',
    shape({
      type: field(
        'public',
        'fixed, maximum, the greater of several, or not in the text.',
        z.enum(['fixed', 'maximum', 'greater-of', 'not-in-text']),
      ),
      statement: field(
        'public',
        'The rule for the sum in words: "the greater of the yearly amount or twice the value of the transaction".',
        text(),
      ),
      imprisonment: field('public', 'Imprisonment, where the law allows it.', text().optional()),
    }),
  ),
  amounts: field(
    'public',
    'Sums with year and source.',
    z
      .array(
        shape({
          year: field('public', 'The year it holds for.', z.number().int()),
          amount: field('public', 'The sum, in whole units of the currency.', z.number().positive()),
          currency: field(
            'public',
            'ISO 4217 code.',
            z.string().regex(/^[A-Z]{3}$/, 'a currency code of three capitals'),
          ),
          from: field('public', 'First day it held.', day().optional()),
          verification: field('public', 'How far this was checked.', verification()),
          sources: field('public', 'Ids of the sources.', sources()),
          note: field('public', 'What to know about it.', text().optional()),
        }),
      )
      .optional(),
  ),
  statute: field('public', 'The statute, as cited.', text()),
  authorities: field('public', 'Authorities it rests on.', z.array(ref('authority'))),
  sections: field('public', 'Where a version states it.', provisionsByVersion().default({})),
  ...checkedFields,
});

export const question = shape({
  ...commonFields,
  version: field('public', 'The version that asks.', ref('version')),
  category: field('public', "The agency's own heading for it.", text()),
  number: field('public', "The agency's number, where known.", z.string().optional()),
  asks: field('public', 'The question, restated.', text()),
  provision: field('public', 'Where in the version.', provision().optional()),
  page: field('public', 'Page of the source.', z.string().optional()),
  obligations: field('public', 'Obligations it touches.', z.array(ref('obligation')).optional()),
  definitions: field('public', 'Definitions it touches.', z.array(ref('definition')).optional()),
  ...checkedFields,
});

export const lineage = shape({
  ...commonFields,
  stages: field(
    'public',
    'What each version says on the topic, in order.',
    z
      .array(
        shape({
          version: field('public', 'The version.', ref('version')),
          provisions: field('public', 'Where it says so.', z.array(provision()).optional()),
          says: field('public', 'What it says, or that it is silent.', text()),
          silent: field(
            'public',
            'True when the version says nothing on the topic.',
            z.boolean().default(false),
          ),
          verification: field('public', 'How far this was checked.', verification()),
          sources: field('public', 'Ids of the sources.', sources()),
          note: field('public', 'What limits the check.', text().optional()),
        }),
      )
      .min(2),
  ),
  steps: field(
    'public',
    'What became of it between two versions.',
    z.array(
      shape({
        from: field('public', 'The earlier version.', ref('version')),
        to: field('public', 'The later version.', ref('version')),
        operations: field(
          'public',
          'What happened to the provisions; several may combine.',
          z.array(z.enum(OPERATIONS)).min(1),
        ),
        effect: field('public', 'The legal direction, as a person judged it.', z.enum(EFFECTS)),
        summary: field('public', 'The change in one sentence.', text()),
        by: field('privileged', 'Who judged.', text().optional()),
        on: field('privileged', 'When.', day().optional()),
        reason: field('privileged', 'Why.', text().optional()),
      }),
    ),
  ),
  obligations: field('public', 'Obligations on the topic.', z.array(ref('obligation')).optional()),
  definitions: field('public', 'Definitions on the topic.', z.array(ref('definition')).optional()),
  terms: field(
    'public',
    'Words by which comments speak of it. `extend*` is every word that begins so, `extension + month` both in one sentence.',
    z.array(text()).optional(),
  ),
});

export const succession = shape({
  ...commonFields,
  from: field('public', 'The earlier version.', ref('version')),
  to: field('public', 'The later version.', ref('version')),
  reviewState: field(
    'public',
    'in-progress: somebody still looks at it; reviewed: every change has been decided.',
    z.enum(['in-progress', 'reviewed']),
  ),
  decisions: field(
    'public',
    'What became of single provisions. Everything else is worked out from the texts.',
    z.array(
      shape({
        operations: field(
          'public',
          'What happened to the provisions; several may combine.',
          z.array(z.enum(OPERATIONS)).min(1),
        ),
        from: field(
          'public',
          'Provisions of the earlier version; none for what is new.',
          z.array(provision()),
        ),
        to: field(
          'public',
          'Provisions of the later version; none for what was dropped.',
          z.array(provision()),
        ),
        decision: field(
          'public',
          'confirmed: these became those; rejected: none of these became any of those.',
          z.enum(['confirmed', 'rejected']),
        ),
        effect: field('public', 'The legal direction, as a person judged it.', z.enum(EFFECTS)),
        method: field(
          'public',
          'How the tool found the pair that it wrote here; take it away when a person decided.',
          z.enum(['exact', 'label', 'text', 'containment', 'place']).optional(),
        ),
        score: field(
          'public',
          'How alike the words are that the tool paired, 0 to 1.',
          z.number().min(0).max(1).optional(),
        ),
        by: field('privileged', 'Who decided.', text().optional()),
        on: field('privileged', 'When.', day().optional()),
        reason: field('privileged', 'Why.', text().optional()),
      }),
    ),
  ),
});

export const note = shape({
  ...commonFields,
  summary: field('public', 'One sentence for lists.', text()),
});
