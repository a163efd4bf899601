/**
 * The way back from provisions to blocks: what a version of the content holds, in the form in which published
 * documents are read, so that both can be compared and amended alike. In: a section with its provisions. Out: its
 * blocks in order of the text, the marker in front of the words again.
 */
import type { Block, Region, Span } from '../../model/parsed-document.ts';
import type { Provision } from '../../model/section.ts';
import { walkProvisions } from '../../model/section.ts';

const STEP = /\(([^()]*)\)|(\[[^[\]]*\])/g;

/** The blocks of the section numbered `number`: its title as a heading first, where it has one. */
export function toBlocks(number: string, title: string, provisions: readonly Provision[]): Block[] {
  const part = /^(\d+[a-zA-Z]?)(?=[.[]|$)/.exec(number)?.[1] ?? null;
  const isSection = !number.includes('[') && number !== part;
  const region: Region = isSection || number === part ? 'codified' : 'appendix';
  const place = { region, part, section: isSection ? number : null };
  const heading: Block = {
    ...place,
    kind: 'heading',
    labels: [],
    id: null,
    text: isSection ? `§ ${number} ${title}` : title,
    line: 1,
    level: 1,
  };
  return [heading, ...[...walkProvisions(provisions)].map((provision) => toBlock(provision, number, place))];
}

function toBlock(
  provision: Provision,
  number: string,
  place: Pick<Block, 'region' | 'part' | 'section'>,
): Block {
  const { id, kind = 'paragraph', line, level, runIn, rows } = provision;
  const marker = toMarker(provision);
  const text = [marker, provision.text].filter(Boolean).join(' ');
  const spans = toSpans(provision, marker);
  return {
    ...place,
    kind,
    labels: [...id.slice(number.length).matchAll(STEP)].map(([, label, slug]) => label ?? slug!),
    id: kind === 'heading' || text === '' ? null : id,
    text,
    line,
    ...(level === undefined ? {} : { level }),
    ...(runIn ? { runIn } : {}),
    ...(spans.length > 0 ? { spans } : {}),
    ...(rows ? { rows: rows.map((row) => row.map((cell) => cell.text)) } : {}),
  };
}

/** As printed: "(a)", "1.", the number of a footnote; empty where the words hold it or there is none. */
function toMarker({ label, marker, kind }: Provision): string {
  if (marker !== undefined) return marker;
  if (label === null) return '';
  return kind === 'footnote' ? label : `(${label})`;
}

function toSpans({ spans = [], italicLabel }: Provision, marker: string): Span[] {
  const shift = marker === '' ? 0 : marker.length + 1;
  const moved = spans.map(({ style, start, end }) => ({ style, start: start + shift, end: end + shift }));
  return italicLabel ? [{ style: 'italic', start: 1, end: marker.length - 1 }, ...moved] : moved;
}
