import type { UserConfig } from 'vite';

/** `quay till` as one file, for `npm start`: loaded from sources it needs half a second and 30 MB more. */
export const tillConfig: UserConfig = {
  root: import.meta.dirname,
  publicDir: false,
  build: {
    // Two folders deep like src/quay: what lies beside the sources is found from there.
    outDir: 'dist/till',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    ssr: 'src/quay/tillProgram.ts',
    rolldownOptions: {
      external: ['better-sqlite3', '@serialport/bindings-cpp'],
      output: { format: 'es', entryFileNames: 'till.js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', '@serialport/bindings-cpp'] },
};

export default tillConfig;
