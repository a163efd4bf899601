/**
 * Whether an ask says what an agency has to answer: a position, a reason, something behind each claim, an alternative
 * or wording, what it would do to a named obligation; and nothing that must not be filed. Agencies must respond to
 * significant points raised with reasons and data; a bare preference decides nothing.
 */
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import { getEvidenceState } from '../../coverage/judge-evidence.ts';
import { resolveReference } from '../../links/resolve-links.ts';
import { type AskInput, countWords, getFiledTexts, toFinding } from './ask-input.ts';

/** Fewer words are a wish and no reason. */
const LEAST_REASON = 12;
/** About two pages; more is read by few. */
const LONG_TEXT = 1000;
/** About ten pages: an attachment, not an ask. */
const LONGEST_TEXT = 5000;

/**
 * Marks that a text must stay inside, and secrets called ours. Not the bare words: a comment may well be about
 * confidential records or trade secrets.
 */
const SECRET =
  /\bCONFIDENTIAL\b|\bconfidential:|\((?:[a-z]+ )?confidential\)|\b(?:[Oo]ur|[Cc]ompany)\s(?:[a-z]+\s){0,2}(?:confidential|proprietary|privileged|trade secrets?)\b|\b[Aa]ttorney[- ][Cc]lient\b|\b[Dd]o not (?:disclose|distribute|publish|circulate)\b|\b[Nn]ot for (?:publication|distribution|release)\b|\b[Ii]nternal(?: use)? only\b|\bunder (?:an )?NDA\b/u;
/** Signs that nobody sees: controls other than line ends and tabs, and those that turn the order of letters round. */
const CONTROL = /(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
/** Marks for later, as authors write them. */
const UNFILLED =
  /\b(?:TODO|TBD|FIXME|XXX+)\b|\[(?:[Tt][Bb][Dd]|[Tt]o be (?:done|filled in|written)|[Ii]nsert[^\]]*)\]/u;
const MARKUP = /<\/?[a-z!][^>]*>|!?\[[^\]]*\]\([^)]*\)|(?<![\p{L}\p{N}])(?:\*\*|__)(?=\S)|^#{1,6} |```/imu;

/** Findings on what an ask says. */
export function checkSubstance(input: AskInput): Finding[] {
  return [
    ...checkPosition(input),
    ...checkReason(input),
    ...checkLength(input),
    ...checkSupport(input),
    ...checkOffer(input),
    ...checkEffect(input),
    ...checkSecrecy(input),
    ...checkSigns(input),
    ...checkUnfilled(input),
  ];
}

/** What `rulemark draft` left to be written, and what an author marked for later. */
function checkUnfilled({ ask }: AskInput): Finding[] {
  return getFiledTexts(ask).flatMap(({ path, what, text }) => {
    const found = UNFILLED.exec(text);
    return found
      ? [
          toFinding(ask, 'ask/unfilled', 'error', path, {
            message: `The ${what} still says "${found[0]}".`,
            hint: 'Write it, or take the whole entry out.',
          }),
        ]
      : [];
  });
}

function checkPosition({ ask }: AskInput): Finding[] {
  const { position, wording = [] } = ask.fields;
  if (position === undefined) {
    return [
      toFinding(ask, 'ask/no-position', 'error', [], {
        message: 'This ask does not say where we stand.',
        hint: 'Add "position": support, oppose, support-with-changes or neutral.',
      }),
    ];
  }
  if (wording.length > 0 && (position === 'support' || position === 'neutral')) {
    return [
      toFinding(ask, 'ask/position-unclear', 'warning', ['position'], {
        message: `The position is "${position}", but the ask proposes other words.`,
        hint: 'Say support-with-changes or oppose, or leave the wording out.',
      }),
    ];
  }
  return [];
}

function checkReason({ ask }: AskInput): Finding[] {
  const { reason } = ask.fields;
  const words = countWords(reason ?? '');
  if (reason === undefined || words === 0) {
    return [
      toFinding(ask, 'ask/no-reason', 'error', [], {
        message: 'This ask gives no reason.',
        hint: 'Add "reason": why the text as it stands does harm or misses its aim, in our own words.',
      }),
    ];
  }
  if (words < LEAST_REASON) {
    return [
      toFinding(ask, 'ask/thin-reason', 'warning', ['reason'], {
        message: `The reason has ${words} words.`,
        hint: `Say what happens, to whom, and why that is not what the rule is for; ${LEAST_REASON} words are the least.`,
      }),
    ];
  }
  return [];
}

/** No text of an ask may be longer than what somebody reads, whichever field it was put into. */
function checkLength({ ask }: AskInput): Finding[] {
  return getFiledTexts(ask).flatMap(({ path, what, text }) => {
    const words = countWords(text);
    if (words <= LONG_TEXT) return [];
    return [
      toFinding(ask, 'ask/too-long', words > LONGEST_TEXT ? 'error' : 'warning', path, {
        message: `The ${what} has ${words} words; ${LONG_TEXT} are about two pages.`,
        hint: 'Keep the point here and move the rest into an attachment of the filing, or cut the ask in two.',
      }),
    ];
  });
}

function checkSupport({ ask, content, asOf }: AskInput): Finding[] {
  const { support = [] } = ask.fields;
  if (support.length === 0) {
    return [
      toFinding(ask, 'ask/no-support', 'warning', [], {
        message: 'Nothing stands behind this ask: no fact, no figure.',
        hint: 'Add "support" with claims, each with sources, evidence or a basis.',
      }),
    ];
  }
  return support.flatMap(({ sources, evidence, basis }, index) =>
    sources || evidence || basis !== undefined
      ? (evidence ?? []).flatMap((id, at) => checkEvidence({ ask, content, asOf }, id, [index, at]))
      : [
          toFinding(ask, 'ask/claim-unsupported', 'error', ['support', index], {
            message: 'This claim does not say what it rests on.',
            hint: 'Add "sources" (published), "evidence" (ours) or "basis" (records, a calculation, experience), or take the claim out.',
          }),
        ],
  );
}

/** Evidence that does not pass on the day shows nothing. */
function checkEvidence(
  { ask, content, asOf }: Pick<AskInput, 'ask' | 'content' | 'asOf'>,
  id: string,
  [claim, at]: readonly [number, number],
): Finding[] {
  const resolution = resolveReference(content, 'evidence', id, ask.home, false);
  if (resolution.kind !== 'found') return []; // `check` reports it
  const state = getEvidenceState(resolution.object as RuleObject<'evidence'>, asOf);
  if (state === 'passing') return [];
  const words = { failing: 'fails', expired: 'has expired', later: 'was gathered only later' } as const;
  const is = state in words ? words[state as keyof typeof words] : `is ${state.replaceAll('-', ' ')}`;
  return [
    toFinding(ask, 'ask/evidence-weak', 'warning', ['support', claim, 'evidence', at], {
      message: `The claim rests on "${resolution.object.fields.title}", which ${is} as of ${asOf}.`,
      hint: 'Renew the evidence, rest the claim on something else, or take it out.',
    }),
  ];
}

function checkOffer({ ask }: AskInput): Finding[] {
  const { alternatives = [], wording = [], position } = ask.fields;
  if (alternatives.length > 0 || wording.length > 0 || position === 'support') return [];
  return [
    toFinding(ask, 'ask/no-alternative', 'error', [], {
      message: 'This ask offers neither other words nor another way.',
      hint: 'Add "wording" (a change of the text) or "alternatives" (what would serve instead).',
    }),
  ];
}

function checkEffect({ ask, content }: AskInput): Finding[] {
  const { about = [], effect } = ask.fields;
  const named = about.some((reference) => {
    const resolution = resolveReference(content, 'any', reference, ask.home, false);
    return resolution.kind === 'found' && resolution.object.type === 'obligation';
  });
  return [
    ...(named
      ? []
      : [
          toFinding(ask, 'ask/no-obligation', 'error', ['about'], {
            message: 'This ask names no obligation that it would change.',
            hint: 'Add it to "about", such as obligations/<id>; `rulemark list obligations` shows all.',
          }),
        ]),
    ...(effect
      ? []
      : [
          toFinding(ask, 'ask/no-effect', 'warning', [], {
            message: 'This ask does not say what the change would do.',
            hint: 'Add "effect": what those who are bound would do otherwise.',
          }),
        ]),
  ];
}

function checkSecrecy({ ask, standing }: AskInput): Finding[] {
  if (ask.fields.confidential) {
    return standing.status === 'approved'
      ? [
          toFinding(ask, 'ask/confidential-approved', 'warning', ['confidential'], {
            message: 'This ask is approved and marked confidential, so no letter will hold it.',
            hint: 'Take the mark off if it may be filed, or set its status to not-filing with a reason.',
          }),
        ]
      : [];
  }
  return getFiledTexts(ask).flatMap(({ path, what, text }) => {
    const found = SECRET.exec(text);
    return found
      ? [
          toFinding(ask, 'ask/looks-confidential', 'warning', path, {
            message: `The ${what} says "${found[0]}", but the ask is not marked confidential; a filed letter is public.`,
            hint: 'Say it without what must stay inside, or add "confidential: true", which keeps the ask out of every letter.',
          }),
        ]
      : [];
  });
}

function checkSigns({ ask }: AskInput): Finding[] {
  return getFiledTexts(ask).flatMap(({ path, what, text }) => {
    const control = CONTROL.exec(text);
    const markup = MARKUP.exec(text);
    if (!control && !markup) return [];
    const shown = control
      ? `the invisible character U+${control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
      : `"${markup![0].trim()}", which is markup`;
    return [
      toFinding(ask, 'ask/markup', 'error', path, {
        message: `The ${what} holds ${shown}. It would stand in the letter as it is.`,
        hint: 'Write plain words; the letter sets headings, lists and redlines itself.',
      }),
    ];
  });
}
