import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// Astro asks the environment, and only there, whether it may report home. It may not.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

/**
 * What is ours is built ahead; a page with `prerender = false` is rendered inside our own server (design.md §7).
 * Nothing is inlined: the server's policy allows scripts and styles from files of our own origin only.
 */
export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  cacheDir: './.astro/cache',
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  session: false,
  // What another site sends is refused before it comes here (api/origin.ts), which knows our name behind a proxy too.
  security: { checkOrigin: false },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'file', inlineStylesheets: 'never', assets: '_assets' },
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  },
});
