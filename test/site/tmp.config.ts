import { defineConfig } from 'vitest/config';
export default defineConfig({
  root: '/work/main',
  test: {
    name: 'site',
    include: ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'],
    globalSetup: ['test/site-fixture.ts'],
    testTimeout: 120000,
    hookTimeout: 300000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
