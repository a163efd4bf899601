/** Provision numbers taken apart, and their addresses. */
import { describe, expect, test } from 'vitest';
import { splitProvision, toAnchor, toSectionName } from '../../src/model/section.ts';
import { fc } from '../seeded.ts';

describe('a provision number', () => {
  test.each([
    ['7.302', '7.302', ''],
    ['4.2(c)(i)', '4.2', '(c)(i)'],
    ['1.17[p2]', '1.17', '[p2]'],
    ['4[p2]', '4', '[p2]'],
    ['1005[note1]', '1005', '[note1]'],
    ['1005[appendix-a][a-6](c)', '1005[appendix-a]', '[a-6](c)'],
    ['1026[supplement-i]', '1026[supplement-i]', ''],
    ['262[appendix][item-2]', '262[appendix]', '[item-2]'],
    ['1.401(k)-1(b)(2)', '1.401(k)-1', '(b)(2)'],
    ['1.401(a)(4)-1(c)', '1.401(a)(4)-1', '(c)'],
    ['165.T11-157(a)', '165.T11-157', '(a)'],
    ['7.1#2(a)', '7.1#2', '(a)'],
    ['7.1(a)#2(1)', '7.1', '(a)#2(1)'],
  ])('%s', (provision, section, below) => {
    expect(splitProvision(provision)).toEqual({ section, below });
  });

  test.each([
    ['7.302', '7.302'],
    ['1005[appendix-a]', '1005-appendix-a'],
    ['7.1#2', '7.1_2'],
    ['1.401(k)-1', '1.401(k)-1'],
  ])('the file of %s is %s', (number, name) => {
    expect(toSectionName(number)).toBe(name);
  });
});

describe('anchors', () => {
  test.each([
    ['(c)(i)', 'c-i'],
    ['[p2]', '_p2'],
    ['(a)#2', 'a_2'],
    ['(b)[key-term](1)', 'b-_key.term-1'],
  ])('%s is %s', (below, anchor) => {
    expect(toAnchor(below)).toBe(anchor);
  });

  test('two paths never share one', () => {
    const step = fc.constantFrom('(a)', '(1)', '(a-1)', '[a]', '[a-1]', '[p1]', '(a)#2', '[a]#2', '(p1)');
    const path = fc.array(step, { maxLength: 4 }).map((steps) => steps.join(''));
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(toAnchor(one) === toAnchor(other)).toBe(one === other);
      }),
      { numRuns: 2000 },
    );
  });
});
