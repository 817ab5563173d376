import type { ReadCode } from '../../reader/read.ts';

/** A frame to look at; it is the worker's from then on. */
export type ToWorker = { readonly frame: VideoFrame; readonly at: number };

/** What it showed, or why it could not be looked at. `at` is the frame's own. */
export type FromWorker = { readonly at: number } & (
  | { readonly codes: readonly ReadCode[] }
  | { readonly failed: string }
);
