/** The result of a questionnaire for other tools, schema `rulemark/reach@1`: the decision with the words that decide. */
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Answers } from '../../model/reach.ts';
import type { ApplicabilityFile } from '../../view/reach/applicability-file.ts';
import { toReachMood, toReachSection } from '../../view/reach/reach-page.ts';
import { toReachState } from '../../view/reach/reach-state.ts';

/** Everything a result rests on; `next` is the open question where the answers do not reach an end. */
export function toReachJson(
  corpus: Corpus,
  questionnaire: RuleObject<'questionnaire'>,
  { answers, holding }: { readonly answers: Answers; readonly holding: Answers },
  file: ApplicabilityFile | undefined,
) {
  const section = toReachSection(corpus, questionnaire);
  const state = section.form && toReachState(section.form, answers, holding);
  const rule = corpus.content.get('rule', '', questionnaire.home);
  const outcome = section.outcomes.find(({ id }) => id === state?.outcome?.id);
  return {
    schema: 'rulemark/reach@1' as const,
    audience: corpus.audience,
    asOf: corpus.asOf.day,
    rule: questionnaire.home,
    questionnaire: questionnaire.id,
    subject: questionnaire.fields.subject,
    mood: rule ? toReachMood(corpus, rule) : null,
    path: state?.path ?? [],
    next: state?.next ?? null,
    unused: state?.unused ?? [],
    outcome: outcome?.id ?? null,
    decision: outcome?.decision ?? null,
    reason: outcome?.reason ?? null,
    words: (outcome?.words ?? []).map(({ of, text, origin, checked, citations }) => ({
      of,
      text,
      origin,
      verification: checked.verification,
      sources: checked.sources.map(({ id }) => id),
      citations: citations.map(({ full }) => full),
    })),
    holding: state?.asksHolding
      ? {
          verdict: state.holding.verdict ?? null,
          next: state.holding.next ?? null,
          missing: state.holding.missing,
          unsure: state.holding.unsure,
        }
      : null,
    file: file ? { file: file.file, text: file.text } : null,
  };
}
