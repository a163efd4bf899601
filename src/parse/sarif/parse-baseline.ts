/**
 * The findings of an earlier `rulemark check --format sarif`. In: the text of the file. Out: the findings with their
 * fingerprints, or a sentence about why the file cannot serve. Runs of other tools in the same file are left out;
 * so are findings that were gone already when it was written. Follows SARIF 2.1.0 (OASIS).
 */

import type { KnownFinding } from '../../text/baseline.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { FINGERPRINT_NAME } from '../../text/diagnostic-fingerprint.ts';

export type ParsedBaseline =
  | { readonly kind: 'read'; readonly known: readonly KnownFinding[] }
  | { readonly kind: 'broken'; readonly reason: string };

/** The name of this tool in its own files. */
const TOOL_NAME = 'Rulemark';

/** What an earlier run knew, in its order. */
export function parseBaseline(text: string): ParsedBaseline {
  const log = readJson(text.replace(/^\uFEFF/, ''));
  if (typeof log === 'string') return broken(`it is not JSON (${log})`);
  if (!isRecord(log.value) || !Array.isArray(log.value['runs']))
    return broken('it is JSON, but not SARIF: it has no list of runs');
  if (log.value['version'] !== '2.1.0')
    return broken(`it is SARIF ${String(log.value['version'] ?? 'of no version')}, and 2.1.0 is read here`);
  const runs = log.value['runs'].filter((run) => getText(run, 'tool', 'driver', 'name') === TOOL_NAME);
  if (runs.length === 0) return broken(`no run in it is of ${TOOL_NAME}`);
  const known: KnownFinding[] = [];
  for (const result of runs.flatMap((run) => getList(run, 'results'))) {
    if (getText(result, 'baselineState') === 'absent') continue;
    const finding = toFinding(result);
    if (!finding)
      return broken(`a finding in it has no fingerprint "${FINGERPRINT_NAME}", so it cannot be recognized`);
    known.push(finding);
  }
  return { kind: 'read', known };
}

function toFinding(result: unknown): KnownFinding | undefined {
  const fingerprint = getText(result, 'partialFingerprints', FINGERPRINT_NAME);
  if (fingerprint === undefined) return undefined;
  const place = getValue(getList(result, 'locations')[0], ['physicalLocation']);
  const level = getText(result, 'level');
  return {
    fingerprint,
    code: getText(result, 'ruleId') ?? '',
    severity: level === 'note' || level === 'error' ? level : ('warning' satisfies Severity),
    message: getText(result, 'message', 'text') ?? '',
    file: decode(getText(place, 'artifactLocation', 'uri') ?? ''),
    line: toCount(getValue(place, ['region', 'startLine'])),
    column: toCount(getValue(place, ['region', 'startColumn'])),
  };
}

function readJson(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return error.message;
  }
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // only shown; a stray % does no harm
  }
}

function broken(reason: string): ParsedBaseline {
  return { kind: 'broken', reason };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function getValue(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined),
    value,
  );
}

function getText(value: unknown, ...path: readonly string[]): string | undefined {
  const found = getValue(value, path);
  return typeof found === 'string' ? found : undefined;
}

function getList(value: unknown, key: string): readonly unknown[] {
  const found = getValue(value, [key]);
  return Array.isArray(found) ? found : [];
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1;
}
