/** Where an ask stands on a day: the last entry of its history by then. What happened later is not known yet. */
import type { AskStanding } from '../../model/filing.ts';
import type { RuleObject } from '../../model/object.ts';

/** The standing; undefined before the first entry. Of several entries of one day the last written counts. */
export function getStanding({ fields }: RuleObject<'ask'>, asOf: string): AskStanding | undefined {
  const last = fields.history
    .filter(({ on }) => on <= asOf)
    .reduce<(typeof fields.history)[number] | undefined>(
      (latest, entry) => (latest === undefined || entry.on >= latest.on ? entry : latest),
      undefined,
    );
  return last && { status: last.status, since: last.on, by: last.by, reason: last.reason };
}
