/**
 * Links of the guide work in two places: on a code host they lead from file to file, on the site from page to
 * page. In: Markdown with relative `.md` links and the file it is from. Out: the same with site addresses.
 */

const LINK = /\]\((?![a-z]+:|\/|#)([^)\s#]+\.md)(#[^)\s]*)?\)/g;

/** The Markdown with its relative file links turned into addresses below `/docs/`. */
export function toSiteLinks(markdown: string, file: string): string {
  const base = `/docs/${file}`;
  return markdown.replace(LINK, (_link, target: string, anchor = '') => {
    const path = new URL(target, `https://docs.example${base}`).pathname;
    return `](${path.replace(/(?:index)?\.md$/, '/').replace(/\/\/$/, '/')}${anchor})`;
  });
}
