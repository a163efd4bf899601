/**
 * The head of an OSCAL document: what it is, of which day and for whom, how far the law behind it has come, and the
 * parties and roles it names. The time is the as-of day: no clock enters.
 */

import { NS } from '../../model/oscal-names.ts';
import { toLongDay } from '../../text/day.ts';
import { toStateStatements } from '../../view/rule-state.ts';
import { OSCAL_VERSION, type OscalContext, type Prop, toLine, toProps, toTime } from './oscal-json.ts';

export interface Party {
  readonly uuid: string;
  readonly type: 'organization';
  readonly name: string;
}

export interface Role {
  readonly id: string;
  readonly title: string;
}

export interface MetadataFacts {
  readonly title: string;
  readonly roles?: readonly Role[];
  readonly parties?: readonly Party[];
  readonly remarks?: readonly string[];
  readonly props?: readonly Prop[];
}

/** The metadata; the state of each rule stands in the remarks, and in the title when nothing of it is final. */
export function toMetadata(context: OscalContext, facts: MetadataFacts): object {
  const { corpus } = context;
  const { day } = corpus.asOf;
  return {
    title: toLine(`${facts.title}${toStanding(context)}`),
    'last-modified': toTime(day),
    version: day,
    'oscal-version': OSCAL_VERSION,
    props: [...toProps('as-of', day), ...toProps('audience', corpus.audience), ...(facts.props ?? [])],
    roles: facts.roles,
    parties: facts.parties,
    remarks: [
      `Written by Rulemark for the ${corpus.audience} audience, as of ${toLongDay(day)}. Properties without a name of OSCAL have the namespace ${NS}.`,
      ...(facts.remarks ?? []),
      ...context.rules.map(
        (rule) =>
          `${rule.fields.title}: ${toStateStatements(corpus, rule)
            .map(({ text }) => text)
            .join(' ')}`,
      ),
    ].join('\n\n'),
  };
}

/** What follows the title: that the law is not final, where that is so for all or some of the rules. */
function toStanding({ corpus, rules }: OscalContext): string {
  const states = rules.map((rule) => corpus.getRuleState(rule));
  const open = states.filter(({ isFinal }) => !isFinal);
  if (open.length === 0) return '';
  if (open.length < states.length) return ' (not all of the rules are final)';
  const said = new Set(open.map(({ withdrawal }) => withdrawal?.fields.status));
  if (said.size > 1 || said.has(undefined)) return ' (not a final rule; not in force)';
  return said.has('confirmed') ? ' (not a final rule; withdrawn)' : ' (not a final rule; reported withdrawn)';
}

/** A party for a name; the same name is the same party in every document. */
export function toParty({ toUuid }: Pick<OscalContext, 'toUuid'>, name: string): Party {
  return { uuid: toUuid(`party ${name}`), type: 'organization', name: toLine(name) };
}

/** Parties by name, each once, in the order they were named. */
export function toParties(context: Pick<OscalContext, 'toUuid'>, names: readonly string[]): readonly Party[] {
  return [...new Set(names.map(toLine))].map((name) => toParty(context, name));
}
