/**
 * Text of law that stands after the element that should hold it: 2011-31714 ends its REGTEXT in the middle of an
 * appendix and prints the rest, with the official interpretations, straight under the explanation. What stands
 * between the last amended part and the signature is text of law when it has a heading of an appendix of a part;
 * anything else there ("By order of the Board") goes on explaining.
 */
import type { Region } from '../../model/parsed-document.ts';
import type { RawBlock, Unit } from '../xml/dialect.ts';

/** The blocks with such a run put into the region and the unit that it goes on. */
export function findContinuation(
  blocks: readonly RawBlock[],
  isHeading: (block: RawBlock) => boolean,
): readonly RawBlock[] {
  const last = blocks.findLastIndex(({ region, unit }) => region === 'regulatory-text' && isPart(unit));
  const part = last === -1 ? undefined : toPart(blocks[last]!.unit);
  if (!part) return blocks;
  const start = blocks.findIndex(({ region }, at) => at > last && region === 'preamble');
  if (start === -1) return blocks;
  const stop = blocks.findIndex(({ region, kind }, at) => at >= start && endsText(region, kind));
  const end = stop === -1 ? blocks.length : stop;
  if (!blocks.slice(start, end).some(isHeading)) return blocks;
  const moved = blocks
    .slice(start, end)
    .map((block) => (block.region === 'preamble' ? { ...block, region: REGION, unit: part } : block));
  return [...blocks.slice(0, start), ...moved, ...blocks.slice(end)];
}

const REGION: Region = 'regulatory-text';

function endsText(region: RawBlock['region'], kind: RawBlock['kind']): boolean {
  return kind === 'signature' || region === 'metadata';
}

function isPart(unit: Unit): boolean {
  return toPart(unit) !== undefined;
}

function toPart(unit: Unit): Unit | undefined {
  for (let at: Unit | undefined = unit; at; at = at.parent) if (at.kind === 'part') return at;
  return undefined;
}
