/** What the reader of workbooks does not tell: which cells hold formulas, and which are merged downwards. */
import { readXml, type XmlVisitor } from '../xml/read-xml.ts';

export interface SheetMarks {
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  readonly merged: readonly {
    readonly from: number;
    readonly to: number;
    readonly column: number;
    /** "A2:A5". */
    readonly name: string;
  }[];
}

const MOST_FORMULAS = 200;

/** By the name of the sheet; what is not well-formed has no marks, the reader says what is wrong with it. */
export function findSheetMarks(
  entries: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, SheetMarks> {
  const workbook = Object.keys(entries).find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (workbook === undefined) return new Map();
  const [folder, file] = [workbook.replace(/[^/]*$/, ''), workbook.replace(/^.*\//, '')];
  const targets = new Map<string, string>();
  walk(entries[`${folder}_rels/${file}.rels`], (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  const marks = new Map<string, SheetMarks>();
  walk(entries[workbook], (name, attributes) => {
    const target = targets.get(attributes['r:id'] ?? '');
    if (name !== 'sheet' || target === undefined) return;
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`;
    marks.set(attributes['name'] ?? '', findMarks(entries[path]));
  });
  return marks;
}

function findMarks(xml: Uint8Array | undefined): SheetMarks {
  const formulas: { row: number; column: number; text: string }[] = [];
  const merged: { from: number; to: number; column: number; name: string }[] = [];
  let cell = '';
  let formula: string | undefined;
  walk(
    xml,
    (name, attributes) => {
      if (name === 'c') cell = attributes['r'] ?? '';
      else if (name === 'f') formula = '';
      else if (name === 'mergeCell') {
        const range = attributes['ref'] ?? '';
        const [start, end] = range.split(':').map(toPlace);
        if (start && end) merged.push({ from: start.row, to: end.row, column: start.column, name: range });
      }
    },
    {
      text: (text) => {
        if (formula !== undefined) formula += text;
      },
      close: (name) => {
        if (name !== 'f') return;
        const place = toPlace(cell);
        if (place && formulas.length < MOST_FORMULAS) formulas.push({ ...place, text: `=${formula ?? ''}` });
        formula = undefined;
      },
    },
  );
  return { formulas, merged };
}

/** "B12" to its row and column. */
function toPlace(name: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** Names are given without their prefix, which some writers use. */
function walk(
  xml: Uint8Array | undefined,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  rest: Partial<Pick<XmlVisitor, 'text' | 'close'>> = {},
): void {
  if (!xml) return;
  const toLocal = (name: string) => name.replace(/^.*:/, '');
  readXml(xml, {
    open: (name, attributes) => open(toLocal(name), attributes),
    text: rest.text ?? (() => undefined),
    close: (name) => rest.close?.(toLocal(name)),
  });
}
