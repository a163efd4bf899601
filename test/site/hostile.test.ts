/** Content from anywhere is words on a page and nothing else: no element, no attribute, no address of its own. */
import { describe, expect, test } from 'vitest';
import { getHref } from '../../src/view/href.ts';
import { readText } from './read-folder.ts';
import { getCorpus, getPage, getPages, getSite, toFile } from './sites.ts';
import { HOSTILE_TITLE, LONG_WORD } from './small-content.ts';

const EDITIONS = (['hostile', 'hostilePublic'] as const).map((name) => ({ name }));
const FOREIGN = [
  'iframe',
  'object',
  'embed',
  'style',
  'base',
  'form',
  'svg',
  'video',
  'audio',
  'template',
  'b',
];
const FOOTNOTE_ID = /^user-content-/;

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test('has no element that content could have brought', () => {
    const found = getPages(name).flatMap(({ path, tags }) =>
      FOREIGN.filter((tag) => tags[tag]).map((tag) => `${path} <${tag}>`),
    );
    expect(found).toEqual([]);
  });

  test('runs the same scripts as every other site, and only those', () => {
    const own = getPage('privileged', '/').inlineScripts;
    const foreign = getPages(name).filter(
      ({ inlineScripts, loads }) =>
        JSON.stringify(inlineScripts) !== JSON.stringify(own) ||
        loads.some(({ tag, address }) => tag === 'script' && !address.startsWith('/_astro/')),
    );
    expect(own).toHaveLength(1);
    expect(foreign.map(({ path }) => path)).toEqual([]);
  });

  test('has no attribute that runs something, and no style but the widths of the coverage bar', () => {
    const handlers = getPages(name).flatMap((page) => page.handlers.map((one) => `${page.path} ${one}`));
    const styles = getPages(name).flatMap((page) => page.styles);
    expect(handlers).toEqual([]);
    expect(styles.filter((style) => !/^bar > span flex-grow:\d+$/.test(style))).toEqual([]);
  });

  test('links only to the web, to mail and to itself', () => {
    const wrong = getPages(name).flatMap(({ path, links }) =>
      links
        .filter(({ href }) => !['http:', 'https:', 'mailto:'].includes(new URL(href, 'http://site').protocol))
        .map(({ href }) => `${path} ${href}`),
    );
    expect(wrong).toEqual([]);
  });

  test('loads nothing from elsewhere: a picture would tell its host who reads', () => {
    const foreign = getPages(name).flatMap(({ path, loads }) =>
      loads
        .filter(({ address }) => !address.startsWith('/'))
        .map(({ tag, address }) => `${path} ${tag} ${address}`),
    );
    expect(foreign).toEqual([]);
  });

  test('prints titles as they were written, in the page and in its title', () => {
    const words = `${HOSTILE_TITLE} ${LONG_WORD}`;
    const paths = getCorpus(name)
      .content.objects.filter(({ type }) =>
        ['obligation', 'definition', 'authority', 'control'].includes(type),
      )
      .map((object) => toFile(getHref(object)));
    const wrong = getPages(name).filter(
      ({ file, title, headings }) =>
        paths.includes(file) && !(title.includes(words) && headings[0]?.text.endsWith(words)),
    );
    expect(paths.length).toBeGreaterThan(3);
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('prints raw HTML of bodies as text', () => {
    const { mainText } = getPage(name, '/rules/harbour-lamps/obligations/light-lamp/');
    for (const words of [
      'Before <script>window.pwned = 1</script> after.',
      '<style>body { display: none }</style>',
      '<div style="position:fixed" onclick="window.pwned=1">raw block</div>',
      '<iframe src="javascript:window.pwned=1"></iframe>',
      '<!-- <script>window.pwned = 1</script> -->',
    ])
      expect(mainText).toContain(words);
  });

  test('keeps the titles whole in the search index and in graph.json', () => {
    const titles = (file: string, key: string) => {
      const parsed = JSON.parse(readText(getSite(name).folder, file)) as unknown;
      const list = Array.isArray(parsed) ? parsed : (parsed as { nodes: unknown[] }).nodes;
      return (list as Record<string, string>[]).map((entry) => entry[key]);
    };
    const expected = `Light the lamp ${HOSTILE_TITLE} ${LONG_WORD}`;
    expect(titles('search.json', 't')).toContain(expected);
    expect(titles('graph.json', 'title')).toContain(expected);
  });

  test('uses each id of an object once in its page, whatever the object is called', () => {
    const repeated = getPages(name).flatMap(({ path, ids }) =>
      ids
        .filter((id, index) => !FOOTNOTE_ID.test(id) && ids.indexOf(id) !== index)
        .map((id) => `${path} #${id}`),
    );
    expect(repeated).toEqual([]);
  });

  test('keeps footnotes, and leads to no place that is not there or is there twice', () => {
    const { mainText } = getPage(name, '/rules/harbour-lamps/obligations/light-lamp/');
    expect(mainText).toContain('A claim with a footnote.');
    expect(mainText).toContain('The footnote <b onmouseover="window.pwned=1">itself</b>.');
    const broken = getPages(name).flatMap(({ path, ids, links }) => {
      const notes = links
        .filter(({ href }) => /^#user-content-.*fn/.test(href))
        .map(({ href }) => href.slice(1));
      const own = ids.filter((id) => FOOTNOTE_ID.test(id));
      return [
        ...notes.filter((id) => !ids.includes(id)).map((id) => `${path} → #${id}`),
        ...own.filter((id, index) => own.indexOf(id) !== index).map((id) => `${path} twice #${id}`),
      ];
    });
    expect(broken).toEqual([]);
  });

  test('keeps the outline of a page whole when a body brings headings', () => {
    const { headings } = getPage(name, '/rules/harbour-lamps/notes/headings/');
    expect(headings.map(({ text }) => text)).toEqual(['Headings', 'A title again', 'Deep down']);
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
    const skips = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1);
    expect(skips).toEqual([]);
  });
});
