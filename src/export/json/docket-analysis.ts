/**
 * The analysis of a docket as JSON, schema `rulemark/docket-analysis@1`, piece by piece, because it may be larger than
 * memory. In: the analysis. Out: pieces of text that are one JSON object when joined; a member, a short text and an
 * entry that was left out have a line each.
 */
import type { Campaign, DocketAnalysis } from '../../model/docket-analysis.ts';

/** The pieces, in order; the last ends in a line feed. */
export function* renderDocketAnalysis(analysis: DocketAnalysis): Generator<string> {
  yield `{"schema":"rulemark/docket-analysis@1",\n"ledger":${JSON.stringify(analysis.ledger)},\n"campaigns":[`;
  yield* renderList(analysis.campaigns, renderCampaign);
  for (const name of ['short', 'alone', 'leftOut', 'problems', 'attributions'] as const) {
    yield `],\n"${name}":[`;
    yield* renderList<unknown>(analysis[name], function* (value) {
      yield JSON.stringify(value);
    });
  }
  yield ']}\n';
}

function* renderCampaign({ members, ...head }: Campaign): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"members":[`;
  yield* renderList(members, function* (member) {
    yield JSON.stringify(member);
  });
  yield ']}';
}

function* renderList<T>(items: Iterable<T>, render: (item: T) => Generator<string>): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    yield isFirst ? '\n' : ',\n';
    isFirst = false;
    yield* render(item);
  }
}
