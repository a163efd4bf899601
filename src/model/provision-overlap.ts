/** Whether two citations speak of the same words: one is the other, or stands inside it. */

/** True for "7.302" and "7.302(c)", for "4.2(c)" and "4.2(c)(i)"; false for "7.30" and "7.302". */
function isOverlapping(a: string, b: string): boolean {
  return a === b || isInside(a, b) || isInside(b, a);
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}(`) || inner.startsWith(`${outer}[`);
}

/** Places of one version by another's, as objects hold them: version id to provision numbers. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** True when one of the provisions of the version overlaps one of these. */
export function citesAny(places: Places, version: string, provisions: readonly string[]): boolean {
  return (places[version] ?? []).some((own) => provisions.some((other) => isOverlapping(own, other)));
}
