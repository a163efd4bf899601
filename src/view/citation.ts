/** Display citations, generated from the version and the provision: never typed twice. */
import type { Corpus } from '../model/corpus.ts';
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

/** The citation of a provision; the bare number when the version is not there. */
export function toCitation(corpus: Corpus, home: string, versionId: string, provision: string): Citation {
  const version = corpus.find('version', versionId, home);
  const text = version
    ? version.fields.cite.replace('{n}', provision).replace('§ ', '§\u00a0')
    : `${versionId} ${provision}`;
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
