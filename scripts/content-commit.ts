/** Which commit the content is of: said at the foot of pages and in files, so that a figure can be traced. */
import { execFileSync } from 'node:child_process';
import type { Audience } from '../src/model/visibility.ts';

/**
 * The commit that an edition may name: none for the public, because it changes with what that edition leaves out and
 * so tells when somebody works on it (decision 0029).
 */
export function getCommitFor(audience: Audience, folder: string): string | undefined {
  return audience === 'public' ? undefined : getCommit(folder);
}

/** The commit of the content folder, where git knows one. */
function getCommit(folder: string): string | undefined {
  try {
    return (
      execFileSync('git', ['-C', folder, 'rev-parse', '--short=12', 'HEAD'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    );
  } catch {
    return undefined; // not under git, or no git here: the foot then names no commit
  }
}
