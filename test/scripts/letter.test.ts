/** `rulemark letter` as a person runs it: what is written, refused and said. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, writeBase } from '../build-content.ts';
import { ASK, FILING, LETTER, OFFICIAL, toAsk, toFiling } from '../letter-content.ts';
import { runCli } from './run-cli.ts';

let content = '';
let official = '';
beforeAll(() => {
  content = writeBase(LETTER);
  official = writeBase({ ...LETTER, ...OFFICIAL });
});
const letter = (folder: string, out: string, ...args: string[]) =>
  runCli(['letter', '--content', folder, '--as-of', '2030-06-15', '--out', out, ...args]);

describe('letter', () => {
  test('writes a letter in the format that the name of the file means, and says what is left to do', async () => {
    const out = makeFolder();
    for (const [name, start] of [
      ['a.docx', 'PK'],
      ['a.md', '<!-- rulemark letter'],
      ['a.html', '<!doctype html>'],
    ] as const) {
      const { code, stdout } = await letter(content, join(out, name));
      expect(code).toBe(0);
      expect(readFileSync(join(out, name), 'latin1').startsWith(start)).toBe(true);
      expect(stdout).toContain('1 ask, 0 answers, 0 attachments.');
      expect(stdout).toContain('We prepare the filing; we do not file.');
      expect(stdout).toContain('16 days left');
    }
  });

  test('takes the format of the option over that of the name', async () => {
    const out = join(makeFolder(), 'letter.txt');
    expect((await letter(content, out, '--format', 'md')).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('# Comment of Example Harbour');
  });

  test('refuses with all that is missing, with places, and writes nothing', async () => {
    const folder = writeBase({
      ...LETTER,
      [ASK]: toAsk({ position: undefined, effect: undefined, wording: undefined, alternatives: undefined }),
      [FILING]: toFiling({ attachments: [{ title: 'Log', file: 'filing/gone.pdf' }] }),
    });
    const out = join(makeFolder(), 'letter.docx');
    const { code, stdout, stderr } = await letter(folder, out);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
    for (const one of ['ask/no-position', 'ask/no-alternative', 'letter/attachment-missing', 'hint:'])
      expect(stdout).toContain(one);
    expect(stdout).toMatch(/filing\/filings\/lamps\.md:\d+:\d+ {2}error {2}letter\/attachment-missing/);
    expect(stderr).toContain('no letter was written');
  });

  test('refuses --final on restated text and takes it on official text', async () => {
    const out = join(makeFolder(), 'letter.html');
    const refused = await letter(content, out, '--final');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('letter/not-official');
    expect(existsSync(out)).toBe(false);
    expect((await letter(official, out, '--final')).code).toBe(0);
    expect(readFileSync(out, 'utf8')).not.toContain('DRAFT');
  });

  test('writes over its own letter, and over nothing else', async () => {
    const out = join(makeFolder(), 'letter.md');
    expect((await letter(content, out)).code).toBe(0);
    expect((await letter(official, out)).code).toBe(0);
    const changed = `${readFileSync(out, 'utf8')}A word of my own.\n`;
    writeFileSync(out, changed);
    const refused = await letter(content, out);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('left as it is');
    expect(readFileSync(out, 'utf8')).toBe(changed);
  });

  test.each([
    ['a name that means no format', ['--out', 'letter.txt'], 'names a format'],
    ['a filing that is not there', ['--out', 'letter.md', '--filing', 'lamp'], 'Did you mean "lamps"?'],
    ['no file', [], '--out'],
    ['a day that does not exist', ['--out', 'letter.md', '--as-of', '2030-02-30'], 'YYYY-MM-DD'],
  ])('with %s is wrong usage', async (_, args, says) => {
    const { code, stderr } = await runCli(['letter', '--content', content, ...args], { cwd: makeFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  test('after the last day still writes, and says when comments closed', async () => {
    const out = join(makeFolder(), 'letter.md');
    const { code, stdout, stderr } = await runCli([
      'letter',
      '--content',
      content,
      '--as-of',
      '2030-08-01',
      '--out',
      out,
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('letter/comments-closed');
    expect(stdout).toContain('Comments closed on Monday, July 1, 2030');
  });
});
