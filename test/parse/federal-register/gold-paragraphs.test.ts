/**
 * Paragraph ids against the trees that analysts labelled, `gold/regml/regulation`, for the four documents that
 * issued a whole part: at least 99 % found and 99 % precise, texts equal but for white space. Every miss is listed
 * with its reason; there are no others. Prints the figures of each part.
 *
 * How labels become ids: `1005-31-b-1` is 1005.31(b)(1); `1005-A-3-b` is 1005[appendix-a][a-3](b);
 * `1005-9-b-1-Interp-2-i` is 1005[supplement-i][section-1005-9][9-b-1](2)(i). Headings without a number of their
 * own have invented labels (h3); which heading that is, is learned from the first paragraph under it, and all
 * others must stand there too. Left out, as the issue says: paragraphs without a marker, or under one. Headings,
 * which the lists call paragraphs with the marker "Interp", have no ids here and are looked for by their words.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/model/parsed-document.ts';
import { DATA, parse, withoutSpace } from '../published-files.ts';

interface Labelled {
  readonly label: string;
  readonly marker: string;
  readonly above: readonly string[];
  title: string;
  content: string;
}

interface Fault {
  readonly reason: string;
  /** Ids whose words differ. */
  readonly words?: readonly string[];
  /** Ids that the tree has and the document has not. */
  readonly missing?: readonly string[];
  /** Where the document has marked paragraphs that the tree has not: ids that start so. */
  readonly extra?: readonly string[];
}

/** What the trees have otherwise than the documents they were made from; each was looked up in print. */
const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  '1002/2011-31714': [
    {
      reason: 'the tree has § 1002.14, and the comments and forms on it, as a document of 2013 revised them',
      words: [
        '1002.14(a)',
        '1002.14(a)(1)',
        '1002.14(a)(2)',
        '1002.14(b)',
        '1002[supplement-i][appendix-c](1)',
        '1002[supplement-i][appendix-c](1)(i)',
        '1002[supplement-i][appendix-c](1)(ii)',
      ],
      missing: [
        '1002.14(a)(3)',
        '1002.14(a)(4)',
        '1002.14(a)(5)',
        '1002.14(b)(1)',
        '1002.14(b)(2)',
        '1002.14(b)(3)',
      ],
      extra: ['1002.14(a)(2)(', '1002.14(c)', '1002[supplement-i][section-1002-14]'],
    },
    {
      reason: 'the tree repeats the end of the title at the start of the words, or ends the title otherwise',
      words: ['1002.2(c)', '1002.5(c)(3)', '1002.5(d)', '1002.6(c)'],
    },
    {
      reason: 'the tree has other capitals, another name of an office, or other words than the print',
      words: [
        '1002.1(a)',
        '1002.4(d)(2)',
        '1002.9(b)(1)',
        '1002.16(a)(1)',
        '1002.16(b)(3)',
        '1002.16(b)(5)',
        '1002.16(c)',
        '1002[appendix-a](2)(a)',
        '1002[appendix-a](2)(d)',
        '1002[appendix-a](4)',
        '1002[supplement-i][introduction](2)',
      ],
    },
    {
      reason:
        'the tree has them without a label, or left out for a heading without a marker, and with other words',
      extra: [
        '1002[appendix-b](1)',
        '1002[appendix-c](5)',
        '1002[supplement-i][section-1002-2][2-f](6)',
        '1002[supplement-i][section-1002-4][4-a](2)',
        '1002[supplement-i][section-1002-6][6-b-5](3)',
        '1002[supplement-i][section-1002-9][9-a-1](6)',
        '1002[supplement-i][section-1002-13][13-b](3)',
        '1002[supplement-i][section-1002-13][13-b](4)',
      ],
    },
  ],
  '1004/2011-18676': [
    {
      reason: 'the letters of the definitions in § 1004.2 are invented; in print they have none',
      missing: ['', '(1)', '(2)', '(3)']
        .map((below) => `1004.2(a)${below}`)
        .concat(
          '1004.2(b)',
          ['', '(1)', '(2)', '(3)', '(4)'].map((below) => `1004.2(c)${below}`),
        )
        .concat('1004.2(d)', '1004.2(e)'),
      extra: ['1004.2[alternative-mortgage-transaction](', '1004.2[housing-creditor]('],
    },
    {
      reason: 'the tree says the title again at the start of the words',
      words: ['a', 'b', 'c']
        .map((label) => `1004.1(${label})`)
        .concat(['a', 'b', 'c', 'd', 'e'].map((label) => `1004.4(${label})`))
        .concat(['1', '2', '3'].map((label) => `1004[appendix-a][section-1004-3](${label})`)),
    },
  ],
  '1005/2011-31725': [
    {
      reason: 'the tree says the title again at the start of the words, or cuts a word in two',
      words: ['[2-d](1)', '[2-d](4)', '[2-h](2)', '[2-m](4)']
        .map((place) => `1005[supplement-i][section-1005-2]${place}`)
        .concat('1005[supplement-i][section-1005-3][3-c-4](1)', '1005[supplement-i][section-1005-9][9-b](6)'),
    },
  ],
  '1013/2011-31723': [],
};

/** The least share found, precise and equal in words, the faults of the trees apart. */
const LEAST = 0.99;

const DOCUMENTS = Object.keys(FAULTS).filter((name) => existsSync(toTree(name)));

function toTree(name: string): string {
  return join(DATA, `gold/regml/regulation/${name}.xml`);
}

describe(`${DOCUMENTS.length} labelled parts`, () => {
  test.each(DOCUMENTS)('%s', (name) => {
    const [part, number] = name.split('/') as [string, string];
    const { blocks } = parse(readFileSync(join(DATA, `fr-xml/edited/${number}.xml`)));
    const { misses, extra, counts } = compare(part, readTree(toTree(name)), blocks);
    const faults = FAULTS[name] ?? [];
    const known = faults.flatMap(({ words = [], missing = [] }) => [
      ...words.map((id) => `words ${id}`),
      ...missing.map((id) => `missing ${id}`),
    ]);
    const starts = faults.flatMap((fault) => fault.extra ?? []);
    const ours = extra.filter((id) => !starts.some((start) => id.startsWith(start)));
    const missing = known.filter((miss) => miss.startsWith('missing')).length;
    const words = known.length - missing;
    const shares = {
      found: [counts.found, counts.compared, counts.compared - missing],
      words: [counts.equal, counts.found, counts.found - words],
      precise: [counts.found, counts.found + extra.length, counts.found + ours.length],
    };
    const figures = Object.entries(shares).map(
      ([what, [right, all, apart]]) => `${what} ${right}/${all}, faults of the tree apart ${right}/${apart}`,
    );
    process.stdout.write(
      `${name}: ${figures.join('; ')}; ${counts.headings} headings, ${counts.left} left out\n`,
    );
    expect(misses.toSorted()).toEqual(known.toSorted());
    expect(ours).toEqual([]);
    for (const [right, , apart] of Object.values(shares))
      expect(right! / apart!).toBeGreaterThanOrEqual(LEAST);
  });
});

interface Comparison {
  readonly counts: Readonly<Record<'compared' | 'found' | 'equal' | 'headings' | 'left', number>>;
  /** "missing 1002.14(b)" or "words 1002.14(b)". */
  readonly misses: readonly string[];
  /** Ids of marked paragraphs that the tree does not have. */
  readonly extra: readonly string[];
}

function compare(part: string, tree: readonly Labelled[], blocks: readonly Block[]): Comparison {
  const byId = new Map(blocks.flatMap((block) => (block.id === null ? [] : [[block.id, block] as const])));
  const headings = new Set(
    blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => withoutSpace(text)),
  );
  const learned = new Map<string, string>();
  const misses: string[] = [];
  const wanted = new Set<string>();
  const counts = { compared: 0, found: 0, equal: 0, headings: 0, left: 0 };
  for (const entry of tree) {
    if (entry.marker === 'Interp') {
      counts.headings++;
      const words = withoutSpace(entry.title + entry.content);
      // 11(c)(2) has no heading in print, only those below it have.
      if (words !== '' && !headings.has(words)) misses.push(`heading ${entry.label}`);
      continue;
    }
    if (entry.marker === '' || entry.above.includes('')) {
      counts.left++;
      continue;
    }
    counts.compared++;
    const id = toId(part, entry, byId, learned);
    wanted.add(id);
    const block = byId.get(id);
    if (!block) misses.push(`missing ${id}`);
    else counts.found++;
    if (block && isSame(entry, block.text)) counts.equal++;
    else if (block) misses.push(`words ${id}`);
  }
  const leftOut = new Set(
    tree
      .filter(({ marker, above }) => marker === '' || above.includes(''))
      .map(({ content }) => withoutSpace(content)),
  );
  const isLeftOut = (text: string): boolean =>
    [...leftOut].some((content) => content !== '' && text.endsWith(content.slice(-80)));
  const extra = [...byId.values()]
    .filter(({ id, labels, kind }) => kind === 'paragraph' && !wanted.has(id!) && isMarked(labels))
    .filter(({ text }) => !isLeftOut(withoutSpace(text)))
    .map(({ id }) => id!);
  return { misses, extra, counts };
}

function isMarked(labels: readonly string[]): boolean {
  return labels.length > 0 && !labels.at(-1)!.startsWith('[');
}

/** Titles are sometimes said again at the start of the content, in full or in their last words. */
function isSame({ marker, title, content }: Labelled, text: string): boolean {
  return withoutSpace(marker + title + content) === withoutSpace(text);
}

const toPath = (labels: readonly string[]): string => labels.map((label) => `(${label})`).join('');

function toId(
  part: string,
  { label, title, content }: Labelled,
  byId: ReadonlyMap<string, Block>,
  learned: Map<string, string>,
): string {
  const [, unit = '', ...rest] = label.split('-');
  const interp = label.split('-').indexOf('Interp');
  if (interp === -1 && /^\d/.test(unit)) return `${part}.${unit}${toPath(rest)}`;
  if (interp !== -1) {
    const [, section = '', ...place] = label.split('-').slice(0, interp);
    const own = label.split('-').slice(interp + 1);
    const invented = own.filter((step) => /^[hp]\d+$/.test(step));
    const root = `${part}[supplement-i]`;
    const marks = toPath(own.filter((step) => !invented.includes(step)));
    if (/^\d/.test(section))
      return `${root}[section-${part}-${section}]${place.length > 0 ? `[${[section, ...place].join('-')}]` : ''}${marks}`;
    if (section !== '') return `${root}[appendix-${section.toLowerCase()}]${marks}`;
    return `${learn(root, invented, learned, byId, marks, title + content)}${marks}`;
  }
  const root = `${part}[appendix-${unit.toLowerCase()}]`;
  const invented = rest.filter((step) => /^[hp]\d+$/.test(step));
  if (invented.length > 0) {
    const marks = toPath(rest.filter((step) => !invented.includes(step)));
    return `${learn(
      root,
      invented.filter((step) => step.startsWith('h')),
      learned,
      byId,
      marks,
      title + content,
    )}${marks}`;
  }
  const [form = '', ...marks] = rest;
  return `${root}[${unit.toLowerCase()}-${form}]${toPath(marks)}`;
}

/** The headings that stand for invented labels, from the first paragraph below them with the same words. */
function learn(
  root: string,
  invented: readonly string[],
  learned: Map<string, string>,
  byId: ReadonlyMap<string, Block>,
  marks: string,
  words: string,
): string {
  const key = `${root}/${invented.join('/')}`;
  const known = learned.get(key);
  if (known !== undefined) return known;
  const ends = withoutSpace(words).slice(-60);
  for (const [id, { text }] of byId) {
    const above = id.slice(0, id.length - marks.length);
    if (!id.startsWith(root) || !id.endsWith(marks) || !withoutSpace(text).endsWith(ends)) continue;
    if (above.slice(root.length).split('][').length !== Math.max(invented.length, 1) && invented.length > 0)
      continue;
    learned.set(key, above);
    return above;
  }
  return root;
}

function readTree(file: string): Labelled[] {
  const entries: Labelled[] = [];
  const open: { entry: Labelled | undefined; name: string }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const bare = name.replace(/^.*:/, '');
    const isEntry = bare === 'paragraph' || bare === 'interpParagraph';
    const above = open.flatMap(({ entry }) => (entry ? [entry.marker] : []));
    const entry: Labelled | undefined = isEntry
      ? {
          label: (attributes['label'] as string | undefined) ?? '',
          marker: (attributes['marker'] as string | undefined) ?? '',
          above,
          title: '',
          content: '',
        }
      : undefined;
    if (entry) entries.push(entry);
    open.push({ entry, name: bare });
  });
  parser.on('text', (text) => {
    const field = open.findLast(({ name }) => name === 'title' || name === 'content')?.name;
    const entry = open.findLast(({ entry: own }) => own)?.entry;
    if (entry && (field === 'title' || field === 'content')) entry[field] += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(readFileSync(file, 'utf8')).close();
  return entries;
}
