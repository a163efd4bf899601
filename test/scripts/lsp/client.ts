/**
 * A client of the language server that speaks the protocol's own bytes over a process's streams, as an editor does:
 * `Content-Length` heads, JSON-RPC 2.0, incremental changes.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../run-cli.ts';

export interface Found {
  readonly code: string;
  readonly message: string;
  readonly severity: number;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly data?: { readonly fix: string };
}
export interface Position {
  readonly line: number;
  readonly character: number;
}
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics: readonly Found[] };
  readonly result?: unknown;
  readonly error?: unknown;
}

export class LspClient {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #root: string;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #found = new Map<string, readonly Found[]>();
  #news: (() => void)[] = [];
  #bytes = Buffer.alloc(0);
  #id = 0;
  readonly ended: Promise<number | null>;

  /** Starts a server for a workspace whose content lies in `content/`. */
  constructor(root: string, args: readonly string[] = []) {
    this.#root = root;
    this.#child = spawn(process.execPath, [join(ROOT, 'scripts/cli.ts'), 'lsp', '--stdio', ...args], {
      cwd: root,
    });
    this.#child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.ended = new Promise((done) => this.#child.on('close', done));
  }

  async start(): Promise<unknown> {
    const folder = { uri: pathToFileURL(this.#root).href, name: 'w' };
    const params = {
      processId: process.pid,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities: {},
    };
    const result = await this.request('initialize', params);
    this.notify('initialized', {});
    return result;
  }

  toUri(file: string): string {
    return pathToFileURL(join(this.#root, 'content', file)).href;
  }

  open(file: string, text: string): void {
    this.notify('textDocument/didOpen', {
      textDocument: { uri: this.toUri(file), languageId: 'markdown', version: 1, text },
    });
  }

  /** Puts `text` in at a place of an open file. */
  type(file: string, version: number, at: Position, text: string): void {
    this.notify('textDocument/didChange', {
      textDocument: { uri: this.toUri(file), version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
  }

  ask(method: string, file: string, position: Position, more: object = {}): Promise<unknown> {
    return this.request(`textDocument/${method}`, {
      textDocument: { uri: this.toUri(file) },
      position,
      ...more,
    });
  }

  /** The diagnostics of a file, as soon as they are what is wanted. */
  async waitFor(file: string, fits: (found: readonly Found[]) => boolean): Promise<readonly Found[]> {
    for (;;) {
      const found = this.#found.get(this.toUri(file));
      if (found && fits(found)) return found;
      await new Promise<void>((done) => this.#news.push(done));
    }
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise((done, fail) =>
      this.#answers.set(id, ({ result, error }) =>
        error ? fail(new Error(JSON.stringify(error))) : done(result),
      ),
    );
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.ended;
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  #read(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#bytes.toString('latin1', 0, 64));
      if (!head) {
        if (this.#bytes.length > 64)
          throw new Error(`not the protocol: ${this.#bytes.toString('utf8', 0, 200)}`);
        return;
      }
      const [start, length] = [head[0].length, Number(head[1])];
      if (this.#bytes.length < start + length) return;
      const message = JSON.parse(this.#bytes.toString('utf8', start, start + length)) as Message;
      this.#bytes = this.#bytes.subarray(start + length);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics' && params)
      this.#found.set(params.uri, params.diagnostics);
    else if (id !== undefined && method === undefined) this.#answers.get(id)?.({ result, error });
    const news = this.#news;
    this.#news = [];
    for (const tell of news) tell();
  }
}
