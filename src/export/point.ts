/**
 * A suggestion as a file of coding that a person finishes. In: a claim on a comment, its body, who takes it up. Out: the
 * name and text of the file. What a machine cannot know is not guessed: without a word of the coder the stance and the
 * substance are "unclear", and the point is a draft until somebody confirms it.
 */
import { stringify } from 'yaml';
import { toSuggestionId } from '../analysis/coding/to-suggestion-id.ts';
import { type Attribution, isOnTopic } from '../model/attribution.ts';
import type { FieldsOf } from '../model/schemas/kinds.ts';
import { toSlug } from '../model/slug.ts';
import { toSha256 } from '../text/sha256.ts';

export interface TakenUp {
  readonly coder: string;
  readonly stance?: FieldsOf<'point'>['stance'] | undefined;
  readonly substantive?: FieldsOf<'point'>['substantive'] | undefined;
  readonly request?: string | undefined;
}

export interface PointFile {
  /** Without `.md`; of comment, suggestion and coder, so that two coders never share one. */
  readonly id: string;
  readonly text: string;
}

/** The file of a point. */
export function toPointFile(claim: Attribution, body: string, taken: TakenUp): PointFile {
  const suggestion = toSuggestionId(claim);
  const { start, end, comment } = claim;
  const fields = {
    title: isOnTopic(claim) ? `${comment} on ${claim.topic}` : `${comment} on ${claim.provision}`,
    state: 'draft',
    comment,
    quote: body.slice(start, end),
    span: { start, end, sha256: toSha256(body) },
    ...(isOnTopic(claim)
      ? { topics: [claim.topic] }
      : { provisions: { [claim.version]: [claim.provision] } }),
    stance: taken.stance ?? 'unclear',
    ...(taken.request ? { request: taken.request } : {}),
    substantive: taken.substantive ?? 'unclear',
    coder: taken.coder,
    suggestion: `${suggestion.slice(comment.length + 1)} by ${claim.method}, score ${claim.score}`,
  };
  const id = `${toSlug(comment)}-${suggestion.slice(comment.length + 1)}-${toSlug(taken.coder)}`;
  return { id, text: `---\n${stringify(fields, { lineWidth: 100 })}---\n` };
}
