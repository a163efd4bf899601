/**
 * What the words for effort mean in calendar days, and how a time factor is made of days: the one table and the one
 * cap behind the order of gaps. Chosen by us, for a team that has other work too; an estimate in days (`days:` in the
 * file of a gap) wins over the word. Plain data, so that pages, commands and the guide show the same numbers.
 */

/** Calendar days that closing a gap takes. An effort that nobody estimated counts as large until somebody does. */
export const EFFORT_DAYS = { small: 30, medium: 90, large: 270, unknown: 270 } as const;
export type Effort = keyof typeof EFFORT_DAYS;

/** The time factor never goes below the first, nor above the second; half-way, time needed is time left. */
export const TIME_FACTOR = { least: 1, most: 3 } as const;
