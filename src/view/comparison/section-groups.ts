/**
 * The changes between two official versions, section by section, in order of the text. In: changes. Out: groups in
 * which what stands unchanged between two changes is a line with a count and a link, not its text.
 */
import { readTexts } from '../../analysis/comparison/compare-versions.ts';
import type { Change } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { getHref } from '../href.ts';
import { countOf } from '../labels.ts';
import { listSections, toSectionLabel } from '../version-sections.ts';
import type { ChangeGroup, Unchanged } from './change-group.ts';
import { getSection, toChangeAnchor, toGroupAnchor, toPlace } from './change-place.ts';
import { type Sides, toChangeView } from './change-view.ts';
import { isChanged } from './change-words.ts';
import { Dependents } from './find-dependents.ts';
import { type Pair, toVersionName } from './pairs.ts';

/** One group a section, in the order of the newer version; sections only the older has follow what stood before them. */
export function groupSections(corpus: Corpus, pair: Pair, changes: readonly Change[]): ChangeGroup[] {
  const texts = pair.map(
    (version) =>
      new Map(
        readTexts(corpus.content, corpus.getProvisions, version).flatMap(({ id, text }) =>
          id === null ? [] : [[id, text]],
        ),
      ),
  ) as unknown as Sides['texts'];
  const sides: Sides = { pair, dependents: new Dependents(corpus, pair), texts };
  const bySection = new Map<string, Change[]>();
  for (const change of changes) {
    const section = getSection(change);
    for (const left of findLeft(change, section)) if (!bySection.has(left)) bySection.set(left, []);
    bySection.set(section, [...(bySection.get(section) ?? []), change]);
  }
  const departed = findDeparted(pair, changes);
  const sections = pair.map(
    ({ home, id }) =>
      new Map(listSections(corpus.content, home, id).map((section) => [section.fields.number, section])),
  ) as [Map<string, RuleObject<'section'>>, Map<string, RuleObject<'section'>>];
  const order = mergeOrder([...sections[0].keys()], [...sections[1].keys()]);
  let unplaced = 0;
  const nameText = () => `_text/${++unplaced}`;
  return [...new Set([...order, ...bySection.keys()])].flatMap((number) => {
    const inSection = bySection.get(number);
    if (!inSection) return [];
    const left = departed.get(number) ?? [];
    return [{ ...toGroup(sides, sections, { number, changes: inSection }, nameText), departed: left }];
  });
}

/** The sections a change left behind. */
function findLeft({ from }: Change, section: string): string[] {
  return [...new Set(from.map((id) => splitProvision(id).section))].filter((left) => left !== section);
}

/** By section: what stood there and stands in another section now. */
function findDeparted([old, fresh]: Pair, changes: readonly Change[]): Map<string, ChangeGroup['departed']> {
  const departed = new Map<string, ChangeGroup['departed'][number][]>();
  for (const change of changes) {
    const [to] = change.to;
    if (to === undefined) continue;
    for (const left of findLeft(change, getSection(change))) {
      const from = change.from.filter((id) => splitProvision(id).section === left);
      const text = `${from.map((id) => toPlace(old, id).text).join(', ')} → ${toPlace(fresh, to).text}`;
      const list = departed.get(left) ?? [];
      departed.set(left, list);
      list.push({ text, href: `#${toChangeAnchor(change)}` });
    }
  }
  return departed;
}

/** The new order, with what only the old has after what stood before it. */
function mergeOrder(old: readonly string[], fresh: readonly string[]): string[] {
  const order = [...fresh];
  const known = new Set(fresh);
  old.forEach((number, at) => {
    if (known.has(number)) return;
    known.add(number);
    order.splice(at === 0 ? 0 : order.indexOf(old[at - 1]!) + 1, 0, number);
  });
  return order;
}

function toGroup(
  sides: Sides,
  sections: readonly [Map<string, RuleObject<'section'>>, Map<string, RuleObject<'section'>>],
  { number, changes }: { number: string; changes: readonly Change[] },
  nameText: () => string,
): Omit<ChangeGroup, 'departed'> {
  const [old, fresh] = [sections[0].get(number), sections[1].get(number)];
  const section = fresh ?? old;
  const entries = toEntries(sides, changes, nameText);
  return {
    anchor: toGroupAnchor(number),
    title: section ? toGroupTitle(section) : number,
    links: [
      ...(old ? [{ text: `in ${toVersionName(sides.pair[0])}`, href: getHref(old) }] : []),
      ...(fresh ? [{ text: `in ${toVersionName(sides.pair[1])}`, href: getHref(fresh) }] : []),
    ],
    changed: changes.filter(isChanged).length,
    unchanged: changes.filter((change) => !isChanged(change) && change.to.length > 0).length,
    dependents: sides.dependents.findOfSection(number),
    entries,
  };
}

/** By number and title; a part has its number in its title already. */
function toGroupTitle(section: RuleObject<'section'>): string {
  const { number, title } = section.fields;
  if (/^part\b/i.test(title)) return title;
  const label = toSectionLabel(section);
  return label.startsWith(`${number} `) ? `§ ${label}` : label;
}

/** Changes in order; what is the same between two of them becomes one line. */
function toEntries(sides: Sides, changes: readonly Change[], nameText: () => string): ChangeGroup['entries'] {
  const entries: ChangeGroup['entries'][number][] = [];
  let same: string[] = [];
  const flush = () => {
    if (same.length > 0) entries.push({ type: 'unchanged', unchanged: toUnchanged(sides.pair, same) });
    same = [];
  };
  for (const change of changes) {
    if (!isChanged(change)) {
      same.push(...change.to);
      continue;
    }
    flush();
    const anchor = toChangeAnchor(change) ?? nameText();
    entries.push({ type: 'change', change: toChangeView(sides, change, { anchor }) });
  }
  flush();
  return entries;
}

function toUnchanged([, fresh]: Pair, ids: readonly string[]): Unchanged {
  const [first, last] = [toPlace(fresh, ids[0]!), toPlace(fresh, ids.at(-1)!)];
  const { text: above } = toPlace(fresh, splitProvision(last.id).section);
  const end = last.text.startsWith(above) ? last.text.slice(above.length).replace(/^, /, '') : last.text;
  const where = ids.length === 1 ? first.text : `${first.text} to ${end || last.text}`;
  return {
    count: ids.length,
    text: `${countOf(ids.length, 'provision')} unchanged: ${where}`,
    href: first.href,
  };
}
