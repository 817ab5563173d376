import { type Command, Option } from 'commander';
import { dayOption, gathered, layoutsOf, portOf, printerOf, urlOf } from './options.ts';
import { addPrint } from './print.ts';
import type { BackupWishes } from './runBackup.ts';
import type { ListWishes } from './runBackups.ts';
import type { CentralWishes } from './runCentral.ts';
import type { DoctorWishes } from './runDoctor.ts';
import type { ExportAllWishes } from './runExportAll.ts';
import type { ImportWishes } from './runImport.ts';
import type { ExportWishes, RebuildWishes, VerifyWishes } from './runJournal.ts';
import type { ResolveWishes } from './runResolve.ts';
import type { RestoreWishes } from './runRestore.ts';
import type { ScanWishes } from './runScan.ts';
import type { StartWishes } from './runStart.ts';
import type { VietqrWishes } from './runVietqr.ts';
import { addSync } from './sync.ts';
import { addTill } from './till.ts';

/** Every command there is, with its options and its help. What one does is loaded when it is called. */
export function addCommands(program: Command): void {
  addStart(program);
  addTill(program);
  addCentral(program);
  addJournal(program);
  addSync(program);
  addImport(program);
  addBackup(program);
  addDoctor(program);
  addVietqr(program);
  addPrint(program);
  addResolve(program);
  addScan(program);
}

function addStart(program: Command): void {
  program
    .command('start')
    .description('build if needed, then run a shop: the till and its own embedded central office')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--till-port <n>', 'port of the till; 0 = any free one', portOf, 4780)
    .option('--central-port <n>', 'port of the central office; 0 = any free one', portOf, 4790)
    .option('--printer <host:port>', 'network printer; without it slips come out on the screen and as PNG', printerOf)
    .option('--web', 'open the browser even where Electron could show a window')
    .option('--no-open', 'open nothing; print one line of JSON with the addresses when ready')
    .action(async (options: StartWishes) => (await import('./runStart.ts')).start(options));
}

function addCentral(program: Command): void {
  program
    .command('central')
    .description('run the central office; DATABASE_URL names a PostgreSQL of your own instead of the embedded one')
    .option('--data <dir>', 'the data folder (default: ~/.quay-ocop)')
    .option('--port <n>', 'port to listen on; 0 = any free one', portOf, 4790)
    .option(
      '--host <address>',
      'address to listen on; put a proxy with TLS before it when it is not this machine',
      '127.0.0.1',
    )
    .option('--name <host...>', 'names, besides addresses and localhost, that browsers reach the office’s pages by')
    .option('--trust-proxy <address...>', 'addresses of the proxy with TLS before it, which is believed about who asks')
    .option('--public-url <url>', 'what addresses on the public pages begin with, e.g. https://ocop.example.vn', urlOf)
    .option('--new-password', 'make a new password for the office, print it, and end; the centre must not be running')
    .option('--starter', 'fill an empty centre with the starter shop')
    .option('--json', 'say when ready as one line of JSON')
    .addOption(new Option('--with-parent', 'end when stdin ends').hideHelp())
    .action(async (options: CentralWishes) => (await import('./runCentral.ts')).runCentral(options));
}

function addJournal(program: Command): void {
  const journal = program
    .command('journal')
    .description('the till’s journal: export it, verify it, rebuild what hangs on it');
  journal
    .command('export')
    .description('write the whole journal to a zip that anyone can verify (docs/journal-format.md); --out says where')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .requiredOption('--out <file>', 'the file to write')
    .option('--bare', 'the journal’s lines alone, no archive with keys, witnesses and totals')
    .option('--all', 'the journals of all tills instead, as the centre of the data folder has them; it may be running')
    .option('--outlet <id>', 'with --all: only the tills of this outlet')
    .option('--json', 'answer in JSON')
    .action(async (options: ExportWishes & ExportAllWishes & { all?: true }) =>
      options.all
        ? (await import('./runExportAll.ts')).runExportAll(options)
        : (await import('./runJournal.ts')).runExport(options),
    );
  journal
    .command('verify')
    .argument('<file>', 'an exported zip, or a journal’s lines alone')
    .description('prove every hash, signature, witness and total of an export; exit 0 proved, 1 not, 2 unreadable')
    .addOption(new Option('--lang <lang>', 'the language of the answer').choices(['vi', 'en']).default('vi'))
    .option('--slip <code>', 'the text of a slip’s QR code that must be in it; may be repeated', gathered)
    .option('--json', 'answer in JSON')
    .action(async (file: string, options: VerifyWishes) => (await import('./runJournal.ts')).runVerify(file, options));
  journal
    .command('rebuild')
    .description('make stock, shift totals and all else that is derived again from the journal, and say what differed')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--check', 'only say what differs, change nothing; exit 1 if anything does')
    .option('--json', 'answer in JSON')
    .action(async (options: RebuildWishes) => (await import('./runJournal.ts')).runRebuild(options));
}

function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'a catalogue as CSV or XLSX (docs/import.md)')
    .description(
      'show what a catalogue file would change at the centre, and with --confirm apply it; exit 1 if rows are faulty',
    )
    .option(
      '--centre <url>',
      'the centre’s address; its password is read from QUAY_PASSWORD',
      urlOf,
      'http://127.0.0.1:4790',
    )
    .option('--confirm', 'apply it; rows with faults are left out')
    .option('--json', 'answer in JSON')
    .action(async (file: string, options: ImportWishes) => (await import('./runImport.ts')).runImport(file, options));
}

function addBackup(program: Command): void {
  const backup = program
    .command('backup')
    .description('the till’s backups: make, list and prove them (docs/backup.md)');
  backup
    .command('now', { isDefault: true })
    .description('copy the till’s database while it is in use, and prove the copy by walking its journal')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--out <file>', 'where to (default: till/backups/ in the data folder, by date)')
    .option('--json', 'answer in JSON')
    .action(async (options: BackupWishes) => (await import('./runBackup.ts')).runBackup(options));
  backup
    .command('list')
    .description('the backups of a till, on its own disk and at its second place, newest first')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--from <dir>', 'look in this folder, too: a stick, a copied data folder')
    .option('--json', 'answer in JSON')
    .action(async (options: ListWishes) => (await import('./runBackups.ts')).runList(options));
  backup
    .command('restore')
    .argument('<file>', 'a backup of this machine’s till')
    .description(
      'put a backup in the place of a lost or damaged database, in a new epoch; the till must not be running',
    )
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--json', 'answer in JSON')
    .action(async (file: string, options: RestoreWishes) =>
      (await import('./runRestore.ts')).runRestore(file, options),
    );
  backup
    .command('verify')
    .argument('<file...>', 'backups')
    .description('prove every hash, page and index of backups; exit 0 proved, 1 not, 2 no such file')
    .option('--json', 'one line of JSON a file')
    .action(async (files: string[], options: { json?: true }) =>
      (await import('./runBackups.ts')).runVerifyBackups(files, options),
    );
}

function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at all that a till stands on and say what to do: disk, journal, clock, keys, sync, backups')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--json', 'answer in JSON')
    .addOption(new Option('--lang <lang>', 'vi or en').choices(['vi', 'en']).default('vi'))
    .option('--bundle <file>', 'also write what support needs into a new zip; nothing of anybody’s is in it')
    .action(async (options: DoctorWishes) => (await import('./runDoctor.ts')).runDoctor(options));
}

function addVietqr(program: Command): void {
  program
    .command('vietqr')
    .description('print the text of a VietQR code for a transfer; needs no network and no shop')
    .requiredOption('--bank <bin>', 'the bank’s number with NAPAS: six digits, e.g. 970416')
    .requiredOption('--account <n>', 'the account that is paid: up to 19 digits or letters')
    .option('--amount <vnd>', 'whole đồng (306500 or 306.500); without it the payer types how much')
    .option('--bill <text>', 'what the transfer is found by: up to 25 ASCII characters')
    .option('--purpose <text>', 'what stands in the transfer’s text (default: the bill)')
    .option('--name <text>', 'whose account it is: up to 25 ASCII characters')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s quay -- vietqr --bank 970416 --account 257678859 --amount 306500 --bill BL012ABCDEFGH' +
        '\nExit codes: 0 printed · 2 something in it no code can carry; the sentence says what',
    )
    .action(async (options: VietqrWishes) => (await import('./runVietqr.ts')).runVietqr(options));
}

function addResolve(program: Command): void {
  program
    .command('resolve')
    .argument('[code...]', 'what a scanner sends')
    .description('say of each code what the till of a data folder would make of it; sells and writes nothing')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--stdin', 'read codes from the standard input, one a line; FNC1 is the byte 0x1D')
    .option('--layout <digits>', 'a layout of in-store codes besides ours; may be repeated', layoutsOf)
    .option('--day <YYYY-MM-DD>', 'as if it were this day (default: today)', dayOption)
    .option('--json', 'one line of JSON a code (docs/scanning.md)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s quay -- resolve --json --data DIR --stdin < codes.txt' +
        '\nExit codes: 0 each code was answered, whatever it is · 1 the till cannot be read · 2 no till there, or asked wrongly',
    )
    .action(async (codes: string[], options: ResolveWishes) =>
      (await import('./runResolve.ts')).runResolve(codes, options),
    );
}

function addScan(program: Command): void {
  program
    .command('scan')
    .argument('<image...>', 'PNG, JPEG or WebP files')
    .description('read the codes on pictures with the engines and settings of the till’s camera; needs no shop')
    .option('--json', 'one line of JSON a file: {file, codes: [{format, id, value}]} (docs/scanning.md)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s quay -- scan --json photo.jpg label.png' +
        '\nExit codes: 0 each picture was looked at, whatever was found · 2 a file is no picture, or asked wrongly',
    )
    .action(async (files: string[], options: ScanWishes) => (await import('./runScan.ts')).runScan(files, options));
}
