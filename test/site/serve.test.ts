/** `rulemark serve`: on this machine only, gone without a trace when it is stopped, and never near `dist/`. */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashFiles } from './read-folder.ts';
import { ROOT, startCli } from './run-cli.ts';
import { getSite } from './sites.ts';

const LINE = /^Serving the privileged edition on (http:\/\/127\.0\.0\.1:\d+\/)\n/m;
/** Ended by itself, or by the signal as shells count it. */
const STOPPED = [0, 143];

const SERVED = join(ROOT, 'node_modules/.cache/rulemark');

interface Serving {
  readonly process: ReturnType<typeof startCli>;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly url: string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the command and waits for its address; throws with what it printed when it ends before. */
async function serve(cwd: string, args: readonly string[]): Promise<Serving> {
  const child = startCli(['serve', '--content', getSite('twoRules').content, ...args], { cwd });
  let [out, err] = ['', ''];
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      const url = LINE.exec(out)?.[1];
      if (url) resolve(url);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    void ended.then(({ code }) => reject(new Error(`serve ended with ${code}\n${out}${err}`)));
  });
  return { process: child, stdout: () => out, stderr: () => err, url: await ready, ended };
}

/** The status of an answer, or the code of the failure to connect. */
function ask(url: string, headers: Record<string, string> = {}): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? String(error)));
    sent.end();
  });
}

describe('serve', () => {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-serve-')));
  const dists = () => [hashFiles(join(ROOT, 'dist')), hashFiles(join(cwd, 'dist'))];
  let before: ReturnType<typeof dists>;
  let serving: Serving;
  const folder = () => join(SERVED, `serve-${serving.process.pid}`);

  beforeAll(async () => {
    mkdirSync(join(cwd, 'dist'));
    writeFileSync(join(cwd, 'dist', 'index.html'), 'what build put there');
    before = dists();
    serving = await serve(cwd, ['--port', '0']);
  });
  afterAll(async () => {
    serving.process.kill('SIGKILL');
    await serving.ended;
    rmSync(folder(), { recursive: true, force: true });
    rmSync(cwd, { recursive: true, force: true });
  });

  test('prints its address to standard output, and how to stop it to standard error', async () => {
    expect(serving.stdout()).toBe(`Serving the privileged edition on ${serving.url}\n`);
    await expect.poll(serving.stderr).toContain('Only this machine can reach it. Stop with Ctrl-C.');
  });

  test('answers with the pages it built', async () => {
    const answer = await fetch(serving.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('lamps in harbours');
    expect(await ask(`${serving.url}controls/round/`)).toBe(200);
    expect(await ask(`${serving.url}graph.json`)).toBe(200);
  });

  test('answers 404 with its own page where there is none', async () => {
    const answer = await fetch(`${serving.url}no/such/page/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no such page');
  });

  test('cannot be reached by another address of the machine', async () => {
    expect(await ask(serving.url.replace('127.0.0.1', '127.0.0.2'))).not.toBe(200);
    expect(await ask(serving.url.replace('127.0.0.1', '[::1]'))).not.toBe(200);
  });

  test('gives nothing to a page elsewhere that gives its own name this address', async () => {
    expect(await ask(serving.url, { host: 'rebound.example' })).not.toBe(200);
  });

  test('takes the next free port when the one named is taken, and prints nothing but the address', async () => {
    const port = Number(new URL(serving.url).port);
    const second = await serve(cwd, ['--port', String(port)]);
    try {
      expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
      expect(await ask(second.url)).toBe(200);
      expect(second.stdout()).toBe(`Serving the privileged edition on ${second.url}\n`);
    } finally {
      second.process.kill('SIGTERM');
      await second.ended;
    }
  });

  test('stops on SIGTERM, takes its folder away and leaves dist alone', async () => {
    expect(existsSync(folder())).toBe(true);
    serving.process.kill('SIGTERM');
    expect(STOPPED).toContain((await serving.ended).code);
    expect(existsSync(folder())).toBe(false);
    expect(await ask(serving.url)).toBe('ECONNREFUSED');
    expect(dists()).toEqual(before);
  });
});

test('serve stops on SIGINT too', async () => {
  const serving = await serve(ROOT, ['--port', '0']);
  serving.process.kill('SIGINT');
  expect((await serving.ended).code).toBe(0);
  expect(existsSync(join(SERVED, `serve-${serving.process.pid}`))).toBe(false);
});
