/**
 * A comparison as one HTML file that can be mailed, opened anywhere and printed: no script, no other file. Changed
 * words are marked by more than colour and announced to people who do not see them. Everything that comes from a
 * document is escaped.
 */
import type { Change, Run } from '../../model/comparison.ts';
import { isChanged, toOperationWords } from '../../view/comparison/change-words.ts';
import type { ComparedSide, NamedComparison } from './comparison-json.ts';

/** The whole file. */
export function toComparisonHtml(comparison: NamedComparison, changesOnly: boolean): string {
  const { old, new: fresh, basis, changes, ledger } = comparison;
  const shown = changes.filter((change) => !changesOnly || isChanged(change));
  const title = `${toName(old)} compared with ${toName(fresh)}`;
  const counts = Object.entries(ledger)
    .filter(([name, count]) => count > 0 && name !== 'old' && name !== 'new')
    .map(([name, count]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${count}</td></tr>`)
    .join('');
  const how =
    basis === 'topics'
      ? 'At least one side is restated in our own words, so this compares what the versions say topic by topic, not how they say it. Counts are topics.'
      : `Provisions are aligned by their text first; ${ledger.old} in the old version, ${ledger.new} in the new. Counts are changes.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${how}${toMoodNote(old, fresh)}</p>
<table><caption>What became of them</caption><tbody>${counts}</tbody></table>
<p>${shown.length} of ${changes.length} entries are shown${changesOnly ? ': those that changed' : ''}. Added words are <ins>underlined</ins>, removed words <del>struck</del>.</p>
${shown.map(toEntry).join('\n')}
</body>
</html>
`;
}

function toEntry(change: Change): string {
  const { from, to, place, runs, force } = change;
  const ids = [from.join(', ') || 'nothing', to.join(', ') || 'nothing'];
  const where = from.length + to.length === 0 ? (place ?? '') : ids[0] === ids[1] ? ids[0]! : ids.join(' → ');
  const flags = force.map(
    ({ kind, old, new: fresh }) =>
      `<li>${kind}: ${escapeHtml(old || 'none')} → ${escapeHtml(fresh || 'none')}</li>`,
  );
  return `<section>
<h2>${escapeHtml(where)} <small>${escapeHtml(toOperationWords(change))}</small></h2>
<p class="law">${runs.map(toRun).join('')}</p>${flags.length > 0 ? `\n<ul>${flags.join('')}</ul>` : ''}
</section>`;
}

function toRun([sign, text]: Run): string {
  const words = escapeHtml(text);
  if (sign === '=') return words;
  const [tag, says, ends] =
    sign === '+' ? ['ins', 'added', 'end of added'] : ['del', 'removed', 'end of removed'];
  return `<${tag}><span class="said"> [${says}: </span>${words}<span class="said"> ${ends}] </span></${tag}>`;
}

function toName({ title, citation }: ComparedSide): string {
  return citation ? `${title} (${citation})` : title;
}

function toMoodNote(old: ComparedSide, fresh: ComparedSide): string {
  const guessed = [old, fresh].filter(({ stage }) => stage === 'hypothetical');
  return guessed
    .map(
      (side) => ` <strong>${escapeHtml(side.title)} is somebody's guess, not the state of the law.</strong>`,
    )
    .join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root{color-scheme:light dark}
body{font:1rem/1.6 Georgia,"Source Serif 4",serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}h2{font:600 1rem/1.4 system-ui,sans-serif;margin:1.6rem 0 .2rem}
h2 small{font-weight:400}table{border-collapse:collapse;font-family:system-ui,sans-serif;font-size:.9rem}
caption{text-align:left;font-weight:600}th,td{text-align:left;padding:.15rem 1rem .15rem 0;border-bottom:1px solid #8888}
.law{margin:.2rem 0;overflow-wrap:anywhere}ul{margin:.2rem 0;font:.9rem/1.5 system-ui,sans-serif}
ins{text-decoration:underline 2px;background:#2a7a2a22}del{text-decoration:line-through 2px;background:#a0303022}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{max-width:none;margin:0;color:#000;background:#fff}section{break-inside:avoid-page}ins,del{background:none}}
`;
