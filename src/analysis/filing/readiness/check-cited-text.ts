/**
 * Whether an ask cites text that is there, as finely as the version allows. "Pinpoint" means the finest level that a
 * version has confirmed: where the text is restated by us, that is the section; where it is official, the marked
 * paragraph. A restated text is nobody's official words, which every letter then says.
 */
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import { splitProvision, walkProvisions } from '../../../model/section.ts';
import { type AskInput, toFinding } from './ask-input.ts';

/** Findings on the provisions an ask is about. */
export function checkCitedText(input: AskInput): Finding[] {
  const cited = Object.entries(input.ask.fields.provisions);
  if (cited.every(([, provisions]) => provisions.length === 0)) {
    return [
      toFinding(input.ask, 'ask/cites-nothing', 'error', ['provisions'], {
        message: 'This ask is about no provision.',
        hint: 'Add the version and the provision under "provisions", as finely as the text allows.',
      }),
    ];
  }
  return cited.flatMap(([version, provisions]) => checkVersion(input, version, provisions));
}

function checkVersion(input: AskInput, id: string, provisions: readonly string[]): Finding[] {
  const { ask, content } = input;
  const [version] = content.findById('version', id);
  if (version?.type !== 'version') return [toDead(input, [id], id)];
  const isOfficial = 'text' in version.fields && version.fields.text === 'official';
  const found = provisions.flatMap((provision, index) =>
    checkProvision(input, { id, version, provision, index, isOfficial }),
  );
  if (isOfficial) return found;
  return [
    ...found,
    toFinding(ask, 'ask/base-not-official', 'warning', ['provisions', id], {
      message: `The text of ${id} is our restatement, so nothing of it may be quoted as the agency's words.`,
      hint: `Import the official text (\`rulemark import\`) before filing; until then the letter marks every page DRAFT.`,
    }),
  ];
}

interface Cited {
  readonly id: string;
  readonly version: RuleObject;
  readonly provision: string;
  readonly index: number;
  readonly isOfficial: boolean;
}

function checkProvision(input: AskInput, { id, version, provision, index, isOfficial }: Cited): Finding[] {
  const path = ['provisions', id, index];
  const { section: number, below } = splitProvision(provision);
  const section = input.content.get('section', version.home, `${version.id}/${number}`);
  if (!section) return [toDead(input, path, `${id} ${provision}`)];
  const paragraphs = [...walkProvisions(input.getProvisions(section))];
  const target = paragraphs.find((paragraph) => paragraph.id === provision);
  if (below !== '' && !target) return [toDead(input, path, `${id} ${provision}`)];
  const finer = (below === '' ? paragraphs : (target?.children ?? [])).filter(({ label }) => label !== null);
  if (!isOfficial || below !== '' || finer.length === 0) return [];
  return [
    toFinding(input.ask, 'ask/not-pinpoint', 'warning', path, {
      message: `The ask cites all of § ${number}, whose official text has paragraphs (${finer[0]!.id} and ${finer.length - 1} more).`,
      hint: `Cite the paragraph; \`rulemark show ${id}/${number}\` lists them.`,
    }),
  ];
}

function toDead({ ask }: AskInput, path: readonly (string | number)[], what: string): Finding {
  return toFinding(
    ask,
    'ask/citation-dead',
    'error',
    ['provisions', ...path.slice(path[0] === 'provisions' ? 1 : 0)],
    {
      message: `There is no ${what} in the content.`,
      hint: 'Correct the version or the number; `rulemark list versions` and `rulemark list sections` show all.',
    },
  );
}
