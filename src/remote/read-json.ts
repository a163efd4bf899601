/**
 * Reading what a service answered, without trust: fields by name from `unknown`, and nothing where the shape is
 * another. In: a downloaded JSON file or a piece of it. Out: texts, days, lists. A field that is missing or of
 * another type is null or empty; which ones cannot be done without is for the caller to say.
 */
import { readFileSync } from 'node:fs';
import { isDay } from '../text/day.ts';
import { type Failure, getHost } from './failure.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The file as JSON; it was found whole before. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}

/** An object, empty where the value is none. */
export function getRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

export function getList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or a number as text, without space around it; null when there is none or it is empty. */
export function getText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function getTexts(value: unknown): readonly string[] {
  return getList(value).flatMap((item) => getText(item) ?? []);
}

/** A day of the calendar, YYYY-MM-DD, or null. */
export function getDay(value: unknown): string | null {
  const text = getText(value)?.slice(0, 10) ?? '';
  return isDay(text) ? text : null;
}

export function getNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Says that an answer has another shape than the service's documentation gives. */
export function toWrongShape(url: string, missing: string): Failure {
  return {
    kind: 'failed',
    url,
    code: 'remote/unexpected-answer',
    message: `${getHost(url)} gave JSON of another shape than this command knows: ${missing}.`,
    hint: `Open ${url} in a browser. If the service has changed, download the XML by hand and run \`rulemark import <file>\`.`,
  };
}
