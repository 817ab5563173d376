import { config } from 'zod';

/**
 * To be imported before anything that builds a schema, on every page with a content policy: zod otherwise tries
 * `new Function` once, which the policy forbids and reports as a violation.
 */
config({ jitless: true });
