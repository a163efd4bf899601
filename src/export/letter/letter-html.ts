/**
 * A letter as one HTML file that prints: no script, no other file, page numbers and the word DRAFT on every printed
 * page, changes marked by more than colour and said to people who do not see them. Everything is escaped.
 */
import type { Letter, LetterBlock, LetterInline } from '../../model/letter.ts';
import { STAMP_SLOT, stampText } from './letter-stamp.ts';

/** The whole file. */
export function toLetterHtml(letter: Letter): string {
  const { title, draft, blocks, notes, checklist, foot } = letter;
  const marks =
    draft === undefined
      ? ''
      : `<p class="draft">${escapeHtml(draft)}</p>\n<p class="watermark" aria-hidden="true">DRAFT</p>\n`;
  const footnotes =
    notes.length === 0
      ? ''
      : `<section class="notes" aria-label="Notes"><ol>${notes.map(toNote).join('\n')}</ol></section>\n`;
  const list =
    draft === undefined
      ? ''
      : `<section class="checklist">\n<h1>${escapeHtml(checklist.title)}</h1>\n${checklist.blocks.map(toBlock).join('\n')}\n</section>\n`;
  return stampText(`<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="${STAMP_SLOT}">
<title>${escapeHtml(draft === undefined ? title : `DRAFT: ${title}`)}</title>
<style>${STYLE}${draft === undefined ? '' : DRAFT_STYLE}</style>
</head>
<body>
${marks}<main>
${blocks.map(toBlock).join('\n')}
${footnotes}</main>
<footer>${escapeHtml(foot)}</footer>
${list}</body>
</html>
`);
}

function toNote(note: string, index: number): string {
  const number = index + 1;
  return `<li id="note-${number}">${escapeHtml(note)} <a class="back" href="#ref-${number}" aria-label="Back to the text">↩</a></li>`;
}

function toBlock(block: LetterBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.style === 'plain' ? '' : ` class="${block.style}"`}>${toInlines(block.inlines)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${toInlines(item)}</li>`).join('');
      return block.marks === 'numbers'
        ? `<ol>${items}</ol>`
        : `<ul${block.marks === 'boxes' ? ' class="boxes"' : ''}>${items}</ul>`;
    }
    case 'table':
      return toTable(block);
    default:
      return block satisfies never;
  }
}

function toTable({ caption, columns, rows }: Extract<LetterBlock, { kind: 'table' }>): string {
  const head = columns.map((one) => `<th scope="col">${escapeHtml(one)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((one) => `<td>${escapeHtml(one)}</td>`).join('')}</tr>`);
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function toInlines(inlines: readonly LetterInline[]): string {
  return inlines.map(toInline).join('');
}

function toInline(inline: LetterInline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'note':
      return `<sup id="ref-${inline.number}"><a href="#note-${inline.number}" aria-label="Note ${inline.number}">${inline.number}</a></sup>`;
    case 'change': {
      const [tag, says, ends] =
        inline.sign === '+' ? ['ins', 'added', 'end of added'] : ['del', 'removed', 'end of removed'];
      return `<${tag}><span class="said"> [${says}: </span>${escapeHtml(inline.text)}<span class="said"> ${ends}] </span></${tag}>`;
    }
    default:
      return inline satisfies never;
  }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root{color-scheme:light}
body{font:1rem/1.5 "Times New Roman",Tinos,"Liberation Serif",serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}
h1{font-size:1.15rem;margin:1.8rem 0 .5rem;border-bottom:1px solid #444}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
h3{font-size:1rem;font-style:italic;margin:1rem 0 .3rem}h1,h2,h3{line-height:1.25;break-after:avoid}
p,li{margin:.45rem 0;overflow-wrap:anywhere;orphans:2;widows:2}
.address,.subject{margin:0}.subject{font-weight:700}.subject:not(.subject + .subject){margin-top:1.2rem}
.label{margin:.1rem 0}.notice{font-style:italic;border-left:3px solid #444;padding-left:.7rem}
.quote,.restated,.redline{margin:.5rem 0 .5rem 1.5rem}.signature{margin-top:1.6rem;break-inside:avoid}
table{border-collapse:collapse;width:calc(100% - 2px);font-size:.92rem}caption{text-align:left;font-style:italic;padding-bottom:.3rem}
th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}
ins{text-decoration:underline 2px}del{text-decoration:line-through 2px}
.notes{margin-top:2rem;border-top:1px solid #444;font-size:.88rem}sup{line-height:0;font-size:.7em}sup a{color:inherit}
.checklist{margin-top:2.5rem;border:1px solid #444;padding:0 1rem 1rem}.boxes{list-style:none;padding-left:1.4rem}.boxes li::before{content:"\\2610";margin-left:-1.4rem;display:inline-block;width:1.4rem}
footer{margin-top:2rem;font-size:.88rem}.draft{text-align:center;font-weight:700;border:2px solid #000;padding:.3rem}.watermark{display:none}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{size:letter;margin:1in;@bottom-center{content:"Page " counter(page) " of " counter(pages);font:10pt "Times New Roman",Tinos,"Liberation Serif",serif}}
@media print{body{max-width:none;margin:0;padding:0;font-size:11.5pt;line-height:1.35}.checklist{break-before:page;border:0;padding:0}.back{display:none}footer{display:none}}
`;
const DRAFT_STYLE = `
@page{@top-center{content:"DRAFT";font:700 12pt "Times New Roman",Tinos,"Liberation Serif",serif}}
@media print{.watermark{display:block;position:fixed;top:38%;left:0;right:0;margin:0;text-align:center;font:700 120pt "Times New Roman",Tinos,"Liberation Serif",serif;color:#0001;transform:rotate(-45deg);z-index:-1}}
`;
