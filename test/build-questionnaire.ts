/** A questionnaire for the made-up rule about harbour lamps, as an author writes it, so that lines can be pointed at. */
import { type Files, RULE } from './build-content.ts';

export const QUESTIONNAIRE = `${RULE}/questionnaires/product.md`;

export const QUESTIONNAIRE_TEXT = `---
title: Does the rule reach a lamp on sale?
subject: product
version: nprm-2030
questions:
  - id: shows-in
    text: Does the lamp show ships the way in?
    help: Look at where it hangs.
    basis:
      - of: definitions/harbour-lamp
        words: shows ships the way in
    answers:
      - id: yes
        ask: tended
      - id: no
        decide: no-harbour-lamp
      - id: unsure
        ask: tended
  - id: tended
    text: Who tends it?
    basis:
      - of: sections/nprm-2030/9.20
      - of: obligations/light-lamp
    answers:
      - id: keeper
        text: A keeper
        decide: reached
      - id: nobody
        text: Nobody
        decide: only-lighting
      - id: unsure
        decide: not-known
outcomes:
  - id: reached
    decision: in
    reason: It shows ships the way in and a keeper tends it
    basis:
      - of: definitions/harbour-lamp
  - id: only-lighting
    decision: out
    reason: Nobody tends it, so that nobody would have to light it.
    basis:
      - of: obligations/light-lamp
    obligations: [light-lamp]
  - id: no-harbour-lamp
    decision: out
    reason: It shows no ship the way in.
    basis:
      - of: definitions/harbour-lamp
        words: A lamp that shows ships
  - id: not-known
    decision: unclear
    reason: Who tends it is not known.
    basis:
      - of: definitions/harbour-lamp
needs:
  - id: locked
    text: Is the log of lamps locked away?
    basis:
      - of: obligations/light-lamp
    kinds: [technical]
  - id: burned
    text: Is the log burned in the end?
    basis:
      - of: sections/nprm-2030/9.20
    kinds: [process, policy]
    controls: [round]
verification: inferred
note: From the definition.
---

Answer for one lamp.
`;

/** The base's file with one text put in the place of another; throws when it is not there. */
export function editQuestionnaire(from: string, to: string): string {
  if (!QUESTIONNAIRE_TEXT.includes(from)) throw new Error(`the questionnaire has no "${from}"`);
  return QUESTIONNAIRE_TEXT.replace(from, to);
}

export const WITH_QUESTIONNAIRE: Files = { [QUESTIONNAIRE]: QUESTIONNAIRE_TEXT };
