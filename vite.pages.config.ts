import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The central office's pages, served by its server from dist/pages. */
export default defineConfig({
  root: 'src/central/pages',
  plugins: [react()],
  build: {
    outDir: '../../../dist/pages',
    emptyOutDir: true,
    target: 'es2023',
    // The content policy allows fonts and scripts from the server itself only: nothing may become a data: address.
    assetsInlineLimit: 0,
    // One file of 0.7 MB, fetched once and then kept: splitting it would only make the pages come in steps.
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
});
