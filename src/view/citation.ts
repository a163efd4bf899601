/** Display citations, generated from the version and the provision: never typed twice. */
import type { Corpus } from '../model/corpus.ts';
import { splitProvision } from '../model/section.ts';
import { getProvisionHref } from './href.ts';

export interface Citation {
  /** "E.O. 14110 § 4.2(c)(i)", "proposed 15 CFR § 7.302". */
  readonly text: string;
  /** The same with the Federal Register page: "E.O. 14110 § 4.2(c)(i), 88 FR 75191". */
  readonly full: string;
  readonly href: string;
  readonly version: string;
  readonly provision: string;
}

/**
 * A provision in the form that its version cites: "proposed 15 CFR § 7.302(a)"; an appendix and the text of a part
 * have no section sign: "12 CFR part 1005, appendix A, (c)".
 */
export function toCiteText(cite: string, provision: string): string {
  const { section, below } = splitProvision(provision);
  const annex = /^([^[]*)\[([a-z]+)-?([^\]]*)\]/.exec(section);
  const inPart = (words: string) => cite.replace(/§*\s*\{n\}/, words);
  if (annex) {
    const [, part, kind, letter] = annex;
    return inPart(
      `part ${part}, ${kind}${letter ? ` ${letter.toUpperCase()}` : ''}${below ? `, ${below}` : ''}`,
    );
  }
  if (/^\d+[a-z]?$/.test(section) && cite.includes('CFR')) return inPart(`part ${provision}`);
  return cite.replace('{n}', provision).replace('§ ', '§\u00a0');
}

/** The citation of a provision; the bare number when the version is not there. */
export function toCitation(corpus: Corpus, home: string, versionId: string, provision: string): Citation {
  const version = corpus.find('version', versionId, home);
  const text = version ? toCiteText(version.fields.cite, provision) : `${versionId} ${provision}`;
  return {
    text,
    full: version ? `${text}, ${version.fields.citation}` : text,
    href: getProvisionHref(version?.home ?? home, version?.id ?? versionId, provision),
    version: versionId,
    provision,
  };
}

/** Citations of a `sections` field, newest version first, as the rule orders its versions. */
export function toCitations(
  corpus: Corpus,
  home: string,
  sections: Readonly<Record<string, readonly string[]>>,
): Citation[] {
  const order = corpus.content.get('rule', '', home)?.fields.versions ?? [];
  const versions = Object.keys(sections).sort((a, b) => order.indexOf(b) - order.indexOf(a));
  return versions.flatMap((version) =>
    sections[version]!.map((provision) => toCitation(corpus, home, version, provision)),
  );
}
