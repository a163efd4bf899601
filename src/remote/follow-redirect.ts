/**
 * Where a redirect may lead. In: the address asked, the `Location` of the answer, the addresses asked before.
 * Out: the next address, or why it is not followed: a circle, too many steps, no address, or a connection that
 * anybody on the way could change. Plain HTTP is followed only where the address asked was already plain HTTP of
 * the same server, or both are this machine (tests).
 */
import type { Setback } from './failure.ts';
import { toAccessPage } from './inspect-file.ts';

const MAX_REDIRECTS = 5;
/** Where federalregister.gov and ecfr.gov send whom they take for a robot. */
const ACCESS_HOST = 'unblock.federalregister.gov';

export function resolveRedirect(
  from: URL,
  location: string | undefined,
  seen: readonly string[],
): URL | Setback {
  const refuse = (message: string): Setback => ({
    kind: 'failed',
    url: from.href,
    code: 'remote/redirect-refused',
    message,
    hint: `Open ${seen[0] ?? from.href} in a browser to see where it leads. A network that wants a sign-in first does this too.`,
    retry: false,
  });
  if (!location || !URL.canParse(location, from))
    return refuse(`${from.host} sends us on without saying where to.`);
  const to = new URL(location, from);
  to.hash = '';
  if (to.hostname === ACCESS_HOST) return toAccessPage(from.href);
  if (seen.includes(to.href))
    return refuse(`${from.host} sends us in a circle: ${to.href} was asked before.`);
  if (seen.length > MAX_REDIRECTS)
    return refuse(`${from.host} sends us on more than ${MAX_REDIRECTS} times, at last to ${to.href}.`);
  if (!isSafe(from, to))
    return refuse(`${from.host} sends us to ${to.href}, a connection that others could listen to or change.`);
  return to;
}

/** True for an address that may be asked when `base` was asked first. */
export function isSafe(base: URL, to: URL): boolean {
  if (to.protocol === 'https:') return true;
  return to.protocol === 'http:' && (to.origin === base.origin || (isLoopback(base) && isLoopback(to)));
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
