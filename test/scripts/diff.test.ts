/** `diff` from outside, in real repositories: ranges, errors, and that the repository is left as it was. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DifferenceJson } from '../../src/export/json/difference.ts';
import { makeFolder, toControl, toGap, writeBase } from '../build-content.ts';
import { type CliRun, runCli } from './run-cli.ts';

const ROUND = 'content/provider/controls/round.md';

/** A repository with the base as its first commit, and git in it. */
function makeRepository() {
  const root = makeFolder();
  renameSync(writeBase(), join(root, 'content'));
  const git = (...args: string[]): string =>
    execFileSync(
      'git',
      [
        '-C',
        root,
        '-c',
        'user.name=T',
        '-c',
        'user.email=t@example.org',
        '-c',
        'core.autocrlf=false',
        ...args,
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  git('init', '--quiet', '--initial-branch=main');
  const put = (file: string, text: string): void => writeFileSync(join(root, file), text);
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('base');
  const diff = (...args: string[]): Promise<CliRun> =>
    runCli(['diff', ...args, '--content', join(root, 'content')]);
  return { root, git, put, commit, diff };
}

const read = ({ stdout }: CliRun): DifferenceJson => JSON.parse(stdout) as DifferenceJson;
const getStates = (run: CliRun) => read(run).coverage?.changes.map((one) => [one.old, one.new]);

describe.concurrent('ranges', () => {
  test('one revision: against the working tree, files not committed included', async () => {
    const { put, diff } = makeRepository();
    put(ROUND, toControl({ status: 'planned' }));
    put('content/provider/controls/extra.md', toControl({ title: 'Extra', satisfies: [] }));
    const run = await diff('main', '--json');
    expect(getStates(run)).toEqual([['covered', 'planned']]);
    expect(read(run).objects.added.map(({ id }) => id)).toEqual(['extra']);
    expect(read(run)).toMatchObject({ schema: 'rulemark/diff@1', new: { commit: null }, asOf: '2030-06-15' });
  });

  test('two revisions, and from where they went apart', async () => {
    const { git, put, commit, diff } = makeRepository();
    git('checkout', '--quiet', '-b', 'work');
    put(ROUND, toControl({ status: 'planned' }));
    commit('work');
    git('checkout', '--quiet', 'main');
    mkdirSync(join(git('rev-parse', '--show-toplevel').trim(), 'content/provider/gaps'));
    put('content/provider/gaps/main.md', toGap());
    commit('main goes on');
    const [two, three, back] = await Promise.all([
      diff('main..work', '--json'),
      diff('main...work', '--json'),
      diff('work..', '--json'),
    ]);
    expect(read(two).objects.removed.map(({ id }) => id)).toEqual(['main']);
    expect(read(three).objects.removed).toEqual([]);
    expect(getStates(three)).toEqual([['covered', 'planned']]);
    expect(getStates(back)).toEqual([['planned', 'covered']]);
  });

  test('text and Markdown say the same numbers, with the warning; the public reads none', async () => {
    const { put, diff } = makeRepository();
    put(ROUND, toControl({ status: 'planned' }));
    const [text, md, open] = await Promise.all([
      diff('HEAD'),
      diff('HEAD', '--md'),
      diff('HEAD', '--audience', 'public'),
    ]);
    for (const { stdout } of [text, md]) {
      expect(stdout).toContain('covered 1 → 0, planned 0 → 1');
      expect(stdout).toContain('This summary is privileged: do not paste it into a public pull request');
    }
    expect(open.stdout).not.toMatch(/overage|covered|privileged:|round/);
    expect([text.code, md.code, open.code]).toEqual([0, 0, 0]);
  });
});

describe.concurrent('the repository', () => {
  test('is left as it was: working tree, index, stash, temporary files', async () => {
    const { root, git, put } = makeRepository();
    put(ROUND, toControl({ status: 'planned' }));
    git('add', '--all');
    put(ROUND, toControl({ status: 'partial' }));
    const look = () => [
      git('status', '--porcelain'),
      git('stash', 'list'),
      git('ls-files', '--stage'),
      readFileSync(join(root, '.git/index')).toString('base64'),
      readdirSync(root).join(),
    ];
    const before = look();
    const temporary = makeFolder();
    const args = ['diff', 'HEAD', '--content', join(root, 'content')];
    expect((await runCli(args, { env: { TMPDIR: temporary } })).code).toBe(0);
    expect(look()).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('with attributes that would change an archive is read as committed', async () => {
    const { put, commit, diff } = makeRepository();
    put('.gitattributes', '*.md export-ignore\n');
    commit('attributes');
    expect(read(await diff('HEAD', '--json')).objects).toEqual({
      added: [],
      changed: [],
      removed: [],
      unread: [],
    });
  });

  test('with links that lead out, and with names of another alphabet, is read', async () => {
    const { root, put, commit, diff } = makeRepository();
    symlinkSync('/etc/hostname', join(root, 'content/provider/controls/out.md'));
    put('content/provider/controls/größe "x".md', toControl());
    commit('odd');
    const { objects, diagnostics } = read(await diff('HEAD', '--json'));
    expect([objects.added, objects.removed, diagnostics?.fresh, diagnostics?.gone]).toEqual([[], [], [], []]);
    expect(diagnostics?.unchanged).toBe(2);
  });

  test('of a hook, where git points elsewhere, is still the one of the content', async () => {
    const { root } = makeRepository();
    const env = { GIT_DIR: join(makeFolder(), 'nothing'), GIT_INDEX_FILE: 'nothing' };
    const run = await runCli(['diff', 'HEAD', '--content', join(root, 'content')], { env });
    expect([run.code, run.stderr]).toEqual([0, '']);
  });
});

describe.concurrent('what goes wrong', () => {
  test('an unknown revision, also one that looks like an option', async () => {
    const { diff } = makeRepository();
    const [unknown, option, none] = await Promise.all([diff('mian'), diff('--', '--output=x'), diff('..')]);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/no revision "mian"[\s\S]*git log/);
    expect(option.code).toBe(2);
    expect(none.stderr).toContain('Name at least one revision');
  });

  test('a shallow clone says how to get more', async () => {
    const { root, put, commit } = makeRepository();
    put('x', 'x');
    commit('second');
    const clone = join(makeFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone]);
    const run = await runCli(['diff', 'HEAD~1', '--content', join(clone, 'content')]);
    expect([run.code, run.stderr.includes('fetch-depth: 0')]).toEqual([2, true]);
  });

  test('no repository', async () => {
    const run = await runCli(['diff', 'HEAD', '--content', writeBase()]);
    expect([run.code, run.stderr.includes('not in a git repository')]).toEqual([2, true]);
  });

  test('no content folder at that revision', async () => {
    const { root, git, put, commit, diff } = makeRepository();
    git('checkout', '--quiet', '--orphan', 'other');
    git('rm', '-r', '--cached', '--quiet', '.');
    rmSync(join(root, 'content'), { recursive: true });
    put('x', 'x');
    commit('without');
    renameSync(writeBase(), join(root, 'content'));
    const run = await diff('HEAD');
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('no content folder "content" at HEAD');
  });

  test('broken content at that revision: said, and told apart from added', async () => {
    const { put, commit, diff } = makeRepository();
    put(ROUND, toControl({ ownr: 'x' }));
    commit('broken');
    put(ROUND, toControl());
    const run = await diff('HEAD');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('The content of HEAD has 1 error: what could not be read is left out');
    expect(run.stdout).toMatch(
      /control round +cannot be told +Evening round +its file cannot be read before/,
    );
  });
});
