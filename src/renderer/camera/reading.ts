import type { ReadCode } from '../../reader/read.ts';
import { NOTHING_SEEN, type Seen, showsNothingNew, type Watch, watchFrame } from '../../shared/camera/consensus.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** ms from frame to frame: twelve a second are read where the camera and the machine are fast enough. */
const APART = 80;
/** ms after a frame that shows what was handed on already: half the work while a product is still held there. */
const APART_AT_REST = 200;

export type Reader = {
  /** A code that several frames agreed on, as a scanner would send it. */
  readonly accepted: (code: string, id: string) => void;
  /** Nothing can be decoded, and why, for the log. */
  readonly failed: (why: string) => void;
  /** Whether to look at all: not while something is asked. */
  readonly isWanted: () => boolean;
};

/**
 * Reads codes off a video as it plays, one frame at a time; frames that come meanwhile are passed over.
 * @returns how to stop
 */
export function readVideo(video: HTMLVideoElement, reader: Reader): () => void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'decoder' });
  let watch: Watch = NOTHING_SEEN;
  let busy = false;
  let sentAt = Number.NEGATIVE_INFINITY;
  let apart = APART;
  let next = 0;

  const look = (now: number): void => {
    next = video.requestVideoFrameCallback(look);
    // A frame's time has a display's coarse step; half of one early is not too early.
    if (busy || now - sentAt < apart - 8 || !reader.isWanted()) return;
    busy = true;
    sentAt = now;
    const frame = new VideoFrame(video, { timestamp: now * 1_000 });
    worker.postMessage({ frame, at: now } satisfies ToWorker, [frame]);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    busy = false;
    if ('failed' in data) return reader.failed(data.failed);
    const [after, accepted] = watchFrame(watch, data.codes, data.at);
    watch = after;
    apart = showsNothingNew(watch, data.codes) ? APART_AT_REST : APART;
    if (accepted) reader.accepted(asScanned(accepted), accepted.id);
  });
  worker.addEventListener('error', (event) => reader.failed(event.message));
  next = video.requestVideoFrameCallback(look);
  return () => {
    video.cancelVideoFrameCallback(next);
    worker.terminate();
  };
}

/** Identifiers that change what the text means; without them GS1 elements are not trusted. */
const TOLD = new Set<ReadCode['id']>([']C1', ']e0', ']d2', ']Q3']);

function asScanned({ id, value }: Seen): string {
  return TOLD.has(id) ? id + value : value;
}
