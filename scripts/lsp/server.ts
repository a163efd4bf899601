/**
 * The language server: what editors ask over standard input and output (Language Server Protocol 3.17), answered
 * from the content folder. Diagnostics of the whole folder a moment after each change; completion, hover, definition
 * and quick fixes in front matter. Nothing else may write to standard output while it runs.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completeField } from '../../src/analysis/editing/complete-field.ts';
import { explainField } from '../../src/analysis/editing/explain-field.ts';
import { toAction, toDiagnostic, toHover, toItem } from './to-protocol.ts';
import { type Edited, Workspace } from './workspace.ts';

/** Milliseconds without a change before the folder is checked; long checks wait longer. */
const PAUSE = 200;
/** Offers in one answer; the editor asks again as more is typed. */
const MOST_OFFERS = 500;

export interface ServerOptions {
  /** The content folder: from the root of the workspace, or absolute. */
  readonly content: string;
  readonly version: string;
}

/** Serves until the editor ends the session. */
export function serve(
  options: ServerOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const server = new Server(connection, options);
  server.listen();
  return new Promise((done) => {
    connection.onExit(done);
    input.on('end', done);
  });
}

class Server {
  readonly #connection: Connection;
  readonly #options: ServerOptions;
  readonly #documents = new TextDocuments(TextDocument);
  #workspace: Workspace | undefined;
  #published = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #pause = PAUSE;

  constructor(connection: Connection, options: ServerOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#plan());
    connection.onShutdown(() => clearTimeout(this.#timer));
    connection.onDidChangeWatchedFiles(() => this.#reread());
    connection.onCompletion((params) => this.#complete(params));
    connection.onHover((params) => this.#hover(params));
    connection.onDefinition((params) => this.#define(params));
    connection.onCodeAction(({ textDocument, context }) =>
      context.diagnostics.flatMap((diagnostic) => toAction(textDocument.uri, diagnostic)),
    );
    this.#documents.onDidChangeContent(({ document }) => this.#put(document.uri, document.getText()));
    this.#documents.onDidClose(({ document }) => this.#put(document.uri, undefined));
    this.#documents.onDidSave(() => this.#reread());
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    const uri = workspaceFolders?.[0]?.uri ?? rootUri;
    const root = uri?.startsWith('file:') ? fileURLToPath(uri) : process.cwd();
    const { content = this.#options.content } = (initializationOptions ?? {}) as { content?: string };
    const folder = isAbsolute(content) ? content : join(root, content);
    if (existsSync(folder)) this.#workspace = new Workspace(folder);
    else
      this.#connection.console.error(
        `rulemark: there is no content folder "${folder}"; name it with --content.`,
      );
    return {
      serverInfo: { name: 'rulemark', version: this.#options.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: [' ', ':', '-', '"', '/', '[', ',', '{'] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
      },
    };
  }

  #put(uri: string, text: string | undefined): void {
    const file = this.#workspace?.toFile(uri);
    if (file === undefined) return;
    this.#workspace?.put(file, text);
    this.#plan();
  }

  #reread(): void {
    this.#workspace?.forget();
    this.#plan();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#publish(), this.#pause);
  }

  /** Sends the diagnostics of every file that has some, and none for those that had. */
  #publish(): void {
    const workspace = this.#workspace;
    if (!workspace) return;
    const started = performance.now();
    const toUri = (file: string) => this.#toOpenUri(workspace, file);
    try {
      const byUri = Map.groupBy(workspace.loaded.diagnostics, ({ file }) => toUri(file));
      for (const uri of this.#published)
        if (!byUri.has(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
      for (const [uri, found] of byUri)
        void this.#connection.sendDiagnostics({
          uri,
          diagnostics: found.map((one) => toDiagnostic(one, toUri)),
        });
      this.#published = new Set(byUri.keys());
    } catch (error) {
      this.#connection.console.error(`rulemark: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#pause = Math.max(PAUSE, performance.now() - started);
  }

  /** The address as the editor wrote it, for a file that is open: two spellings would be two files to it. */
  #toOpenUri(workspace: Workspace, file: string): string {
    const open = this.#documents.keys().find((uri) => workspace.toFile(uri) === file);
    return open ?? workspace.toUri(file);
  }

  #find({
    textDocument: { uri },
    position,
  }: TextDocumentPositionParams): (Edited & { readonly text: string }) | undefined {
    const file = this.#workspace?.toFile(uri);
    const edited =
      file === undefined ? undefined : this.#workspace?.find(file, position.line, position.character);
    if (!edited) return undefined;
    const line = {
      start: { line: position.line, character: 0 },
      end: { line: position.line + 1, character: 0 },
    };
    return { ...edited, text: this.#documents.get(uri)?.getText(line) ?? '' };
  }

  #complete(params: TextDocumentPositionParams) {
    const found = this.#find(params);
    if (!found) return null;
    const { context, cursor, text } = found;
    const offers = completeField(context, cursor);
    const typed = cursor.typed.toLowerCase();
    const near =
      offers.length > MOST_OFFERS
        ? offers.filter(({ value }) => value.toLowerCase().includes(typed))
        : offers;
    const written = text.slice(cursor.start, cursor.end);
    return {
      isIncomplete: offers.length > MOST_OFFERS,
      items: near
        .slice(0, MOST_OFFERS)
        .map((offer, at) => toItem(offer, at, params.position.line, written, cursor)),
    };
  }

  #explain(params: TextDocumentPositionParams) {
    const found = this.#find(params);
    if (!found) return undefined;
    const { context, cursor, text } = found;
    const word = text
      .slice(cursor.start, cursor.end)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    return { ...explainField(context, cursor, word), cursor };
  }

  #hover(params: TextDocumentPositionParams) {
    const found = this.#explain(params);
    const value = found && toHover(found);
    if (!value) return null;
    const { line } = params.position;
    const range = {
      start: { line, character: found.cursor.start },
      end: { line, character: found.cursor.end },
    };
    return { contents: { kind: 'markdown' as const, value }, range };
  }

  #define(params: TextDocumentPositionParams) {
    const object = this.#explain(params)?.object;
    const workspace = this.#workspace;
    if (!object || !workspace) return null;
    const start = { line: 0, character: 0 };
    return { uri: workspace.toUri(object.file), range: { start, end: start } };
  }
}
