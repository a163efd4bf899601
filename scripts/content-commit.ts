/** Which commit the content is of: said at the foot of pages and in files, so that a figure can be traced. */
import { execFileSync } from 'node:child_process';

/** The commit of the content folder, where git knows one. */
export function getCommit(folder: string): string | undefined {
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
