/** A number on a page, in a report and in an export is the same number. */
import { describe, expect, test } from 'vitest';
import type { GraphJson } from '../../src/export/json/graph.ts';
import type { StatusJson } from '../../src/view/status.ts';
import { readText } from './read-folder.ts';
import { runCli } from './run-cli.ts';
import { getPage, getPages, getSite, type SiteName } from './sites.ts';

const PRIVILEGED = (['privileged', 'openPeriod', 'twoRules', 'empty'] as const).map((name) => ({ name }));

async function readStatus(name: SiteName): Promise<StatusJson> {
  const { content, audience, asOf } = getSite(name);
  const day = asOf === null ? [] : ['--as-of', asOf];
  const { stdout } = await runCli(['status', '--json', '--content', content, '--audience', audience, ...day]);
  return JSON.parse(stdout) as StatusJson;
}

function readGraph(name: SiteName): GraphJson {
  return JSON.parse(readText(getSite(name).folder, 'graph.json')) as GraphJson;
}

describe.each(PRIVILEGED.filter(({ name }) => name !== 'empty'))(
  'the overview of the $name edition',
  ({ name }) => {
    test('has the counts of `status --json` for every state of coverage', async () => {
      const { coverage } = await readStatus(name);
      expect(getPage(name, '/').coverage).toEqual(coverage?.states);
      const { covered, 'not-applicable': none } = coverage!.states;
      expect(getPage(name, '/').mainText).toContain(
        `${covered} of ${coverage!.total - none} obligations that ask`,
      );
      expect(getPage(name, '/').mainText).toContain(`${none} of ${coverage!.total} ask nothing`);
    });

    test('has the counts of `status --json` for open gaps and their weights', async () => {
      const { gaps } = await readStatus(name);
      const { openGaps, gapWeights, mainText } = getPage(name, '/');
      expect(openGaps).toEqual({ attribute: String(gaps?.open), text: String(gaps?.open) });
      expect(gapWeights.map(({ weight, count }) => ({ weight, count }))).toEqual(gaps?.byWeight);
      for (const { weight, count, text } of gapWeights) expect(text).toBe(`${count} of weight ${weight}`);
      expect(mainText).toContain(`${gaps?.settled} settled`);
    });
  },
);

test.each(PRIVILEGED)(
  'the $name edition has a page for each gap, and the list of gaps leads to all',
  async ({ name }) => {
    const { gaps } = await readStatus(name);
    const paths = getPages(name).flatMap(({ path }) => (/^\/gaps\/[^/]+\/$/.test(path) ? [path] : []));
    expect(paths).toHaveLength((gaps?.open ?? 0) + (gaps?.settled ?? 0));
    const list = readText(getSite(name).folder, 'gaps/index.html');
    expect(paths.filter((path) => !list.includes(`href="${path}"`))).toEqual([]);
  },
);

test('the public edition has no page for a gap', () => {
  expect(getPages('public').filter(({ path }) => /^\/gaps\/./.test(path))).toEqual([]);
});

test('the shipped content shows every state of coverage', async () => {
  const { coverage } = await readStatus('privileged');
  expect(Object.values(coverage!.states).filter((count) => count === 0)).toEqual([]);
});

describe.each([...PRIVILEGED, { name: 'public' as const }])('the $name edition', ({ name }) => {
  test('counts how far obligations were checked as `status --json` does', async () => {
    const { obligations, verification } = await readStatus(name);
    const { primary, secondary, inferred, unverified } = verification;
    expect(getPage(name, '/about/').mainText).toContain(
      `Of ${obligations} obligations, ${primary} were read in the original, ${secondary} are from published accounts, ${inferred} are inferred in some part and ${unverified} are not verified in some part`,
    );
  });

  test('has the same coverage and gaps in graph.json as in `status --json`', async () => {
    const status = await readStatus(name);
    const graph = readGraph(name);
    const states = graph.nodes.flatMap(({ coverage }) => (coverage ? [coverage.state] : []));
    const counts = Object.entries(status.coverage?.states ?? {}).filter(([, count]) => count > 0);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        [...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]),
      ),
    );
    const open = graph.gaps?.filter(({ decision }) => /^(open|planned)$/.test(decision.state)).length;
    expect(open).toBe(status.gaps?.open);
    expect(graph.asOf).toBe(status.asOf);
    expect(graph.audience).toBe(status.audience);
  });
});

test('the public overview shows how many obligations there are, and no number of coverage or gaps', async () => {
  const status = await readStatus('public');
  const page = getPage('public', '/');
  expect([status.coverage, status.gaps]).toEqual([null, null]);
  expect([page.coverage, page.openGaps, page.gapWeights]).toEqual([{}, null, []]);
  expect(page.mainText).toContain(`The map has ${status.obligations} obligations`);
});

test('tables say above themselves how many rows they have', () => {
  const said = getPages('privileged').flatMap(({ path, mainText }) =>
    [...mainText.matchAll(/(\d+) of (\d+) rows shown/g)].map(([, shown, all]) => ({
      path,
      same: shown === all,
    })),
  );
  expect(said.length).toBeGreaterThanOrEqual(7);
  expect(said.filter(({ same }) => !same)).toEqual([]);
});
