/** Where in the law a gap stands: the sections of the obligations and definitions that it is about. */
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';

type Stated = RuleObject<'obligation'> | RuleObject<'definition'>;

/** Every provision it stands at, as `<version>/<provision>`, in order of what it is about. */
function findGapProvisions(corpus: Corpus, gap: Gap): string[] {
  const all = findStated(corpus, gap).flatMap(({ fields }) =>
    Object.entries(fields.sections).flatMap(([version, list]) =>
      list.map((provision) => `${version}/${provision}`),
    ),
  );
  return [...new Set(all)];
}

/** The section of the newest version that says the first thing it is about, as "§ 7.302"; "none" where there is none. */
export function toGapSection(corpus: Corpus, gap: Gap): string {
  const [first] = findStated(corpus, gap);
  if (!first) return 'none';
  const order = corpus.content.get('rule', '', first.home)?.fields.versions ?? [];
  const last = order.filter((version) => first.fields.sections[version]).at(-1);
  const provision = last === undefined ? undefined : first.fields.sections[last]?.[0];
  return provision === undefined ? 'none' : `§\u00a0${splitProvision(provision).section}`;
}

/** True where one of its provisions is the section or paragraph asked for, or stands below it. */
export function isAtSection(corpus: Corpus, gap: Gap, asked: string): boolean {
  return findGapProvisions(corpus, gap).some((place) => isBelow(place, asked));
}

/** True for a place at or below what was asked: "7.302", "§ 7.302(d)", "nprm-2024/7.302". */
export function isBelow(place: string, asked: string): boolean {
  const wanted = asked.replace(/^§+\s*/, '').trim();
  const provision = place.slice(place.indexOf('/') + 1);
  return [place, provision].some(
    (known) => known === wanted || known.startsWith(`${wanted}(`) || known.startsWith(`${wanted}[`),
  );
}

function findStated(corpus: Corpus, { about }: Gap): Stated[] {
  return about
    .map((key) => corpus.content.getByKey(key))
    .filter((object): object is Stated => object?.type === 'obligation' || object?.type === 'definition');
}
