import type { Command } from 'commander';
import type { SyncExportWishes, SyncImportWishes } from './runSync.ts';

/** Till and centre by file, where no network leads (docs/sync.md, *By file*). */
export function addSync(program: Command): void {
  const sync = program
    .command('sync')
    .description('till and centre by a file that somebody carries; no network needed');
  sync
    .command('export')
    .description(
      'write what the centre has not confirmed, for its page “Nhận tệp của máy quầy”; the till may be running',
    )
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .requiredOption('--out <file>', 'the file to write')
    .option('--backup <file>', 'of this backup instead, for a machine that is dead: its key is not needed')
    .option('--json', 'answer in JSON')
    .action(async (options: SyncExportWishes) => (await import('./runSync.ts')).runSyncExport(options));
  sync
    .command('import')
    .argument('<file>', 'what the centre answered')
    .description(
      'take in the centre’s answer; the till must be closed (a running one does it on its screen); exit 1 where it is not for this till or cannot be read',
    )
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--json', 'answer in JSON')
    .action(async (file: string, options: SyncImportWishes) =>
      (await import('./runSync.ts')).runSyncImport(file, options),
    );
}
