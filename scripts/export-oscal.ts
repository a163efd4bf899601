/** The OSCAL formats of `rulemark export`: which rules, what is counted, and when there is nothing to write. */
import { toCatalog } from '../src/export/oscal/catalog.ts';
import { toComponentDefinition } from '../src/export/oscal/component-definition.ts';
import { toMappingCollection } from '../src/export/oscal/mapping.ts';
import { listOfRules, type OscalContext } from '../src/export/oscal/oscal-json.ts';
import { toPoam } from '../src/export/oscal/poam.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { toUuid } from '../src/store/uuid.ts';
import { countOf } from '../src/view/labels.ts';
import { UsageError } from './context.ts';
import type { Exporter, ExportRequest, ExportResult } from './exporter.ts';

export const OSCAL_EXPORTERS = { catalog, componentDefinition, mapping, poam } as const satisfies Record<
  string,
  Exporter
>;

function toContext(corpus: Corpus, { rule }: ExportRequest): OscalContext {
  const rules = corpus.content.list('rule').filter(({ id }) => rule === undefined || id === rule);
  return { corpus, rules, toUuid };
}

function catalog(corpus: Corpus, request: ExportRequest): ExportResult {
  const context = toContext(corpus, request);
  if (context.rules.length === 0) throw new UsageError('There is no rule yet, so there is nothing to write.');
  const { length } = listOfRules(context, 'obligation');
  return toResult('oscal-catalog', toCatalog(context), [
    `${countOf(length, 'obligation')} of ${countOf(context.rules.length, 'rule')}.`,
  ]);
}

function componentDefinition(corpus: Corpus, request: ExportRequest): ExportResult {
  refuseWithoutControls(corpus);
  const { length } = corpus.content.list('control');
  return toResult('oscal-component-definition', toComponentDefinition(toContext(corpus, request)), [
    `${countOf(length, 'control')}.`,
  ]);
}

function mapping(corpus: Corpus, request: ExportRequest): ExportResult {
  refuseWithoutControls(corpus);
  const text = toMappingCollection(toContext(corpus, request));
  if (text === undefined)
    throw new UsageError(
      'No control is mapped to an obligation, and a mapping collection without a mapping is not valid OSCAL. Nothing was written.',
    );
  return toResult('oscal-mapping', text, []);
}

function poam(corpus: Corpus, request: ExportRequest): ExportResult {
  const text = toPoam(toContext(corpus, request));
  if (text === undefined)
    throw new UsageError(
      'There is no gap, and a plan of action without an item is not valid OSCAL. Nothing was written.',
    );
  return toResult('oscal-poam', text, []);
}

/** Controls are privileged; an audience that sees none gets no file rather than one that says there are none. */
function refuseWithoutControls({ audience, content }: Corpus): void {
  if (content.list('control').length > 0 || audience === 'privileged') return;
  throw new UsageError(
    `Controls are for the privileged audience, and none of them is open to the ${audience} one. Nothing was written.`,
  );
}

function toResult(name: string, content: string, notes: readonly string[]): ExportResult {
  return { files: [{ name: `${name}.json`, content }], notes };
}
