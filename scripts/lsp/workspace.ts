/**
 * The content folder as an editor sees it: files on disk, with those that are open as they are being written. In:
 * addresses and texts. Out: diagnostics of the whole folder, and the context that completions ask. The content is
 * loaded when somebody asks after a change, and once.
 */
import { realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import type { EditingContext } from '../../src/analysis/editing/complete-field.ts';
import { type LoadedContent, loadContent } from '../../src/corpus/load-content.ts';
import type { FieldCursor } from '../../src/model/field-cursor.ts';
import { config } from '../../src/model/schemas/config.ts';
import { KINDS } from '../../src/model/schemas/kinds.ts';
import { classifyPath } from '../../src/parse/records/classify-path.ts';
import { findCursor } from '../../src/parse/records/find-cursor.ts';
import { YAML_LINE } from '../../src/parse/records/front-matter.ts';

const SETTINGS = 'rulemark.yml';

/** A place in an open file, with everything a completion or a hover needs. */
export interface Edited {
  readonly context: EditingContext;
  readonly cursor: FieldCursor;
}

export class Workspace {
  readonly #folder: string;
  readonly #real: string;
  readonly #open = new Map<string, string>();
  #loaded: LoadedContent | undefined;
  /** What was read last, perhaps before the last change: completions need other files, and at once. */
  #last: LoadedContent | undefined;

  /** Throws when there is no such folder. */
  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.#real = realpathSync(this.#folder);
  }

  /** The path below the content folder; undefined for files that are no content. */
  toFile(uri: string): string | undefined {
    if (!uri.startsWith('file:')) return undefined;
    const path = fileURLToPath(uri);
    const below = [this.#folder, this.#real].map((root) => relative(root, path).split(sep).join('/'));
    const file = below.find((one) => one !== '' && one !== '..' && !one.startsWith('../'));
    if (file === undefined || file.startsWith('docs/')) return undefined;
    return file.endsWith('.md') || file === SETTINGS ? file : undefined;
  }

  toUri(file: string): string {
    return pathToFileURL(join(this.#folder, file)).href;
  }

  /** Notes the text of an open file; undefined when it was closed. */
  put(file: string, text: string | undefined): void {
    if (text === undefined) this.#open.delete(file);
    else this.#open.set(file, text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
    this.#loaded = undefined;
  }

  /** Forgets what was read: something on the disk changed. */
  forget(): void {
    this.#loaded = undefined;
  }

  /** The content as it is now. */
  get loaded(): LoadedContent {
    this.#loaded ??= loadContent(this.#folder, { open: this.#open });
    this.#last = this.#loaded;
    return this.#loaded;
  }

  /** What is edited at a place of an open file, both counted from 0; undefined outside of front matter. */
  find(file: string, line: number, column: number): Edited | undefined {
    const text = this.#open.get(file) ?? '';
    const schema = getSchema(file);
    const yaml = file === SETTINGS ? { first: 0, lines: text.split('\n') } : cutFrontMatter(text);
    if (!schema || !yaml || line < yaml.first || line >= yaml.first + yaml.lines.length) return undefined;
    const cursor = findCursor(yaml.lines, line - yaml.first, column);
    if (!cursor) return undefined;
    const { content, getProvisions } = this.#last ?? this.loaded;
    return { cursor, context: { content, getProvisions, file: { ...schema, value: readHalf(yaml.lines) } } };
  }
}

function getSchema(file: string): Omit<EditingContext['file'], 'value'> | undefined {
  if (file === SETTINGS) return { kind: undefined, home: '', schema: config };
  const place = classifyPath(file);
  return place && { kind: place.kind, home: place.home, schema: KINDS[place.kind].schema };
}

/** The lines between the two `---`; to the end of the file where the second is not written yet. */
function cutFrontMatter(
  text: string,
): { readonly first: number; readonly lines: readonly string[] } | undefined {
  const lines = text.split('\n');
  if (lines[0] !== '---') return undefined;
  const end = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line));
  return { first: YAML_LINE - 1, lines: lines.slice(1, end === -1 ? undefined : end) };
}

/** The value of YAML that may be half written: what can be read of it. */
function readHalf(lines: readonly string[]): unknown {
  try {
    return parseDocument(lines.join('\n'), { version: '1.2', schema: 'core' }).toJS({
      maxAliasCount: 0,
    }) as unknown;
  } catch {
    return {}; // an alias, or a key that is none: the check says so, and completions do without the siblings
  }
}
