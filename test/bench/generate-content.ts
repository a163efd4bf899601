/**
 * Writes a content folder of any size with links of known number: half obligations, half controls, about sixty
 * words each, everything by a seeded generator so that every run measures the same files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS =
  'provider account customer record report notice review access transfer program identity foreign service keep verify describe retain before within after each every method written risk threat period annual secure limit state person entity'.split(
    ' ',
  );
const SECTIONS = 20;
const DEFINITIONS = 40;

export interface Generated {
  readonly objects: number;
  readonly links: number;
}

/** Writes `count` obligations and controls (and the few objects they stand on) below `folder`. */
export function generateContent(folder: string, count: number, seed = 1): Generated {
  const random = createRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const words = (length: number) => Array.from({ length }, () => pick(WORDS)).join(' ');
  const rule = join(folder, 'rules/bench');
  const write = (path: string, text: string) => writeFileSync(path, text);
  for (const name of [
    'obligations',
    'definitions',
    'parties',
    'sources',
    'authorities',
    'penalties',
    'versions/nprm',
  ])
    mkdirSync(join(rule, name), { recursive: true });
  for (const name of ['controls', 'evidence']) mkdirSync(join(folder, 'provider', name), { recursive: true });
  write(join(folder, 'rulemark.yml'), 'rule: bench\nasOf: "2026-01-01"\n');
  const checked = 'verification: secondary\nsources: [alert]\n';
  write(
    join(rule, 'rule.md'),
    `---\ntitle: Bench rule\nshortTitle: Bench\nagencies: [Agency]\nversions: [nprm]\nsummary: ${words(12)}\n${checked}---\n`,
  );
  write(join(rule, 'sources/alert.md'), '---\ntitle: Alert\npublisher: Firm\ntype: law-firm\n---\n');
  write(
    join(rule, 'parties/provider.md'),
    '---\ntitle: Provider\nsingular: a provider\nplural: providers\nside: regulated\n---\n',
  );
  write(
    join(rule, 'authorities/order.md'),
    `---\ntitle: Order\ntype: executive-order\ncitation: E.O. 1\nhistory: [{ status: in-force, on: 2020-01-01, verification: secondary, sources: [alert] }]\n${checked}---\n`,
  );
  write(
    join(rule, 'penalties/civil.md'),
    `---\ntitle: Civil\nkind: civil\nprohibitedActs: [{ act: breach, verification: secondary, sources: [alert] }]\nmentalState: none\namount: { type: maximum, statement: a sum }\nstatute: 1 U.S.C. 1\nauthorities: [order]\n${checked}---\n`,
  );
  write(
    join(rule, 'versions/nprm/version.md'),
    `---\ntitle: Proposal\nshortTitle: NPRM\nstage: nprm\npublished: 2024-01-01\ncitation: 89 FR 1\ncite: "§ {n}"\nciteTo: section\ntext: restated\n${checked}---\n`,
  );
  for (let n = 0; n < SECTIONS; n++) {
    const text = Array.from({ length: 12 }, () => `- ${words(24)}. {secondary: alert}`).join('\n');
    write(
      join(rule, `versions/nprm/1.${n + 1}.md`),
      `---\ntitle: Section ${n + 1}\nnumber: "1.${n + 1}"\n${checked}---\n\n${text}\n`,
    );
  }
  for (let n = 0; n < DEFINITIONS; n++)
    write(
      join(rule, `definitions/term-${n}.md`),
      `---\ntitle: term ${n}\nscope: { level: part }\nsections: { nprm: ["1.1"] }\nparaphrase: ${words(14)}\n${checked}---\n`,
    );
  write(
    join(folder, 'provider/provider.md'),
    '---\ntitle: Example\nexample: true\nusPerson: "yes"\nroles: [provider]\n---\n',
  );
  const obligations = Math.floor(count / 2);
  for (let n = 0; n < obligations; n++) {
    const section = 1 + Math.floor(random() * SECTIONS);
    const term = Math.floor(random() * DEFINITIONS);
    write(
      join(rule, `obligations/duty-${n}.md`),
      `---\ntitle: Duty ${n} ${words(3)}\nkind: obligation\nbearers: [provider]\naction: keep\nobject: ${words(8)}\ntrigger: when ${words(5)}\ndeadline: { type: relative, relation: within, count: ${1 + (n % 30)}, unit: days, of: the ${pick(WORDS)} }\nsections:\n  nprm: ["1.${section}"]\nauthorities: []\npenalties: { noneStated: a benchmark }\nterms: [term-${term}]\nowner: Team ${n % 9}\n${checked}---\n\n${words(30)}\n`,
    );
  }
  for (let n = 0; n < count - obligations; n++) {
    const first = Math.floor(random() * obligations);
    const mapping = (target: number) =>
      `  - obligation: duty-${target}\n    relation: implements\n    covers: whole\n    rationale: ${words(9)}\n    evidence: [proof-${n % 50}]\n    review: { by: Team, on: 2025-01-01, decision: accepted }\n`;
    const both = mapping(first);
    write(
      join(folder, `provider/controls/control-${n}.md`),
      `---\ntitle: Control ${n} ${words(3)}\nkind: process\nstatus: implemented\nowner: Team ${n % 9}\nsatisfies:\n${both}---\n\n${words(20)}\n`,
    );
  }
  for (let n = 0; n < 50; n++)
    write(
      join(folder, `provider/evidence/proof-${n}.md`),
      `---\ntitle: Proof ${n}\nmethod: test\nsource: log ${n}\ncollectedOn: 2025-06-01\nvalidUntil: 2026-12-31\nresult: pass\n---\n`,
    );
  return { objects: count, links: obligations * 4 + (count - obligations) * 2 };
}

/** Mulberry32: small, seeded, the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
