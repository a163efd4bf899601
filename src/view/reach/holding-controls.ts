/**
 * What the provider has for a need of safe holding: the controls the questionnaire names, and those that say they
 * satisfy an obligation the need is built from. A control is shown with its own status, so that nothing looks done.
 */
import { resolveReference } from '../../analysis/links/resolve-links.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { getHref } from '../href.ts';
import { toWords } from '../labels.ts';

export interface HoldingControl {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly status: string;
  readonly owner: string | undefined;
}

type Need = NonNullable<RuleObject<'questionnaire'>['fields']['needs']>[number];

/** Relations by which a control does something for an obligation. */
const COUNTING: ReadonlySet<string> = new Set(['implements', 'supports', 'equivalent', 'intersects']);

/** In natural order, named ones first; undefined for audiences that may not know controls. */
export function findHoldingControls(
  corpus: Corpus,
  { home }: RuleObject<'questionnaire'>,
  { controls = [], basis }: Need,
): HoldingControl[] | undefined {
  if (corpus.audience !== 'privileged') return undefined;
  const named = controls.flatMap((id) => corpus.find('control', id, '') ?? []);
  const wanted = new Set<ObjectKey>(
    basis.flatMap(({ of }) => {
      const found = resolveReference(corpus.content, 'any', of, home, false);
      return found.kind === 'found' && found.object.type === 'obligation' ? [found.object.key] : [];
    }),
  );
  const claiming = corpus.content
    .list('control')
    .filter(({ fields }) =>
      fields.satisfies.some(
        ({ obligation, relation }) =>
          COUNTING.has(relation) && wanted.has(corpus.find('obligation', obligation, '')?.key ?? NO_KEY),
      ),
    );
  const all = new Map([...named, ...claiming].map((control) => [control.key, control]));
  return [...all.values()].filter(({ fields }) => fields.state === 'active').map(toControl);
}

const NO_KEY = '' as ObjectKey;

function toControl(control: RuleObject<'control'>): HoldingControl {
  const { title, status, owner } = control.fields;
  return { id: control.id, title, href: getHref(control), status: toWords(status), owner };
}
