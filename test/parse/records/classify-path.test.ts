/** What a file is, told by its path. */
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../../../src/model/schemas/kinds.ts';
import { classifyPath } from '../../../src/parse/records/classify-path.ts';

describe('classifyPath', () => {
  test.each([
    ['rules/lamps/rule.md', 'rule', 'lamps', ''],
    ['rules/lamps/parties/keeper.md', 'party', 'keeper', 'lamps'],
    ['rules/lamps/versions/nprm-2030/version.md', 'version', 'nprm-2030', 'lamps'],
    ['rules/lamps/versions/nprm-2030/9.10.md', 'section', 'nprm-2030/9.10', 'lamps'],
    ['rules/lamps/versions/nprm-2030/subpart-d/9.10.md', 'section', 'nprm-2030/9.10', 'lamps'],
    ['rules/lamps/obligations/light.md', 'obligation', 'light', 'lamps'],
    ['rules/lamps/obligations/chapter-one/light.md', 'obligation', 'light', 'lamps'],
    ['rules/lamps/lineage/dusk.md', 'lineage', 'dusk', 'lamps'],
    ['provider/provider.md', 'provider', 'provider', ''],
    ['provider/controls/round.md', 'control', 'round', ''],
    ['provider/controls/night/round.md', 'control', 'round', ''],
    ['provider/gaps/coverage.light.md', 'gap', 'coverage.light', ''],
    ['filing/asks/dusk.md', 'ask', 'dusk', ''],
    ['filing/answers/dusk.md', 'answer', 'dusk', ''],
    ['dockets/hb-1/docket.md', 'docket', 'hb-1', ''],
    ['dockets/hb-1/reported/guild.md', 'comment', 'guild', 'hb-1'],
    ['dockets/hb-1/coding/p1.md', 'point', 'p1', 'hb-1'],
  ])('%s is the %s "%s" of home "%s"', (file, kind, id, home) => {
    expect(classifyPath(file)).toEqual({ kind, id, home });
  });

  test.each([
    'rule.md',
    'rules/rule.md',
    'rules/lamps/rules.md',
    'rules/lamps/deep/rule.md',
    'rules/lamps/versions/9.10.md',
    'rules/lamps/obligation/light.md',
    'rules/lamps/obligations.md',
    'provider/round.md',
    'provider/controls.md',
    'controls/round.md',
    'filing/letter.md',
    'dockets/hb-1/guild.md',
    'readme.md',
    '',
  ])('%j is nothing', (file) => {
    expect(classifyPath(file)).toBeUndefined();
  });

  test('every kind is found at its own place', () => {
    for (const kind of KIND_NAMES) {
      const place = KINDS[kind].place.replaceAll('*', 'some-name');
      expect(classifyPath(place.endsWith('.md') ? place : `${place}/an-id.md`)?.kind).toBe(kind);
    }
  });
});
