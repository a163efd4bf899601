/** How a download shows itself: one line written over for a person, plain lines for a log. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProgress } from '../../scripts/progress.ts';
import type { FetchEvent } from '../../src/remote/fetch-file.ts';

const MEGABYTE = 1024 * 1024;
const asked: FetchEvent = { kind: 'asked', url: 'https://example.org/a/b.xml?part=7' };
const received = (megabytes: number, total?: number): FetchEvent => ({
  kind: 'received',
  bytes: megabytes * MEGABYTE,
  total: total === undefined ? undefined : total * MEGABYTE,
});
const waiting: FetchEvent = {
  kind: 'waiting',
  failure: {
    kind: 'failed',
    code: 'remote/timeout',
    message: 'It is slow.',
    hint: '',
    url: 'https://example.org',
  },
  waitMs: 2000,
  next: 2,
  of: 4,
};

let written = '';
const setTerminal = (isTerminal: boolean, columns = 80): void => {
  vi.stubEnv('TERM', 'xterm');
  Object.defineProperty(process.stderr, 'isTTY', { value: isTerminal, configurable: true });
  Object.defineProperty(process.stderr, 'columns', { value: columns, configurable: true });
};
const before = Object.getOwnPropertyDescriptors(process.stderr);
beforeEach(() => {
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const name of ['isTTY', 'columns'] as const) {
    const old = before[name];
    if (old) Object.defineProperty(process.stderr, name, old);
    else Reflect.deleteProperty(process.stderr, name);
  }
});

describe('for a log', () => {
  test('who was asked, each wait with its reason, and every tenth megabyte', () => {
    setTerminal(false);
    const { onEvent, end } = createProgress();
    onEvent(asked);
    for (let megabytes = 1; megabytes <= 25; megabytes++) onEvent(received(megabytes, 40));
    onEvent(waiting);
    onEvent(asked);
    onEvent(received(12));
    end();
    expect(written.split('\n')).toEqual([
      'Asking example.org/a/b.xml …',
      'Receiving … 10.0 MB of 40.0 MB (25 %)',
      'Receiving … 20.0 MB of 40.0 MB (50 %)',
      'It is slow. Trying again in 2 s (2 of 4) …',
      'Asking example.org/a/b.xml …',
      'Receiving … 12.0 MB',
      '',
    ]);
  });
});

describe('for a person', () => {
  test('one line, written over, cut to the width, and taken away in the end', () => {
    setTerminal(true, 20);
    const { onEvent, end } = createProgress();
    onEvent(asked);
    onEvent(waiting);
    end();
    expect(written).not.toContain('\n');
    expect(written).toContain('\u001b[1GAsking example.org/\u001b[0K');
    expect(written).toContain('\u001b[1GIt is slow. Trying \u001b[0K');
    expect(written.endsWith('\u001b[1G\u001b[0K')).toBe(true);
  });

  test('not drawn more often than it can be read', () => {
    setTerminal(true);
    const { onEvent } = createProgress();
    onEvent(asked);
    for (let n = 0; n < 1000; n++) onEvent(received(n));
    expect(written.length).toBeLessThan(1000);
  });

  test('whole on a terminal that does not know its width', () => {
    setTerminal(true, 0);
    createProgress().onEvent(asked);
    expect(written).toContain('Asking example.org/a/b.xml …');
  });

  test('a terminal that cannot write over gets lines', () => {
    setTerminal(true);
    vi.stubEnv('TERM', 'dumb');
    createProgress().onEvent(asked);
    expect(written).toBe('Asking example.org/a/b.xml …\n');
  });
});
