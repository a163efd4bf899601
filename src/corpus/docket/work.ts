/**
 * The two kinds of work that threads do for an analysis of a docket, and how they are asked. In: bodies. Out: sketches,
 * or how members relate to their campaigns. A worker is told the campaigns once, between the two.
 */
import { packSketches, type SketchPack } from '../../analysis/campaigns/pack-sketches.ts';
import {
  type MemberBody,
  MemberRelater,
  type RelatedMember,
  type SharedSentences,
} from '../../analysis/campaigns/relate-members.ts';

export type Work =
  | { readonly kind: 'sketch'; readonly bodies: readonly string[] }
  | { readonly kind: 'campaigns'; readonly campaigns: readonly SharedSentences[] }
  | { readonly kind: 'relate'; readonly members: readonly MemberBody[] };

export type WorkResult =
  | { readonly kind: 'sketch'; readonly pack: SketchPack }
  | { readonly kind: 'campaigns' }
  | { readonly kind: 'relate'; readonly related: readonly RelatedMember[] };

/** Does one piece of work after another. */
export class DocketWorker {
  #relater = new MemberRelater([]);

  work(work: Work): WorkResult {
    switch (work.kind) {
      case 'sketch':
        return { kind: 'sketch', pack: packSketches(work.bodies) };
      case 'campaigns':
        this.#relater = new MemberRelater(work.campaigns);
        return { kind: 'campaigns' };
      case 'relate':
        return { kind: 'relate', related: work.members.map((member) => this.#relater.relate(member)) };
      default:
        return work satisfies never;
    }
  }
}
