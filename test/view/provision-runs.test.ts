/** Texts cut into runs: joined they are the text, and the links lead to definitions. */
import { expect, test } from 'vitest';
import { walkProvisions } from '../../src/model/section.ts';
import { type ProvisionView, toProvisionViews } from '../../src/view/provision-runs.ts';
import { buildCorpus, RULE, toSection } from '../build-content.ts';

const IMPORTED = { imported: { source: 'gazette', sha256: '0'.repeat(64) } };

const flatten = (views: readonly ProvisionView[]): ProvisionView[] =>
  views.flatMap((view) => [view, ...flatten(view.children)]);

test('the runs of every provision joined are its text, exactly', () => {
  const corpus = buildCorpus({
    [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
      '9.20',
      '- (a) Harbour lamp, harbour lamps; a harbour lamp. {unverified}\n  - (i) No term. {unverified}\n- (b) harbour lamp {unverified}',
    ),
  });
  for (const section of corpus.content.list('section')) {
    const texts = [...walkProvisions(corpus.getProvisions(section))].map(({ text }) => text);
    expect(
      flatten(toProvisionViews(corpus, section)).map(({ runs }) => runs.map((run) => run.text).join('')),
    ).toEqual(texts);
  }
});

test('a defined term is a link with its meaning', () => {
  const corpus = buildCorpus();
  const section = corpus.content.get('section', 'harbour-lamps', 'nprm-2030/9.20');
  if (!section) throw new Error('the section is there');
  expect(toProvisionViews(corpus, section)[0]?.runs).toEqual([
    { text: 'A keeper lights each ' },
    {
      text: 'harbour lamp',
      href: '/rules/harbour-lamps/definitions/harbour-lamp/',
      title: 'A lamp that shows ships the way in.',
    },
    { text: ' at dusk.' },
  ]);
});

test('a statement checked otherwise than its section carries its own mark', () => {
  const corpus = buildCorpus({
    [`${RULE}/versions/nprm-2030/9.20.md`]: toSection(
      '9.20',
      'As the section. {primary: gazette}\n\nOtherwise. {inferred: from the summary}',
    ),
  });
  const section = corpus.content.get('section', 'harbour-lamps', 'nprm-2030/9.20');
  if (!section) throw new Error('the section is there');
  expect(toProvisionViews(corpus, section).map(({ checked }) => checked?.phrase)).toEqual([
    undefined,
    'Inferred, not stated in a source',
  ]);
});

test('official text: key terms set apart, footnotes linked, tables in parts, headings without jumps', () => {
  const body = [
    '#### Deep heading',
    '- (a) *Dusk.* Each harbour lamp[^1] burns <b>till <i>dawn</i></b>.',
    '| Lamp | Fee |\n| --- | --- |\n| Small | $2<sup>x</sup> |',
    '\\* \\* \\*',
    '[^1]: Of oil.',
  ].join('\n\n');
  const corpus = buildCorpus({ [`${RULE}/versions/nprm-2030/9.20.md`]: toSection('9.20', body, IMPORTED) });
  const section = corpus.content.get('section', 'harbour-lamps', 'nprm-2030/9.20');
  if (!section) throw new Error('the section is there');
  const [heading, paragraph, table, stars, note] = toProvisionViews(corpus, section);
  expect(heading).toMatchObject({ kind: 'heading', level: 2 });
  expect(paragraph).toMatchObject({ marker: '(a)', kind: 'paragraph' });
  expect(paragraph?.runs).toEqual([
    { text: 'Dusk.', styles: ['italic'] },
    { text: ' Each ' },
    { text: 'harbour lamp', href: expect.stringContaining('/definitions/'), title: expect.any(String) },
    { text: '1', href: '#_footnote1', title: 'Footnote', styles: ['superscript'] },
    { text: ' burns ' },
    { text: 'till ', styles: ['bold'] },
    { text: 'dawn', styles: ['bold', 'italic'] },
    { text: '.' },
  ]);
  expect(table?.table).toEqual({
    titles: [],
    head: [[{ text: 'Lamp' }], [{ text: 'Fee' }]],
    body: [[[{ text: 'Small' }], [{ text: '$2' }, { text: 'x', styles: ['superscript'] }]]],
    notes: [],
  });
  expect(stars).toMatchObject({ kind: 'stars', runs: [] });
  expect(note).toMatchObject({ kind: 'footnote', label: '1', anchor: '_footnote1' });
});
