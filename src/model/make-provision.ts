/**
 * One provision of official text out of its number and its words, the same whether they come from blocks or from
 * Markdown: the label or slug is what its number ends in, the marker is taken off the words, a table's words
 * are its cells.
 */
import type { BlockKind } from './parsed-document.ts';
import { getOwnName, hasMarker } from './provision-ids.ts';
import { type Provision, toAnchor } from './section.ts';
import { type StyledText, sliceStyled, toProperties } from './styled-text.ts';

export interface ProvisionParts {
  /** The number of its section, with which `id` starts. */
  readonly section: string;
  readonly id: string;
  readonly kind: BlockKind;
  /** The marker included; of a footnote without it. */
  readonly words: StyledText;
  /** Of a footnote: its number or sign, null where it has none. */
  readonly mark?: string | null;
  readonly rows?: readonly (readonly StyledText[])[] | undefined;
  readonly level?: number | undefined;
  readonly runIn?: boolean | undefined;
  readonly line: number;
  readonly children: readonly Provision[];
}

/** The provision; `children` are taken as they are. */
export function makeProvision(parts: ProvisionParts): Provision {
  const { section, id, kind, line, children, rows, level, runIn } = parts;
  const { label: own, slug } = getOwnName(id.slice(section.length));
  const label = kind === 'footnote' ? (parts.mark ?? null) : hasMarker(kind) ? own : null;
  return {
    id,
    anchor: toAnchor(id.slice(section.length)),
    label,
    ...toWords(parts, label),
    line,
    children,
    ...(kind === 'paragraph' ? {} : { kind }),
    ...(slug === undefined ? {} : { slug }),
    ...(runIn ? { runIn: true } : {}),
    ...(rows ? { rows } : {}),
    ...(kind === 'heading' ? { level: level ?? 1 } : {}),
  };
}

/** Kinds that may have provisions below them. */
export function mayHaveChildren(kind: BlockKind): boolean {
  return kind === 'paragraph' || kind === 'note' || kind === 'signature' || kind === 'heading';
}

/** Three asterisks and more: words of the text that are left as they were. */
export function isStars(text: string): boolean {
  return /^\*(?: ?\*){2,6}$/.test(text);
}

/** The number or sign that a footnote starts with, and the rest: set high, or one sign or number before a space. */
export function takeNoteMark(words: StyledText): { mark: string | null; rest: StyledText } {
  const high = words.spans.find(({ style, start }) => style === 'superscript' && start === 0);
  const end = high?.end ?? /^(?:\d{1,3}|[*†‡§]{1,3})(?=\s)/.exec(words.text)?.[0].length;
  if (end === undefined || /\s/.test(words.text.slice(0, end))) return { mark: null, rest: words };
  return { mark: words.text.slice(0, end), rest: sliceStyled(words, end) };
}

/** A placeholder for a picture, as it is written. */
export function isGraphic(text: string): boolean {
  return /^\[Graphic(?: .*)?\]$/.test(text);
}

type Words = Pick<Provision, 'text' | 'spans' | 'marker' | 'italicLabel'>;

function toWords({ kind, words, rows }: ProvisionParts, label: string | null): Words {
  if (kind === 'table')
    return {
      text: (rows ?? [])
        .flat()
        .map(({ text }) => text)
        .filter(Boolean)
        .join(' '),
    };
  if (kind === 'stars' && label === null) return { text: '' };
  return label === null || kind === 'footnote' ? toProperties(words) : takeMarker(words, label);
}

/**
 * Takes the marker of `label` off the words: "(a) Term" to "Term". A marker of another form stays named
 * (`marker: "1."`); where the words hold it in a way that cannot be parted ("(a)-(c) [Reserved]") they stay whole.
 */
function takeMarker(words: StyledText, label: string): Words {
  const { text, spans } = words;
  const form = [`(${label})`, `${label}.`, `${label})`].find(
    (marker) => text.startsWith(marker) && /^(?:\s|$)/.test(text.slice(marker.length)),
  );
  if (form === undefined) return { ...toProperties(words), marker: '' };
  const space = /^\s*/.exec(text.slice(form.length))![0].length;
  const rest = toProperties(sliceStyled(words, form.length + space));
  if (!form.startsWith('(')) return { ...rest, marker: form };
  const italic = spans.some(
    (span) => span.style === 'italic' && span.start === 1 && span.end === form.length - 1,
  );
  return { ...rest, ...(italic ? { italicLabel: true } : {}) };
}
