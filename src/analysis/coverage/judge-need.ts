/**
 * Whether the methods of evidence that are there meet what the trace policy asks for: a test, or an examination and
 * an interview. In: the need and the methods of the evidence that counts. Out: yes or no, and the need in words.
 */
import type { EvidenceMethod, EvidenceNeed } from '../../model/trace-policy.ts';

const WORDS: Readonly<Record<EvidenceMethod, string>> = {
  examine: 'an examination',
  interview: 'an interview',
  test: 'a test',
};

/** True when the methods are enough. */
export function isNeedMet(need: EvidenceNeed, methods: ReadonlySet<EvidenceMethod>): boolean {
  if (typeof need === 'boolean') return !need || methods.size > 0;
  if (typeof need === 'string') return methods.has(need);
  if ('anyOf' in need)
    return need.anyOf.some((item) =>
      typeof item === 'string' ? methods.has(item) : item.allOf.every((one) => methods.has(one)),
    );
  return need.allOf.every((item) =>
    typeof item === 'string' ? methods.has(item) : item.anyOf.some((one) => methods.has(one)),
  );
}

/** The need in words: "a test, or an examination and an interview". */
export function toNeedWords(need: EvidenceNeed): string {
  if (need === false) return 'no evidence';
  if (need === true) return 'passing evidence';
  if (typeof need === 'string') return WORDS[need];
  const words = (list: readonly EvidenceMethod[], link: string) =>
    list.map((one) => WORDS[one]).join(` ${link} `);
  const [items, link] =
    'anyOf' in need
      ? [need.anyOf.map((item) => (typeof item === 'string' ? [item] : item.allOf)), ['or', 'and']]
      : [need.allOf.map((item) => (typeof item === 'string' ? [item] : item.anyOf)), ['and', 'or']];
  const parts = items.map((item) => words(item, link[1]!));
  return parts.join(items.some((item) => item.length > 1) ? `, ${link[0]} ` : ` ${link[0]} `);
}
