/**
 * Draft files for the candidates that the map does not have. Only obligations and definitions are files; what an
 * object covers, a draft has taken up, or a person marked as not binding is left alone. Nothing is overwritten.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Draft, toDefinitionDraft, toObligationDraft } from '../src/export/draft.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import { writeNewFile } from '../src/store/write-file.ts';
import { countOf } from '../src/view/labels.ts';
import { findDefinitions, type SuggestionType } from '../src/view/suggestions.ts';

const FOLDERS: Readonly<Record<Draft['kind'], string>> = {
  obligation: 'obligations',
  definition: 'definitions',
};

/** Writes the drafts and says which. */
export function writeDrafts(
  folder: string,
  corpus: Corpus,
  version: RuleObject<'version'>,
  types: readonly SuggestionType[],
): string {
  const drafts = [
    ...(types.includes('binding') ? findObligations(corpus, version) : []),
    ...(types.includes('terms') ? findNewDefinitions(corpus, version) : []),
  ];
  const taken = new Set(
    corpus.content.objects.flatMap(({ type, id, fields }) =>
      [id, ...(fields.formerIds ?? [])].map((one) => `${type} ${one}`),
    ),
  );
  const lines = drafts.map((draft) => {
    const file = join(
      folder,
      'rules',
      version.home,
      FOLDERS[draft.kind],
      `${takeId(draft, folder, version.home, taken)}.md`,
    );
    const problem = writeNewFile(file, draft.text);
    return problem ?? `Wrote ${file}.`;
  });
  if (lines.length === 0)
    return 'Nothing to write: the map has every candidate of these kinds, or drafts of it.\n';
  return `${lines.join('\n')}\n\n${countOf(drafts.length, 'draft')}. Fill in the lines marked TODO, set "state: active" when it counts, then run: rulemark check\n`;
}

/** Duties that are open and certain enough; permissions and the like are taken up by hand. */
function findObligations(corpus: Corpus, version: RuleObject<'version'>): Draft[] {
  return (corpus.completeness?.get(version.key)?.judged ?? [])
    .filter(({ binding, state, drafts }) => {
      const isOpen = state === 'open' || state === 'section-level';
      return isOpen && drafts.length === 0 && binding.certainty !== 'low' && binding.force === 'duty';
    })
    .map(({ binding }) => toObligationDraft(corpus.content, version, binding));
}

function findNewDefinitions(corpus: Corpus, version: RuleObject<'version'>): Draft[] {
  const drafted = new Set<string>();
  return corpus.getSuggestions(version).terms.flatMap((term) => {
    const draft = toDefinitionDraft(version, term);
    if (term.by === 'short' || findDefinitions(corpus, version, term).length > 0 || drafted.has(draft.id))
      return [];
    drafted.add(draft.id);
    return [draft];
  });
}

function takeId({ kind, id }: Draft, folder: string, rule: string, taken: Set<string>): string {
  const isTaken = (name: string) =>
    taken.has(`${kind} ${name}`) || existsSync(join(folder, 'rules', rule, FOLDERS[kind], `${name}.md`));
  let free = id;
  for (let n = 2; isTaken(free); n++) free = `${id}-${n}`;
  taken.add(`${kind} ${free}`);
  return free;
}
