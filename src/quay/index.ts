#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addCommands } from './commands.ts';
import { VERSION } from './version.ts';

const program = new Command('quay')
  .description('Quầy OCOP from the command line: what a person or a script does without the screen.')
  .version(VERSION)
  .showHelpAfterError('(--help lists what there is)')
  .exitOverride();

addCommands(program);
program.addHelpText(
  'after',
  '\nExit codes: 0 done · 1 what was asked for is not so, or failed · 2 asked wrongly, or a file cannot be read',
);

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already said what was wrong; only its exit code is ours: 2 for a wrong command, 0 for --help.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
