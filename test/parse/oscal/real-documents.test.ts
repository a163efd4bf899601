/**
 * Published OSCAL: every file is read or refused with a reason, and what is read comes back from our own export as
 * it was. Runs on `../shared/data/oscal` (or RULEMARK_SHARED) and says on how many; without it, on none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/corpus/load-content.ts';
import { toControlFile } from '../../../src/export/import/control-file.ts';
import { planControls } from '../../../src/export/import/plan-controls.ts';
import { toComponentDefinition } from '../../../src/export/oscal/component-definition.ts';
import type { ControlDraft } from '../../../src/model/control-draft.ts';
import { type OscalControls, parseOscal } from '../../../src/parse/oscal/parse-oscal.ts';
import { dropAbsentSuccessors } from '../../../src/parse/oscal/read-catalog.ts';
import { toUuid } from '../../../src/store/uuid.ts';
import { BASE, buildCorpus, writeBase } from '../../build-content.ts';
import { findSchemaErrors, HAS_SCHEMAS } from '../../export/oscal/validate-oscal.ts';
import { toBytes, toCatalogControl, toCatalogFile, toComponentFile, toRequirement } from './oscal-files.ts';

const SHARED = process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const OSCAL = join(SHARED, 'data/oscal');

function findFiles(): string[] {
  try {
    return readdirSync(OSCAL, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(OSCAL, file))
      .sort();
  } catch {
    return [];
  }
}

const FILES = findFiles();
const READ = FILES.filter((file) =>
  /"(?:catalog|component-definition)"\s*:\s*\{/.test(readFileSync(file, 'utf8').slice(0, 80)),
);

function read(bytes: Uint8Array, file: string): OscalControls {
  const result = parseOscal(bytes, { file, sha256: 'a'.repeat(64) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.controls, drafts: dropAbsentSuccessors(result.controls.drafts) };
}

/** The fields that the model claims to hold. */
const toHeld = ({
  id,
  title,
  kind,
  status,
  replacedBy,
  owner,
  due,
  products,
  references,
  properties,
  statement,
  origin,
}: ControlDraft) => ({
  id,
  title,
  kind,
  status,
  replacedBy,
  owner,
  due,
  products: products ?? [],
  references: references ?? [],
  properties: properties ?? [],
  statement: statement.trim(),
  origin,
});

/** Into content files, out as a component definition, and in again. */
function goRound({ drafts }: OscalControls): { text: string; back: OscalControls } {
  const files = Object.fromEntries(
    drafts.map((draft) => [`provider/controls/${draft.id}.md`, toControlFile(draft)]),
  );
  const corpus = buildCorpus({
    ...files,
    'provider/controls/round.md': undefined,
    'provider/evidence/log.md': undefined,
  });
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const text = toComponentDefinition({ corpus, rules: corpus.content.list('rule'), toUuid });
  return { text, back: read(toBytes(text), 'ours.json') };
}

const byId = (drafts: readonly ControlDraft[]) => new Map(drafts.map((draft) => [draft.id, toHeld(draft)]));

describe(`${FILES.length} real documents`, () => {
  test.each(FILES.map((file) => [basename(file), file]))(
    '%s is read, or refused for what it is',
    (_, file) => {
      const result = parseOscal(readFileSync(file), { file, sha256: 'a'.repeat(64) });
      const expected = READ.includes(file) ? [] : ['oscal/unknown-root'];
      expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(expected);
    },
  );

  test.each(READ.map((file) => [basename(file), file]))(
    '%s comes back from our export with all that the model holds',
    (_, file) => {
      const first = read(readFileSync(file), basename(file));
      const { text, back } = goRound(first);
      expect(byId(back.drafts)).toEqual(byId(first.drafts));
      if (HAS_SCHEMAS) expect(findSchemaErrors('component', text)).toEqual([]);
    },
    60_000,
  );

  test.runIf(READ.length > 0)(
    'the catalog of NIST SP 800-53 has 1,189 controls, 182 of them withdrawn',
    () => {
      const file = READ.find((one) => one.includes('rev5_catalog'))!;
      const { drafts } = read(readFileSync(file), 'x.json');
      expect([drafts.length, drafts.filter(({ state }) => state === 'retired').length]).toEqual([1189, 182]);
      expect(drafts.filter(({ statement, state }) => state !== 'retired' && statement === '')).toEqual([]);
      expect(drafts.filter(({ statement }) => /\{\{/.test(statement))).toEqual([]);
    },
  );
});

describe('a round through our export', () => {
  const strange = [
    toCatalogControl('lm-1', {
      title: 'A: "b" #c',
      props: [{ name: 'property', value: 'x', remarks: '{"name":1}' }],
    }),
    toCatalogControl('lm-2', { parts: [], links: [{ href: 'https://example.org/a?b=%20c', text: 'd' }] }),
    toCatalogControl('lm-3', {
      parts: [{ name: 'statement', prose: '---\nnot: front matter\n---\n\n  code\n\n- x' }],
    }),
    toCatalogControl('lm-4', { parts: [{ name: 'statement', prose: 'Control lm-4' }] }),
  ];
  const component = toComponentFile([toRequirement('lm-1', 10, { remarks: 'See {{ insert: param, q }}.' })], {
    props: [{ name: 'implementation-status', value: 'alternative', ns: 'https://example.org/ns' }],
  });

  test.each([
    ['a catalog of strange controls', toCatalogFile(strange)],
    ['a component', component],
  ])('loses nothing of %s', (_, file) => {
    const first = read(toBytes(file), 'x.json');
    expect(byId(goRound(first).back.drafts)).toEqual(byId(first.drafts));
  });

  test('finds the controls that are there unchanged', () => {
    const corpus = buildCorpus();
    const text = toComponentDefinition({ corpus, rules: corpus.content.list('rule'), toUuid });
    const { drafts } = read(toBytes(text), 'ours.json');
    const planned = planControls(drafts, loadContent(writeBase(BASE)).content, 'ours.json');
    expect(planned.ok && [planned.plan.unchanged, planned.plan.different, planned.plan.added]).toEqual([
      ['round'],
      [],
      [],
    ]);
    expect(drafts[0]?.leftOut).toEqual(['mapping to an obligation: a claim that a person makes here']);
  });
});
