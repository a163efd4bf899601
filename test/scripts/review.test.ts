/** `rulemark review` and `rulemark impact` from outside: what they list, write, refuse and leave alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BASE,
  type Files,
  RULE,
  toFile,
  toObligation,
  toSection,
  toVersion,
  writeBase,
} from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const CONTROL = 'provider/controls/round.md';
const HOLDS = ['--decision', 'holds', '--by', 'Counsel', '--reason', 'Read both'];
const WRITTEN = `---
# Kept by the keepers.
title: 'Evening round'   # a title
kind: process
status: implemented
owner: Keepers
satisfies:
  - obligation: light-lamp
    # The claim.
    relation: implements
    covers: whole
    rationale: >-
      The round lights
      every lamp.
    evidence: [ log ]
---

Words   for a reader.
`;
const review = (folder: string, ...args: string[]) => runCli(['review', '--content', folder, ...args]);
const read = (folder: string, file = CONTROL): string => readFileSync(join(folder, file), 'utf8');
const make = (over: Files = {}): string => writeBase({ [CONTROL]: WRITTEN, ...over });
const edit = (folder: string, file: string, from: string, to: string): void => {
  const old = read(folder, file);
  expect(old).toContain(from);
  writeFileSync(join(folder, file), old.replace(from, to));
};
const OBLIGATION = `${RULE}/obligations/light-lamp.md`;

describe.concurrent('review', () => {
  test('stamps the claim in its own file and leaves every other byte', async () => {
    const folder = make();
    const before = await review(folder, 'round@light-lamp');
    expect(before.stdout).toContain('unreviewed (1)');
    const run = await review(folder, 'round@light-lamp', ...HOLDS);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const stamped = read(folder);
    const stamp = /\n {4}review:\n(?: {6}.*\n)+(?=---)/.exec(stamped)?.[0] ?? '';
    expect(stamp).toMatch(/by: Counsel\n {6}on: 2030-06-15\n {6}decision: accepted\n {6}reason: Read both\n/);
    expect(stamp).toMatch(/obligation: v1:[0-9a-f]{16}\n/);
    expect(stamped.replace(stamp, '\n')).toBe(WRITTEN);
    expect((await runCli(['check', '--content', folder])).code).toBe(0);
    expect((await review(folder, 'round@light-lamp')).stdout).toContain('Nothing needs a look.');
  });

  test('shows the words that changed, the way and the owner, and clears them by a decision', async () => {
    const folder = make();
    await review(folder, 'round@light-lamp', ...HOLDS);
    edit(folder, OBLIGATION, 'the harbour lamp', 'every harbour lamp');
    const listed = await review(folder, 'round');
    expect(listed.stdout).toContain('suspect upstream (1)');
    expect(listed.stdout).toContain('[-the-]{+every+} harbour lamp');
    expect(listed.stdout).toContain('by way of: obligation light-lamp → control round');
    expect(listed.stdout).toContain('owner: Keepers');
    const json = JSON.parse((await review(folder, 'round', '--json')).stdout) as {
      schema: string;
      links: { state: string; causes: { old: string; new: string; runs: unknown }[] }[];
    };
    expect(json.schema).toBe('rulemark/reviews@1');
    expect(json.links[0]).toMatchObject({ state: 'suspect-upstream', causes: [{ old: 'the harbour lamp' }] });
    expect((await review(folder, 'round', '--class', 'suspect-upstream', ...HOLDS)).code).toBe(0);
    expect((await review(folder, 'round')).stdout).toContain('Nothing needs a look.');
  });

  test('changed rejects the claim, retire withdraws it, and coverage follows', async () => {
    for (const [decision, word] of [
      ['changed', 'rejected'],
      ['retire', 'retired'],
    ] as const) {
      const folder = make();
      await review(folder, 'round@light-lamp', '--decision', decision, '--by', 'C', '--reason', 'No oil');
      expect(read(folder)).toContain(`decision: ${word}`);
      expect((await runCli(['show', 'light-lamp', '--content', folder])).stdout).toContain(
        `${word} in review`,
      );
    }
  });

  test('retiring a review of an object retires the object', async () => {
    const folder = make({
      'provider/gaps/fog.md':
        '---\ntitle: Fog\nside: rule\nkind: ambiguity\nabout: [obligations/light-lamp]\ndecision: { state: open }\n---\n',
    });
    await review(folder, 'gaps/fog', '--decision', 'retire', '--by', 'C', '--reason', 'Gone');
    expect(read(folder, 'provider/gaps/fog.md')).toMatch(/\nstate: retired\n/);
  });

  test('a dry run prints the patch and writes nothing', async () => {
    const folder = make();
    const run = await review(folder, 'round@light-lamp', ...HOLDS, '--dry-run');
    expect(run.stdout).toContain('+      by: Counsel');
    expect(run.stdout).toContain('+{"fingerprint":"v1:');
    expect(read(folder)).toBe(WRITTEN);
  });

  test('a stamp keeps who reviewed and when', async () => {
    const folder = writeBase();
    const run = await review(
      folder,
      'round@light-lamp',
      '--decision',
      'stamp',
      '--by',
      'Clerk',
      '--reason',
      'Same',
    );
    expect(run.code).toBe(0);
    expect(read(folder)).toMatch(/"by":"Harbour counsel","on":"2030-05-20".*"stamped": \{"by": "Clerk"/);
  });

  test.each<[string, string[], RegExp]>([
    ['a decision without a reason', ['round@light-lamp', '--decision', 'holds', '--by', 'C'], /--reason/],
    ['a decision by nobody', ['round@light-lamp', '--decision', 'holds', '--reason', 'R'], /--by/],
    ['a blank reason', ['round@light-lamp', '--decision', 'holds', '--by', 'C', '--reason', ' '], /--reason/],
    ['many at once without a class', HOLDS, /needs --class[\s\S]*round@light-lamp {2}unreviewed/],
    ['a link that is none', ['round@dark-lamp', ...HOLDS], /There is no link "round@dark-lamp"/],
    ['an object that is none', ['rond'], /Did you mean "round"/],
    ['a class that is none', ['--class', 'old'], /suspect-upstream/],
    ['another audience', ['--audience', 'public'], /privileged/],
    [
      'a stamp on what nobody reviewed',
      ['round@light-lamp', '--decision', 'stamp', '--by', 'C', '--reason', 'R'],
      /is unreviewed/,
    ],
  ])('2: %s, and nothing is written', async (_name, args, words) => {
    const folder = make();
    const run = await review(folder, ...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(words);
    expect(read(folder)).toBe(WRITTEN);
  });

  test('a bulk decision leaves out links that changed in another way too', async () => {
    const folder = make({ 'provider/controls/second.md': WRITTEN.replace('Evening', 'Morning') });
    await review(folder, '--class', 'unreviewed', ...HOLDS);
    edit(folder, OBLIGATION, 'the harbour lamp', 'every harbour lamp');
    edit(folder, CONTROL, 'kind: process', 'kind: policy');
    const run = await review(folder, '--class', 'suspect-upstream', ...HOLDS);
    expect(run.stderr).toContain(
      'Left out, because they are suspect for other reasons too: round@light-lamp',
    );
    expect((await review(folder)).stdout).toContain('round@light-lamp');
    expect((await review(folder)).stdout).not.toContain('second@light-lamp');
  });
});

describe.concurrent('check', () => {
  const stamped = (fingerprint: string): Files => ({
    [CONTROL]: WRITTEN.replace(
      '\n---\n\nWords',
      `\n    review:\n      by: C\n      on: 2030-05-20\n      decision: accepted\n      fingerprints:\n        obligation: ${fingerprint}\n---\n\nWords`,
    ),
  });
  test.each<[string, Files, string, RegExp]>([
    [
      'a stamp newer than its target',
      stamped('v1:00000000deadbeef'),
      'review/newer-than-target',
      /round\.md:21:21/,
    ],
    [
      'a stamp of an unknown algorithm',
      stamped('v7:00000000deadbeef'),
      'review/unknown-algorithm',
      /it knows v1/,
    ],
    ['a stamp that is none', stamped('yes-it-holds'), 'review/unknown-algorithm', /is no fingerprint/],
    [
      'words that were edited',
      {
        'provider/reviews.jsonl':
          '{"fingerprint":"v1:00000000deadbeef","of":"control:x","words":{"title":["x"]}}\n',
      },
      'review/altered-words',
      /reviews\.jsonl:1:1/,
    ],
    [
      'a merge that was not finished',
      { 'provider/reviews.jsonl': '<<<<<<< ours\n' },
      'review/bad-line',
      /mark of a merge/,
    ],
    [
      'a line that is none',
      { 'provider/reviews.jsonl': '\n{"words":1}\n' },
      'review/bad-line',
      /reviews\.jsonl:2:1/,
    ],
    [
      'a topic that names a provision which does not exist',
      {
        [`${RULE}/lineage/dusk.md`]: toFile({
          title: 'Dusk',
          stages: [
            { version: 'eo-7', says: 'x', verification: 'unverified' },
            { version: 'nprm-2030', provisions: ['9.99'], says: 'x', verification: 'unverified' },
          ],
          steps: [],
        }),
      },
      'citation/unknown-section',
      /dusk\.md:3:\d+/,
    ],
    [
      'a step from a version that the topic does not follow',
      {
        [`${RULE}/versions/final/version.md`]: toVersion({ stage: 'final' }),
        [`${RULE}/versions/final/9.20.md`]: toSection('9.20', 'Lamps. {unverified}'),
        [`${RULE}/rule.md`]: String(BASE[`${RULE}/rule.md`]).replace('"nprm-2030"]', '"nprm-2030","final"]'),
        [`${RULE}/lineage/dusk.md`]: toFile({
          title: 'Dusk',
          stages: ['eo-7', 'nprm-2030'].map((version) => ({
            version,
            says: 'x',
            verification: 'unverified',
          })),
          steps: [
            { from: 'nprm-2030', to: 'final', operations: ['amended'], effect: 'unknown', summary: 'x' },
          ],
        }),
      },
      'lineage/step-without-stage',
      /dusk\.md:4:\d+/,
    ],
  ])('1: %s', async (_name, over, code, words) => {
    const run = await runCli(['check', '--content', make(over)]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(code);
    expect(run.stdout).toMatch(words);
    expect(run.stdout).toContain('1 errors');
  });
});

describe.concurrent('impact', () => {
  const folder = make({
    [`${RULE}/versions/final/version.md`]: toVersion({ stage: 'hypothetical', title: 'A guess' }),
    [`${RULE}/versions/final/9.20.md`]: toSection(
      '9.20',
      'A keeper lights each harbour lamp at noon. {unverified}',
    ),
    [`${RULE}/rule.md`]: String(BASE[`${RULE}/rule.md`]).replace('"nprm-2030"]', '"nprm-2030","final"]'),
    [`${RULE}/obligations/clean-lamp.md`]: toObligation({
      title: '=Clean, "daily"',
      object: 'the wick',
      sections: { 'nprm-2030': ['9.10'] },
    }),
  });
  const impact = (...args: string[]) => runCli(['impact', '--content', folder, ...args]);
  const getItems = async (what: string) =>
    (
      JSON.parse((await impact(what, '--json')).stdout) as {
        items: { ref: string; owner: string | null; path: string[] }[];
      }
    ).items;

  test('of a definition: its users, their controls, evidence and gaps, with the way and the owner', async () => {
    const items = await getItems('definitions/harbour-lamp');
    expect(items.map(({ ref }) => ref)).toEqual([
      'obligations/harbour-lamps/light-lamp',
      'controls/round',
      'evidence/log',
      'gaps/coverage.light-lamp',
    ]);
    expect(items[2]).toMatchObject({
      owner: 'Keepers',
      path: [
        'definitions/harbour-lamps/harbour-lamp',
        'obligations/harbour-lamps/light-lamp',
        'controls/round',
        'evidence/log',
      ],
    });
  });

  test('of a provision: whatever cites it, and nothing that cites its neighbour', async () => {
    const refs = (await getItems('nprm-2030/9.20')).map(({ ref }) => ref);
    expect(refs).toContain('controls/round');
    expect(refs).not.toContain('obligations/harbour-lamps/clean-lamp');
  });

  test('of a control: the duties whose coverage rests on it, and no other control', async () => {
    expect((await getItems('round')).map(({ ref }) => ref)).toEqual([
      'obligations/harbour-lamps/light-lamp',
      'evidence/log',
      'gaps/coverage.light-lamp',
    ]);
  });

  test('of two versions: the provisions with other words, and that one side is a guess', async () => {
    const run = await impact('nprm-2030..final');
    expect(run.stdout).toContain('What if');
    expect(run.stdout).toContain('[-dusk-]{+noon+}');
    expect(run.stdout).toContain('round');
  });

  test('of two versions that are restated: the topics, and those nobody compared', async () => {
    const run = await runCli(['impact', 'eo-14110..nprm-2024', '--json'], { cwd: ROOT });
    const json = JSON.parse(run.stdout) as {
      schema: string;
      sources: { of: string }[];
      notCompared: string[];
      items: { ref: string }[];
    };
    expect(json.schema).toBe('rulemark/impact@1');
    expect(json.sources.map(({ of }) => of)).toContain('topics/iaas-cip/ai-trigger');
    expect(json.items.map(({ ref }) => ref)).toContain('controls/training-report-workflow');
    expect(json.notCompared.join()).toContain('Oversight');
  });

  test('as CSV: one row an object, no cell that runs as a formula', async () => {
    const { stdout } = await impact('nprm-2030/9.10', '--csv');
    expect(stdout.split('\n')[0]).toBe('kind,id,title,owner,because,path,file');
    expect(stdout).toContain(`obligation,clean-lamp,"'=Clean, ""daily""",`);
  });

  test('for the public: no controls, and it says so', async () => {
    const { stdout } = await impact('definitions/harbour-lamp', '--audience', 'public');
    expect(stdout).not.toMatch(/round|Keepers/);
    expect(stdout).toContain('not shown to this audience');
  });

  test.each<[string, string, RegExp]>([
    ['a version that is none', 'nprm-2030..finl', /There is no version "finl".*final/],
    ['versions the wrong way round', 'final..nprm-2030', /write nprm-2030\.\.final/],
    ['one version twice', 'final..final', /not two versions/],
    ['a provision that is none', 'nprm-2030/9.99', /has no 9\.99/],
    ['an object that is none', 'light-lmp', /Did you mean "light-lamp"/],
  ])('2: %s', async (_name, what, words) => {
    const run = await impact(what);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(words);
  });
});

test('the shipped content is stamped: a review of everything finds no suspect', async () => {
  const run = await runCli(['review', '--json'], { cwd: ROOT });
  const { states } = JSON.parse(run.stdout) as { states: Record<string, number> };
  expect(Object.entries(states).filter(([state, count]) => state.startsWith('suspect') && count > 0)).toEqual(
    [],
  );
  expect(states['unstamped']).toBe(0);
});
