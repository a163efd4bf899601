/**
 * A parsed document as JSON, `rulemark/parsed@1`. The blocks are rendered a stretch at a time and put between head
 * and tail at the end, because a daily issue is tens of megabytes and what it says of itself is known last. Keys
 * stand in a fixed order; what a block does not have is left out, except the contract's own keys.
 */
import type { Block, ParsedDocument } from '../../model/parsed-document.ts';

/** What stands before and after the rendered blocks. */
export function renderFrame(parsed: Omit<ParsedDocument, 'blocks'>): { head: string; tail: string } {
  const { source, document, amendments, diagnostics } = parsed;
  return {
    head: `{"schema":"rulemark/parsed@1","source":${JSON.stringify(source)},"document":${JSON.stringify(document)},"blocks":[\n`,
    tail: `\n],"amendments":${JSON.stringify(amendments)},"diagnostics":${JSON.stringify(diagnostics)}}\n`,
  };
}

/** One block; written by hand because a daily issue has hundreds of thousands that are all alike. */
export function renderBlock(block: Block): string {
  const { region, kind, section, labels, id, text, line } = block;
  return `{"region":"${region}","kind":"${kind}","section":${toJson(section)},"labels":${labels.length === 0 ? '[]' : JSON.stringify(labels)},"id":${toJson(id)},"text":${JSON.stringify(text)},"line":${line}${renderRest(block)}}`;
}

/** What few blocks have. */
function renderRest({ part, level, runIn, spans, rows }: Block): string {
  let rest = '';
  if (part !== null) rest += `,"part":${toJson(part)}`;
  if (level !== undefined) rest += `,"level":${level}`;
  if (runIn) rest += ',"runIn":true';
  if (spans) rest += `,"spans":${JSON.stringify(spans)}`;
  if (rows) rest += `,"rows":${JSON.stringify(rows)}`;
  return rest;
}

function toJson(value: string | null): string {
  return value === null ? 'null' : JSON.stringify(value);
}
