/**
 * How a published file is called: as an object (`fr-2024-01580`, `cfr-37-1-2012-07-01`), for people, and where it
 * is found when nobody says where it was taken from.
 */
import type { DocumentFacts, ParsedDocument, SourceFormat } from '../../model/parsed-document.ts';

/** The id of the source object; `day` is when the file was taken. */
export function getSourceId({ document, source, blocks }: ParsedDocument, day: string): string {
  const { number, cfr, dates } = document;
  const part = cfr[0]
    ? `${cfr[0].title}-${cfr[0].part}`
    : `part-${blocks.find((block) => block.part)?.part ?? 'text'}`;
  const edition = dates['edition'] ?? dates['amended'] ?? day;
  const words =
    number === null
      ? `${source.format.startsWith('ecfr') ? 'ecfr' : 'cfr'}-${part}-${edition}`
      : `fr-${number}`;
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** "FR Doc. 2024-01580", "37 CFR part 1, edition of 2012-07-01". */
export function getLongName({ number, cfr, dates, subject }: DocumentFacts, format: SourceFormat): string {
  if (number !== null) return `FR Doc. ${number}`;
  const [place] = cfr;
  const what = place ? `${place.title} CFR part ${place.part}` : (subject ?? 'Code of Federal Regulations');
  if (dates['edition']) return `${what}, edition of ${dates['edition']}`;
  return format.startsWith('ecfr') && dates['amended'] ? `${what}, as amended ${dates['amended']}` : what;
}

/** Its permanent address; undefined where the file does not say enough. */
export function findAddress({ number, cfr, dates }: DocumentFacts, format: SourceFormat): string | undefined {
  if (number !== null) return `https://www.federalregister.gov/d/${encodeURIComponent(number)}`;
  const [place] = cfr;
  if (!place) return undefined;
  if (format === 'cfr-annual') {
    const year = dates['edition']?.slice(0, 4);
    return `https://www.govinfo.gov/link/cfr/${place.title}/${place.part}${year ? `?year=${year}` : ''}`;
  }
  return `https://www.ecfr.gov/current/title-${place.title}/part-${place.part}`;
}
