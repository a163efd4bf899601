/**
 * The changes between restated versions, topic by topic: what the older and the newer say, what a person judged about
 * the step, and the obligations and definitions on the topic. In: topic changes. Out: one group each.
 */
import type { TopicChange } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { getHref } from '../href.ts';
import { toWords } from '../labels.ts';
import type { ChangeGroup } from './change-group.ts';
import { toGroupAnchor } from './change-place.ts';
import { type ChangeView, type Sides, toChangeView } from './change-view.ts';
import { isChanged } from './change-words.ts';
import { type Dependent, Dependents } from './find-dependents.ts';
import type { Pair } from './pairs.ts';

/** One group a topic, in the order given. */
export function groupTopics(corpus: Corpus, pair: Pair, changes: readonly TopicChange[]): ChangeGroup[] {
  const sides: Sides = {
    pair,
    dependents: new Dependents(corpus, pair),
    texts: [new Map(), new Map()],
  };
  return changes.map((change) => {
    const topic = corpus.find('lineage', change.topic, pair[0].home);
    const changed = isChanged(change);
    const links = topic ? [{ text: 'the topic through all versions', href: getHref(topic) }] : [];
    const same = { count: 1, text: 'Both say the same', href: topic ? getHref(topic) : '' };
    return {
      anchor: toGroupAnchor(change.topic),
      title: change.title,
      links,
      changed: changed ? 1 : 0,
      unchanged: changed ? 0 : 1,
      dependents: topic ? toTopicDependents(corpus, topic) : [],
      departed: [],
      entries: [
        changed
          ? { type: 'change', change: toTopicView(sides, change) }
          : { type: 'unchanged', unchanged: same },
      ],
    };
  });
}

function toTopicView(sides: Sides, change: TopicChange): ChangeView {
  const { title, topic, effect, summary = '' } = change;
  const judged = effect ? `Effect, as judged by a person: ${toWords(effect)}.` : '';
  const note = [judged, summary].filter(Boolean).join(' ');
  // What hangs on a topic stands with its group.
  const view = {
    ...toChangeView(sides, change, { anchor: topic, title }),
    title: 'What it says',
    dependents: [],
  };
  return note ? { ...view, note } : view;
}

function toTopicDependents(corpus: Corpus, { fields, home }: RuleObject<'lineage'>): Dependent[] {
  const objects = [
    ...(fields.obligations ?? []).flatMap((id) => corpus.find('obligation', id, home) ?? []),
    ...(fields.definitions ?? []).flatMap((id) => corpus.find('definition', id, home) ?? []),
  ];
  return objects.map((object) => ({ text: object.fields.title, href: getHref(object) }));
}
