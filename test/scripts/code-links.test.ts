/**
 * Links into code from outside, in a git repository of their own: blocks in six languages, what a change of them does
 * to reviews, bad references and markers, and that nobody but the privileged audience learns of any of it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeReferences } from '../../src/analysis/code/judge-references.ts';
import { findLostReferences } from '../../src/corpus/check-code.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { CodeReader } from '../../src/corpus/read-code.ts';
import {
  AS_OF,
  BASE,
  type Fields,
  type Files,
  getObject,
  makeFolder,
  toControl,
  toEvidence,
  toMapping,
  toProvider,
} from '../build-content.ts';
import { runCli } from './run-cli.ts';

const BEGIN = 'rulemark:begin';
const END = 'rulemark:end';
const CONTROL = 'provider/controls/round.md';
const CODE: Files = {
  'services/lamp.ts': `import x\n// ${BEGIN} lamp-check\nexport function isLit(lamp) {\n  return lamp.level > 0.9;\n}\n// ${END} lamp-check\nrest();\n`,
  'jobs/keep.py': `if True:\n    # ${BEGIN} keep\n    DAYS = 730\n    # ${END}\n`,
  'infra/main.tf': `resource "lamp" "l" {\n  # ${BEGIN} power\n  on = true\n  # ${END}\n}\n`,
  'deploy/lamps.yaml': `a: 1\n# ${BEGIN} quota\nquota: 2\n# ${END} quota\n`,
  'db/purge.sql': `-- ${BEGIN} purge\nDELETE FROM logs;\n-- ${END}\n`,
  'docs/round.md': `# Round\n\n<!-- ${BEGIN} call -->\nCall the pilot.\n<!-- ${END} -->\n`,
};
const block = (at: string, marker: string) => ({ type: 'path', at, marker });
const BLOCKS = [
  block('services/lamp.ts', 'lamp-check'),
  block('jobs/keep.py', 'keep'),
  block('infra/main.tf', 'power'),
  block('deploy/lamps.yaml', 'quota'),
  block('db/purge.sql', 'purge'),
  block('docs/round.md', 'call'),
];
const HOLDS = ['--decision', 'holds', '--by', 'Counsel', '--reason', 'Read'];
const LINK = 'round@light-lamp';

const toRound = (references: readonly unknown[], over: Fields = {}) =>
  toControl({ references, owner: 'Keepers', satisfies: [toMapping({ review: undefined })], ...over });

function write(root: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

/** A git repository with code, and the content below `content/`. */
function make(references: readonly unknown[] = BLOCKS, code: Files = {}, content: Files = {}): string {
  const root = makeFolder();
  execFileSync('git', ['init', '-q', root]);
  write(root, { ...CODE, ...code });
  write(join(root, 'content'), { ...BASE, [CONTROL]: toRound(references), ...content });
  return root;
}

const run = (root: string, ...args: string[]) =>
  runCli([...args, '--content', join(root, 'content')], { cwd: root });
const edit = (root: string, file: string, from: string | RegExp, to: string): void => {
  const old = readFileSync(join(root, file), 'utf8');
  expect(old).toMatch(from);
  writeFileSync(join(root, file), old.replace(from, to));
};

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}
async function check(root: string, ...args: string[]) {
  const { code, stdout } = await run(root, 'check', '--json', ...args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Found[] };
  return { code, found: diagnostics.filter((one) => one.code.startsWith('code/')) };
}
const toShort = (found: readonly Pick<Found, 'code' | 'severity' | 'file' | 'line'>[]) =>
  found.map(
    ({ code, severity, file, line }) =>
      `${file.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')}:${line} ${severity} ${code}`,
  );
const load = (root: string, repo?: string | false) =>
  loadCorpus({
    folder: join(root, 'content'),
    audience: 'privileged',
    asOf: AS_OF,
    ...(repo === undefined ? {} : { repo }),
  });
/** What is wrong with code, without a process of its own. */
const find = (root: string, repo?: string) =>
  load(root, repo).diagnostics.filter(({ code }) => code.startsWith('code/'));
const getLink = (root: string, repo?: string | false) =>
  load(root, repo).reviewLinks?.find(({ id }) => id === LINK);

describe('links into code', () => {
  test('are stamped by a review, in any language, and survive every change round their blocks', async () => {
    const root = make();
    expect(find(root)).toEqual([]);
    expect((await run(root, 'review', LINK, ...HOLDS)).code).toBe(0);
    const control = readFileSync(join(root, 'content', CONTROL), 'utf8');
    for (const { at, marker } of BLOCKS) expect(control).toMatch(new RegExp(`code/${at}#${marker}"?: "?v1:`));
    expect(load(root).diagnostics).toEqual([]);
    edit(root, 'services/lamp.ts', 'import x', 'import x\nimport y\nimport z');
    edit(root, 'services/lamp.ts', /$/, 'more();\n');
    edit(root, 'jobs/keep.py', /\n/g, '\r\n');
    edit(root, 'db/purge.sql', `-- ${BEGIN} purge`, `/* ${BEGIN} purge */`);
    expect(getLink(root)?.state).toBe('current');
    const { stdout } = await run(root, 'trace', 'round');
    expect(stdout).toContain('path services/lamp.ts:4-8  as reviewed (current)');
  });

  test('become suspect with lines, words, path and owner when a block changes', async () => {
    const root = make();
    await run(root, 'review', LINK, ...HOLDS);
    edit(root, 'services/lamp.ts', '0.9', '0.5');
    edit(root, 'services/lamp.ts', 'import x', 'import x\nimport y');
    edit(root, 'jobs/keep.py', '    DAYS', '  DAYS');
    const { stdout } = await run(root, 'review');
    expect(stdout).toContain('suspect downstream (1)');
    expect(stdout).toContain('owner: Keepers');
    expect(stdout).toContain('services/lamp.ts:3-7: line 5 changed');
    expect(stdout).toContain('[-0.9-]{+0.5+}');
    expect(stdout).not.toContain('export function'); // at most the changed lines
    expect(stdout).toContain('by way of: code services/lamp.ts#lamp-check → control round');
    expect(stdout).toContain('jobs/keep.py:2-4: line 3 changed');
    expect(getLink(root)?.causes[0]).toMatchObject({
      state: 'suspect-downstream',
      old: '  return lamp.level > 0.9;',
      new: '  return lamp.level > 0.5;',
      code: { path: 'services/lamp.ts', begin: 3, end: 7, lines: [5, 5] },
    });
    expect(load(root).coverage?.values().next().value?.state).toBe('unknown');
    const shown = JSON.parse((await run(root, 'show', 'round', '--json')).stdout) as {
      references: { state: string; place: string; changes: { text: string }[] }[];
    };
    expect(shown.references[0]).toMatchObject({ state: 'changed', place: 'services/lamp.ts:3-7' });
    expect(shown.references[2]).toMatchObject({ state: 'current' });
    await run(root, 'review', LINK, ...HOLDS);
    expect(getLink(root)?.state).toBe('current');
  });

  test('say which lines are new and which are gone, and when a block or its file is gone', async () => {
    const root = make();
    await run(root, 'review', LINK, ...HOLDS);
    edit(root, 'services/lamp.ts', '  return lamp', '  log();\n  log();\n  return lamp');
    edit(root, 'db/purge.sql', 'DELETE FROM logs;\n', '');
    edit(root, 'docs/round.md', BEGIN, 'begin');
    const texts = getLink(root)?.causes.map(({ text }) => text);
    expect(texts).toEqual([
      'services/lamp.ts:2-8: lines 4–5 are new',
      'db/purge.sql:1-2: a line before line 2 is gone',
      expect.stringContaining('docs/round.md#call cannot be compared'),
    ]);
  });

  test('too long to be kept are known by their digest; much changed ones are one stretch', async () => {
    const rows = (count: number, word: string) =>
      Array.from({ length: count }, (_, at) => (at % 2 ? `same ${at}` : `${word} ${at}`)).join('\n');
    const wrap = (id: string, text: string) => `# ${BEGIN} ${id}\n${text}\n# ${END}\n`;
    const root = make([block('long.py', 'long'), block('many.py', 'many')], {
      'long.py': wrap('long', rows(5000, 'old')),
      'many.py': wrap('many', rows(60, 'old')),
    });
    await run(root, 'review', LINK, ...HOLDS);
    expect(readFileSync(join(root, 'content/provider/reviews.jsonl'), 'utf8').length).toBeLessThan(10_000);
    expect(getLink(root)?.state).toBe('current');
    write(root, {
      'long.py': wrap('long', rows(5000, 'new')),
      'many.py': wrap('many', rows(60, 'new')),
    });
    const causes = getLink(root)?.causes ?? [];
    expect(causes.map(({ text }) => text)).toEqual([
      'long.py:1-5002 changed; it is too long to be kept and compared by lines',
      'many.py:1-62: 30 places between lines 2 and 60 changed',
    ]);
    expect(causes[1]?.new).not.toContain('same');
  });

  test('of evidence are stamped and noticed as well', async () => {
    const references = [block('services/lamp.ts', 'lamp-check')];
    const root = make([], {}, { 'provider/evidence/log.md': toEvidence({ references }) });
    await run(root, 'review', LINK, ...HOLDS);
    expect(getLink(root)?.state).toBe('current');
    edit(root, 'services/lamp.ts', '0.9', '0.5');
    const link = load(root).reviewLinks?.find(({ id }) => id === `log@${LINK}`);
    expect(link?.state).toBe('suspect-downstream');
    expect((await run(root, 'show', 'evidence/log')).stdout).toContain(
      'services/lamp.ts:2-6  changed since its review',
    );
  });

  test('that a review has not seen are unstamped, and can be stamped as they are', async () => {
    const root = make();
    await run(root, 'review', LINK, ...HOLDS, '--no-repo');
    expect(readFileSync(join(root, 'content', CONTROL), 'utf8')).not.toContain('code/');
    expect(getLink(root)?.state).toBe('unstamped');
    const stamp = ['--decision', 'stamp', '--by', 'Counsel', '--reason', 'Nothing changed since'];
    expect((await run(root, 'review', LINK, ...stamp)).code).toBe(0);
    expect(getLink(root)?.state).toBe('current');
  });

  test('keep their stamp when they are reviewed where the code is not', async () => {
    const root = make();
    await run(root, 'review', LINK, ...HOLDS);
    edit(root, 'services/lamp.ts', '0.9', '0.5');
    expect(getLink(root, false)?.state).toBe('current');
    edit(join(root, 'content'), CONTROL, 'Keepers', 'Night keepers');
    edit(
      join(root, 'content'),
      'rules/harbour-lamps/obligations/light-lamp.md',
      'the harbour lamp',
      'every lamp',
    );
    await run(root, 'review', LINK, ...HOLDS, '--no-repo');
    expect(getLink(root)?.state).toBe('suspect-downstream');
  });
});

describe('a bad reference', () => {
  test.each([
    ['../secret.ts', undefined, 'code/outside-repository', '".."'],
    ['/etc/hosts', undefined, 'code/outside-repository', 'root'],
    ['C:\\lamps\\x.ts', undefined, 'code/outside-repository', 'root'],
    ['out/hosts', undefined, 'code/outside-repository', 'symbolic link'],
    ['.git/config', undefined, 'code/outside-repository', '.git'],
    ['services/lmap.ts', undefined, 'code/missing-path', 'services/lmap.ts'],
    ['services/lamp.ts:4', undefined, 'code/missing-path', 'services is there'],
    ['services/a\0b', undefined, 'code/missing-path', 'There is no'],
    ['services', 'lamp-check', 'code/no-text', 'folder'],
    ['lamp.bin', 'lamp-check', 'code/no-text', 'binary'],
    ['latin.py', 'lamp-check', 'code/no-text', 'UTF-8'],
    ['large.ts', 'lamp-check', 'code/no-text', 'MB'],
    ['services/lamp.ts', 'lamp-chek', 'code/unknown-marker', 'lamp-check'],
  ])('%j %s is %s', async (at, marker, code, words) => {
    const root = make([{ type: 'path', at, marker }], {
      'lamp.bin': 'a\0b',
      'latin.py': Uint8Array.of(0x23, 0xe9, 0x0a),
      'large.ts': 'x'.repeat(4 * 1024 * 1024 + 1),
    });
    symlinkSync('/etc', join(root, 'out'));
    const [first, ...others] = find(root).filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code, file: CONTROL });
    expect(first?.message).toContain(words);
    expect(first?.line).toBeGreaterThan(1);
    const control = getObject(load(root), 'control', 'round');
    expect(judgeReferences(load(root), control)[0]?.state).toMatch(/^(missing|unusable)$/);
  });

  test('suggests what was meant', () => {
    const root = make([{ type: 'path', at: 'services/lmap.ts' }, block('services/lamp.ts', 'lampcheck')]);
    expect(find(root).map(({ hint }) => /Did you mean "(.*?)"/.exec(hint)?.[1])).toEqual(
      expect.arrayContaining(['services/lamp.ts', 'lamp-check']),
    );
  });

  test('of a ticket with a marker is refused by the schema', () => {
    const { diagnostics } = load(make([{ type: 'ticket', at: 'L-1', marker: 'a' }]));
    expect(JSON.stringify(diagnostics)).toContain('a ticket or an address has no marker');
  });

  test('of a made-up provider is unknown where nothing of its path exists', () => {
    const references = [
      { type: 'path', at: 'elsewhere/x.ts' },
      { type: 'path', at: 'services/x.ts' },
    ];
    const root = make(references, {}, { 'provider/provider.md': toProvider({ example: true }) });
    expect(find(root)).toMatchObject([
      { code: 'code/missing-path', message: expect.stringContaining('services/x.ts') },
    ]);
  });
});

describe('bad markers', () => {
  test('are reported in the file of code, each with line and column', async () => {
    const bad = [
      `// ${END} stray`,
      `// ${BEGIN} twice`,
      'x',
      `// ${END}`,
      `// ${BEGIN} twice`,
      'y',
      `// ${END}`,
      `open(); // ${BEGIN} beside`,
      `  // ${BEGIN} open`,
      'z',
    ].join('\n');
    const root = make([block('services/bad.ts', 'twice'), block('services/bad.ts', 'open')], {
      'services/bad.ts': bad,
    });
    const { code, found } = await check(root);
    expect(code).toBe(1);
    const own = found.filter(({ file }) => file.endsWith('services/bad.ts'));
    expect(toShort(own)).toEqual([
      'services/bad.ts:1 error code/end-without-begin',
      'services/bad.ts:5 error code/repeated-block',
      'services/bad.ts:8 warning code/bad-marker',
      'services/bad.ts:9 error code/unclosed-block',
    ]);
    expect(own.at(-1)).toMatchObject({ column: 6 });
    const { stdout } = await run(root, 'check');
    expect(stdout).toContain(`9 |   // ${BEGIN} open`);
    expect((await run(root, 'trace', 'round')).stdout).toContain('services/bad.ts#open  unusable');
  });

  test('elsewhere are found by git: doubtful ones, ids in two files, blocks nobody names', () => {
    const root = make([block('services/lamp.ts', 'lamp-check')], {
      'other/copy.ts': CODE['services/lamp.ts'],
      'other/open.ts': `// ${BEGIN} never`,
      'other/prose.ts': `say("${BEGIN} x");`,
      'ignored/x.ts': `// ${BEGIN} never`,
      '.gitignore': 'ignored/\n',
    });
    const found = find(root);
    expect(toShort(found)).toEqual(
      expect.arrayContaining([
        'other/copy.ts:2 warning code/repeated-block',
        'other/copy.ts:2 note code/unnamed-block',
        'other/open.ts:1 warning code/unclosed-block',
        'jobs/keep.py:2 note code/unnamed-block',
      ]),
    );
    expect(found.some(({ file }) => /ignored|prose/.test(file))).toBe(false);
  });

  test('of content that names no block are not looked for', () => {
    const root = make([{ type: 'path', at: 'services/lamp.ts' }], { 'other/open.ts': `// ${BEGIN} never` });
    expect(find(root)).toEqual([]);
  });
});

describe('the repository', () => {
  test('is the one given, by option or environment', async () => {
    const elsewhere = make();
    const folder = makeFolder();
    write(folder, { ...BASE, [CONTROL]: toRound(BLOCKS) });
    const byOption = await runCli(['trace', 'round', '--content', folder, '--repo', elsewhere]);
    expect(byOption.stdout).toContain('services/lamp.ts:2-6');
    const byEnvironment = await runCli(['trace', 'round', '--content', folder], {
      env: { RULEMARK_REPO: elsewhere },
    });
    expect(byEnvironment.stdout).toBe(byOption.stdout);
    const none = await runCli(['check', '--content', folder, '--repo', join(folder, 'nothing')]);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('is no folder') });
  });

  test('may be no git repository', () => {
    const folder = makeFolder();
    write(folder, CODE);
    expect(find(make(), folder)).toEqual([]);
  });

  test('may be missing: one note for all paths', () => {
    const { content } = load(make());
    const findings = findLostReferences(content, new CodeReader(content, undefined));
    expect(findings).toMatchObject([
      { code: 'code/no-repository', severity: 'note', path: ['references', 0, 'at'] },
    ]);
    expect(findings[0]?.message).toContain('5 others');
  });

  test('may be none: everything is unknown, and nothing is an error', async () => {
    const root = make([...BLOCKS, { type: 'path', at: '../x' }]);
    const { code, found } = await check(root, '--no-repo');
    expect([code, found]).toEqual([0, []]);
    const { stdout } = await run(root, 'trace', 'round', '--no-repo');
    expect(stdout).toContain('services/lamp.ts#lamp-check  unknown: nobody looked');
  });
});

test('nobody but the privileged audience learns anything of the code', async () => {
  const token = 'canaryblock';
  const root = make([block('services/lamp.ts', token)], {
    'services/lamp.ts': `// ${BEGIN} ${token}\nconst ${token}Word = 1;\n// ${END}\n`,
  });
  await run(root, 'review', LINK, ...HOLDS);
  edit(root, 'services/lamp.ts', '= 1', '= 2');
  for (const audience of ['public', 'internal'] as const) {
    const corpus = loadCorpus({ folder: join(root, 'content'), audience, asOf: AS_OF });
    expect(corpus.readCode({ type: 'path', at: 'services/lamp.ts', marker: token })).toBeUndefined();
    expect(corpus.diagnostics.some(({ code }) => code.startsWith('code/'))).toBe(false);
    expect(corpus.reviewLinks).toBeUndefined();
    const outs = await Promise.all(
      ['status', 'list', 'list'].map((command, index) =>
        run(
          root,
          command,
          ...(command === 'list' ? [['controls', 'obligations'][index - 1]!] : []),
          '--json',
          '--audience',
          audience,
        ),
      ),
    );
    for (const { stdout } of outs) expect(stdout).not.toContain(token);
  }
});
