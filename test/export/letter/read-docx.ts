/** A Word document read back with other code than wrote it: its parts, and the words in each kind of run. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface ReadDocx {
  readonly parts: Readonly<Record<string, string>>;
  /** Paragraphs of the main part, with what is written in each kind of run, in order. */
  readonly paragraphs: readonly ReadParagraph[];
}

export interface ReadParagraph {
  readonly style: string | undefined;
  readonly runs: readonly { readonly kind: '=' | '+' | '-'; readonly text: string }[];
  readonly notes: readonly string[];
}

/** Every part as text, and the paragraphs; throws where a part is not well-formed XML. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
  for (const [name, text] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) parseXml(text, {});
  return { parts, paragraphs: readParagraphs(parts['word/document.xml'] ?? '') };
}

interface Handlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

function parseXml(text: string, { open, text: onText, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes as Record<string, string>));
  parser.on('text', (words) => onText?.(words));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.write(text).close();
}

function readParagraphs(xml: string): ReadParagraph[] {
  const paragraphs: ReadParagraph[] = [];
  let kind: '=' | '+' | '-' = '=';
  let inText = false;
  let current: {
    style: string | undefined;
    runs: { kind: '=' | '+' | '-'; text: string }[];
    notes: string[];
  } = {
    style: undefined,
    runs: [],
    notes: [],
  };
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:p') current = { style: undefined, runs: [], notes: [] };
      if (name === 'w:pStyle') current.style = attributes['w:val'];
      if (name === 'w:ins') kind = '+';
      if (name === 'w:del') kind = '-';
      if (name === 'w:t' || name === 'w:delText') inText = true;
      if (name === 'w:footnoteReference') current.notes.push(attributes['w:id'] ?? '');
    },
    text: (words) => {
      if (inText) current.runs.push({ kind, text: words });
    },
    close: (name) => {
      if (name === 'w:ins' || name === 'w:del') kind = '=';
      if (name === 'w:t' || name === 'w:delText') inText = false;
      if (name === 'w:p') paragraphs.push(current);
    },
  });
  return paragraphs;
}

/** What stands in a paragraph when its changes are left aside (`=-`) or taken (`=+`). */
export function joinRuns({ runs }: ReadParagraph, kinds = '=+-'): string {
  return runs
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');
}
