/**
 * The text that an ask is about, as a letter may show it: official text quoted, with where it stands; our restatement
 * never in quotation marks and never as the agency's words, but after a sentence that says what it is. Citations are
 * generated from the version, as finely as it allows.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { WordingCheck } from '../../model/filing.ts';
import type { LetterBlock, LetterInline } from '../../model/letter.ts';
import type { RuleObject } from '../../model/object.ts';
import { getMarker, type Provision, splitProvision, walkProvisions } from '../../model/section.ts';
import { toCiteText } from '../citation.ts';
import { joinWords } from '../labels.ts';
import { toPlain, toPlainRun, toText } from './letter-words.ts';

type Version = RuleObject<'version'>;
/** Of a provision without proposed wording no more than this is shown: an agency knows its own text. */
const MOST_WORDS = 250;

/** A provision as the letter cites it: "proposed 15 CFR § 7.302"; never more finely than was confirmed. */
export function toLetterCite(version: Version, provision: string): string {
  return toCiteText(version.fields.cite, toCitable(version, provision));
}

function toCitable({ fields }: Version, provision: string): string {
  const { section, below } = splitProvision(provision);
  if (fields.citeTo === 'section') return section;
  return `${section}${below.replace(/[[#].*$/, '')}`; // an unmarked paragraph is cited by the marked one it stands in
}

/** What stands before restated text: "Our restatement of proposed § 7.302, section level, not the official text; …". */
export function toRestatementNotice(version: Version, provision: string): string {
  const citable = toCitable(version, provision);
  const level = splitProvision(citable).below === '' ? 'section' : 'paragraph';
  const where = toCiteText(version.fields.cite, citable)
    .replace(/\b\d+\s(?:CFR|U\.S\.C\.)\s(?=§)/, '')
    .replaceAll('\u00a0', ' ');
  const page = version.fields.citation.replace(/(\d)[-–]\d+$/, '$1');
  return `Our restatement of ${where}, ${level} level, not the official text; verify against ${page} before filing`;
}

/** The paragraphs that a proposed change touches, as they are now. */
export function toCurrentText(corpus: Corpus, version: Version, check: WordingCheck): readonly LetterBlock[] {
  const touched = new Set(check.changed.map(({ provision }) => provision));
  return findProvisions(corpus, version, check.places[0] ?? check.provision)
    .filter(({ id }) => touched.has(id))
    .map((provision) => toTextBlock(version, provision));
}

/** A provision without a proposed change: its first words, and how much is left out. */
export function toCitedText(corpus: Corpus, version: Version, provision: string): readonly LetterBlock[] {
  const all = findProvisions(corpus, version, provision).filter(({ text }) => text.trim() !== '');
  const { below } = splitProvision(provision);
  const wanted = below === '' ? all : all.filter(({ id }) => id === provision || id.startsWith(provision));
  let words = 0;
  const shown = wanted.filter(({ text }, index) => {
    words += text.split(/\s+/).length;
    return index === 0 || words <= MOST_WORDS;
  });
  const left = wanted.length - shown.length;
  const more: LetterBlock = {
    kind: 'paragraph',
    style: 'notice',
    inlines: [toText(`${left} further ${left === 1 ? 'paragraph is' : 'paragraphs are'} not repeated here.`)],
  };
  return [...shown.map((one) => toTextBlock(version, one)), ...(left > 0 ? [more] : [])];
}

/** The proposed change of each paragraph, word by word. */
export function toRedline(corpus: Corpus, version: Version, check: WordingCheck): readonly LetterBlock[] {
  const byId = new Map(
    findProvisions(corpus, version, check.places[0] ?? check.provision).map((one) => [one.id, one]),
  );
  return check.changed.map(({ provision, runs }) => {
    const marker = getMarkerOf(byId.get(provision));
    const inlines = runs.map(([sign, text]): LetterInline => {
      const words = toPlainRun(text);
      return sign === '=' ? { kind: 'text', text: words } : { kind: 'change', sign, text: words };
    });
    return {
      kind: 'paragraph',
      style: 'redline',
      inlines: [...(marker ? [{ kind: 'text' as const, text: marker }] : []), ...inlines],
    };
  });
}

/** What the current text is called: "Current text of § 7.302(a)" or "Our restatement". */
export function toTextHeading(version: Version, provisions: readonly string[]): string {
  if (version.fields.text === 'restated') return 'Current text, in our restatement';
  const cites = [...new Set(provisions.map((one) => toLetterCite(version, one)))];
  return `Current text of ${joinWords(cites)}`;
}

function toTextBlock(version: Version, provision: Provision): LetterBlock {
  const words = `${getMarkerOf(provision)}${toPlain(provision.text)}`;
  return version.fields.text === 'restated'
    ? { kind: 'paragraph', style: 'restated', inlines: [{ kind: 'text', text: words }] }
    : {
        kind: 'paragraph',
        style: 'quote',
        inlines: [
          { kind: 'text', text: `“${words}” ` },
          { kind: 'text', text: toLetterCite(version, provision.id) },
        ],
      };
}

function getMarkerOf(provision: Provision | undefined): string {
  const marker = provision ? getMarker(provision) : '';
  return marker === '' ? '' : `${marker} `;
}

function findProvisions(corpus: Corpus, version: Version, provision: string): readonly Provision[] {
  const { section: number } = splitProvision(provision);
  const section = corpus.content.get('section', version.home, `${version.id}/${number}`);
  return section ? [...walkProvisions(corpus.getProvisions(section))] : [];
}
