/** Real parts to compare, as they were published; none where the shared folder is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toComparedTexts } from '../../../src/analysis/comparison/to-compared-texts.ts';
import type { ComparedText } from '../../../src/model/comparison.ts';
import { parsePublished } from '../../../src/parse/parse-published.ts';

export const SHARED = resolve(
  process.env.RULEMARK_SHARED ?? join(import.meta.dirname, '../../../../shared'),
  'data',
);

/** The text of law of a file in the shared folder, null where it is absent. */
export function readTexts(file: string): ComparedText[] | null {
  const path = join(SHARED, file);
  if (!existsSync(path)) return null;
  const result = parsePublished(readFileSync(path), { sha256: '' });
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  return toComparedTexts(result.parsed);
}

export const PATENTS_2005 = 'cfr-annual-xml/raw/CFR-2005-title37-vol1-part1.xml';
export const PATENTS_2012 = 'cfr-annual-xml/raw/CFR-2012-title37-vol1-part1.xml';
export const PATENTS_2013 = 'cfr-annual-xml/raw/CFR-2013-title37-vol1-part1.xml';
export const WASTE_2015 = 'cfr-annual-xml/raw/CFR-2015-title40-vol26-part262.xml';
export const SPIRITS_2003 = 'cfr-annual-xml/raw/CFR-2003-title27-vol2-part447.xml';
export const CREDIT_2011 = 'fr-xml/edited/2011-31725.xml';
export const TITLE_1 = 'ecfr-xml/ECFR-title1.current.xml';
export const TITLE_1_UPDATED = 'ecfr-xml/ECFR-title1.updated.xml';
