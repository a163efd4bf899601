/**
 * Diagnostics as a SARIF 2.1.0 log (OASIS), for code scanning and for viewers in editors. In: diagnostics, the pages
 * of their codes, where the content folder lies below the root, and an earlier run if there is one. Out: one run
 * with rules, regions, related places, fixes, fingerprints and states against the earlier run. No path of the
 * machine: all addresses are relative to a root that the reader knows (`%SRCROOT%`).
 */
import type { Fix, Location, Log, Region, Result } from 'sarif';
import type { BaselineComparison, KnownFinding } from '../../text/baseline.ts';
import type { Diagnostic, Place } from '../../text/diagnostic.ts';
import { FINGERPRINT_NAME, toFingerprints } from '../../text/diagnostic-fingerprint.ts';
import { compareText } from '../../text/natural-order.ts';
import { type CodePage, toSarifRule } from './rule-page.ts';

export interface SarifInput {
  /** With paths below the content folder, in order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The content folder below the root, with forward slashes; empty where it is the root. */
  readonly prefix: string;
  readonly pages: ReadonlyMap<string, CodePage>;
  readonly version: string;
  readonly baseline?: BaselineComparison | undefined;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = '%SRCROOT%';
/** The name under which GitHub looks for a fingerprint: ours tells two findings on one line apart. */
const GITHUB_FINGERPRINT = 'primaryLocationLineHash';

/** The log; findings keep their order, those that are gone come last. */
export function toSarif(input: SarifInput): Log {
  const { diagnostics, pages, version, baseline } = input;
  const gone = baseline?.gone ?? [];
  const codes = [...new Set([...diagnostics, ...gone].map(({ code }) => code))].sort(compareText);
  const fingerprints = toFingerprints(diagnostics);
  const results = diagnostics.map((diagnostic, at): Result => {
    const state = baseline?.states[at];
    return {
      ...toResult(diagnostic, codes, input.prefix),
      partialFingerprints: toPartial(fingerprints[at] ?? ''),
      ...(state ? { baselineState: state } : {}),
    };
  });
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Rulemark',
            version,
            semanticVersion: version,
            rules: codes.map((code) => toSarifRule(code, pages.get(code))),
          },
        },
        automationDetails: { id: 'rulemark-check/' },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: [...results, ...gone.map((finding) => toAbsent(finding, codes))],
      },
    ],
  };
}

function toResult(diagnostic: Diagnostic, codes: readonly string[], prefix: string): Result {
  const { code, severity, message, hint, related = [] } = diagnostic;
  const fix = toFix(diagnostic, prefix);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${message}\n${hint}` },
    locations: [toLocation(diagnostic, prefix)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, id) => ({
            id: id + 1,
            ...toLocation(place, prefix),
            message: { text: 'The other place.' },
          })),
        }
      : {}),
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/** A finding of the earlier run that is there no more. */
function toAbsent(finding: KnownFinding, codes: readonly string[]): Result {
  const { code, severity, message, fingerprint } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [toLocation(finding, '')],
    partialFingerprints: toPartial(fingerprint),
    baselineState: 'absent',
  };
}

function toPartial(fingerprint: string): Record<string, string> {
  return { [FINGERPRINT_NAME]: fingerprint, [GITHUB_FINGERPRINT]: fingerprint };
}

function toLocation(place: Place, prefix: string): Location {
  return {
    physicalLocation: { artifactLocation: toArtifact(place.file, prefix), region: toRegion(place) },
  };
}

/** A path without `..`, as of a file of code seen from the content folder; those that lead out of all stay. */
function toPlain(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/'))
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  return steps.join('/');
}

function toArtifact(file: string, prefix: string): { uri: string; uriBaseId: string } {
  return { uri: toUri(toPlain(prefix === '' ? file : `${prefix}/${file}`)), uriBaseId: ROOT };
}

/** The end column is the one after the last that is covered. */
function toRegion({ line, column, length }: Place): Region {
  return {
    startLine: line,
    startColumn: column,
    ...(length === undefined ? {} : { endLine: line, endColumn: column + length }),
  };
}

function toFix({ file, fix, hint, ...place }: Diagnostic, prefix: string): Fix | undefined {
  if (fix === undefined || place.length === undefined) return undefined;
  return {
    description: { text: hint },
    artifactChanges: [
      {
        artifactLocation: toArtifact(file, prefix),
        replacements: [{ deletedRegion: toRegion({ file, ...place }), insertedContent: { text: fix } }],
      },
    ],
  };
}

/** A relative address: every step encoded, slashes kept (RFC 3986); a lone surrogate becomes a mark. */
function toUri(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step.toWellFormed()))
    .join('/');
}
