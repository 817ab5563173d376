import { configureGlobal } from 'fast-check';
import { LONG } from './long.ts';

/**
 * The short form draws the same examples in every run, so that it says the same of the same code: what it has not tried
 * is for the long forms (`npm run prove`), which draw others each time. A failure prints its seed: QUAY_SEED draws those.
 */
const { QUAY_SEED: seed } = process.env;
if (!LONG || seed !== undefined) configureGlobal({ seed: Number(seed ?? 2_026) });
