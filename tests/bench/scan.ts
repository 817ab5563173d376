import type { Bench } from './bench.ts';
export const scan: Bench = { name: 'scan', about: '', run: async () => [] };
