/**
 * The page of a diagnostic code as the help of a SARIF rule: severity, summary, what it means and why it matters as
 * plain text, and the whole page as Markdown. Links to other pages of the guide become their words, because nobody
 * can follow them where the help is shown.
 */
import type { ReportingDescriptor } from 'sarif';

/** A page of the guide about one code. */
export interface CodePage {
  readonly summary: string;
  /** Markdown: "Error. …", then sections "What it means", "Why it matters", "Example", "How to fix it". */
  readonly body: string;
}

/** The rule of a code; one without a page says its code only. */
export function toSarifRule(code: string, page: CodePage | undefined): ReportingDescriptor {
  const properties = { tags: ['rulemark', code.slice(0, code.indexOf('/'))], precision: 'very-high' };
  const base = { id: code, name: toPascalCase(code), properties };
  if (!page) return { ...base, shortDescription: { text: code } };
  const markdown = page.body.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1').trim();
  const full = ['What it means', 'Why it matters'].flatMap((heading) => getSection(markdown, heading) ?? []);
  return {
    ...base,
    shortDescription: { text: page.summary },
    ...(full.length > 0 ? { fullDescription: { text: full.join(' ') } } : {}),
    help: { text: getSection(markdown, 'How to fix it') ?? page.summary, markdown },
    defaultConfiguration: { level: toLevel(markdown) },
  };
}

/** The words of a section on one line, without Markdown signs. */
function getSection(markdown: string, heading: string): string | undefined {
  const after = markdown.split(`\n## ${heading}\n`)[1];
  const text = after
    ?.split('\n## ')[0]
    ?.replace(/```[\s\S]*?```/g, ' ')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** Each page starts with its severity. */
function toLevel(markdown: string): 'error' | 'warning' | 'note' {
  const [, word = 'error'] = /^(error|warning|note)\b/i.exec(markdown) ?? [];
  return word.toLowerCase() as 'error' | 'warning' | 'note';
}

/** "link/unknown-target" to "LinkUnknownTarget". */
function toPascalCase(code: string): string {
  return code
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
