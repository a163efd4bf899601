/**
 * Every kind of object that people write: its schema, where its files live, who may see it at most openly,
 * and how it is called. The one table that loader, checks, commands, JSON Schemas and reference pages read.
 */
import type { z } from 'zod';
import type { Visibility } from '../visibility.ts';
import { comment, docket, point } from './docket.ts';
import { answer, ask, filing } from './filing.ts';
import {
  authority,
  definition,
  event,
  lineage,
  note,
  obligation,
  party,
  penalty,
  question,
  rule,
  section,
  source,
  succession,
  version,
} from './law.ts';
import { applicability, control, evidence, gap, provider } from './practice.ts';
import { questionnaire } from './questionnaire.ts';

export interface KindEntry {
  readonly plural: string;
  /** Folder pattern below `content/`; `*` is one folder; a fixed file name ends in `.md`. */
  readonly place: string;
  /** The most open visibility an object of the kind may have. */
  readonly floor: Visibility;
  readonly schema: z.ZodObject;
  /** One sentence for the reference page and `rulemark new --help`. */
  readonly is: string;
}

export const KINDS = {
  rule: {
    plural: 'rules',
    place: 'rules/*/rule.md',
    floor: 'public',
    schema: rule,
    is: 'One rulemaking, from its first order to its last version.',
  },
  party: {
    plural: 'parties',
    place: 'rules/*/parties',
    floor: 'public',
    schema: party,
    is: 'Somebody whom the rule binds, empowers or protects.',
  },
  source: {
    plural: 'sources',
    place: 'rules/*/sources',
    floor: 'public',
    schema: source,
    is: 'A document that a statement of law was checked against.',
  },
  authority: {
    plural: 'authorities',
    place: 'rules/*/authorities',
    floor: 'public',
    schema: authority,
    is: 'An order, statute or other instrument that a provision rests on or cites.',
  },
  event: {
    plural: 'events',
    place: 'rules/*/events',
    floor: 'public',
    schema: event,
    is: 'Something that happened, or will, in the life of the rule.',
  },
  version: {
    plural: 'versions',
    place: 'rules/*/versions/*/version.md',
    floor: 'public',
    schema: version,
    is: "One stage's text.",
  },
  section: {
    plural: 'sections',
    place: 'rules/*/versions/*',
    floor: 'public',
    schema: section,
    is: 'One section of one version; the body is its text.',
  },
  definition: {
    plural: 'definitions',
    place: 'rules/*/definitions',
    floor: 'public',
    schema: definition,
    is: 'A defined term, its scope and where it stands.',
  },
  obligation: {
    plural: 'obligations',
    place: 'rules/*/obligations',
    floor: 'public',
    schema: obligation,
    is: 'One duty, prohibition, permission, exemption or power.',
  },
  penalty: {
    plural: 'penalties',
    place: 'rules/*/penalties',
    floor: 'public',
    schema: penalty,
    is: 'What breach costs.',
  },
  question: {
    plural: 'questions',
    place: 'rules/*/questions',
    floor: 'public',
    schema: question,
    is: 'A question the agency put to the public.',
  },
  questionnaire: {
    plural: 'questionnaires',
    place: 'rules/*/questionnaires',
    floor: 'public',
    schema: questionnaire,
    is: 'Questions that end in whether the rule reaches a subject, built from its definitions.',
  },
  lineage: {
    plural: 'topics',
    place: 'rules/*/lineage',
    floor: 'public',
    schema: lineage,
    is: 'What became of one topic from version to version.',
  },
  succession: {
    plural: 'successions',
    place: 'rules/*/successions',
    floor: 'public',
    schema: succession,
    is: 'What became of each provision from one version to another, as people decided.',
  },
  note: {
    plural: 'notes',
    place: 'rules/*/notes',
    floor: 'public',
    schema: note,
    is: 'A page of prose about the rule.',
  },
  provider: {
    plural: 'providers',
    place: 'provider/provider.md',
    floor: 'privileged',
    schema: provider,
    is: 'The company itself: what it is, offers, and to whom.',
  },
  applicability: {
    plural: 'applicability',
    place: 'provider/applicability',
    floor: 'privileged',
    schema: applicability,
    is: 'Whether the rule reaches a subject, and why.',
  },
  control: {
    plural: 'controls',
    place: 'provider/controls',
    floor: 'privileged',
    schema: control,
    is: 'Something the company does, and which obligations it satisfies.',
  },
  evidence: {
    plural: 'evidence',
    place: 'provider/evidence',
    floor: 'privileged',
    schema: evidence,
    is: 'What shows that a control works.',
  },
  gap: {
    plural: 'gaps',
    place: 'provider/gaps',
    floor: 'privileged',
    schema: gap,
    is: 'A shortfall somebody wrote down, or a decision on a computed one.',
  },
  ask: {
    plural: 'asks',
    place: 'filing/asks',
    floor: 'privileged',
    schema: ask,
    is: 'One point we put to the agency.',
  },
  answer: {
    plural: 'answers',
    place: 'filing/answers',
    floor: 'privileged',
    schema: answer,
    is: "Our answer to one of the agency's questions.",
  },
  filing: {
    plural: 'filings',
    place: 'filing/filings',
    floor: 'privileged',
    schema: filing,
    is: 'One letter to the agency: who files, to which docket, with what around the asks.',
  },
  docket: {
    plural: 'dockets',
    place: 'dockets/*/docket.md',
    floor: 'public',
    schema: docket,
    is: 'Where comments are filed.',
  },
  comment: {
    plural: 'comments',
    place: 'dockets/*/reported',
    floor: 'public',
    schema: comment,
    is: 'What somebody else is reported to have filed.',
  },
  point: {
    plural: 'points',
    place: 'dockets/*/coding',
    floor: 'privileged',
    schema: point,
    is: 'A point that a person found in a comment.',
  },
} as const satisfies Record<string, KindEntry>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];
/** What the front matter of a kind holds after the schema. */
export type FieldsOf<K extends Kind> = z.output<(typeof KINDS)[K]['schema']>;

/** The kind of a singular or plural name, or undefined. */
export function findKind(name: string): Kind | undefined {
  return KIND_NAMES.find((kind) => kind === name || KINDS[kind].plural === name);
}
