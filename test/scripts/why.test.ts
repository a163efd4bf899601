/** `rulemark why` and what `rulemark check` says as of a day, as a person runs them. */
import { describe, expect, test } from 'vitest';
import { AS_OF, toControl, toEvidence, toObligation, writeBase } from '../build-content.ts';
import { runCli } from './run-cli.ts';

const folder = writeBase({ 'provider/evidence/log.md': toEvidence({ validUntil: '2030-06-30' }) });

describe.concurrent('why', () => {
  test('shows state, chain, conditions and who asked', async () => {
    const { code, stdout } = await runCli(['why', 'light-lamp', '--content', folder]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '● covered as of 15 June 2030. Stage of the rule: notice of proposed rulemaking.',
    );
    expect(stdout).toMatch(/evidence {2}log: test, passing {2}\S*provider\/evidence\/log\.md:7/);
    expect(stdout).toContain('asked by reviewed, default: a review that accepted the mapping');
    expect(stdout).not.toContain('next:');
  });

  test('shows another day, with what to do', async () => {
    const { stdout } = await runCli(['why', 'light-lamp', '--as-of', '2030-07-01', '--content', folder]);
    expect(stdout).toContain('◐ partial as of 1 July 2030');
    expect(stdout).toContain('next: Gather it again as a new file with "supersedes: log".');
  });

  test('gives the same as JSON', async () => {
    const { stdout } = await runCli(['why', 'obligations/light-lamp', '--json', '--content', folder]);
    const why = JSON.parse(stdout);
    expect(why).toMatchObject({
      asOf: AS_OF,
      audience: 'privileged',
      obligation: 'light-lamp',
      state: 'covered',
    });
    expect(why.claims[0].conditions.map(({ code }: { code: string }) => code)).toEqual([
      'review',
      'relation',
      'status',
      'evidence',
    ]);
  });

  test('says why a duty has no state', async () => {
    const draft = writeBase({
      'rules/harbour-lamps/obligations/light-lamp.md': toObligation({ state: 'draft' }),
    });
    const { code, stdout } = await runCli(['why', 'light-lamp', '--content', draft]);
    expect(code).toBe(0);
    expect(stdout).toBe('"light-lamp" has no state: it is a draft.\n');
    const early = await runCli(['why', 'light-lamp', '--json', '--as-of', '2029-06-01', '--content', folder]);
    expect(JSON.parse(early.stdout)).toMatchObject({ state: null, asOf: '2029-06-01' });
  });

  test.each([
    [['round'], '"round" is a control'],
    [['nowhere'], 'There is nothing called "nowhere"'],
    [['light-lamp', '--audience', 'public'], 'Coverage is privileged'],
  ])('2: %j', async (args, words) => {
    const { code, stdout, stderr } = await runCli(['why', ...args, '--content', folder]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
  });
});

describe.concurrent('check', () => {
  test('finds as of a day what is not wrong on another', async () => {
    const at = async (day: string) => {
      const { stdout } = await runCli(['check', '--json', '--as-of', day, '--content', folder]);
      const { asOf, diagnostics } = JSON.parse(stdout);
      return [asOf, diagnostics.map(({ code }: { code: string }) => code)];
    };
    expect(await at('2030-06-30')).toEqual(['2030-06-30', []]);
    expect(await at('2030-07-01')).toEqual(['2030-07-01', ['evidence/expired']]);
  });

  test('ends with 1 where the policy makes an error of it', async () => {
    const strict = writeBase({
      'rulemark.yml': `asOf: "${AS_OF}"\ntrace:\n  uncovered: error\n`,
      'provider/controls/round.md': toControl({ status: 'planned' }),
    });
    const { code, stdout } = await runCli(['check', '--content', strict]);
    expect(code).toBe(1);
    expect(stdout).toContain('obligation/uncovered');
  });

  test('shows five of a code and counts the rest; --all and --json show all', async () => {
    const many = writeBase(
      Object.fromEntries(
        Array.from({ length: 8 }, (_, n) => [
          `provider/controls/extra-${n}.md`,
          toControl({ title: `Extra ${n}`, owner: undefined, satisfies: [] }),
        ]),
      ),
    );
    const count = (text: string) => text.split('control/no-owner').length - 1;
    const few = (await runCli(['check', '--content', many])).stdout;
    expect(few).toContain('and 3 more control/no-owner warnings: rulemark check --all');
    expect(count(few)).toBe(6);
    expect(few).toContain('0 errors, 8 warnings');
    expect(count((await runCli(['check', '--all', '--content', many])).stdout)).toBe(8);
    expect(
      JSON.parse((await runCli(['check', '--json', '--content', many])).stdout).diagnostics,
    ).toHaveLength(8);
  });
});
