/**
 * The parts of a catalog control as Markdown that people read: the statement first, its items as a nested list with
 * their labels, then guidance and whatever else there is under a heading each. Objectives and methods of assessment
 * are not what a control says and stay out; the caller names them.
 */
import type { OscalNode } from './oscal-node.ts';
import { insertParameters, type Parameters } from './parameters.ts';

export interface PartText {
  readonly markdown: string;
  /** Parts that were left out, a phrase each. */
  readonly leftOut: readonly string[];
}

const ASSESSMENT = /^(?:assessment(?:-.*)?|objectives?)$/;

/** The text of a control's parts. */
export function readParts(control: OscalNode, parameters: Parameters): PartText {
  const leftOut: string[] = [];
  const blocks = control.children('parts', 'part').map((part) => {
    const name = part.need('name');
    if (!ASSESSMENT.test(name)) return { name, text: toBlock(part, name, parameters) };
    leftOut.push('objective or method of assessment');
    return { name, text: '' };
  });
  const ordered = [
    ...blocks.filter(({ name }) => name === 'statement'),
    ...blocks.filter(({ name }) => name !== 'statement'),
  ];
  return { markdown: ordered.flatMap(({ text }) => text || []).join('\n\n'), leftOut };
}

/** A part at the top: a heading unless it is the statement, its prose, and what is below. */
function toBlock(part: OscalNode, name: string, parameters: Parameters): string {
  const title = part.text('title') ?? (name === 'statement' ? '' : toHeading(name));
  const prose = insertParameters(part.text('prose') ?? '', parameters);
  const below = toList(part, parameters, 0);
  const text = [prose, below].filter(Boolean).join('\n\n');
  if (text === '') return '';
  return title ? `## ${title}\n\n${text}` : text;
}

function toList(part: OscalNode, parameters: Parameters, depth: number): string {
  const items = part.children('parts', 'part').map((item) => toItem(item, parameters, depth));
  return items.filter(Boolean).join('\n');
}

/** One item: its label in bold, so that Markdown does not count again, and further paragraphs below it. */
function toItem(part: OscalNode, parameters: Parameters, depth: number): string {
  part.need('name');
  const label = findLabel(part);
  const title = part.text('title');
  const prose = insertParameters(part.text('prose') ?? '', parameters);
  const below = toList(part, parameters, depth + 1);
  const head = [label && `**${label}**`, title && `*${title}*`, prose].filter(Boolean).join(' ');
  const indent = '  '.repeat(depth);
  const [first = '', ...more] = head.split('\n');
  const lines = [`${indent}- ${first}`, ...more.map((line) => (line ? `${indent}  ${line}` : ''))];
  return head === '' ? below.replace(/^ {2}/gm, '') : [lines.join('\n'), below].filter(Boolean).join('\n');
}

function findLabel(part: OscalNode): string | undefined {
  const labels = part.children('props', 'property of a part').filter((prop) => prop.text('name') === 'label');
  const plain = labels.find((prop) => prop.text('class') === undefined);
  return (plain ?? labels[0])?.text('value');
}

function toHeading(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
