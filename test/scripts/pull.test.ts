/** `rulemark pull` from outside, against a server on this machine that its environment names. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ImportOptions, registerPull } from '../../scripts/commands/pull.ts';
import { makeFolder, writeBase } from '../build-content.ts';
import {
  ACCESS_PAGE,
  findClosedPort,
  json,
  type Loopback,
  PART_XML,
  RECORD_PATH,
  RULE_XML,
  redirect,
  stall,
  startServer,
  status,
  TITLES,
  text,
  toRecord,
  XML_PATH,
} from '../remote/loopback.ts';
import { ROOT, runCli } from './run-cli.ts';

const V1 = '/api/versioner/v1';
const sha256 = (body: string): string => createHash('sha256').update(body).digest('hex');
const toEnv = (base: string): Record<string, string> => ({
  RULEMARK_FEDERAL_REGISTER: base,
  RULEMARK_ECFR: base,
});

const serve = (over: Parameters<typeof startServer>[0] = () => ({})): Promise<Loopback> =>
  startServer((base) => ({
    [RECORD_PATH]: json(toRecord(base)),
    [XML_PATH]: text(RULE_XML),
    [`${V1}/titles.json`]: json(TITLES),
    [`${V1}/full/2030-06-18/title-15.xml?part=791`]: text(PART_XML),
    ...over(base),
  }));

describe('saving', () => {
  test('a document: the XML, and a description with address, time, size and digest', async () => {
    const { base } = await serve();
    const folder = join(makeFolder(), 'new', 'sources');
    const run = await runCli(['pull', 'FR Doc. 2030–01234', '--save', folder], { env: toEnv(base) });
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('2030-01234.xml') });
    expect(readdirSync(folder).sort()).toEqual(['2030-01234.json', '2030-01234.xml']);
    expect(readFileSync(join(folder, '2030-01234.xml'), 'utf8')).toBe(RULE_XML);
    expect(JSON.parse(readFileSync(join(folder, '2030-01234.json'), 'utf8'))).toMatchObject({
      schema: 'rulemark/pulled@1',
      source: {
        url: `${base}${XML_PATH}`,
        retrievedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        bytes: Buffer.byteLength(RULE_XML),
        sha256: sha256(RULE_XML),
      },
      document: { number: '2030-01234', citation: '95 FR 1234' },
    });
  });

  test('says on standard error, in plain lines, who was asked and what came', async () => {
    const { base } = await serve();
    const { stderr } = await runCli(['pull', '2030-01234', '--save', makeFolder()], { env: toEnv(base) });
    expect(stderr.replaceAll(base.replace('http://', ''), 'HOST')).toBe(
      [
        `Asking HOST${RECORD_PATH} …`,
        `Asking HOST${XML_PATH} …`,
        '95 FR 1234 · Proposed Rule · 2030-05-01 · Lamps in harbours',
        `${Buffer.byteLength(RULE_XML)} bytes from http://HOST${XML_PATH}`,
        `sha256 ${sha256(RULE_XML)}`,
        'Corrected by C1-2030-01234: pull that as well.',
        '',
      ].join('\n'),
    );
  });

  test('a part of the CFR as of the newest day', async () => {
    const { base } = await serve();
    const folder = makeFolder();
    const run = await runCli(['pull', '15 CFR part 791', '--save', folder], { env: toEnv(base) });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('15 CFR 791 · Harbours and Trade · as of 2030-06-18 · the newest there is');
    expect(readFileSync(join(folder, 'title-15-part-791-2030-06-18.xml'), 'utf8')).toBe(PART_XML);
  });

  test('writes over nothing, unless told to', async () => {
    const { base } = await serve();
    const folder = makeFolder();
    writeFileSync(join(folder, '2030-01234.xml'), 'mine');
    const env = toEnv(base);
    const refused = await runCli(['pull', '2030-01234', '--save', folder], { env });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/already there.*--replace/) });
    expect(readdirSync(folder)).toEqual(['2030-01234.xml']);
    expect(readFileSync(join(folder, '2030-01234.xml'), 'utf8')).toBe('mine');
    expect((await runCli(['pull', '2030-01234', '--save', folder, '--replace'], { env })).code).toBe(0);
    expect(readFileSync(join(folder, '2030-01234.xml'), 'utf8')).toBe(RULE_XML);
  });

  test('an option wins over the environment', async () => {
    const { base } = await serve();
    const folder = makeFolder();
    const run = await runCli(['pull', '2030-01234', '--save', folder, '--federal-register', `${base}/`], {
      env: toEnv(await findClosedPort()),
    });
    expect(run.code).toBe(0);
  });
});

describe('importing', () => {
  beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => void vi.restoreAllMocks());

  const importWith = async (
    args: readonly string[],
    importFile: (file: string, options: ImportOptions) => Promise<'fine' | 'contentErrors'>,
  ): Promise<string[]> => {
    const outcomes: string[] = [];
    const program = new Command().exitOverride();
    registerPull(program, (outcome) => outcomes.push(outcome), importFile);
    await program.parseAsync(['pull', ...args], { from: 'user' });
    return outcomes;
  };

  test('hands on a whole file inside the content folder, with all that is known of it', async () => {
    const { base } = await serve();
    const content = writeBase();
    const before = readdirSync(content);
    let seen: { file: string; text: string; options: ImportOptions } | undefined;
    const outcomes = await importWith(
      [
        '2030-01234',
        '--rule',
        'harbour-lamps',
        '--version',
        'nprm-2030',
        '--content',
        content,
        '--federal-register',
        base,
      ],
      async (file, options) => {
        seen = { file, text: readFileSync(file, 'utf8'), options };
        return 'contentErrors';
      },
    );
    expect(outcomes).toEqual(['contentErrors']);
    expect(seen?.file.startsWith(join(content, '.pull-'))).toBe(true);
    expect(seen?.text).toBe(RULE_XML);
    expect(seen?.options).toMatchObject({
      content,
      rule: 'harbour-lamps',
      version: 'nprm-2030',
      replace: false,
      source: {
        url: `${base}${XML_PATH}`,
        retrievedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        bytes: Buffer.byteLength(RULE_XML),
        sha256: sha256(RULE_XML),
      },
      pulled: { kind: 'document', record: { published: '2030-05-01' } },
    });
    expect(readdirSync(content)).toEqual(before);
  });

  test('leaves nothing behind when the import fails', async () => {
    const { base } = await serve();
    const content = writeBase();
    const before = readdirSync(content);
    const failing = importWith(['15 CFR 791', '--content', content, '--ecfr', base], async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(readdirSync(content)).toEqual(before);
  });

  test('is not begun when the download fails', async () => {
    const { base } = await serve(() => ({ [XML_PATH]: status(404) }));
    const content = writeBase();
    const before = readdirSync(content);
    let calls = 0;
    const outcomes = await importWith(
      ['2030-01234', '--content', content, '--federal-register', base],
      async () => {
        calls++;
        return 'fine';
      },
    );
    expect({ outcomes, calls }).toEqual({ outcomes: ['contentErrors'], calls: 0 });
    expect(readdirSync(content)).toEqual(before);
  });
});

describe.concurrent('exit code 1, a message, and nothing written', () => {
  test.each<[string, string[], Parameters<typeof startServer>[0], string, RegExp]>([
    ['no such document', ['2030-55555'], () => ({}), 'remote/not-found', /no document 2030-55555/],
    [
      'no XML of it',
      ['2030-01234'],
      (base) => ({ [RECORD_PATH]: json(toRecord(base, { full_text_xml_url: null })) }),
      'remote/no-full-text',
      /no full-text XML/,
    ],
    [
      'a page for robots',
      ['2030-01234'],
      () => ({ [XML_PATH]: text(ACCESS_PAGE) }),
      'remote/access-page',
      /for a robot/,
    ],
    [
      'a circle',
      ['2030-01234'],
      () => ({ [XML_PATH]: redirect(XML_PATH) }),
      'remote/redirect-refused',
      /in a circle/,
    ],
    [
      'asked too often',
      ['2030-01234'],
      () => ({ [XML_PATH]: status(429, '', { 'retry-after': '999' }) }),
      'remote/too-many-requests',
      /asks to wait 999 s/,
    ],
    [
      'a day too late',
      ['15 CFR 791', '--date', '2031-01-01'],
      () => ({}),
      'remote/day-unavailable',
      /up to 2030-06-18/,
    ],
  ])('%s', async (_what, args, over, code, message) => {
    const { base } = await serve(over);
    const folder = makeFolder();
    const run = await runCli(['pull', ...args, '--save', folder], { env: toEnv(base) });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`error  ${code}\n`);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(/\n {2}hint: .+\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('nobody answers: each try is told, and there is an end', async () => {
    const folder = makeFolder();
    const run = await runCli(['pull', '2030-01234', '--save', folder], {
      env: toEnv(await findClosedPort()),
    });
    expect(run.code).toBe(1);
    expect(run.stderr.match(/Trying again in \d s/g)).toEqual(
      [1, 2, 4].map((seconds) => `Trying again in ${seconds} s`),
    );
    expect(run.stderr).toContain('remote/unreachable');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.concurrent('exit code 2: wrong usage', () => {
  test.each<[string, string[], RegExp]>([
    ['nothing named', [], /missing required argument 'what'/],
    ['no number', ['lamps'], /"lamps" is neither .*\n.*rulemark pull 2024-01580/],
    ['a day for a document', ['2030-01234', '--date', '2030-01-01'], /--date chooses the day of the eCFR/],
    ['a day that is none', ['15 CFR 791', '--date', '2030-02-30'], /YYYY-MM-DD/],
    [
      'an address that is none',
      ['2030-01234', '--federal-register', 'example.org'],
      /An address is written like https/,
    ],
    [
      'an address with a password',
      ['15 CFR 791', '--ecfr', 'https://a:b@example.org'],
      /without a name, password/,
    ],
    [
      'a file for a folder',
      ['2030-01234', '--save', join(ROOT, 'package.json')],
      /cannot be made a folder|ENOTDIR|EEXIST/,
    ],
  ])('%s', async (_what, args, message) => {
    const run = await runCli(['pull', ...args]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
  });
});

describe.concurrent('stopped meanwhile', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s leaves nothing, and the shell sees why',
    async (signal) => {
      const { base } = await serve(() => ({ [XML_PATH]: stall('<PRORULE>'.repeat(5000)) }));
      const folder = makeFolder();
      mkdirSync(join(folder, 'kept'));
      const child = spawn(
        process.execPath,
        [join(ROOT, 'scripts/cli.ts'), 'pull', '2030-01234', '--save', folder],
        {
          env: { ...process.env, ...toEnv(base) },
        },
      );
      const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve({ code, by })));
      const isUnderWay = (): boolean =>
        readdirSync(folder).some(
          (name) => name.startsWith('.pull-') && existsSync(join(folder, name, '2030-01234.xml')),
        );
      for (let n = 0; n < 400 && !isUnderWay(); n++) await new Promise((resolve) => setTimeout(resolve, 25));
      expect(isUnderWay()).toBe(true);
      child.kill(signal);
      expect(await ended).toEqual({ code: null, by: signal });
      expect(readdirSync(folder)).toEqual(['kept']);
    },
  );
});
