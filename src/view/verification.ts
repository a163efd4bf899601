/** How far an object was checked as a whole. */
import type { RuleObject } from '../model/object.ts';
import { getWeakest, type Verification } from '../model/words.ts';

/** The weakest of the object's own check and those of its fields. */
export function getObjectVerification(object: RuleObject): Verification {
  const { verification, checked } = object.fields as {
    verification?: Verification;
    checked?: Record<string, { verification: Verification }>;
  };
  return getWeakest([
    ...(verification ? [verification] : []),
    ...Object.values(checked ?? {}).map((field) => field.verification),
  ]);
}
