import { type Command, Option } from 'commander';
import { namedProfiles } from '../shared/printer/profile.ts';
import { printerAt } from './options.ts';
import type { CalibrateWishes, PreviewWishes, SendWishes, StatusWishes } from './runPrint.ts';

/** Printers of labels print no slips. */
const NAMES = Object.entries(namedProfiles).flatMap(([name, { language }]) => (language === 'escpos' ? [name] : []));
const TO =
  'where the printer is: tcp:HOST:PORT, serial:/dev/ttyUSB0@9600, usb:/dev/usb/lp0 or queue:NAME of the operating system';
const SALE = 'a sale as JSON (docs/slip-json.md)';

function profile(): Option {
  return new Option('--profile <name>', 'what the printer can do').choices(NAMES).default('80mm');
}

/** Printing without a till and without the screen: what a technician does beside a printer. */
export function addPrint(program: Command): void {
  const print = program
    .command('print')
    .description('slips and printers without the screen: preview, send, status, calibrate');
  print
    .command('preview')
    .description('make a slip’s bytes and its picture, dot for dot; needs no till and no printer')
    .requiredOption('--sale <file>', SALE)
    .addOption(profile())
    .option('--profile-file <file>', 'what the printer can do, as `calibrate` wrote it; instead of --profile')
    .option('--logo <file>', 'a PNG at the head of the slip: at most 576 × 400 dots, not interlaced')
    .option('--bytes <file>', 'write what the printer would be sent')
    .option('--png <file>', 'write what would come out as a picture')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s quay -- print preview --sale docs/slip-example.json --profile 80mm --bytes slip.bin --png slip.png' +
        '\nExit codes: 0 made · 2 the file is no sale, or cannot be read or written',
    )
    .action(async (options: PreviewWishes) => (await import('./runPrint.ts')).runPreview(options));
  print
    .command('send')
    .description('send a slip to a printer and wait for what it says; the till’s own queue is not touched')
    .option('--sale <file>', SALE)
    .option('--file <file>', 'bytes as they are, instead of a sale')
    .requiredOption('--to <printer>', TO, printerAt)
    .addOption(profile())
    .option('--profile-file <file>', 'as for preview')
    .option('--drawer', 'open the drawer first')
    .option('--json', 'answer in JSON')
    .addHelpText('after', `\n${OUTCOMES}\nExit codes: 0 confirmed or accepted · 1 unknown or failed · 2 asked wrongly`)
    .action(async (options: SendWishes) => (await import('./runPrint.ts')).runSend(options));
  print
    .command('status')
    .description('ask a printer everything it may answer, or list the printers of a till and what waits for them')
    .option('--to <printer>', TO, printerAt)
    .option('--data <dir>', 'the shop’s data folder, to list its printers (default: ~/.quay-ocop)')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExit codes: 0 told · 1 the printer cannot be reached · 2 no till there')
    .action(async (options: StatusWishes) => (await import('./runPrint.ts')).runStatus(options));
  print
    .command('calibrate')
    .description(
      'print the calibration sheet and say what the printer answered; with --answers make its profile of that',
    )
    .option('--to <printer>', TO, printerAt)
    .option('--probe <file>', 'what the printer answered, as this command wrote it in JSON; instead of --to')
    .option('--answers <file>', 'what came out right, as JSON (docs/slip-json.md); prints the profile')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s quay -- print calibrate --to tcp:192.168.1.50:9100 --json > probe.json' +
        '\n  npm run -s quay -- print calibrate --probe probe.json --answers answers.json > profile.json' +
        '\nExit codes: 0 printed, or made · 1 not printed, as far as is known · 2 asked wrongly',
    )
    .action(async (options: CalibrateWishes) => (await import('./runPrint.ts')).runCalibrate(options));
}

const OUTCOMES = `What may become of it:
  confirmed                 the printer answered from behind the cut
  accepted                  all of it was taken, and this printer or queue never says more
  unknown                   bytes went out and no answer came: look at the paper
  failed-before-first-byte  nothing was printed`;
