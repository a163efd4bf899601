/**
 * A parsed document as JSON, `rulemark/parsed@1`, in pieces as they are written, because a daily issue is tens of
 * megabytes. Keys stand in a fixed order; what a block does not have is left out, except the contract's own keys.
 */
import type { Block, ParsedDocument } from '../../model/parsed-document.ts';

/** Blocks written at a time: about a megabyte of text. */
const BATCH = 4000;

/** The JSON text in order, ending in a line feed. */
export function* renderParsed({
  source,
  document,
  blocks,
  amendments,
  diagnostics,
}: ParsedDocument): Generator<string> {
  yield `{"schema":"rulemark/parsed@1","source":${JSON.stringify(source)},"document":${JSON.stringify(document)},"blocks":[`;
  for (let at = 0; at < blocks.length; at += BATCH) {
    const end = Math.min(at + BATCH, blocks.length);
    let batch = '';
    for (let index = at; index < end; index++)
      batch += (index === 0 ? '\n' : ',\n') + renderBlock(blocks[index]!);
    yield batch;
  }
  yield `],"amendments":${JSON.stringify(amendments)},"diagnostics":${JSON.stringify(diagnostics)}}\n`;
}

/** One block; written by hand because a daily issue has hundreds of thousands that are all alike. */
function renderBlock(block: Block): string {
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
