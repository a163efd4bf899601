/** Proposals as a person reads them in a terminal: what is to decide, the words, how sure, and what else it could be. */
import { isUnjudged, type Proposal } from '../src/analysis/succession/find-proposals.ts';
import type { SuccessionState } from '../src/analysis/succession/propose-succession.ts';
import { toSuccessionSummary } from '../src/export/json/succession.ts';
import type { Run } from '../src/model/comparison.ts';
import { toOperationWords } from '../src/view/comparison/change-words.ts';
import { countOf } from '../src/view/labels.ts';
import { paint } from './terminal.ts';

/** Characters of unchanged text kept on either side of a change. */
const CONTEXT = 90;
/** Of more near-ties than this only the number is told. */
const SHOWN_TIES = 5;

/** The counts, then what nobody decided: first what is to decide, then what is certain, then what nobody judged. */
export function toSuccessionReport({ old, new: fresh, files, proposals, ledger }: SuccessionState): string {
  const { decided, certain, toDecide, settled, unjudged } = toSuccessionSummary(proposals);
  const [kept] = files;
  const head = [
    `${paint('bold', old.fields.title)} → ${paint('bold', fresh.fields.title)}`,
    `${countOf(ledger.old, 'provision')} → ${countOf(ledger.new, 'provision')}: ${decided} decided, ${certain} certain, ${toDecide} to decide; ${settled} unchanged, renumbered or set differently.`,
    ...(unjudged > 0
      ? [
          `${unjudged} of the decided ${unjudged === 1 ? 'is a pair' : 'are pairs'} that only the tool confirmed, and may change what the law asks: somebody has to judge the effect.`,
        ]
      : []),
    ...[old, fresh]
      .filter(({ fields }) => fields.stage === 'hypothetical')
      .map(({ fields }) => `${fields.title} is somebody's guess, not the state of the law.`),
    kept
      ? `Decisions: ${kept.file} (${kept.fields.reviewState}).`
      : 'No file holds decisions yet: --write starts one.',
  ];
  const parts = [
    toPart(
      'To decide',
      proposals.filter(({ standing }) => standing === 'open'),
    ),
    toPart(
      'Certain',
      proposals.filter(({ standing }) => standing === 'certain'),
    ),
    toPart('Confirmed by the tool, for a person to judge', proposals.filter(isUnjudged)),
  ];
  return `${head.join('\n')}\n${parts.join('')}`;
}

function toPart(title: string, proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return '';
  return `\n${paint('bold', title)}\n\n${proposals.map(toEntry).join('\n')}`;
}

function toEntry({ change, nearTies }: Proposal): string {
  const { from, to, score, method, force, runs } = change;
  const ids = [from.join(', ') || 'nothing', to.join(', ') || 'nothing'];
  const where = ids[0] === ids[1] ? ids[0]! : ids.join(' → ');
  const isPair = from.length > 0 && to.length > 0;
  const how = isPair ? `  score ${score.toFixed(2)} by ${method}` : '';
  const flags = force.map(
    (one) => `  ${paint('yellow', one.kind)}: ${one.old || '(none)'} → ${one.new || '(none)'}\n`,
  );
  return `${paint('bold', where)}  ${paint('cyan', toOperationWords(change))}${how}\n  ${runs.map(toRunText).join('')}\n${flags.join('')}${toTies(nearTies, isPair)}`;
}

function toTies(nearTies: Proposal['nearTies'], isPair: boolean): string {
  if (nearTies.length === 0) return '';
  const shown = nearTies
    .slice(0, SHOWN_TIES)
    .map(({ side, id, score }) => `${side === 'old' ? 'from' : 'to'} ${id} (${score.toFixed(2)})`);
  const more = nearTies.length > SHOWN_TIES ? ` and ${nearTies.length - SHOWN_TIES} more` : '';
  return `  ${paint('yellow', isPair ? 'about as like' : 'closest')}: ${shown.join(', ')}${more}\n`;
}

/** Marked by signs as well as by colour, as word differences are marked in plain text. */
function toRunText([sign, text]: Run): string {
  if (sign === '-') return paint('red', `[-${text}-]`);
  if (sign === '+') return paint('green', `{+${text}+}`);
  return text.length > CONTEXT * 2 + 20 ? `${text.slice(0, CONTEXT)} … ${text.slice(-CONTEXT)}` : text;
}
