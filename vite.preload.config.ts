import type { UserConfig } from 'vite';
import { calls, events } from './src/shared/contract.ts';

const names = { calls: Object.keys(calls), events: Object.keys(events) };

/** The bridge. Sandboxed preloads are one CommonJS file: Electron gives them no modules of their own. */
export const preloadConfig: UserConfig = {
  root: import.meta.dirname,
  publicDir: false,
  define: { CONTRACT_NAMES: JSON.stringify(names) },
  build: {
    outDir: 'dist/electron',
    emptyOutDir: false,
    target: 'chrome142',
    minify: false,
    lib: { entry: 'src/preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

export default preloadConfig;
