/**
 * Trees labelled by analysts (`gold/regml` of the shared folder) as sections with provisions, and what the
 * analysts marked in them: defined terms and references inside the part. Labels become our numbers:
 * `1005-31-b-1` is `1005.31(b)(1)`. Nothing of the texts is kept here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import type { SectionText } from '../../../src/analysis/suggestions/walk-section.ts';
import { type Provision, splitProvision, toAnchor } from '../../../src/model/section.ts';

const SHARED = process.env.RULEMARK_SHARED ?? join(import.meta.dirname, '../../../../shared');
const FOLDER = join(SHARED, 'data/gold/regml/regulation');

export interface GoldMark {
  /** Number of the provision. */
  readonly at: string;
  /** The term, or the target of a reference, in our numbering. */
  readonly value: string;
  readonly text: string;
}

export interface GoldDocument {
  readonly name: string;
  readonly part: string;
  readonly sections: readonly SectionText[];
  readonly terms: readonly GoldMark[];
  readonly references: readonly GoldMark[];
  readonly external: readonly GoldMark[];
}

/** Paths of all labelled parts, oldest name first; empty where the shared folder is not there. */
export function findGold(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort();
}

interface Open {
  readonly id: string;
  readonly label: string | null;
  text: string;
  readonly children: Provision[];
}

/** One labelled part. */
export function readGold(file: string): GoldDocument {
  const part = file.slice(0, file.search(/[\\/]/));
  const sections: (SectionText & { provisions: Provision[] })[] = [];
  const marks: Record<'def' | 'internal' | 'external', GoldMark[]> = { def: [], internal: [], external: [] };
  const stack: Open[] = [];
  let section: { number: string; title: string; provisions: Provision[] } | undefined;
  let collecting: 'subject' | 'title' | 'content' | undefined;
  let mark: { kind: 'def' | 'internal' | 'external'; value: string; text: string } | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const value = (key: string) => String(attributes[key] ?? '');
    if (name === 'section') section = { number: toNumber(value('label'), part), title: '', provisions: [] };
    if (name === 'paragraph' && section) {
      const marker = value('marker').replace(/[()]/g, '');
      stack.push({ id: toNumber(value('label'), part), label: marker || null, text: '', children: [] });
    }
    if (section && name === 'subject' && stack.length === 0) collecting = 'subject';
    if (stack.length > 0 && (name === 'title' || name === 'content')) {
      collecting = name;
      const top = stack.at(-1)!;
      if (top.text !== '' && !/\s$/.test(top.text)) top.text += ' ';
    }
    if (stack.length === 0) return;
    if (name === 'def') mark = { kind: 'def', value: value('term'), text: '' };
    if (name === 'ref' && value('reftype') === 'internal')
      mark = { kind: 'internal', value: toNumber(value('target'), part), text: '' };
    if (name === 'ref' && value('reftype') === 'external')
      mark = { kind: 'external', value: value('target'), text: '' };
  });
  parser.on('text', (text) => {
    if (collecting === 'subject' && section) section.title += text;
    else if (collecting && stack.length > 0) stack.at(-1)!.text += text;
    if (mark) mark.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === collecting) collecting = undefined;
    if ((name === 'def' || name === 'ref') && mark) {
      marks[mark.kind].push({ at: stack.at(-1)?.id ?? '', value: mark.value, text: mark.text });
      mark = undefined;
    }
    if (name === 'paragraph' && stack.length > 0) {
      const { id, label, text, children } = stack.pop()!;
      const folded = text.replace(/\s+/g, ' ').trim();
      const provision: Provision = {
        id,
        anchor: toAnchor(splitProvision(id).below),
        label,
        text: folded,
        line: 1,
        children,
      };
      (stack.at(-1)?.children ?? section?.provisions)?.push(provision);
    }
    if (name === 'section' && section) {
      sections.push({ ...section, title: section.title.replace(/\s+/g, ' ').trim() });
      section = undefined;
    }
  });
  parser.write(readFileSync(join(FOLDER, file), 'utf8')).close();
  return {
    name: file.replace(/\.xml$/, ''),
    part,
    sections,
    terms: marks.def,
    references: marks.internal,
    external: marks.external,
  };
}

/** `1005-31-b-1` as `1005.31(b)(1)`; names of unmarked paragraphs stand in brackets. */
function toNumber(label: string, part: string): string {
  const [, section = '', ...levels] = label.split('-');
  const interp = levels.indexOf('Interp');
  const path = (list: readonly string[]) =>
    list
      .map((level) =>
        /^(?:p\d+|def\d+|[A-Z]?[A-Za-z]*[a-z][A-Z]\w*|[A-Z][a-z]\w*|HUD\w*|FTC|RESPA|GFE)$/.test(level)
          ? `[${level}]`
          : `(${level})`,
      )
      .join('');
  if (/^[A-Z]/.test(section)) {
    const letter = section.toLowerCase().replace(/\d+$/, '');
    const form = levels[0] ?? /\d+$/.exec(section)?.[0];
    if (form === undefined) return `${part}[appendix-${letter}]`;
    return `${part}[appendix-${letter}][${letter}-${form.replace(/\(.*/, '')}]${form.replace(/^\d+/, '')}`;
  }
  if (interp !== -1) {
    const comment = levels.slice(interp + 1).join('.');
    return `${part}.${section}${path(levels.slice(0, interp))}${comment ? `[comment-${comment}]` : '[comment]'}`;
  }
  return section === '' ? part : `${part}.${section}${path(levels)}`;
}
