/** The sitemap of a built site, and the addresses a site may have. */
import { describe, expect, test } from 'vitest';
import { parseSite, toSitemap } from '../../scripts/sitemap.ts';

describe('a sitemap', () => {
  test('has the pages and nothing else, with whole addresses', () => {
    const files = ['404.html', 'graph.json', 'index.html', 'rules/a/index.html', 'x&y/§ 1/index.html'];
    expect(
      [...toSitemap(files, 'https://rules.example.org/').matchAll(/<loc>(.*)<\/loc>/g)].map(([, at]) => at),
    ).toEqual([
      'https://rules.example.org/',
      'https://rules.example.org/rules/a/',
      'https://rules.example.org/x%26y/%C2%A7%201/',
    ]);
  });
});

describe('an address of a site', () => {
  test('is one without a path', () => {
    expect(parseSite('https://rules.example.org')).toBe('https://rules.example.org/');
  });

  test.each([
    'rules.example.org',
    'ftp://rules.example.org/',
    'https://example.org/rules/',
    'https://a:b@example.org',
    'https://example.org/?a',
  ])('is not %s', (value) => {
    expect(() => parseSite(value)).toThrow('without a path');
  });
});
