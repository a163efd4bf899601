/** What breach could cost, as a band. */
import { expect, test } from 'vitest';
import { computeExposure } from '../../../src/analysis/exposure/compute-exposure.ts';
import { type Files, getObject, loadBase, RULE, toObligation, toPenalty } from '../../build-content.ts';

const EXTRA: Files = {
  [`${RULE}/penalties/fine-two.md`]: toPenalty({ title: 'Second fine' }),
  [`${RULE}/penalties/lost-licence.md`]: toPenalty({ title: 'Lost licence', kind: 'administrative' }),
};

test.each<[string, unknown, number]>([
  ['civil and criminal', ['fine', 'jail'], 3],
  ['criminal and civil', ['jail', 'fine'], 3],
  ['civil', ['fine'], 2],
  ['criminal', ['jail'], 2],
  ['civil twice', ['fine', 'fine-two'], 2],
  ['civil, criminal and administrative', ['fine', 'jail', 'lost-licence'], 3],
  ['civil and administrative', ['fine', 'lost-licence'], 2],
  ['none stated', { noneStated: 'Not in the text.' }, 1],
  ['one that is not there', ['lashes'], 1],
])('penalties %s give the band', (_name, penalties, band) => {
  const loaded = loadBase({ ...EXTRA, [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties }) });
  expect(computeExposure(loaded.content, getObject(loaded, 'obligation', 'light-lamp')).band).toBe(band);
});

test('says why, in the words of the file', () => {
  const stated = loadBase({
    [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties: ['fine', 'jail'] }),
  });
  expect(computeExposure(stated.content, getObject(stated, 'obligation', 'light-lamp'))).toMatchObject({
    because: 'Fine; Jail',
    penalties: ['penalty:harbour-lamps/fine', 'penalty:harbour-lamps/jail'],
  });
  const none = loadBase({
    [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties: { noneStated: 'Not in the text.' } }),
  });
  expect(computeExposure(none.content, getObject(none, 'obligation', 'light-lamp'))).toEqual({
    band: 1,
    because: 'no penalty stated: Not in the text.',
    penalties: [],
  });
});
