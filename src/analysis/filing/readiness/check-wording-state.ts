/** What became of the text an ask would change: changed, moved, gone, or never pinned down. */
import { WORDING_REASONS, type WordingCheck } from '../../../model/filing.ts';
import type { Finding } from '../../../model/finding.ts';
import { type AskInput, toFinding } from './ask-input.ts';

/** One finding at most for each proposed change. */
export function checkWordingState({ ask, wording }: Pick<AskInput, 'ask' | 'wording'>): Finding[] {
  return wording.flatMap((check) => {
    const path = ['wording', check.index];
    const where = `${check.version} ${check.provision}`;
    const places = check.places.join(', ');
    if (check.state === 'broken') {
      return [
        toFinding(ask, 'ask/wording-broken', 'error', path, {
          message: `The change proposed for ${where} cannot be made: ${WORDING_REASONS[check.reason]}${places ? ` (${places})` : ''}.`,
          hint: toHint(check),
        }),
      ];
    }
    if (check.state === 'moved') {
      return [
        toFinding(ask, 'ask/wording-moved', 'error', path, {
          message: `The words that would go no longer stand in ${where}; they stand in ${places}.`,
          hint: `Read ${places}, then set "provision" to it and review the ask: \`rulemark review asks/${ask.id}\`.`,
        }),
      ];
    }
    if (check.baseChanged) {
      return [
        toFinding(ask, 'ask/base-changed', 'warning', path, {
          message: `The text of ${where} changed since this wording was written; the change can still be made.`,
          hint: `Read both texts (\`rulemark asks ${ask.id}\`), then say that the ask holds: \`rulemark review asks/${ask.id} --decision holds\`.`,
        }),
      ];
    }
    if (check.baseChanged === undefined) {
      return [
        toFinding(ask, 'ask/no-base', 'note', path, {
          message: `Nothing says against which text of ${where} this wording was written, so no change of it can be noticed.`,
          hint: `Read the text of today, then \`rulemark review asks/${ask.id} --decision holds\` writes base: ${check.base} and keeps the words.`,
        }),
      ];
    }
    return [];
  });
}

function toHint({ reason, provision, version }: WordingCheck): string {
  switch (reason) {
    case 'no-change':
      return 'Write the words we ask for under "replacement".';
    case 'more-than-once':
    case 'more-than-once-elsewhere':
      return 'Take more words into "current", until they stand once.';
    case 'changed-whole':
      return 'Read both texts on the ask\'s page and write the replacement anew, or name the words that would go under "current".';
    case 'no-version':
      return 'Correct "version"; `rulemark list versions` shows all.';
    default:
      return `Copy the words that would go from \`rulemark show ${version}/${provision}\` into "current".`;
  }
}
