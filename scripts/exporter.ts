/** What every format of `rulemark export` takes and gives: a corpus and a request, to files and notes. */
import type { Corpus } from '../src/model/corpus.ts';

/** One file as bytes or text; its name where `--out` is a folder. */
export interface ExportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ExportRequest {
  /** Only this rule; all of them when left out. */
  readonly rule: string | undefined;
  /** The commit of the content, where git knows one. */
  readonly commit: string | undefined;
}

/** What an export wrote besides its files. */
export interface ExportResult {
  readonly files: readonly ExportFile[];
  /** For people, on standard error: counts, what the format cannot say. */
  readonly notes: readonly string[];
}

/** Makes the files; throws a usage error when there is nothing that the format can hold. */
export type Exporter = (corpus: Corpus, request: ExportRequest) => ExportResult | Promise<ExportResult>;
