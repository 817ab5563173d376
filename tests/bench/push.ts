import type { Bench } from './bench.ts';
export const push: Bench = { name: 'push', about: '', run: async () => [] };
