/** The command line from outside: exit codes, what goes to which stream, the contracts, and help. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../../src/model/schemas/kinds.ts';
import {
  BASE,
  makeFolder,
  RULE,
  toControl,
  toEvidence,
  toObligation,
  writeBase,
  writeContent,
} from '../build-content.ts';
import { type CliRun, ROOT, runCli } from './run-cli.ts';

const COMMANDS = readdirSync(join(ROOT, 'scripts/commands'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();
const good = writeBase();
const GOOD_OBJECTS = Object.keys(BASE).length - 1;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what the tests look for
const ESCAPE = /\u001b/;
const STACK = /^\s+at .+:\d+:\d+\)?$/m;

const hasStack = ({ stdout, stderr }: CliRun): boolean => STACK.test(stdout) || STACK.test(stderr);

describe.concurrent('exit codes', () => {
  test('0: the content is right', async () => {
    const run = await runCli(['check', '--content', good]);
    expect(run).toEqual({
      code: 0,
      stdout: `${GOOD_OBJECTS} objects read. 0 errors, 0 warnings, 0 notes.\n`,
      stderr: '',
    });
  });

  test('0: only warnings', async () => {
    const run = await runCli(['check', '--content', writeBase({ 'provider/notes.txt': 'x' })]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('0 errors, 1 warnings');
  });

  test('1: the content has an error', async () => {
    const run = await runCli([
      'check',
      '--content',
      writeBase({ 'provider/controls/round.md': toControl({ ownr: 'x' }) }),
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr).toBe('');
  });

  test.each<[string, string[], RegExp]>([
    ['a command that is misspelt', ['chek'], /unknown command 'chek'[\s\S]*Did you mean check\?/],
    ['an option that is misspelt', ['check', '--jsn'], /unknown option '--jsn'[\s\S]*--json/],
    [
      'a content folder that is not there',
      ['check', '--content', '/nowhere/at/all'],
      /There is no content folder "\/nowhere\/at\/all"/,
    ],
    [
      'a content folder that is a file',
      ['check', '--content', join(good, 'rulemark.yml')],
      /is a file; --content takes a folder/,
    ],
    ['a day that does not exist', ['status', '--content', good, '--as-of', '2024-02-30'], /YYYY-MM-DD/],
    ['a day that is a word', ['list', 'controls', '--content', good, '--as-of', 'today'], /YYYY-MM-DD/],
    [
      'an audience that is none',
      ['status', '--content', good, '--audience', 'everybody'],
      /public, internal, privileged/,
    ],
    ['a format that is none', ['check', '--content', good, '--format', 'xml'], /text, json, github/],
    [
      'a kind that is none',
      ['list', 'duties', '--content', good],
      /"duties" is no kind of object.*obligations/,
    ],
    [
      'an id that is none',
      ['show', 'light-lmp', '--content', good],
      /There is nothing called "light-lmp".*Did you mean "light-lamp"/,
    ],
    ['no id at all', ['show', '--content', good], /missing required argument/],
    ['a port that is none', ['serve', '--content', good, '--port', 'x'], /0 to 65535/],
    ['nothing at all', [], /Usage: rulemark/],
  ])('2: %s', async (_name, args, words) => {
    const run = await runCli(args);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(words);
    expect(hasStack(run)).toBe(false);
  });

  test('3: a fault of the tool says so, with what is needed to report it', async () => {
    const broken = `data:text/javascript,${encodeURIComponent('const own = JSON.stringify; JSON.stringify = (...given) => { if (given[0]?.schema === "rulemark/status@1") throw new Error("broken on purpose"); return own(...given); };')}`;
    const run = await runCli(['status', '--content', good, '--json'], { nodeArgs: ['--import', broken] });
    expect(run.code).toBe(3);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('This is a fault of rulemark, not of your content.');
    expect(run.stderr).toContain('broken on purpose');
  });
});

describe.concurrent('JSON goes to standard output alone', () => {
  test.each<[string, string[]]>([
    ['check', ['check', '--json']],
    ['check by its format', ['check', '--format', 'json']],
    ['status', ['status', '--json']],
    ['list', ['list', 'obligations', '--json']],
    ['a list of none', ['list', 'asks', '--json']],
    ['gaps', ['list', 'gaps', '--json']],
    ['show', ['show', 'light-lamp', '--json']],
    ['trace', ['trace', 'light-lamp', '--json']],
  ])('%s', async (_name, args) => {
    const run = await runCli([...args, '--content', good]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(() => JSON.parse(run.stdout)).not.toThrow();
    expect(run.stdout.endsWith('\n')).toBe(true);
  });
});

describe.concurrent('the contracts', () => {
  test('check@1 with a mistake', async () => {
    const folder = writeBase({ 'provider/controls/round.md': toControl({ ownr: 'x' }) });
    const run = await runCli(['check', '--json', '--content', folder]);
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(['schema', 'asOf', 'objects', 'diagnostics']);
    expect(report.objects).toMatchObject({ obligations: 1, controls: 0 });
    expect(report.diagnostics).toEqual([
      {
        code: 'schema/unknown-key',
        severity: 'error',
        message: 'A control has no field "ownr".',
        file: join(folder, 'provider/controls/round.md'),
        line: 6,
        column: 1,
        hint: 'Did you mean "owner"?',
      },
    ]);
  });

  test('list obligations', async () => {
    const [obligation] = JSON.parse(
      (await runCli(['list', 'obligations', '--json', '--content', good])).stdout,
    );
    expect(obligation).toMatchObject({
      id: 'light-lamp',
      kind: 'obligation',
      title: 'Light the lamp',
      bearers: ['keeper'],
      deadline: { type: 'continuing' },
      sections: { 'nprm-2030': ['9.20'] },
      verification: 'primary',
      coverage: { state: 'covered' },
      penalties: ['fine'],
      authorities: ['eo-7', 'lamp-act'],
    });
    expect(obligation.coverage.because.length).toBeGreaterThan(0);
  });

  test('status: counts by coverage, gaps by weight, deadlines with state, diagnostics by severity', async () => {
    const status = JSON.parse((await runCli(['status', '--json', '--content', good])).stdout);
    expect(status).toMatchObject({
      schema: 'rulemark/status@1',
      asOf: '2030-06-15',
      coverage: { states: { covered: 1, none: 0 }, total: 1 },
      gaps: { open: 0, byWeight: [] },
      deadlines: [{ date: '2030-07-01', state: 'open', days: 16 }],
      diagnostics: { error: 0, warning: 0, note: 0 },
    });
  });

  test('--format github gives an annotation a line, with everything escaped', async () => {
    const folder = writeBase({ 'provider/controls/round.md': toControl({ '100%, a:b': 'x' }) });
    const run = await runCli(['check', '--format', 'github', '--content', folder]);
    expect(run.code).toBe(1);
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^::error file=[^,]*round\.md,line=6,col=1,endLine=6,endColumn=10,title=schema\/unknown-key::A control has no field "100%25, a:b"\.%0A/,
    );
  });

  test('two runs give the same bytes', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => runCli(['list', 'obligations', '--json', '--content', good])),
    );
    expect(one).toEqual(two);
  });
});

describe.concurrent('text', () => {
  test('of check shows place, reason, line, carets and hint', async () => {
    const folder = writeBase({ 'provider/controls/round.md': toControl({ ownr: 'x' }) });
    const { stdout } = await runCli(['check', '--content', folder]);
    expect(stdout).toBe(
      `${folder}/provider/controls/round.md:6:1  error  schema/unknown-key\n  A control has no field "ownr".\n  6 | ownr: "x"\n    | ^^^^\n  hint: Did you mean "owner"?\n\n${GOOD_OBJECTS - 1} objects read. 1 errors, 0 warnings, 0 notes.\n`,
    );
  });

  test('of status names the day, the audience, coverage and gaps', async () => {
    const { code, stdout } = await runCli(['status', '--content', good]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/15 June 2030|2030-06-15/);
    expect(stdout).toMatch(/privileged/);
    expect(stdout).toMatch(/● covered/);
    expect(stdout).toMatch(/0 open gaps/);
  });

  test('of list has a line for each object and the sum', async () => {
    const { stdout } = await runCli(['list', 'obligations', '--content', good]);
    expect(stdout).toMatch(/● covered +light-lamp/);
    expect(stdout).toMatch(/1 obligation\.\n$/);
  });

  test('of show says the sentence, the place, the coverage and the file to change', async () => {
    const { stdout } = await runCli(['show', 'light-lamp', '--content', good]);
    expect(stdout).toContain(
      'As proposed in May 2030 and not final, a lamp keeper would have to light the harbour lamp.',
    );
    expect(stdout.replaceAll('\u00a0', ' ')).toContain('proposed 9 HBC § 9.20');
    expect(stdout).toContain('covered');
    expect(stdout).toContain(`${RULE}/obligations/light-lamp.md`);
  });

  test('of show gives the text of a section', async () => {
    const { stdout } = await runCli(['show', 'nprm-2030/9.20', '--content', good]);
    expect(stdout).toContain('A keeper lights each harbour lamp at dusk.');
  });

  test('of trace leads up to the section and down to control and evidence', async () => {
    const { stdout } = await runCli(['trace', 'light-lamp', '--content', good]);
    for (const part of ['nprm-2030/9.20', 'control round', 'evidence log']) expect(stdout).toContain(part);
  });

  test.each([
    'round',
    'controls/round',
    'log',
    'harbour-lamp',
    'nprm-2030/9.20',
    'obligations/light-lamp',
    'obligations/harbour-lamps/light-lamp',
  ])('trace of %s leads to the obligation', async (name) => {
    const { code, stdout } = await runCli([
      'trace',
      name,
      '--json',
      '--content',
      writeBase({ [`${RULE}/obligations/light-lamp.md`]: toObligation({ terms: ['harbour-lamp'] }) }),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('"light-lamp"');
  });

  test('an id that several kinds have must be said with its kind', async () => {
    const folder = writeBase({ 'provider/evidence/round.md': toEvidence({ title: 'Another' }) });
    const run = await runCli(['show', 'round', '--content', folder]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/controls\/round/);
    expect(run.stderr).toMatch(/evidence\/round/);
    expect((await runCli(['show', 'controls/round', '--content', folder])).code).toBe(0);
  });
});

describe.concurrent('audiences', () => {
  test('the public get no coverage, no gaps, no controls', async () => {
    const args = ['--audience', 'public', '--content', good, '--json'];
    const [obligations, gaps, controls, status] = await Promise.all(
      [['list', 'obligations'], ['list', 'gaps'], ['list', 'controls'], ['status']].map(async (command) =>
        JSON.parse((await runCli([...command, ...args])).stdout),
      ),
    );
    expect(obligations[0].coverage).toBeNull();
    expect([gaps, controls]).toEqual([[], []]);
    expect([status.coverage, status.gaps]).toEqual([null, null]);
  });

  test('something withheld is not there to show', async () => {
    expect((await runCli(['show', 'round', '--audience', 'public', '--content', good])).code).toBe(2);
  });
});

describe.concurrent('surroundings', () => {
  test('RULEMARK_CONTENT names the folder, and --content wins', async () => {
    const empty = makeFolder();
    expect(
      JSON.parse((await runCli(['check', '--json'], { env: { RULEMARK_CONTENT: good } })).stdout).objects
        .obligations,
    ).toBe(1);
    expect(
      JSON.parse(
        (await runCli(['check', '--json', '--content', empty], { env: { RULEMARK_CONTENT: good } })).stdout,
      ).objects.obligations,
    ).toBe(0);
  });

  test('RULEMARK_AS_OF is taken, refused when it is wrong, and --as-of wins', async () => {
    const env = { RULEMARK_AS_OF: '2031-01-01' };
    const getDay = async (args: string[]) =>
      JSON.parse((await runCli(['status', '--json', '--content', good, ...args], { env })).stdout).asOf;
    expect(await getDay([])).toBe('2031-01-01');
    expect(await getDay(['--as-of', '2030-07-01'])).toBe('2030-07-01');
    expect((await runCli(['status', '--content', good], { env: { RULEMARK_AS_OF: 'soon' } })).code).toBe(2);
  });

  test('the folder content/ of the place where it is run is the default', async () => {
    const parent = makeFolder();
    cpSync(good, join(parent, 'content'), { recursive: true });
    expect(JSON.parse((await runCli(['check', '--json'], { cwd: parent })).stdout).objects.obligations).toBe(
      1,
    );
    expect((await runCli(['check'], { cwd: makeFolder() })).code).toBe(2);
  });

  test('no colour where nobody looks at a terminal, nor with NO_COLOR', async () => {
    const bad = writeBase({ 'provider/controls/round.md': toControl({ ownr: 'x' }) });
    for (const env of [{}, { NO_COLOR: '1' }]) {
      for (const args of [
        ['check'],
        ['status'],
        ['list', 'obligations'],
        ['show', 'light-lamp'],
        ['trace', 'light-lamp'],
      ]) {
        expect((await runCli([...args, '--content', bad], { env })).stdout).not.toMatch(ESCAPE);
      }
    }
  });

  test('control characters in the content never reach the terminal', async () => {
    const folder = writeBase({
      'provider/controls/round.md': toControl({ title: 'Evening \u001b[2J\u0007round' }),
      'provider/controls/bad.md': toControl({ status: 'done \u001b[31mred' }),
    });
    for (const args of [
      ['check'],
      ['check', '--format', 'github'],
      ['list', 'controls'],
      ['show', 'round'],
      ['trace', 'light-lamp'],
    ]) {
      expect([args, (await runCli([...args, '--content', folder])).stdout.match(ESCAPE)]).toEqual([
        args,
        null,
      ]);
    }
  });

  test('a reader that stops reading is no fault', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`${RULE}/obligations/o-${n}.md`, toObligation()]),
    );
    const command = `"${process.execPath}" scripts/cli.ts list obligations --json --content "${writeBase(files)}" | head -c 10`;
    const stderr = await new Promise<string>((resolve) =>
      execFile('sh', ['-c', command], { cwd: ROOT }, (_error, _stdout, text) => resolve(text)),
    );
    expect(stderr).toBe('');
  });
});

describe.concurrent('help', () => {
  test('lists every command and ends with 0', async () => {
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  test.each(COMMANDS)('of %s has examples that start with it', async (command) => {
    const { code, stdout } = await runCli([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\\n  rulemark ${command}\\b`));
  });

  test('of new names every kind and what it is', async () => {
    const { stdout } = await runCli(['new', '--help']);
    for (const kind of KIND_NAMES) expect(stdout).toContain(KINDS[kind].is);
  });
});

describe('a folder with one file for every kind of bad input', () => {
  const control = (name: string): string => `provider/controls/${name}.md`;
  const bad: Record<string, string | Uint8Array> = {
    [control('unknown-key')]: toControl({ ownr: 'x' }),
    [control('unknown-target')]: toControl({}, { obligation: 'nothing' }),
    'provider/controls/below/round.md': toControl(),
    [control('wrong-type')]: toControl({ title: ['x'] }),
    [control('tab')]: '---\ntitle: x\nkind:\n\t- policy\n---\n',
    [control('unclosed')]: '---\ntitle: x\n',
    [control('no-front-matter')]: 'Words.\n',
    [control('bytes')]: Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'),
    [control('utf-16')]: Buffer.from('\uFEFF---\ntitle: x\n---\n', 'utf16le'),
    [control('empty')]: '',
    [control('huge')]: Buffer.alloc(10 * 1024 * 1024, 'x'),
    [control('one-long-line')]: `---\ntitle: ${'x'.repeat(100_000)}\nkind: policy\nstatus: don\n---\n`,
    [control('bomb')]: `---\na: &a [x]\n${Array.from(
      { length: 9 },
      (_, n) =>
        `b${n}: &b${n} [${Array(9)
          .fill(`*${n === 0 ? 'a' : `b${n - 1}`}`)
          .join(', ')}]`,
    ).join('\n')}\n---\n`,
    [control('Bad Name')]: toControl(),
  };
  const folder = writeBase(bad);
  const outside = join(makeFolder(), 'outside.md');
  writeFileSync(outside, 'words from outside the folder\n');
  symlinkSync(outside, join(folder, control('link')));
  mkdirSync(join(folder, 'provider/controls/script'), { recursive: true });
  writeFileSync(
    join(folder, 'provider/controls/script/script.md'),
    toControl({ title: '<script>alert(1)</script>' }),
  );

  test('every one gets a diagnostic, never a stack trace, and the good ones are counted', async () => {
    const run = await runCli(['check', '--json', '--content', folder]);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const { objects, diagnostics } = JSON.parse(run.stdout) as {
      objects: Record<string, number>;
      diagnostics: { file: string; hint: string; severity: string }[];
    };
    const faults = diagnostics.filter(({ severity }) => severity === 'error');
    const named = new Set(faults.map(({ file }) => file.slice(folder.length + 1)));
    const silent = Object.keys(bad).filter(
      (file) => !named.has(file) && file !== 'provider/controls/below/round.md',
    );
    expect(silent).toEqual([]);
    expect(named).toContain('provider/controls/round.md'); // its id is taken by the file in the folder below, which is read first
    expect(named).toContain(control('link'));
    expect([...named].filter((file) => file.includes('script'))).toEqual([]);
    expect(diagnostics.filter(({ hint }) => hint.trim() === '')).toEqual([]);
    expect(objects).toMatchObject({ obligations: 1, versions: 2, sections: 3, penalties: 2 });
    expect(objects['controls']).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['check'],
    ['check --format github'],
    ['status'],
    ['status --json'],
    ['list controls'],
    ['list obligations'],
    ['list gaps'],
    ['show light-lamp'],
    ['trace light-lamp'],
  ])('%s answers as well as it can', async (line) => {
    const run = await runCli([...line.split(' '), '--content', folder]);
    expect(run.stderr).toBe('');
    expect(hasStack(run)).toBe(false);
    expect(run.code).toBe(line.startsWith('check') ? 1 : 0);
  });

  test('the report shows no line of a file outside the folder', async () => {
    const { stdout } = await runCli(['check', '--content', folder]);
    expect(stdout.split('\n').filter((line) => line.includes('words from outside'))).toEqual([]);
  });

  test('no line of the report is longer than a person reads', async () => {
    const { stdout } = await runCli(['check', '--content', folder]);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(1000);
  });
});

test('evidence that counts for longer than there are days gives an answer, not a fault', async () => {
  const folder = writeBase({
    'provider/evidence/log.md': toEvidence({ validUntil: undefined, cadenceDays: 999_999_999 }),
  });
  for (const args of [['check'], ['status'], ['show', 'light-lamp']]) {
    const run = await runCli([...args, '--content', folder]);
    expect([args, run.stderr.slice(0, 60)]).toEqual([args, '']);
  }
});

test('a named pipe among the files is an error, and nobody waits for it', async () => {
  const folder = writeBase();
  execFileSync('mkfifo', [join(folder, 'provider/controls/pipe.md')]);
  const run = await runCli(['check', '--json', '--content', folder]);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout).diagnostics).toMatchObject([
    { file: join(folder, 'provider/controls/pipe.md') },
  ]);
});

describe('new', () => {
  test('a control drafted in a copy of the shipped content gives no errors', async () => {
    const folder = join(makeFolder(), 'content');
    cpSync(join(ROOT, 'content'), folder, { recursive: true });
    const made = await runCli([
      'new',
      'control',
      'kyc-intake',
      '--title',
      'Identity check at sign-up',
      '--content',
      folder,
    ]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(join(folder, 'provider/controls/kyc-intake.md'));
    const checked = await runCli(['check', '--json', '--content', folder]);
    expect(checked.code).toBe(0);
    const named = (JSON.parse(checked.stdout).diagnostics as { file: string }[]).map(({ file }) => file);
    expect(named.filter((file) => file.includes('kyc-intake'))).toEqual([]);
    const [before, after] = await Promise.all(
      [join(ROOT, 'content'), folder].map(
        async (place) =>
          JSON.parse((await runCli(['list', 'controls', '--json', '--content', place])).stdout).length,
      ),
    );
    expect(after).toBe(before + 1);
  });

  test('never overwrites: says so, ends with 2, keeps the file', async () => {
    const folder = writeBase();
    const before = readFileSync(join(folder, 'provider/controls/round.md'), 'utf8');
    const run = await runCli(['new', 'control', 'round', '--content', folder]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/round\.md is already there/);
    expect(readFileSync(join(folder, 'provider/controls/round.md'), 'utf8')).toBe(before);
  });

  test('without an id makes one from the title, and another when it is taken', async () => {
    const folder = writeBase();
    for (const _ of [1, 2])
      expect(
        (await runCli(['new', 'control', '--title', 'Évening Round: the 2nd!', '--content', folder])).code,
      ).toBe(0);
    expect(readdirSync(join(folder, 'provider/controls')).sort()).toEqual([
      'evening-round-the-2nd-2.md',
      'evening-round-the-2nd.md',
      'round.md',
    ]);
  });

  test.each(['../../outside', '/tmp/outside', 'a/b', 'Bad Name', 'bad_name', '-x', '..'])(
    'refuses the id %s, which can be none, and writes nothing',
    async (id) => {
      const parent = makeFolder();
      const folder = join(parent, 'a/content');
      cpSync(good, folder, { recursive: true });
      const run = await runCli(['new', 'control', '--content', folder, '--', id]);
      expect(run.code).toBe(2);
      expect(readdirSync(join(folder, 'provider/controls'))).toEqual(['round.md']);
      expect(
        readdirSync(parent, { recursive: true }).filter((file) => String(file).includes('outside')),
      ).toEqual([]);
    },
  );

  test('refuses a version that leads out of the folder, and writes nothing', async () => {
    const parent = makeFolder();
    const folder = join(parent, 'a/content');
    cpSync(good, folder, { recursive: true });
    const args = ['new', 'section', '9.30', '--version', '../../../../outside', '--content', folder];
    expect((await runCli(args)).code).toBe(2);
    expect(
      readdirSync(parent, { recursive: true }).filter((file) => String(file).includes('outside')),
    ).toEqual([]);
  });

  test('of the provider, of which there is one, says so and ends', async () => {
    const run = await runCli(['new', 'provider', '--content', writeBase()]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('already there') });
  });

  test('tells what is missing: a version for a section, a rule for an obligation', async () => {
    const section = await runCli(['new', 'section', '9.30', '--content', good]);
    expect(section).toMatchObject({ code: 2, stderr: expect.stringContaining('--version') });
    const obligation = await runCli(['new', 'obligation', 'x', '--content', writeContent({})]);
    expect(obligation).toMatchObject({ code: 2, stderr: expect.stringContaining('rulemark new rule') });
    const rule = await runCli(['new', 'obligation', 'x', '--rule', 'nothing', '--content', good]);
    expect(rule).toMatchObject({ code: 2, stderr: expect.stringContaining('harbour-lamps') });
  });
});
