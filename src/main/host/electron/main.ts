import { startElectron } from './start.ts';

startElectron({ bundle: import.meta.dirname, argv: process.argv.slice(1) });
