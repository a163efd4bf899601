/** Content with a docket to import into, comments about harbour lamps to import, and what came of it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, writeBase } from '../../build-content.ts';
import { ROOT } from '../run-cli.ts';

export const DOCKET = 'hl-2030-0001';
const DOCKET_MD = `---
title: Docket HL-2030-0001
identifier: HL-2030-0001
agency: Harbour Office
rule: harbour-lamps
windows:
  - version: nprm-2029
    received: About forty, says the Harbour Office.
verification: unverified
---
`;

/** A content folder with a docket. */
export function writeDocket(over: Files = {}): string {
  return writeBase({ [`dockets/${DOCKET}/docket.md`]: DOCKET_MD, ...over });
}

/** Lines of so many comments, from a number on. */
export function toLines(count: number, from = 1, words = 'Lamps should burn all night.'): string {
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      id: `HL-2030-0001-${String(from + at).padStart(4, '0')}`,
      docketId: 'HL-2030-0001',
      comment: `${words} ${from + at}`,
    }),
  ).join('\n');
}

/** Digests of the files of the store by name, hidden ones of the docket too. */
export function readStore(content: string): Record<string, string> {
  const home = join(content, 'dockets', DOCKET);
  return Object.fromEntries(
    readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(home.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

/** Comments as stored, through the manifest; fails where the manifest names what is not whole. */
export function readStored(content: string): readonly {
  id: string;
  body: string;
  status: string;
  attachments: readonly { status: string; text: string | null; title: string }[];
}[] {
  const folder = join(content, 'dockets', DOCKET, 'comments');
  if (!existsSync(join(folder, 'import.json'))) return [];
  const { shards } = JSON.parse(readFileSync(join(folder, 'import.json'), 'utf8')) as {
    shards: { file: string; sha256: string }[];
  };
  return shards.flatMap(({ file, sha256 }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (createHash('sha256').update(text).digest('hex') !== sha256) throw new Error(`${file} is not whole`);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  });
}

/** Starts the command and kills it after a while; whether it was still at work. */
export function killAfter(
  args: readonly string[],
  ms: number,
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/cli.ts'), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}
