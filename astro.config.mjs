/**
 * The static site. Content, audience and as-of day come from the environment, set by `rulemark build` and
 * `rulemark serve`; pages read the engine's corpus, not a content collection.
 */
import { defineConfig } from 'astro/config';

export default defineConfig({
  srcDir: './src',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Scripts are files of the site, never inside a page, however small.
  vite: { build: { sourcemap: false, assetsInlineLimit: 0 } },
});
