/**
 * A candidate as a first file: a draft that a person finishes. In: what was read in a sentence. Out: the text of
 * the file and an id from its words. Always `state: draft` and `unverified`, because no person has read it; what
 * the sentence does not say stands as TODO. The words themselves are quoted in the body.
 */
import { stringify } from 'yaml';
import type { Content } from '../model/content.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision } from '../model/section.ts';
import type { BindingSentence, DefinedTerm, FoundDeadline } from '../model/suggestions.ts';

export interface Draft {
  readonly kind: 'obligation' | 'definition';
  /** From the words; the caller makes it unique. */
  readonly id: string;
  readonly text: string;
}

const TODO = 'TODO';
const LONGEST_TITLE = 64;

/** A draft obligation from a sentence that binds, frees or empowers. */
export function toObligationDraft(
  content: Content,
  version: RuleObject<'version'>,
  one: BindingSentence,
): Draft {
  const { kind, quote, bearer, action, object, deadlines, clauses, knowledge, leadIn, items } = one;
  const of = (sort: string) => clauses.filter((clause) => clause.kind === sort).map(({ text }) => text);
  const [trigger, ...triggers] = of('trigger');
  const conditions = [...triggers, ...of('condition')];
  const verb = action?.text ?? TODO;
  const title = toTitle(getTitleWords(one));
  const exceptions = of('exception').map((text) => ({ text }));
  const fields = {
    title,
    state: 'draft',
    kind,
    bearers: findBearers(content, version, bearer?.text),
    action: verb,
    object: object?.text ?? TODO,
    ...(trigger ? { trigger } : {}),
    deadline: toDeadlineField([...deadlines, ...items.flatMap((item) => item.deadlines)]),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(exceptions.length > 0 ? { exceptions } : {}),
    ...(items.length > 0
      ? { elements: items.map(({ text }) => text.replace(/[;,.](?: (?:and|or))?$/, '') || TODO) }
      : {}),
    ...(knowledge.length > 0 ? { knowledge: knowledge.map(({ text }) => text).join('; ') } : {}),
    sections: { [version.id]: [toCitable(version, quote.at)] },
    authorities: version.fields.authorities ?? [],
    penalties: { noneStated: 'TODO: name the penalties that attach, or say why none does' },
    ...unread(version, quote.at),
  };
  const lead = leadIn ? `> ${leadIn.text}\n>\n` : '';
  const list = items.map(({ at, text }) => `> - ${splitProvision(at).below} ${text}`).join('\n');
  const body = `${lead}> ${quote.text}${list ? `\n>\n${list}` : ''}\n\nTODO: check bearer, action, deadline and exceptions against ${quote.at}, then set "state: active".`;
  return { kind: 'obligation', id: toId(title), text: toFile(fields, body) };
}

/** A draft definition from a sentence that defines a term. */
export function toDefinitionDraft(version: RuleObject<'version'>, one: DefinedTerm): Draft {
  const { term, also, quote, sentence, scope } = one;
  const fields = {
    title: term,
    state: 'draft',
    ...(also.length > 0 ? { aliases: also } : {}),
    scope: { level: scope.level, ...(scope.of ? { of: scope.of } : {}) },
    sections: { [version.id]: [toCitable(version, quote.at)] },
    paraphrase: 'TODO: say it in our own words',
    ...unread(version, quote.at),
  };
  const body = `> ${sentence.text}\n\nTODO: check scope and other names against ${quote.at}, then set "state: active".`;
  return { kind: 'definition', id: toId(term), text: toFile(fields, body) };
}

/** "Records kept dry" where the sentence is passive; verb and object where it is not; else the first item. */
function getTitleWords({ subject, action, object, items, quote }: BindingSentence): string {
  if (!action && !object) return items[0]?.text || quote.text;
  const isPassive = action?.text.startsWith('be ') ?? false;
  const about = isPassive
    ? subject?.text.replace(/^(?:an?|the|any|each|every|no|all|such|this|these)\s/i, '')
    : '';
  return [about, action?.text.replace(/^be /, ''), object?.text].filter(Boolean).join(' ');
}

/** Small letters and hyphens, without numbers of provisions: an id outlives them. */
export function toId(words: string): string {
  const id = words
    .toLowerCase()
    .replace(/§+\s?\S+|\([^)]{0,4}\)|\b\d[\d.]*\b/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = id.length <= 48 ? id : id.slice(0, id.lastIndexOf('-', 48) > 8 ? id.lastIndexOf('-', 48) : 48);
  const whole = cut.replace(
    /(?:-(?:a|an|the|of|to|in|on|at|by|for|and|or|with|from|that|which|as|any|each|its|is|be|under))+$/,
    '',
  );
  return whole || 'untitled';
}

function unread(version: RuleObject<'version'>, at: string): Readonly<Record<string, string>> {
  return {
    verification: 'unverified',
    note: `Drafted from the words of ${version.fields.shortTitle} at ${at}; no person has checked the reading.`,
  };
}

/** A version that may be cited to its sections only is cited so. */
function toCitable(version: RuleObject<'version'>, at: string): string {
  return version.fields.citeTo === 'section' ? splitProvision(at).section : at;
}

function toFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body}\n`;
}

function toTitle(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  const short =
    plain.length <= LONGEST_TITLE
      ? plain
      : plain.slice(0, Math.max(plain.lastIndexOf(' ', LONGEST_TITLE), 20));
  const tidy = short
    .replace(/[\s,;:.—–-]+$/, '')
    .replace(
      / (?:a|an|the|of|to|in|on|at|by|for|and|or|with|from|that|which|as|any|each|its|is|be|under)$/,
      '',
    )
    .replace(/[,;:.]$/, '');
  return tidy.charAt(0).toUpperCase() + tidy.slice(1) || TODO;
}

/** The party that the bearer's words name; TODO where there is none, so that `check` asks for it. */
function findBearers(
  content: Content,
  version: RuleObject<'version'>,
  words: string | undefined,
): readonly string[] {
  if (words === undefined) return [TODO];
  const wanted = toPlainNoun(words);
  const found = content
    .list('party', version.home)
    .filter(({ fields }) => fields.state === 'active')
    .find(({ fields }) =>
      [fields.title, fields.singular, fields.plural].some((name) => toPlainNoun(name) === wanted),
    );
  return [found?.id ?? TODO];
}

function toPlainNoun(words: string): string {
  return words
    .toLowerCase()
    .replace(/^(?:an?|the|any|each|every|no|all|such|this|that)\s/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/s$/, '')
    .trim();
}

function toDeadlineField(deadlines: readonly FoundDeadline[]): Readonly<Record<string, unknown>> {
  const [first, ...others] = deadlines;
  if (!first) return { type: 'none-stated', reason: 'TODO: the sentence names none; look at its section' };
  const { value } = first;
  if (others.length > 0 || value.type === 'prompt')
    return {
      type: 'unknown',
      reason: `TODO: the text says ${deadlines.map(({ text }) => `"${text}"`).join(' and ')}`,
    };
  return value.type === 'relative' && value.of === '' ? { ...value, of: TODO } : value;
}
