/**
 * Who may see a thing. Two levels decide and the stricter wins: every schema field declares one, every
 * object may tighten its own. An audience sees everything at or below its level.
 */

export const AUDIENCES = ['public', 'internal', 'privileged'] as const;
export type Visibility = (typeof AUDIENCES)[number];
export type Audience = Visibility;

/** True when somebody in `audience` may see a thing of this visibility. */
export function isVisible(visibility: Visibility, audience: Audience): boolean {
  return AUDIENCES.indexOf(visibility) <= AUDIENCES.indexOf(audience);
}
