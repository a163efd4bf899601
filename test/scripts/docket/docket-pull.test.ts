/** `rulemark docket pull` from outside, against a server with the shapes of the API. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../../build-content.ts';
import { KEY, serveRegulations } from '../../remote/regulations-server.ts';
import { runCli } from '../run-cli.ts';
import { DOCKET, killAfter, readStore, readStored, writeDocket } from './docket-content.ts';

const toEnv = (base: string): Record<string, string> => ({
  RULEMARK_REGULATIONS: base,
  REGULATIONS_GOV_API_KEY: KEY,
});

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe('a pull', () => {
  test('stores every comment; the next one fetches only what was changed', async () => {
    const server = await serveRegulations(7, { missing: ['HL-2030-0001-0004'] });
    const content = writeDocket();
    const run = await runCli(['docket', 'pull', DOCKET, '--content', content], { env: toEnv(server.base) });
    expect(run).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no longer there: HL-2030-0001-0004'),
    });
    expect(readStored(content)).toHaveLength(6);
    expect(readAll(join(content, 'dockets', DOCKET))).not.toMatch(/Given|Surname|Harbourtown/);
    expect(readAll(content) + run.stdout + run.stderr).not.toContain(KEY);
    server.comments[0]!.modified = '2030-04-01T00:00:00Z';
    server.asked.length = 0;
    await runCli(['docket', 'pull', 'HL-2030-0001', '--content', content], { env: toEnv(server.base) });
    expect(server.asked.filter((url) => /comments\/HL/.test(url)).map((url) => url.slice(13, 30))).toEqual([
      'HL-2030-0001-0004',
      'HL-2030-0001-0002',
    ]);
    expect(readStored(content)).toHaveLength(6);
  });

  test('that fails keeps what it has, with exit code 1', async () => {
    const server = await serveRegulations(9, { failAfter: 4 });
    const content = writeDocket();
    const run = await runCli(['docket', 'pull', DOCKET, '--content', content], { env: toEnv(server.base) });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('to go on') });
    expect(readStored(content)).toHaveLength(4);
  });

  test('killed goes on where it was', { timeout: 60_000 }, async () => {
    const server = await serveRegulations(40, { delayMs: 40 });
    const content = writeDocket();
    const args = ['docket', 'pull', DOCKET, '--content', content];
    const wasKilled = await killAfter(args, 1_500, toEnv(server.base));
    const before = server.asked.filter((url) => /comments\/HL/.test(url)).length;
    await runCli(args, { env: toEnv(server.base) });
    const after = server.asked.filter((url) => /comments\/HL/.test(url)).length;
    expect(readStored(content)).toHaveLength(40);
    // what was asked when the kill came is asked once more
    if (wasKilled) expect(after - 40).toBeLessThanOrEqual(Math.min(1, before));
    expect(existsSync(join(content, 'dockets', DOCKET, '.pull', 'fetched.jsonl'))).toBe(false);
    expect(Object.keys(readStore(content)).filter((file) => /lock|\.comments/.test(file))).toEqual([]);
  });

  test('with --save keeps the answers outside the content, and an import reads them', async () => {
    const server = await serveRegulations(3);
    const folder = makeFolder();
    const content = writeDocket();
    const run = await runCli(['docket', 'pull', 'HL-2030-0001', '--save', folder, '--content', content], {
      env: toEnv(server.base),
    });
    expect(run.code).toBe(0);
    const imported = await runCli([
      'docket',
      'import',
      folder,
      '--docket',
      DOCKET,
      '--content',
      content,
      '--json',
    ]);
    expect(JSON.parse(imported.stdout)).toMatchObject({ ledger: { rows: 3, analysed: 3 } });
    const refused = await runCli(
      ['docket', 'pull', 'HL-2030-0001', '--save', join(content, 'raw'), '--content', content],
      { env: toEnv(server.base) },
    );
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('outside') });
  });
});

describe('wrong usage', () => {
  test('no key: where to get one', async () => {
    const run = await runCli(['docket', 'pull', DOCKET, '--content', writeDocket()], {
      env: { REGULATIONS_GOV_API_KEY: '' },
    });
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/REGULATIONS_GOV_API_KEY is not set[\s\S]*open\.gsa\.gov/),
    });
  });

  test('a docket that the service does not know', async () => {
    const { base } = await serveRegulations(1);
    const run = await runCli(['docket', 'pull', 'XX-2030-0009', '--save', makeFolder()], {
      env: toEnv(base),
    });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('lists no documents') });
  });
});
