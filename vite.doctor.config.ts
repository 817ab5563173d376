import type { UserConfig } from 'vite';
import { tillConfig } from './vite.till.config.ts';

/** The thread that looks at all a till stands on: a file of its own, as the one that makes backups. */
export const doctorConfig: UserConfig = {
  ...tillConfig,
  build: {
    ...tillConfig.build,
    // After the till's own build, which empties the folder.
    emptyOutDir: false,
    ssr: 'src/main/doctor/doctorWorker.ts',
    rolldownOptions: {
      ...tillConfig.build?.rolldownOptions,
      output: { format: 'es', entryFileNames: 'doctorWorker.js', codeSplitting: false },
    },
  },
};

export default doctorConfig;
