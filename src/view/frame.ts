/** What surrounds every page: menus, the day, the audience, and what is left out for it. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';
import { getHref } from './href.ts';
import { STAGE_LABELS } from './labels.ts';

export interface MenuItem {
  readonly title: string;
  readonly sub: string;
  readonly href: string;
}

export interface Frame {
  readonly audience: string;
  readonly asOf: string;
  readonly rule: MenuItem | undefined;
  readonly rules: readonly MenuItem[];
  readonly versions: readonly MenuItem[];
  readonly areas: readonly { readonly id: string; readonly label: string; readonly href: string }[];
  /** Shown on every page: the provider is an example, or the text is not for outsiders. */
  readonly banner: string | undefined;
  readonly leavesOut: string;
  readonly source: string;
}

/** The frame for pages of one rule, or of the first when none is given. */
export function toFrame(
  corpus: Corpus,
  given: RuleObject<'rule'> | undefined,
  source: { commit: string | undefined; content: string },
): Frame {
  const rule = given ?? corpus.firstRule;
  const base = rule ? `/rules/${rule.id}` : '';
  return {
    audience: corpus.audience,
    asOf: toLongDay(corpus.asOf.day),
    rule: rule ? toRuleItem(corpus, rule) : undefined,
    rules: corpus.content.list('rule').map((one) => toRuleItem(corpus, one)),
    versions: rule ? toVersionItems(corpus, rule) : [],
    areas: [
      { id: 'overview', label: 'Overview', href: '/' },
      { id: 'rule', label: 'Rule', href: rule ? `${base}/` : '/' },
      { id: 'obligations', label: 'Obligations', href: rule ? `${base}/obligations/` : '/' },
      { id: 'controls', label: 'Controls', href: '/controls/' },
      { id: 'gaps', label: 'Gaps', href: '/gaps/' },
      { id: 'comments', label: 'Comments', href: '/comments/' },
      { id: 'changes', label: 'Changes', href: rule ? `${base}/changes/` : '/' },
    ],
    banner: getBanner(corpus),
    leavesOut: LEAVES_OUT[corpus.audience],
    source: `Generated from ${source.content}${source.commit ? ` at commit ${source.commit}` : ''}.`,
  };
}

/** What each edition does not show, as a sentence. */
export const LEAVES_OUT = {
  public:
    'This is the public edition: owners, controls, evidence, applicability, coverage, gaps and our own filing are left out.',
  internal:
    'This is the internal edition: controls, evidence, applicability, coverage, gaps and our own filing are left out.',
  privileged: 'This is the privileged edition: nothing is left out. Do not publish it.',
} as const;

/** Says that the provider is made up, where it is. */
export function getBanner(corpus: Corpus): string | undefined {
  const provider = corpus.content.list('provider')[0];
  return provider?.fields.example
    ? `The provider on these pages, ${provider.fields.title}, is made up: its controls, evidence, gaps and decisions are examples.`
    : undefined;
}

function toRuleItem(corpus: Corpus, rule: RuleObject<'rule'>): MenuItem {
  const { stage } = corpus.getRuleState(rule);
  return {
    title: rule.fields.shortTitle,
    sub: stage ? STAGE_LABELS[stage] : 'no version yet',
    href: getHref(rule),
  };
}

function toVersionItems(corpus: Corpus, rule: RuleObject<'rule'>): MenuItem[] {
  return rule.fields.versions.flatMap((id) => {
    const version = corpus.content.get('version', rule.id, id);
    return version
      ? [
          {
            title: version.fields.shortTitle,
            sub: `${STAGE_LABELS[version.fields.stage]}, ${toLongDay(version.fields.published)}`,
            href: getHref(version),
          },
        ]
      : [];
  });
}
