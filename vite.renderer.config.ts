import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The till's screens, for both hosts. Nothing is inlined as data: or by preload script, because the page's policy
 * allows scripts, styles and fonts from its own origin only.
 */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  plugins: [react()],
  // Both hosts give files of this name, and no others, a policy that lets them compile WebAssembly (src/main/host/page.ts).
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/worker-[name]-[hash].js' } } },
  build: {
    outDir: '../../dist/renderer',
    emptyOutDir: true,
    target: 'chrome142',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // The till's screen, and the one that buyers see.
    rolldownOptions: {
      input: ['index', 'display'].map((page) => join(import.meta.dirname, `src/renderer/${page}.html`)),
    },
  },
});
