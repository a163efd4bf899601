/**
 * `graph.json`: the whole model of one audience for other tools, schema `rulemark/graph@1`. Sorted by kind, home
 * and id; no clock, so the same content on the same as-of day gives the same bytes.
 */
import type { Corpus } from '../../model/corpus.ts';
import { compareText } from '../../text/natural-order.ts';
import { getHref } from '../../view/href.ts';
import { type CoverageJson, toCoverageJson } from './coverage.ts';
import { type GapJson, toGapJson } from './gaps.ts';
import { toReference } from './reference.ts';

export interface GraphJson {
  readonly schema: 'rulemark/graph@1';
  readonly audience: string;
  readonly asOf: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly field: string }[];
  /** Only for audiences that may know them. */
  readonly gaps?: readonly GapJson[];
}

interface GraphNode {
  /** `<plural>/<home>/<id>`, unique. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly fields: unknown;
  readonly coverage?: CoverageJson;
}

/** The graph of a corpus. */
export function toGraphJson(corpus: Corpus): GraphJson {
  const nodes = corpus.content.objects.map((object): GraphNode => {
    const coverage = toCoverageJson(corpus.coverage?.get(object.key));
    return {
      id: toReference(object.key),
      kind: object.type,
      title: object.fields.title,
      href: getHref(object),
      fields: object.fields,
      ...(coverage ? { coverage } : {}),
    };
  });
  const edges = [
    ...new Map(
      corpus.links.map(({ from, to, field }) => [
        `${from} ${field} ${to}`,
        { from: toReference(from), to: toReference(to), field },
      ]),
    ).values(),
  ];
  edges.sort(
    (a, b) => compareText(a.from, b.from) || compareText(a.field, b.field) || compareText(a.to, b.to),
  );
  const base = {
    schema: 'rulemark/graph@1' as const,
    audience: corpus.audience,
    asOf: corpus.asOf.day,
    nodes,
    edges,
  };
  return corpus.gaps
    ? { ...base, gaps: corpus.gaps.map((gap) => toGapJson(gap, (key) => toReference(key))) }
    : base;
}
