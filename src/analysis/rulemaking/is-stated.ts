/**
 * Whether some version that says a thing had been published by a day: before that, nobody could owe it, and a
 * site made for an earlier day does not count it.
 */
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';

/** True when a version that states the obligation was out by `asOf`, or when none of its versions is known. */
export function isStated(
  content: Content,
  { fields, home }: RuleObject<'obligation'>,
  asOf: string,
): boolean {
  const versions = Object.keys(fields.sections).flatMap((id) => content.get('version', home, id) ?? []);
  return versions.length === 0 || versions.some((version) => version.fields.published <= asOf);
}
