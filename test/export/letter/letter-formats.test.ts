/** A letter in its formats, read back: the changes, the notes, DRAFT on each page, and nothing that is ours to keep. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findFiling, selectLetter } from '../../../src/analysis/filing/letter/select-letter.ts';
import { isOwnLetter, LETTER_FORMATS, writeLetter } from '../../../src/export/letter/letter-formats.ts';
import type { Letter } from '../../../src/model/letter.ts';
import { composeLetter } from '../../../src/view/letter/compose-letter.ts';
import { toParagraph } from '../../../src/view/letter/letter-words.ts';
import { buildCorpus, type Files, RULE, toEvidence, toFile, toGap } from '../../build-content.ts';
import { ASK, FILING, LETTER, OFFICIAL, toAsk, toFiling } from '../../letter-content.ts';
import { fc } from '../../seeded.ts';
import { joinRuns, readDocx } from './read-docx.ts';

function compose(files: Files = {}, final = false): Letter {
  const corpus = buildCorpus({ ...LETTER, ...files });
  const filing = findFiling(corpus, undefined);
  if ('ids' in filing) throw new Error('the content of this test has no filing');
  return composeLetter(corpus, selectLetter(corpus, filing)!, final);
}
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const getDocx = async (files: Files = {}, final = false) =>
  readDocx(await writeLetter(compose(files, final), 'docx'));
/** All the text of a format, a Word document unpacked. */
async function getText(letter: Letter, format: (typeof LETTER_FORMATS)[number]): Promise<string> {
  const bytes = await writeLetter(letter, format);
  return format === 'docx' ? Object.values(readDocx(bytes).parts).join('\n') : decode(bytes);
}

describe('a Word document', () => {
  test('has the change as tracked insertions and deletions of the one who files', async () => {
    const { paragraphs, parts } = await getDocx();
    const redlines = paragraphs.filter(({ style }) => style === 'ProposedChange');
    expect(redlines.map((one) => joinRuns(one, '=-'))).toEqual([
      'A keeper lights each harbour lamp at dusk.',
    ]);
    expect(redlines.map((one) => joinRuns(one, '=+'))).toEqual([
      'A keeper lights each harbour lamp an hour before dusk.',
    ]);
    const xml = parts['word/document.xml'] ?? '';
    const changes = [...xml.matchAll(/<w:(?:ins|del) ([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
    expect(changes.length).toBeGreaterThan(1);
    for (const one of changes) {
      expect(one).toContain('w:author="Example Harbour, made up"');
      expect(one).toContain('w:date="2030-06-15T00:00:00Z"');
    }
    const ids = changes.map((one) => /w:id="(\d+)"/.exec(one)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has headings, a footnote for each citation, and the numbers of pages', async () => {
    const { paragraphs, parts } = await getDocx();
    const headings = paragraphs.filter(({ style }) => style?.startsWith('Heading'));
    expect(headings.map((one) => `${one.style}: ${joinRuns(one)}`)).toEqual([
      'Heading1: Introduction',
      'Heading1: Summary of what we ask',
      'Heading1: What we ask and why',
      'Heading2: 1. Light the lamps an hour earlier',
      'Heading3: Current text, in our restatement',
      'Heading3: Proposed change, against our restatement: proposed 9 HBC §\u00a09.20',
      'Heading3: Reason',
      'Heading3: Facts',
      'Heading3: Effect',
      'Heading3: Alternatives',
      'Heading1: Closing',
      'Heading1: Checklist for filing (no part of the letter)',
    ]);
    expect(paragraphs.flatMap(({ notes }) => notes)).toEqual(['1', '2', '3']);
    const notes = parts['word/footnotes.xml'] ?? '';
    expect(notes).toContain('Records of Example Harbour, made up: The harbour log.');
    expect(notes.match(/<w:footnote [^>]*w:id="[1-9]/g)).toHaveLength(3);
    expect(parts['word/footer1.xml']).toMatch(/PAGE[\s\S]*NUMPAGES/);
    expect(parts['word/document.xml']).toContain('<w:tblHeader');
    expect(parts['word/styles.xml']).toContain('w:val="en-US"');
    expect(parts['docProps/core.xml']).toContain('Comment of Example Harbour on the lamps proposal');
  });

  test('says DRAFT at the head of every page of a draft, and nowhere in one that is to be filed', async () => {
    const draft = await getDocx();
    const headers = Object.entries(draft.parts).filter(([name]) => /^word\/header\d*\.xml$/.test(name));
    expect(headers).toHaveLength(2);
    for (const [, text] of headers) expect(text).toContain('DRAFT');
    expect(draft.parts['word/document.xml']).not.toContain('w:titlePg');
    const final = await getDocx(OFFICIAL, true);
    expect(Object.values(final.parts).join('')).not.toMatch(/DRAFT|Checklist/);
  });

  test('holds text that XML cannot, without it', async () => {
    const odd = 'Lamps\u0000 & <oil>\u0007 "and"\ud800 wicks\uffff';
    const { paragraphs } = await getDocx({ [FILING]: toFiling({ introduction: odd }) });
    expect(paragraphs.map((one) => joinRuns(one))).toContain('Lamps & <oil> "and"\ufffd wicks');
  });
});

test('whatever is typed, the document is well-formed and the same words stand in it', async () => {
  const letter = compose();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (typed) => {
      const block = toParagraph(typed);
      const [inline] = block.kind === 'paragraph' ? block.inlines : [];
      const words = inline?.kind === 'text' ? inline.text : '';
      const { paragraphs } = readDocx(
        await writeLetter({ ...letter, title: words, from: words, blocks: [block] }, 'docx'),
      );
      expect(joinRuns(paragraphs[0]!)).toBe(words);
    }),
    { numRuns: 40 },
  );
});

describe('every format', () => {
  test.each(LETTER_FORMATS)('%s is the same bytes on two runs', async (format) => {
    const [one, two] = [await writeLetter(compose(), format), await writeLetter(compose(), format)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  test.each(LETTER_FORMATS)(
    '%s says DRAFT, and has no quotation marks round restated text',
    async (format) => {
      const text = await getText(compose(), format);
      expect(text).toContain('DRAFT');
      expect(text).not.toMatch(/[“”‘]|&quot;A keeper|"A keeper/);
      expect(text).toContain(
        'Our restatement of proposed 9 HBC § 9.20, section level, not the official text',
      );
    },
  );

  test.each(LETTER_FORMATS)('%s is known again, and not when somebody changed it', async (format) => {
    const bytes = await writeLetter(compose(), format);
    expect(await isOwnLetter(bytes)).toBe(true);
    if (format === 'docx') {
      const parts = unzipSync(bytes);
      const words = strFromU8(parts['word/document.xml']!).replace('pier', 'quay');
      expect(await isOwnLetter(zipSync({ ...parts, 'word/document.xml': strToU8(words) }))).toBe(false);
      return;
    }
    expect(await isOwnLetter(new TextEncoder().encode(decode(bytes).replace('lamps', 'LAMPS')))).toBe(false);
  });

  test('and no other file is taken for one', async () => {
    const files = [
      '',
      'PK',
      'PK\u0003\u0004 no archive',
      'rulemark letter',
      `rulemark letter sha256:${'0'.repeat(64)}`,
    ];
    for (const text of files) expect(await isOwnLetter(new TextEncoder().encode(text))).toBe(false);
  });

  test('of two ways to write a change, both are said to people who do not see them', () => {
    return expect(getText(compose(), 'html')).resolves.toMatch(
      /<del><span class="said"> \[removed: [\s\S]*<ins><span class="said"> \[added: /,
    );
  });
});

test('HTML and Markdown take nothing that content says for markup', async () => {
  const hostile = '<script>alert(1)</script> [x](javascript:y) **b** | # | `c` <img src=x onerror=z>';
  const letter = compose({
    [FILING]: toFiling({ introduction: hostile, from: { name: `Harbour ${hostile}` }, title: hostile }),
    [`${RULE}/sources/gazette.md`]: toFile({ title: hostile, publisher: 'Harbour Board', type: 'primary' }),
  });
  const html = await getText(letter, 'html');
  expect(html).not.toMatch(/<script|<img/);
  expect(html.match(/<title>/g)).toHaveLength(1);
  const markdown = await getText(letter, 'md');
  expect(markdown).not.toMatch(/<script|<img|[^\\]\[x\]|[^\\]\*\*b/);
});

/** A word that stands nowhere else, planted where it must not be found again. */
const SECRETS = [
  'Zaqa',
  'Zaqb',
  'Zaqc',
  'Zaqd',
  'Zaqe',
  'Zaqf',
  'Zaqg',
  'Zaqh',
  'Zaqi',
  'Zaqj',
  'Zaqk',
  'Zaql',
  'Zaqm',
  'Zaqn',
  'Zaqo',
] as const;
const [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = SECRETS;
const planted = (word: string) => `Words with ${word} in them.`;
const wholly = (word: string, over: Readonly<Record<string, unknown>>) =>
  toAsk(
    {
      title: planted(word),
      reason: planted(word),
      support: [{ claim: planted(word), basis: planted(word) }],
      effect: planted(word),
      alternatives: [planted(word)],
      owner: word,
      wording: undefined,
      ...over,
    },
    planted(word),
  );

describe('what is ours to keep is in no format', () => {
  const files: Files = {
    [ASK]: toAsk(
      {
        owner: a,
        about: ['obligations/light-lamp', `gaps/gap-${b.toLowerCase()}`],
        history: [
          { status: 'drafted', on: '2030-06-01', by: c },
          { status: 'approved', on: '2030-06-02', by: c, reason: planted(c) },
        ],
        support: [
          { claim: 'Three ships ran aground.', evidence: [`log-${d.toLowerCase()}`] },
          { claim: 'Ships come early.', sources: ['gazette'] },
        ],
        review: { by: e, on: '2030-06-02', decision: 'accepted', reason: planted(e) },
      },
      planted(f),
    ),
    [`provider/gaps/gap-${b.toLowerCase()}.md`]: toGap({ title: planted(b), owner: b }),
    [`provider/evidence/log-${d.toLowerCase()}.md`]: toEvidence({
      title: planted(d),
      source: planted(d),
      collectedBy: d,
    }),
    'filing/asks/secret.md': wholly(g, { confidential: true }),
    'filing/asks/idea.md': wholly(h, { history: [{ status: 'legal-review', on: '2030-06-02' }] }),
    'filing/asks/given-up.md': wholly(i, {
      history: [{ status: 'not-filing', on: '2030-06-02', reason: planted(i) }],
    }),
    'filing/asks/later.md': wholly(j, { history: [{ status: 'approved', on: '2030-06-16' }] }),
    'filing/asks/draft.md': wholly(k, { state: 'draft' }),
    [FILING]: toFiling({
      attachments: [
        { title: planted(l), confidential: true },
        { title: planted(h), asks: ['idea'] },
        { title: 'Log', file: `filing/${m}.pdf` },
      ],
    }).replace('Words for a reader.', planted(n)),
    [`${RULE}/questions/when.md`]: toFile({
      title: 'When',
      version: 'nprm-2030',
      category: 'Time',
      asks: 'When is dusk?',
      verification: 'primary',
      sources: ['gazette'],
    }),
    'filing/answers/when.md': toFile(
      { title: planted(o), question: 'when', status: 'answering', asks: ['earlier', 'secret', 'idea'] },
      planted(o),
    ),
  };

  test.each(LETTER_FORMATS)('%s', async (format) => {
    const letter = compose(files);
    const text = (await getText(letter, format)).toLowerCase();
    expect(text).toContain('three ships ran aground');
    expect(text).toContain('asked, in our words');
    expect(SECRETS.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
    expect(text).not.toMatch(/filing\/(asks|answers|filings)|provider\/|obligations\/|light-lamp/);
  });
});
