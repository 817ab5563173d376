import { type Command, Option } from 'commander';
import { portOf, printerOf, secondsOf, urlOf } from './options.ts';
import type { TillWishes } from './runTill.ts';

/** What a command does is loaded when it is called: the till shall not carry a server's libraries in its memory. */
export function addTill(program: Command): void {
  program
    .command('till')
    .description('run the till in the web host: open its address in a browser on this machine')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--port <n>', 'port on 127.0.0.1; 0 = any free one', portOf, 4780)
    .option('--printer <host:port>', 'network printer; without it slips come out on the screen and as PNG', printerOf)
    .option('--centre <url>', 'the centre’s address; for an enrolled till, when it moved', urlOf)
    .option('--code <code>', 'the one-time code the centre made: enrol at --centre if not yet enrolled')
    .option('--sync-every <seconds>', 'pause between two syncs', secondsOf, 60)
    .option('--idle-after <seconds>', 'without a key or a touch, until the till asks for the PIN again', secondsOf, 180)
    .option('--json', 'say when ready as one line of JSON')
    .addOption(new Option('--with-parent', 'end when stdin ends').hideHelp())
    .action(async (options: TillWishes) => (await import('./runTill.ts')).runTill(options));
}
