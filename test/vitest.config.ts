/**
 * How the tests run: `vitest run --config test/vitest.config.ts`. The project `unit` needs no built site; tests
 * of the built site and of the browser (`test/site/`, `test/browser/`) are the project `site`, after the
 * others; `test/site-fixture.ts` builds the sites for them once. One project alone: `--project unit`.
 * Time limits are wide: two slow cores must do.
 */
import { defineConfig } from 'vitest/config';

const SITE = ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'];
const TIMEOUT_MS = 60_000;

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: SITE,
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: SITE,
          globalSetup: ['test/site-fixture.ts'],
          testTimeout: 2 * TIMEOUT_MS,
          hookTimeout: 5 * TIMEOUT_MS,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
