/**
 * One line of Markdown's nodes to styled words: emphasis and the tags of raised and lowered figures become spans,
 * a reference to a footnote its raised number, an autolink its address. A comment of the writer is taken out and
 * handed back. Tags that the writer does not write stay words: nothing is dropped, nothing is run as HTML.
 */
import type { Nodes, PhrasingContent } from 'mdast';
import type { Span } from '../../model/parsed-document.ts';
import { type StyledText, toStyledText } from '../../model/styled-text.ts';

export interface InlineText {
  readonly words: StyledText;
  /** What the comments say, part by part. */
  readonly remarks: readonly string[];
}

const STYLES: Readonly<Record<string, Span['style']>> = {
  emphasis: 'italic',
  strong: 'bold',
  i: 'italic',
  b: 'bold',
  sup: 'superscript',
  sub: 'subscript',
};
const REMARK = /^<!-- (.*) -->$/s;

/** The parts of a comment: "<!-- 7.1[p2]; run-in -->"; undefined for anything else. */
export function readRemark(html: string): string[] | undefined {
  const said = REMARK.exec(html.trim())?.[1];
  return said
    ?.replaceAll('-%2D', '--')
    .replaceAll('%25', '%')
    .split('; ')
    .map((part) => part.trim());
}

/** The words of inline nodes; `getMark` gives the number of the footnote of a name. */
export function readInline(nodes: readonly PhrasingContent[], getMark: (name: string) => string): InlineText {
  const reader = new InlineReader(getMark);
  reader.read(nodes);
  return { words: toStyledText(reader.text, reader.spans), remarks: reader.remarks };
}

class InlineReader {
  text = '';
  readonly spans: Span[] = [];
  readonly remarks: string[] = [];
  private readonly open: { tag: string; start: number }[] = [];
  private readonly getMark: (name: string) => string;

  constructor(getMark: (name: string) => string) {
    this.getMark = getMark;
  }

  read(nodes: readonly Nodes[]): void {
    for (const node of nodes) this.readNode(node);
  }

  private readNode(node: Nodes): void {
    const start = this.text.length;
    if (node.type === 'html') this.readHtml(node.value);
    else if (node.type === 'break') this.text += ' ';
    else if (node.type === 'footnoteReference') this.addMark(this.getMark(node.identifier));
    else if (node.type === 'image' || node.type === 'imageReference') this.text += node.alt ?? '';
    else if ('value' in node) this.text += node.value;
    else if ('children' in node) this.read(node.children);
    const style = STYLES[node.type];
    if (style) this.spans.push({ style, start, end: this.text.length });
  }

  private addMark(mark: string): void {
    this.spans.push({ style: 'superscript', start: this.text.length, end: this.text.length + mark.length });
    this.text += mark;
  }

  private readHtml(html: string): void {
    const remark = readRemark(html);
    const tag = /^<(\/?)(i|b|sup|sub)>$/.exec(html);
    if (remark) this.remarks.push(...remark);
    else if (tag?.[1] === '') this.open.push({ tag: tag[2]!, start: this.text.length });
    else if (!tag || !this.close(tag[2]!)) this.text += html;
  }

  private close(tag: string): boolean {
    const at = this.open.findLastIndex((opened) => opened.tag === tag);
    if (at === -1) return false;
    const [opened] = this.open.splice(at, 1);
    this.spans.push({ style: STYLES[tag]!, start: opened!.start, end: this.text.length });
    return true;
  }
}
