/** `check` from outside: SARIF and annotations with paths of the repository, baselines, and their exit codes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { makeFolder, toControl, writeBase } from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const ROUND = 'provider/controls/round.md';
const WRONG = toControl({ ownr: 'x' });

/** A repository whose content lies at `below`. */
function makeRepository(below: string): string {
  const root = makeFolder();
  mkdirSync(join(root, dirname(below)), { recursive: true });
  renameSync(writeBase({ [ROUND]: WRONG }), join(root, below));
  execFileSync('git', ['init', '--quiet', root]);
  return root;
}

const getUri = (text: string): string | undefined =>
  (JSON.parse(text) as Log).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;

describe.concurrent('paths', () => {
  test('are those of the repository, wherever the command runs', async () => {
    const root = makeRepository('our rules/content');
    const uri = `our%20rules/content/${ROUND}`;
    const content = join(root, 'our rules/content');
    const [above, inside, github] = await Promise.all([
      runCli(['check', '--format', 'sarif', '--content', content]),
      runCli(['check', '--format', 'sarif', '--content', '.'], { cwd: content }),
      runCli(['check', '--format', 'github', '--content', content]),
    ]);
    expect([getUri(above.stdout), getUri(inside.stdout)]).toEqual([uri, uri]);
    expect(github.stdout).toContain(`::error file=our rules/content/${ROUND},line=`);
    expect(above.stdout + github.stdout).not.toContain(root);
    expect([above.code, inside.code, github.code]).toEqual([1, 1, 1]);
  });

  test('outside of a repository start at the content folder', async () => {
    const content = join(makeFolder(), 'content');
    renameSync(writeBase({ [ROUND]: WRONG }), content);
    const { stdout } = await runCli(['check', '--format', 'sarif', '--content', content]);
    expect(getUri(stdout)).toBe(`content/${ROUND}`);
  });
});

describe.concurrent('a baseline', () => {
  test('tells new, unchanged and gone apart; an error always fails', async () => {
    const folder = writeBase({ [ROUND]: WRONG, 'provider/a.txt': 'x' });
    const path = join(makeFolder(), 'check.sarif');
    writeFileSync(path, (await runCli(['check', '--format', 'sarif', '--content', folder])).stdout);
    const now = writeBase({ [ROUND]: WRONG.replace('---\n', '---\n# a line\n'), 'provider/b.txt': 'x' });
    const args = ['check', '--content', now, '--baseline', path];
    const [text, json, sarif, github] = await Promise.all([
      runCli(args),
      runCli([...args, '--json']),
      runCli([...args, '--format', 'sarif']),
      runCli([...args, '--format', 'github']),
    ]);
    expect(text.stdout).toMatch(/\n1 new, 1 unchanged, 1 gone\.\n$/);
    expect(text.stdout).toMatch(/Unchanged\n {2}.*round\.md:\d+:1 {2}error {2}schema\/unknown-key/);
    expect(text.stdout).toMatch(/Gone\n {2}.*a\.txt:1:1 {2}warning {2}file\/unexpected/);
    const { diagnostics, gone } = JSON.parse(json.stdout) as {
      diagnostics: { baseline: string }[];
      gone: unknown[];
    };
    expect([diagnostics.map(({ baseline }) => baseline), gone.length]).toEqual([
      ['new', 'unchanged'].sort(),
      1,
    ]);
    const states = (JSON.parse(sarif.stdout) as Log).runs[0]?.results?.map(
      ({ baselineState }) => baselineState,
    );
    expect(states?.toSorted()).toEqual(['absent', 'new', 'unchanged']);
    expect(github.stdout.split('\n')[0]).toMatch(/^::warning file=.*b\.txt/);
    expect([text.code, json.code, sarif.code, github.code]).toEqual([1, 1, 1, 1]);
  });

  test('without errors the exit code is 0, whatever is new', async () => {
    const path = join(makeFolder(), 'check.sarif');
    writeFileSync(path, (await runCli(['check', '--format', 'sarif', '--content', writeBase()])).stdout);
    const folder = writeBase({ 'provider/b.txt': 'x' });
    const run = await runCli(['check', '--content', folder, '--baseline', path]);
    expect([run.code, run.stdout.includes('1 new, 0 unchanged, 0 gone.')]).toEqual([0, true]);
  });

  test.each<[string, string | undefined, RegExp]>([
    ['is not there', undefined, /cannot be read \(ENOENT\)/],
    ['is not JSON', 'oops', /cannot serve as a baseline: it is not JSON/],
    ['is of another tool', '{"version":"2.1.0","runs":[]}', /no run in it is of Rulemark/],
  ])('that %s is wrong usage', async (_, text, message) => {
    const path = join(makeFolder(), 'check.sarif');
    if (text !== undefined) writeFileSync(path, text);
    const run = await runCli(['check', '--content', writeBase(), '--baseline', path]);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toContain('rulemark check --format sarif');
  });
});

test('a folder of records says the same from the root of this repository', async () => {
  const run = await runCli([
    'check',
    '--format',
    'github',
    '--content',
    'test/fixtures/records/missing-keys/content',
  ]);
  expect(run.stdout).toMatch(/^::error file=test\/fixtures\/records\/missing-keys\/content\//);
  expect(run.stdout).not.toContain(ROOT);
});
