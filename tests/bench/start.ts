import type { Bench } from './bench.ts';
export const start: Bench = { name: 'start', about: '', run: async () => [] };
