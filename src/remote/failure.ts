/**
 * Why a download did not succeed, as data: a code with a page under `content/docs/diagnostics/remote/`, what is
 * wrong in the author's words, and the next action. In: what a server, the network or the disk did. Out: one
 * failure, with whether asking again may help. Printing is somebody else's work.
 */

export interface Failure {
  readonly kind: 'failed';
  readonly code: `remote/${string}`;
  readonly message: string;
  readonly hint: string;
  /** The address that was asked last. */
  readonly url: string;
  /** The status of the answer, where there was one. */
  readonly status?: number;
  /** The start of an answer that reports an error: some services say in it what is wrong. */
  readonly answer?: string;
}

/** A failure of one attempt: whether another may succeed, and how long the server asks to wait first. */
export interface Setback extends Failure {
  readonly retry: boolean;
  readonly waitMs?: number;
}

/** Broken by our own limits while an answer comes in. */
export class LimitReached extends Error {
  readonly limit: 'answer' | 'idle' | 'attempt' | 'size';

  constructor(limit: LimitReached['limit']) {
    super(`limit reached: ${limit}`);
    this.limit = limit;
  }
}

interface Limits {
  readonly maxBytes: number;
  readonly answerMs: number;
  readonly idleMs: number;
  readonly attemptMs: number;
}

/** What an error of the network, the stream or the disk means; errors of no known kind are thrown again. */
export function toSetback(error: unknown, url: string, limits: Limits): Setback {
  if (error instanceof LimitReached) return toLimitSetback(error, url, limits);
  // Where a name has several addresses, all of which fail, Node throws the errors of all.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code = '', syscall = '' } = first as NodeJS.ErrnoException;
  const found = KNOWN_ERRORS.find(({ when }) => when(code, syscall));
  if (!found) throw error;
  return { kind: 'failed', url, ...found.say(getHost(url), code) };
}

/** What a status other than 200 means. `answer` is the start of what came with it. */
export function toStatusSetback(url: string, status: number, answer: string): Setback {
  const said = { kind: 'failed', url, status, answer } as const;
  const host = getHost(url);
  if (status === 404 || status === 410)
    return {
      ...said,
      retry: false,
      code: 'remote/not-found',
      message: `${host} has nothing at ${url} (status ${status}).`,
      hint: 'Check the number, title, part and date that were asked for.',
    };
  if (status === 429)
    return {
      ...said,
      retry: true,
      code: 'remote/too-many-requests',
      message: `${host} says that it was asked too often (status 429).`,
      hint: 'Wait some minutes, then run the command again. Others behind the same network address count too.',
    };
  if (status === 401 || status === 403 || status === 451)
    return {
      ...said,
      retry: false,
      code: 'remote/refused',
      message: `${host} refuses to give ${url} (status ${status}).`,
      hint: 'Open the address in a browser. If it works there, save the file and run `rulemark import <file>`.',
    };
  if (status === 408 || status === 425 || (status >= 500 && status !== 501 && status !== 505))
    return {
      ...said,
      retry: true,
      code: 'remote/server-error',
      message: `${host} has a fault of its own (status ${status}).`,
      hint: 'Nothing is wrong with what was asked. Run the command again later.',
    };
  return {
    ...said,
    retry: false,
    code: 'remote/unexpected-answer',
    message: `${host} gave an answer that this command does not know (status ${status}).`,
    hint: `Open ${url} in a browser to see what it says.`,
  };
}

/** The host of an address, for messages. */
export function getHost(url: string): string {
  return new URL(url).host;
}

type Words = Pick<Setback, 'code' | 'message' | 'hint' | 'retry'>;

interface KnownError {
  readonly when: (code: string, syscall: string) => boolean;
  readonly say: (host: string, code: string) => Words;
}

const DISK = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EIO']);
const CUT = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR', 'Z_DATA_ERROR']);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ETIMEDOUT',
]);

const KNOWN_ERRORS: readonly KnownError[] = [
  {
    when: (code, syscall) => syscall === 'open' || DISK.has(code),
    say: (_host, code) => ({
      code: 'remote/not-saved',
      message: `The download cannot be written to disk (${code}).`,
      hint: 'Check that the disk has room and that you may write into the folder, then run the command again.',
      retry: false,
    }),
  },
  {
    when: (code) => CUT.has(code),
    say: (host) => ({
      code: 'remote/truncated',
      message: `The answer of ${host} broke off before its end.`,
      hint: 'Run the command again. If it happens each time, try another network.',
      retry: true,
    }),
  },
  {
    when: (code, syscall) => NETWORK.has(code) || syscall === 'connect' || syscall === 'getaddrinfo',
    say: (host, code) => ({
      code: 'remote/unreachable',
      message: `${host} cannot be reached (${code}${code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? ': its name has no address' : ''}).`,
      hint:
        'Check the network. Behind a company proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1. ' +
        'With the file in hand, `rulemark import <file>` needs no network.',
      retry: true,
    }),
  },
  {
    when: (code) => /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO/.test(code),
    say: (host, code) => ({
      code: 'remote/untrusted',
      message: `The connection to ${host} cannot be trusted (${code}).`,
      hint:
        'A company proxy that opens connections needs its certificate: set NODE_EXTRA_CA_CERTS to that file. ' +
        'Otherwise check the clock of this machine.',
      retry: false,
    }),
  },
  {
    when: (code) => code.startsWith('ERR_PROXY'),
    say: (host, code) => ({
      code: 'remote/unreachable',
      message: `The proxy gives no way to ${host} (${code}).`,
      hint: 'Check HTTPS_PROXY and HTTP_PROXY, and whether the proxy lets this host through.',
      retry: false,
    }),
  },
  {
    when: (code) => code.startsWith('HPE_'),
    say: (host, code) => ({
      code: 'remote/unexpected-answer',
      message: `What answers at ${host} does not speak HTTP (${code}).`,
      hint: 'Check the address of the service and the proxy.',
      retry: false,
    }),
  },
];

function toLimitSetback({ limit }: LimitReached, url: string, limits: Limits): Setback {
  const host = getHost(url);
  if (limit === 'size')
    return {
      kind: 'failed',
      url,
      code: 'remote/too-large',
      message: `${url} is larger than ${toMegabytes(limits.maxBytes)}, the most that is taken.`,
      hint: 'Ask for less: one document instead of an issue, or one part instead of a title.',
      retry: false,
    };
  const seconds = { answer: limits.answerMs, idle: limits.idleMs, attempt: limits.attemptMs }[limit] / 1000;
  const what = {
    answer: `did not answer within ${seconds} s`,
    idle: `sent nothing more for ${seconds} s`,
    attempt: `was not done after ${seconds} s`,
  }[limit];
  return {
    kind: 'failed',
    url,
    code: 'remote/timeout',
    message: `${host} ${what}.`,
    hint: 'Run the command again later; the service or the network is slow now.',
    retry: true,
  };
}

function toMegabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${bytes} bytes`;
}
