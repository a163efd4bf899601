/**
 * Every link that a person reviews, with its state as of a day: claims of controls and their evidence, restatements
 * of obligations and definitions, decisions on applicability, gaps, asks and answers. In: content, its text and the
 * words that reviews kept. Out: the links in order of the content, current ones too, so that both ends can be asked.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import {
  type Cause,
  FINGERPRINT,
  type Fingerprint,
  type ReviewLink,
  type ReviewStamp,
  type Snapshot,
} from '../../model/suspects.ts';
import { resolveReference } from '../links/resolve-links.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { findEvidenceLinks } from './find-evidence-links.ts';
import { judgeCode } from './judge-code.ts';
import {
  type Judgement,
  judgeReview,
  type Part,
  type ReviewContext,
  toCause,
  toJudgement,
} from './judge-review.ts';
import { getPlaces, resolveAll, type Snapshots } from './snapshots.ts';

export interface SuspectInput {
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  readonly asOf: string;
  /** What earlier reviews saw, by fingerprint. */
  readonly kept: ReadonlyMap<Fingerprint, Snapshot>;
  readonly snapshots: Snapshots;
}

/** All links, current ones included. */
export function findReviewLinks(input: SuspectInput): readonly ReviewLink[] {
  const { content, asOf, kept, snapshots } = input;
  const find = (fingerprint: Fingerprint) => snapshots.find(fingerprint) ?? kept.get(fingerprint);
  const finder = new LinkFinder({ content, asOf, find }, snapshots);
  const active = content.objects.filter(({ fields }) => fields.state === 'active');
  return active.flatMap((object): readonly ReviewLink[] => {
    switch (object.type) {
      case 'control':
        return finder.findMappings(object as RuleObject<'control'>);
      case 'obligation':
      case 'definition':
        return [finder.toStatement(object as RuleObject<'obligation'>)];
      case 'applicability':
        return [finder.toApplicability(object as RuleObject<'applicability'>)];
      case 'gap':
        return [finder.toGap(object as RuleObject<'gap'>)];
      case 'ask':
        return [finder.toAsk(object as RuleObject<'ask'>)];
      case 'answer':
        return [finder.toAnswer(object as RuleObject<'answer'>)];
      default:
        return [];
    }
  });
}

class LinkFinder {
  readonly #context: ReviewContext;
  readonly #snapshots: Snapshots;

  constructor(context: ReviewContext, snapshots: Snapshots) {
    this.#context = context;
    this.#snapshots = snapshots;
  }

  findMappings(control: RuleObject<'control'>): readonly ReviewLink[] {
    const seen = new Map<string, number>();
    return control.fields.satisfies.flatMap((mapping, index) => {
      const count = (seen.get(mapping.obligation) ?? 0) + 1;
      seen.set(mapping.obligation, count);
      const id = `${control.id}@${mapping.obligation}${count > 1 ? `#${count}` : ''}`;
      const at = ['satisfies', index, 'review'];
      const resolution = resolveReference(this.#context.content, 'obligation', mapping.obligation, '', false);
      const base = {
        id,
        at,
        kind: 'mapping' as const,
        from: control.key,
        owner: control.fields.owner ?? null,
      };
      if (resolution.kind !== 'found') return [toOrphan(base, mapping.review, mapping.obligation)];
      const target = resolution.object;
      const parts: Part[] = [
        {
          name: 'obligation',
          state: 'suspect-upstream',
          of: target.key,
          now: this.#snapshots.getObject(target),
          toPath: (of) => (of === target.key ? [target.key, control.key] : [of, target.key, control.key]),
        },
        ...this.#toShared([target], control.key),
        {
          name: 'control',
          state: 'suspect-downstream',
          of: control.key,
          now: this.#snapshots.getObject(control),
          toPath: () => [control.key],
        },
        {
          name: 'claim',
          state: 'suspect-downstream',
          of: `claim:${control.key}`,
          now: this.#snapshots.getClaim(control, mapping),
          toPath: () => [control.key],
        },
      ];
      const judged = this.#toLink({ ...base, to: [target.key] }, mapping.review, parts, [target]);
      const link = this.#addCode(judged, control);
      const evidence = findEvidenceLinks(this.#context, this.#snapshots, { control, mapping, link });
      const stamps = Object.assign(
        {},
        link.fingerprints,
        ...evidence.map(({ fingerprints }) => fingerprints),
      );
      return [
        { ...link, fingerprints: stamps },
        ...evidence.map((one) => ({ ...one, fingerprints: stamps })),
      ];
    });
  }

  /** With the blocks of code that the control names. */
  #addCode(link: ReviewLink, control: RuleObject<'control'>): ReviewLink {
    const code = judgeCode(this.#context, this.#snapshots, link.review ?? undefined, control);
    return {
      ...link,
      ...toJudgement([...link.causes, ...code.causes]),
      fingerprints: { ...link.fingerprints, ...code.fingerprints },
    };
  }

  toStatement(object: RuleObject<'obligation'>): ReviewLink {
    const { content } = this.#context;
    const sections = Object.entries(getPlaces(object)).flatMap(([version, provisions]) =>
      provisions.flatMap((provision) => {
        const section = content.get(
          'section',
          object.home,
          `${version}/${splitProvision(provision).section}`,
        );
        return section ? [section.key] : [];
      }),
    );
    const parts: Part[] = [
      {
        name: 'text',
        state: 'suspect-upstream',
        of: `texts:${object.key}`,
        now: this.#snapshots.getTexts(object),
        toPath: (of) => [of, object.key],
        optional: true,
      },
      ...this.#toShared([object], object.key),
      this.#toStatementPart(object),
    ];
    const base = {
      id: `${object.type}s/${object.id}`,
      kind: 'statement' as const,
      from: object.key,
      to: [...new Set(sections)],
      at: ['review'],
      owner: object.fields.owner ?? null,
    };
    return this.#toLink(base, object.fields.review, parts, [object]);
  }

  toApplicability(decision: RuleObject<'applicability'>): ReviewLink {
    const { content } = this.#context;
    const { subject, definitions = [], obligations = [], review } = decision.fields;
    const terms = resolveAll(content, 'definition', definitions);
    const duties = resolveAll(content, 'obligation', obligations);
    const about = [...duties, ...terms];
    const provider = content.list('provider')[0];
    const lists = {
      provider: [],
      product: provider?.fields.products,
      reseller: provider?.fields.resellers,
      'customer-class': provider?.fields.customerClasses,
    };
    const described = lists[subject.type]?.find(({ id }) => id === subject.id);
    const words = described ? { title: [described.title], description: [described.description] } : {};
    const parts: Part[] = [
      ...this.#toAbout(decision, about),
      {
        name: 'subject',
        state: 'suspect-downstream',
        of: `subject:${subject.id ?? subject.type}`,
        now: this.#snapshots.getSubject(`${subject.type}/${subject.id ?? ''}`, words),
        toPath: () => [decision.key],
        optional: true,
      },
      this.#toStatementPart(decision),
    ];
    return this.#toOwn(decision, 'applicability', about, null, review, parts);
  }

  toGap(gap: RuleObject<'gap'>): ReviewLink {
    const about = resolveAll(this.#context.content, 'any', gap.fields.about);
    const { decision, owner = null, review } = gap.fields;
    const parts = [...this.#toAbout(gap, about), this.#toStatementPart(gap)];
    const link = this.#toOwn(gap, 'gap', about, owner, review, parts);
    if (decision.state !== 'accepted-risk' || (decision.until ?? '9999') >= this.#context.asOf) return link;
    const ranOut = toCause('expired', `the acceptance by ${decision.by} ran out on ${decision.until}`);
    return { ...link, ...toJudgement([...link.causes, ranOut]) };
  }

  toAsk(ask: RuleObject<'ask'>): ReviewLink {
    const { content } = this.#context;
    const about = [
      ...resolveAll(content, 'any', ask.fields.about ?? []),
      ...resolveAll(content, 'question', ask.fields.questions ?? []),
    ];
    const text: Part = {
      name: 'text',
      state: 'suspect-upstream',
      of: `texts:${ask.key}`,
      now: this.#snapshots.getTexts(ask),
      toPath: (of) => [of, ask.key],
      optional: true,
    };
    const parts = [text, ...this.#toAbout(ask, about), this.#toStatementPart(ask)];
    const link = this.#toOwn(ask, 'ask', about, ask.fields.owner ?? null, ask.fields.review, parts);
    return { ...link, ...toJudgement([...link.causes, ...this.#findStaleWording(ask)]) };
  }

  /** Proposed wording whose base is a fingerprint, and no longer that of the text. */
  #findStaleWording(ask: RuleObject<'ask'>): readonly Cause[] {
    return (ask.fields.wording ?? []).flatMap(({ version, provision, base }) => {
      const now = this.#snapshots.getText(ask, version, provision);
      if (base === undefined || !FINGERPRINT.test(base) || now?.fingerprint === base) return [];
      const of = now?.of ?? `text:${version}/${provision}`;
      const old = this.#context.find(base)?.words;
      const [change] = compareSnapshots(of, old, now?.words, this.#context.find);
      const text = `the wording proposed for ${version} ${provision} was written against other words`;
      return change ? [{ ...change, state: 'suspect-upstream', text, path: [of, ask.key] } as const] : [];
    });
  }

  toAnswer(answer: RuleObject<'answer'>): ReviewLink {
    const { content } = this.#context;
    const about = [
      ...resolveAll(content, 'question', [answer.fields.question]),
      ...resolveAll(content, 'ask', answer.fields.asks ?? []),
    ];
    const parts = [...this.#toAbout(answer, about), this.#toStatementPart(answer)];
    return this.#toOwn(answer, 'answer', about, null, answer.fields.review, parts);
  }

  /** The parts of a link whose review stands at the top of its own file. */
  #toOwn(
    object: RuleObject,
    kind: ReviewLink['kind'],
    about: readonly RuleObject[],
    owner: string | null,
    review: ReviewStamp | undefined,
    parts: readonly Part[],
  ): ReviewLink {
    const plural = kind === 'applicability' ? kind : `${kind}s`;
    const to = about.map(({ key }) => key);
    const base = { id: `${plural}/${object.id}`, kind, from: object.key, to, at: ['review'], owner };
    return this.#toLink(base, review, parts, about);
  }

  #toStatementPart(object: RuleObject): Part {
    return {
      name: 'statement',
      state: 'suspect-downstream',
      of: `statement:${object.key}`,
      now: this.#snapshots.getStatement(object),
      toPath: () => [object.key],
    };
  }

  #toAbout(holder: RuleObject, about: readonly RuleObject[]): readonly Part[] {
    const keys = about.map(({ key }) => key);
    return [
      {
        name: 'about',
        state: 'suspect-upstream',
        of: `about:${holder.key}`,
        now: this.#snapshots.getAbout(holder.key, keys),
        toPath: (of) => [of, holder.key],
        optional: true,
      },
      ...this.#toShared(about, holder.key),
    ];
  }

  /** Meaning and lineage of what a link rests on. */
  #toShared(targets: readonly RuleObject[], holder: ObjectKey): readonly Part[] {
    const ways = this.#snapshots.meaning.getMeaning(targets);
    const end = targets.some(({ key }) => key === holder) ? [] : [holder];
    const toPath = (of: string) => {
      const way = ways.get(of as ObjectKey);
      return way ? [...way.toReversed(), ...end] : [of, ...end];
    };
    const meaning: Part = {
      name: 'meaning',
      state: 'suspect-meaning',
      of: `meaning:${holder}`,
      now: this.#snapshots.getMeaning(targets.map(({ key }) => key).join(' '), targets),
      toPath,
      optional: true,
    };
    const lineage = targets.slice(0, 1).map(
      (target): Part => ({
        name: 'lineage',
        state: 'suspect-lineage',
        of: `lineage:${target.key}`,
        now: this.#snapshots.getLineage(target),
        toPath: (of) => [of.split(' ')[0]!, ...(target.key === holder ? [] : [target.key]), holder],
        optional: true,
      }),
    );
    return [meaning, ...lineage];
  }

  #toLink(
    base: Pick<ReviewLink, 'id' | 'kind' | 'from' | 'to' | 'at' | 'owner'>,
    review: ReviewStamp | undefined,
    parts: readonly Part[],
    targets: readonly RuleObject[],
  ): ReviewLink {
    const judged = judgeReview(this.#context, review, parts, this.#findPublished(targets));
    const fingerprints = Object.fromEntries(
      parts.flatMap(({ name, now }) => (now ? [[name, now.fingerprint]] : [])),
    );
    return { ...base, ...this.#addRetired(judged, targets), review: review ?? null, fingerprints };
  }

  #addRetired(judged: Judgement, targets: readonly RuleObject[]): Judgement {
    const retired = targets.filter(({ fields }) => fields.state === 'retired');
    if (retired.length === 0) return judged;
    const causes = retired.map(({ key, fields }) =>
      toCause('retired-target', `${fields.title} is retired`, [key]),
    );
    return toJudgement([...causes, ...judged.causes]);
  }

  /** The day of the newest version, out by the as-of day, in which one of the targets stands. */
  #findPublished(targets: readonly RuleObject[]): string | undefined {
    const { content, asOf } = this.#context;
    const days = targets.flatMap((target) =>
      Object.keys(getPlaces(target)).flatMap((id) => {
        const version = content.get('version', target.home, id);
        const counts = version && version.fields.stage !== 'hypothetical' && version.fields.published <= asOf;
        return counts ? [version.fields.published] : [];
      }),
    );
    return days.sort().at(-1);
  }
}

function toOrphan(
  base: Pick<ReviewLink, 'id' | 'kind' | 'from' | 'at' | 'owner'>,
  review: ReviewStamp | undefined,
  name: string,
): ReviewLink {
  const causes = [toCause('orphaned', `there is no obligation "${name}"`)];
  return { ...base, to: [], state: 'orphaned', causes, review: review ?? null, fingerprints: {} };
}
