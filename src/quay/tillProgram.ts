import { Command } from 'commander';
import { addTill } from './till.ts';

/** `quay till` alone, as it is bundled for `npm start`: from one file a till opens sooner and needs less memory. */
const program = new Command('quay');
addTill(program);
await program.parseAsync();
