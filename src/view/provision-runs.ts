/** The text of a provision cut into runs, so that defined terms can be linked without touching the words. */
import type { TermUse } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import type { Provision, StatementMark } from '../model/section.ts';
import { getHref } from './href.ts';
import { type CheckedPhrase, toCheckedPhrase } from './labels.ts';

export interface Run {
  readonly text: string;
  readonly href?: string;
  readonly title?: string;
}

export interface ProvisionView {
  readonly id: string;
  readonly anchor: string;
  readonly label: string | null;
  /** Joined, the runs give the text exactly. */
  readonly runs: readonly Run[];
  readonly checked?: CheckedPhrase;
  readonly children: readonly ProvisionView[];
}

/**
 * The provisions of a section with their term links. A statement checked just like the section as a whole
 * carries no mark of its own: the page says once what holds unless a statement says otherwise.
 */
export function toProvisionViews(corpus: Corpus, section: RuleObject<'section'>): ProvisionView[] {
  const uses = corpus.getTermUses(section.home).filter(({ user }) => user === section.key);
  const { verification, sources } = section.fields;
  const common = toMarkKey({ verification, sources: sources ?? [] });
  return corpus
    .getProvisions(section)
    .map((provision) => toView(corpus, section.home, provision, uses, common));
}

function toView(
  corpus: Corpus,
  home: string,
  provision: Provision,
  uses: readonly TermUse[],
  common: string,
): ProvisionView {
  const { mark } = provision;
  const own = uses.filter((use) => use.provision?.id === provision.id);
  return {
    id: provision.id,
    anchor: provision.anchor,
    label: provision.label,
    runs: toRuns(corpus, provision.text, own),
    ...(mark && toMarkKey(mark) !== common ? { checked: toCheckedPhrase(corpus, home, mark) } : {}),
    children: provision.children.map((child) => toView(corpus, home, child, uses, common)),
  };
}

function toMarkKey({ verification, sources, note = '' }: StatementMark): string {
  return [verification, [...sources].sort().join(' '), note].join('|');
}

function toRuns(corpus: Corpus, text: string, uses: readonly TermUse[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { definition, provision } of uses) {
    const found = corpus.content.getByKey(definition) as RuleObject<'definition'> | undefined;
    if (!provision || !found) continue;
    if (provision.start > at) runs.push({ text: text.slice(at, provision.start) });
    runs.push({
      text: text.slice(provision.start, provision.end),
      href: getHref(found),
      title: found.fields.paraphrase,
    });
    at = provision.end;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
