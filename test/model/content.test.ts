/** All objects of a folder, indexed and in natural order. */
import { expect, test } from 'vitest';
import { toKey } from '../../src/model/object.ts';
import { splitProvision, walkProvisions } from '../../src/model/section.ts';
import { AUDIENCES, isVisible } from '../../src/model/visibility.ts';
import { BASE, loadBase, OTHER_RULE, RULE, toControl, toSection } from '../build-content.ts';

test('lists are in natural order, whatever the order of the files', () => {
  const { content } = loadBase({
    'provider/controls/a-10.md': toControl(),
    'provider/controls/a-9.md': toControl(),
    'provider/controls/a-09.md': toControl(),
    [`${RULE}/versions/nprm-2030/9.9.md`]: toSection('9.9', 'x {unverified}'),
  });
  expect(content.list('control').map(({ id }) => id)).toEqual(['a-09', 'a-9', 'a-10', 'round']);
  expect(content.list('section').map(({ id }) => id)).toEqual([
    'eo-7/1',
    'nprm-2030/9.9',
    'nprm-2030/9.10',
    'nprm-2030/9.20',
  ]);
});

test('a list may be that of one home; none is an empty list', () => {
  const { content } = loadBase({
    ...OTHER_RULE,
    'provider/controls/round.md': undefined,
    'provider/provider.md': undefined,
  });
  expect(content.list('party').map(({ home, id }) => `${home}/${id}`)).toEqual([
    'harbour-lamps/board',
    'harbour-lamps/keeper',
    'other-lamps/keeper',
  ]);
  expect(content.list('party', 'other-lamps').map(({ id }) => id)).toEqual(['keeper']);
  expect(content.list('ask')).toEqual([]);
});

test('objects are found by kind, home and id, and by key', () => {
  const { content } = loadBase();
  expect(content.get('party', 'harbour-lamps', 'keeper')?.file).toBe(`${RULE}/parties/keeper.md`);
  expect(content.get('party', '', 'keeper')).toBeUndefined();
  expect(content.getByKey(toKey('control', '', 'round'))?.type).toBe('control');
  expect(content.findById('party', 'keeper')).toHaveLength(1);
});

test('every object has a key of its own', () => {
  const { content } = loadBase();
  expect(content.objects).toHaveLength(Object.keys(BASE).length - 1); // all files but rulemark.yml
  expect(new Set(content.objects.map(({ key }) => key)).size).toBe(content.objects.length);
});

test.each([
  ['7.302', '7.302', ''],
  ['4.2(c)(i)', '4.2', '(c)(i)'],
  ['7.302[p2]', '7.302', '[p2]'],
  ['4.2(c)[p1]', '4.2', '(c)[p1]'],
  ['', '', ''],
])('the provision %j is section %j and %j below', (provision, section, below) => {
  expect(splitProvision(provision)).toEqual({ section, below });
});

test('provisions are walked parents first', () => {
  const leaf = (id: string, children: Parameters<typeof walkProvisions>[0] = []) => ({
    id,
    anchor: id,
    label: null,
    text: '',
    line: 1,
    children,
  });
  expect([...walkProvisions([leaf('a', [leaf('b', [leaf('c')])]), leaf('d')])].map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('an audience sees its own level and what is more open', () => {
  expect(
    AUDIENCES.map((audience) => AUDIENCES.filter((visibility) => isVisible(visibility, audience))),
  ).toEqual([['public'], ['public', 'internal'], ['public', 'internal', 'privileged']]);
});
