/**
 * What one version did with every ask that was filed on those before it: what a person confirmed, and beside it the
 * machine's first guess. In: the version, what is known of the text, and the blocks of its published document where
 * somebody has it. Out: one entry an ask, in the content's order. Where one of the two versions is in our own words
 * there is no guess: our words differ where the law does not.
 */
import type { VersionComparison } from '../../../model/comparison.ts';
import type { Content, GetProvisions } from '../../../model/content.ts';
import type { WordingCheck } from '../../../model/filing.ts';
import type { RuleObject } from '../../../model/object.ts';
import type { AskOutcome, VersionOutcomes } from '../../../model/outcomes.ts';
import type { Block } from '../../../model/parsed-document.ts';
import { readTexts } from '../../comparison/compare-versions.ts';
import { type FiledAsk, findFiledAsks, findUnplacedAsks } from './find-earlier.ts';
import { type AskWords, guessOutcome } from './guess-outcome.ts';
import { LaterText } from './later-text.ts';
import { Preamble } from './preamble.ts';

type Version = RuleObject<'version'>;

export interface OutcomesInput {
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  readonly getWording: (ask: RuleObject<'ask'>) => readonly WordingCheck[];
  readonly getComparison: (old: Version, fresh: Version) => VersionComparison;
  readonly asOf: string;
}

/** The outcomes of one version; `document` holds its published text, preamble included. */
export function findOutcomes(
  input: OutcomesInput,
  version: Version,
  document: readonly Block[] | undefined,
): VersionOutcomes {
  const { content, asOf } = input;
  const preamble = document ? new Preamble(document) : null;
  const texts = new Map<string, LaterText | string>();
  const outcomes = findFiledAsks(content, version, asOf).map((filed): AskOutcome => {
    const { id } = filed.version;
    const text = texts.get(id) ?? readLater(input, filed.version, version);
    texts.set(id, text);
    const { outcome } = filed.ask.fields;
    const confirmed = outcome && outcome.version === version.id && outcome.on <= asOf ? outcome : undefined;
    const known = { ...filed, confirmed };
    if (typeof text === 'string') return { ...known, guess: undefined, noGuess: text };
    return { ...known, guess: guessOutcome(text, preamble, toWords(input, filed)) };
  });
  return { version, outcomes, unplaced: findUnplacedAsks(content, asOf).map(({ key }) => key) };
}

/** Both texts, or why they cannot be held against each other. */
function readLater(
  { content, getProvisions, getComparison }: OutcomesInput,
  old: Version,
  fresh: Version,
): LaterText | string {
  const comparison = getComparison(old, fresh);
  const restated = [old, fresh].find(({ fields }) => fields.text === 'restated');
  if (comparison.basis === 'topics')
    return `${restated!.fields.shortTitle} is restated in our own words, which differ where the law does not: import the official text, or judge by hand`;
  const [before, after] = [old, fresh].map((version) => readTexts(content, getProvisions, version));
  const empty = before!.length === 0 ? old : after!.length === 0 ? fresh : undefined;
  if (empty) return `${empty.fields.shortTitle} has no sections yet: nothing to look in`;
  return new LaterText(before!, after!, comparison);
}

function toWords({ getWording }: OutcomesInput, { ask, version }: FiledAsk): AskWords {
  const { fields } = ask;
  const checks = new Map(getWording(ask).map((check) => [check.index, check]));
  const wording = (fields.wording ?? []).flatMap((one, index) => {
    if (one.version !== version.id) return [];
    const check = checks.get(index);
    const places = check && check.state !== 'broken' ? check.places : [];
    return [{ provision: one.provision, places, current: one.current, replacement: one.replacement }];
  });
  return {
    title: fields.title,
    reason: fields.reason,
    position: fields.position,
    described: [...(fields.alternatives ?? []), ...(fields.effect ? [fields.effect] : [])],
    wording,
    provisions: fields.provisions[version.id] ?? [],
  };
}
