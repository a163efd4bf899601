/**
 * `sitemap.xml` of a built site (sitemaps.org, protocol 0.9): the pages that were really written, so it can name none
 * that an edition leaves out. The protocol wants whole addresses, so there is one only where the build is told its own.
 */
import { InvalidArgumentError } from 'commander';

export const SITEMAP = 'sitemap.xml';

/** The sitemap of these files below an address, in their order. */
export function toSitemap(files: readonly string[], site: string): string {
  const pages = files.filter((file) => file === 'index.html' || file.endsWith('/index.html'));
  const places = pages.map((file) => {
    const path = file
      .replace(/index\.html$/, '')
      .split('/')
      .map(encodeURIComponent)
      .join('/');
    return `  <url><loc>${escapeXml(new URL(path, site).href)}</loc></url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${places.join('\n')}\n</urlset>\n`;
}

/** An address that a site may have; for `argParser`. Pages link each other from the root, so it has no path. */
export function parseSite(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (!isPlain || url.username || url.password)
    throw new InvalidArgumentError('An address is written https://rules.example.org, without a path.');
  return url.href;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => `&#${character.codePointAt(0)};`);
}
