import { startElectron } from './start.ts';

startElectron(import.meta.dirname);
