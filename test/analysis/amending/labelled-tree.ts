/**
 * A labelled tree of `gold/regml/regulation` as blocks, so that amendments can be applied to it and the result
 * compared with the tree that follows it. Text is marker, title and content joined; analyses, tables of contents
 * and the marks inside text are left out. Ids are made from the labels; where an analyst named an unmarked
 * paragraph, its name is the slug.
 */
import type { Block } from '../../../src/model/parsed-document.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const LEFT_OUT = new Set(['preamble', 'fdsys', 'tableOfContents', 'analysis', 'footnote']);

/** The blocks of a tree in the order of the text. */
export function readLabelledTree(xml: string): Block[] {
  const writer = new BlockWriter();
  writer.walk(parseXml(xml));
  return writer.blocks;
}

export interface JsonNode {
  readonly label: readonly string[];
  readonly text: string;
  readonly title?: string;
  readonly children: readonly JsonNode[];
}

/** The sections of a tree of `gold/atf/regulation`, whose texts hold their markers. */
export function readJsonTree(node: JsonNode, part: string, section: string | null = null): Block[] {
  const [, number, ...rest] = node.label;
  const isSection = node.label.length === 2 && /^\d/.test(number!);
  const own = isSection ? `${part}.${number}` : section;
  const labels = rest.map((label) => (label.length > 5 || /^p\d/.test(label) ? `[${label}]` : label));
  const base = { region: 'codified' as const, part, section: own, line: 0 };
  const blocks: Block[] = [];
  if (isSection) blocks.push({ ...base, kind: 'heading', labels: [], id: null, text: node.title ?? '' });
  const shown = own !== null && node.text.trim() !== '';
  const paragraph = isSection && labels.length === 0 ? ['[p1]'] : labels;
  if (shown)
    blocks.push({
      ...base,
      kind: 'paragraph',
      labels: paragraph,
      id: own + paragraph.map(toIdLabel).join(''),
      text: node.text.trim(),
    });
  return [...blocks, ...node.children.flatMap((child) => readJsonTree(child, part, own))];
}

class BlockWriter {
  readonly blocks: Block[] = [];
  private part = '';
  private section: string | null = null;
  private root = '';

  walk(element: Element): void {
    const { name, attributes } = element;
    if (LEFT_OUT.has(name)) return;
    const label = attributes['label'] ?? '';
    if (name === 'part') this.part = label;
    if (name === 'section') this.openSection(element, `${this.part}.${attributes['sectionNum'] ?? ''}`);
    else if (name === 'appendix')
      this.openAppendix(element, `[appendix-${(attributes['appendixLetter'] ?? '').toLowerCase()}]`);
    else if (name === 'interpretations') this.openAppendix(element, '[supplement-i]');
    else if (name === 'appendixSection' || name === 'interpSection')
      this.addHeading(element, this.toHeadingLabels(element));
    else if (name === 'paragraph' || name === 'interpParagraph') this.addParagraph(element);
    for (const child of element.children) if (typeof child !== 'string') this.walk(child);
    if (name === 'section') this.section = null;
  }

  private openSection(element: Element, number: string): void {
    this.section = number;
    this.root = number;
    this.push({ kind: 'heading', labels: [], id: null, text: getOwn(element, 'subject') });
  }

  private openAppendix(element: Element, label: string): void {
    this.root = this.part + label;
    this.push({
      kind: 'heading',
      labels: [],
      id: null,
      text: getOwn(element, 'appendixTitle') || getOwn(element, 'title'),
    });
  }

  private toHeadingLabels({ name, attributes }: Element): string[] {
    const label = attributes['label'] ?? '';
    if (name === 'appendixSection') return [`[${toSlug(label.slice(this.part.length + 1))}]`];
    const target = label.replace(/-Interp.*$/, '').slice(this.part.length + 1);
    return [/^\d/.test(target) ? `[section-${this.part}-${target}]` : `[appendix-${target.toLowerCase()}]`];
  }

  private addHeading(element: Element, labels: readonly string[]): void {
    this.push({
      kind: 'heading',
      labels,
      id: null,
      text: getOwn(element, 'title') || getOwn(element, 'subject'),
    });
  }

  private addParagraph(element: Element): void {
    const { attributes } = element;
    const marker = attributes['marker'] ?? '';
    const labels = this.toLabels(attributes['label'] ?? '', marker);
    if (marker === 'Interp' || attributes['label']?.endsWith('-Interp')) {
      this.addHeading(element, labels);
      return;
    }
    const title = getOwn(element, 'title');
    const text = [marker, title, getOwn(element, 'content')].filter((words) => words !== '').join(' ');
    const start = marker === '' ? 0 : marker.length + 1;
    const spans =
      title === '' ? {} : { spans: [{ style: 'italic' as const, start, end: start + title.length }] };
    if (text !== '')
      this.push({
        kind: 'paragraph',
        labels,
        id: this.root + labels.map(toIdLabel).join(''),
        text,
        ...spans,
      });
  }

  /** `1005-33-c-Interp-5-i` to the heading of its section, of its comment, and its markers. */
  private toLabels(label: string, marker: string): string[] {
    const rest = label.slice(this.part.length + 1);
    if (!label.includes('-Interp')) return this.toOwnLabels(rest.split('-'), marker);
    const [before, markers] = label.slice(this.part.length).split('-Interp');
    const place = before!.slice(1);
    if (place === '') return [`[${toSlug(markers!)}]`];
    const path = place.split('-');
    const head = /^\d/.test(path[0]!)
      ? `[section-${this.part}-${path[0]}]`
      : `[appendix-${path[0]!.toLowerCase()}]`;
    const heading = path.length > 1 ? [`[${toSlug(path.join('-'))}]`] : [];
    return [head, ...heading, ...toMarkers(markers!.split('-').filter(Boolean), marker)];
  }

  private toOwnLabels([first, ...labels]: string[], marker: string): string[] {
    if (this.section !== null) return toMarkers(labels, marker);
    return [
      `[${toSlug([first, labels[0]].filter(Boolean).join('-'))}]`,
      ...toMarkers(labels.slice(1), marker),
    ];
  }

  private push(block: Pick<Block, 'kind' | 'labels' | 'id' | 'text' | 'spans'>): void {
    const region = this.section === null ? 'appendix' : 'codified';
    this.blocks.push({ region, part: this.part, section: this.section, line: 0, ...block });
  }
}

const toIdLabel = (label: string): string => (label.startsWith('[') ? label : `(${label})`);

function toMarkers(labels: readonly string[], marker: string): string[] {
  return labels.map((label, index) =>
    (index === labels.length - 1 && marker === '') || label.length > 5 ? `[${toSlug(label)}]` : label,
  );
}

const toSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The text of the direct children of a name. */
function getOwn({ children }: Element, name: string): string {
  const own = children.filter((child) => typeof child !== 'string' && child.name === name);
  return own.map(toText).join(' ').replace(/\s+/g, ' ').trim();
}

function toText(node: Element | string): string {
  if (typeof node === 'string') return node;
  return LEFT_OUT.has(node.name) ? '' : node.children.map(toText).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  for (const [, comment, closing, name, attributes, empty, text] of xml.matchAll(
    /(<!--[\s\S]*?-->|<\?[\s\S]*?\?>)|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g,
  )) {
    if (comment !== undefined) continue;
    if (text !== undefined) open.at(-1)!.children.push(decode(text));
    else if (closing === '/') open.pop();
    else {
      const pairs = [...(attributes ?? '').matchAll(/([\w:-]+)\s*=\s*["']([^"']*)["']/g)].map(
        ([, key, value]) => [key!, decode(value!)],
      );
      const element: Element = { name: name!, attributes: Object.fromEntries(pairs), children: [] };
      open.at(-1)!.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  return root;
}

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (ENTITIES[name] ?? whole),
  );
