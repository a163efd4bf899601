/**
 * Asks and what readiness finds, as scripts read them: arrays, each entry with its id, its status or code, why, and its
 * place. Paths are as the caller names the content folder.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { AskEntry } from '../../view/asks/ask-entry.ts';
import { isReady } from '../../view/asks/ask-entry.ts';
import { toReference } from './reference.ts';

interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface AskJson {
  readonly id: string;
  readonly status: string;
  /** Sentences: where it stands, then what blocks it. */
  readonly because: readonly string[];
  /** Of the entry of its history that counts on the day. */
  readonly place: PlaceJson;
  readonly title: string;
  readonly since: string;
  readonly owner: string | null;
  readonly position: string | null;
  readonly provisions: Readonly<Record<string, readonly string[]>>;
  readonly period: {
    readonly state: string;
    readonly version: string | null;
    readonly closes: string | null;
    /** Days to the last day, which is 0; negative when it is over. */
    readonly days: number | null;
  };
  readonly blockers: readonly string[];
  /** Approved, and nothing blocks it. */
  readonly ready: boolean;
}

export interface ReadyJson {
  /** Of the ask, answer or question that it is about. */
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly because: readonly string[];
  readonly place: PlaceJson;
  readonly hint: string;
  /** `asks/<id>`, `answers/<id>`, `questions/<rule>/<id>`. */
  readonly object: string;
}

/** One ask; `toFile` says how a file of the content folder is called. */
export function toAskJson(corpus: Corpus, entry: AskEntry, toFile: (file: string) => string): AskJson {
  const { ask, standing, period, because, blockers } = entry;
  const { title, owner, position, provisions, history } = ask.fields;
  const at = history.findLastIndex(({ on, status }) => on === standing.since && status === standing.status);
  return {
    id: ask.id,
    status: standing.status,
    because,
    place: toPlace(corpus, ask.file, ['history', at], toFile),
    title,
    since: standing.since,
    owner: owner ?? null,
    position: position ?? null,
    provisions,
    period: {
      state: period.state,
      version: period.version?.id ?? null,
      closes: period.event?.fields.date ?? null,
      days: period.days ?? null,
    },
    blockers,
    ready: isReady(entry),
  };
}

/** One finding of readiness. */
export function toReadyJson(
  corpus: Corpus,
  { object, path, part, code, severity, message, hint }: Finding,
  toFile: (file: string) => string,
): ReadyJson {
  return {
    id: object.id,
    code,
    severity,
    because: [message],
    place: toPlace(corpus, object.file, path, toFile, part),
    hint,
    object: toReference(object.key),
  };
}

function toPlace(
  corpus: Corpus,
  name: string,
  path: Finding['path'],
  toFile: (file: string) => string,
  part?: Finding['part'],
): PlaceJson {
  const { file, line, column } = corpus.findPlace(name, path, part);
  return { file: toFile(file), line, column };
}
