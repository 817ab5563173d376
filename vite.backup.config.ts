import type { UserConfig } from 'vite';
import { tillConfig } from './vite.till.config.ts';

/** The thread that makes backups: a file of its own, beside the till's, which Electron's bundle finds there, too. */
export const backupConfig: UserConfig = {
  ...tillConfig,
  build: {
    ...tillConfig.build,
    // After the till's own build, which empties the folder.
    emptyOutDir: false,
    ssr: 'src/main/backup/backupWorker.ts',
    rolldownOptions: {
      ...tillConfig.build?.rolldownOptions,
      output: { format: 'es', entryFileNames: 'backupWorker.js', codeSplitting: false },
    },
  },
};

export default backupConfig;
