/**
 * Complete chains of real documents: the labelled tree of a part, the document that amends it, and the tree after
 * it. The share is of the paragraphs of the tree after (text without white space) that the amended text has
 * under the same id. Two more shares keep it honest: of the paragraphs that differ between the trees, and of the
 * unamended tree. Paragraphs that are a picture and nothing else (model forms) are left out, for their text is an
 * analyst's link. Where the shared folder has no XML of the document, the chain cannot run and says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyAmendments } from '../../../src/analysis/amending/apply-amendments.ts';
import type { Block } from '../../../src/model/parsed-document.ts';
import { DATA, findXml, readPublished } from '../../parse/federal-register/amendments/published.ts';
import { readJsonTree, readLabelledTree } from './labelled-tree.ts';

interface Chain {
  readonly part: string;
  readonly before: string;
  readonly after: string;
  /** The tree of a document as blocks; null where it is not there. */
  readonly read: (part: string, number: string) => Block[] | null;
  /** Shares that are reached: of all paragraphs, and of those that change. Nothing where it never ran. */
  readonly floor: number;
  readonly changed: number;
}

const CHAINS: readonly Chain[] = [
  { part: '1002', before: '2011-31714', after: '2013-01384', read: readRegml, floor: 0, changed: 0 },
  { part: '1005', before: '2012-19702', after: '2013-10604', read: readRegml, floor: 0.99, changed: 0.88 },
  { part: '1013', before: '2011-31723', after: '2012-27996', read: readRegml, floor: 0, changed: 0 },
  { part: '1024', before: '2011-31722', after: '2013-00740', read: readRegml, floor: 1, changed: 1 },
  { part: '447', before: '2013-09392', after: '2014-02580', read: readAtf, floor: 1, changed: 1 },
];

test('a part and the document that amends it give the part after it', () => {
  const table: string[] = [];
  for (const { part, before, after, read, floor, changed } of CHAINS) {
    const [old, wanted] = [read(part, before), read(part, after)];
    const xml = findXml(after);
    if (old === null || wanted === null || xml === null) {
      table.push(
        `${part} ${before} → ${after}: cannot run, ${xml === null ? `no XML of ${after}` : 'no trees'} in the shared folder`,
      );
      continue;
    }
    const result = applyAmendments(old, readPublished(xml), part);
    const ids = result.blocks.flatMap(({ id }) => (id === null ? [] : [id]));
    expect.soft(ids.length, `ids of ${part} are unique`).toBe(new Set(ids).size);
    const [unamended, amended, gold] = [toTexts(old), toTexts(result.blocks), toTexts(wanted)];
    const all = [...gold].filter(([id, text]) => amended.get(id) === text).length;
    const differing = [...gold].filter(([id, text]) => unamended.get(id) !== text);
    const met = differing.filter(([id, text]) => amended.get(id) === text).length;
    const rest = [...amended.keys()].filter((id) => !gold.has(id));
    const share = all / gold.size;
    table.push(
      `${part} ${before} → ${after}: ${all}/${gold.size} = ${share.toFixed(4)} equal (unamended ${((gold.size - differing.length) / gold.size).toFixed(4)}); of ${differing.length} that change ${met}; too many ${rest.length}; applied ${result.applied.length}, not applied ${result.unapplied.length}`,
    );
    for (const { amendment, reason } of result.unapplied)
      table.push(`    not applied: ${amendment.operation} ${amendment.targets.join()}: ${reason}`);
    if (process.env['RULEMARK_SHOW'] !== undefined) {
      for (const [id, text] of gold)
        if (amended.get(id) !== text)
          table.push(`    differs: ${id}${unamended.get(id) === text ? ' (was right)' : ''}`);
      for (const id of rest) table.push(`    too many: ${id}`);
    }
    expect.soft(share, `share of ${part}`).toBeGreaterThanOrEqual(floor);
    expect.soft(met / Math.max(1, differing.length), `changes of ${part}`).toBeGreaterThanOrEqual(changed);
  }
  console.info(table.join('\n'));
});

const PICTURE = /^(?:\([a-z]\)\s*)?!\[[^\]]*\]\S*\s*\S*$/;

function readRegml(part: string, number: string): Block[] | null {
  const file = join(DATA, 'gold/regml/regulation', part, `${number}.xml`);
  return existsSync(file) ? readLabelledTree(readFileSync(file, 'utf8')) : null;
}

function readAtf(part: string, number: string): Block[] | null {
  const file = join(DATA, 'gold/atf/regulation', part, number);
  return existsSync(file) ? readJsonTree(JSON.parse(readFileSync(file, 'utf8')), part) : null;
}

function toTexts(blocks: readonly Block[]): Map<string, string> {
  return new Map(
    blocks.flatMap(({ id, text }) =>
      id === null || PICTURE.test(text) ? [] : [[id, text.replace(/\s/g, '')] as const],
    ),
  );
}
