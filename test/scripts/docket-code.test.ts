/** `rulemark docket code` and `agreement` on invented comments: a list, one taken up, checked, and two coders compared. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULE, toFile, writeBase } from '../build-content.ts';
import { runCli } from './run-cli.ts';

const ID = 'LAMP-2030-0001-0002';
const COMMENTS = [
  { id: ID, comment: '<p>Section 9.20 is far too strict.</p> Thank you.' },
  { id: 'LAMP-2030-0001-0003', comment: 'I like boats.' },
];

async function makeDocket(): Promise<string> {
  const folder = writeBase({
    'dockets/lamps/docket.md': toFile({
      title: 'Lamps',
      identifier: 'LAMP-2030-0001',
      agency: 'Harbour Office',
      rule: RULE.slice('rules/'.length),
      windows: [{ version: 'nprm-2030' }],
      verification: 'unverified',
    }),
  });
  const file = join(folder, '..', `${folder.split('/').at(-1)}.jsonl`);
  writeFileSync(file, `${COMMENTS.map((one) => JSON.stringify(one)).join('\n')}\n`);
  const { code, stderr } = await runCli(['docket', 'import', file, '--docket', 'lamps', '--content', folder]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return folder;
}

test('suggestions are listed, taken up without overwriting, checked and compared', async () => {
  const folder = await makeDocket();
  const docket = (...args: string[]) => runCli(['docket', ...args, '--content', folder]);

  const listed = await docket('code', 'lamps', '--json');
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  const suggestions = JSON.parse(listed.stdout);
  expect(suggestions).toMatchObject([{ comment: ID, provision: '9.20', method: 'citation', shown: true }]);
  const [{ suggestion, start, end }] = suggestions;
  expect(COMMENTS[0]!.comment.slice(start, end)).toBe('Section 9.20');
  expect((await docket('code', 'lamps')).stdout).toContain('1 suggestion of the program, no finding.');

  expect(await docket('code', 'lamps', '--take', suggestion)).toMatchObject({ code: 2 });
  const take = ['code', 'lamps', '--take', suggestion, '--coder'];
  expect(await docket(...take, 'ab', '--stance', 'oppose')).toMatchObject({ code: 0, stderr: '' });
  expect((await docket(...take, 'ab')).stderr).toContain('already there');
  expect(await docket(...take, 'cd')).toMatchObject({ code: 0 });
  expect((await docket('code', 'lamps')).stdout).toContain('No suggestion');

  const coding = join(folder, 'dockets/lamps/coding');
  const files = readdirSync(coding).sort();
  expect(files).toHaveLength(2);
  expect(await runCli(['check', '--content', folder])).toMatchObject({ code: 0 });
  expect(await docket('code', 'lamps', '--check')).toMatchObject({
    code: 0,
    stdout: '2 points held against the comments as imported, 2 without a finding.\n',
  });

  const agreement = await docket('agreement', 'lamps', '--coders', 'ab,cd');
  expect(agreement).toMatchObject({ code: 0, stderr: '' });
  expect(agreement.stdout).toContain('1 comment coded by both');
  expect(agreement.stdout).toContain('stance: 0 of 1 decision the same');
  expect(agreement.stdout).toContain('too few to rely on');
  expect((await docket('agreement', 'lamps', '--coders', 'ab,ce')).stderr).toContain('Coders: ab, cd.');

  const path = join(coding, files[0]!);
  writeFileSync(path, readFileSync(path, 'utf8').replace('quote: Section 9.20', 'quote: Section 9.21'));
  const checked = await docket('code', 'lamps', '--check');
  expect(checked.code).toBe(1);
  expect(checked.stdout).toMatch(/dockets\/lamps\/coding\/.*:5:\d+ {2}error {2}coding\/quote-differs/);
}, 60_000);

test('a docket to which nothing was imported says what to do', async () => {
  const folder = writeBase({
    'dockets/lamps/docket.md': toFile({
      title: 'Lamps',
      identifier: 'LAMP-2030-0001',
      agency: 'Harbour Office',
      rule: RULE.slice('rules/'.length),
      windows: [{ version: 'nprm-2030' }],
      verification: 'unverified',
    }),
  });
  const { code, stderr } = await runCli(['docket', 'code', 'lamps', '--content', folder]);
  expect(code).toBe(2);
  expect(stderr).toContain('rulemark docket import <files> --docket lamps');
});
