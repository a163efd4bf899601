/**
 * The formats of `rulemark export`, each with what it holds, the name of its file and who makes it. One table, so
 * that the help page, the check of the argument and the writing agree. A format is loaded when it is asked for.
 */
import type { Corpus } from '../src/model/corpus.ts';
import type { Audience } from '../src/model/visibility.ts';

/** One file as bytes or text; its name where `--out` is a folder. */
export interface ExportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ExportRequest {
  /** Only this rule; all of them when left out. */
  readonly rule: string | undefined;
}

/** What an export wrote besides its files. */
export interface ExportResult {
  readonly files: readonly ExportFile[];
  /** For people, on standard error: counts, what the format cannot say. */
  readonly notes: readonly string[];
}

export type Exporter = (corpus: Corpus, request: ExportRequest) => ExportResult | Promise<ExportResult>;

export interface ExportFormat {
  /** For the help page: "the obligations as …". */
  readonly is: string;
  /** The ending that tells a file from a folder in `--out`. */
  readonly ending: string;
  /** The widest audience that may have it; a wider one is refused with this reason. */
  readonly only?: { readonly audience: Audience; readonly reason: string };
  readonly load: () => Promise<Exporter>;
}

export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {};
