import type { SerialScanner, SerialState } from '../../../shared/scanner/serial.ts';
import { serialWire } from '../printer/serial.ts';
import { wordOf } from '../printer/wire.ts';
import { cutFrames, type Frame, NOTHING_YET } from './frames.ts';

export type Heard = {
  readonly onFrame: (frame: Frame) => void;
  readonly onState: (state: SerialState, word: string) => void;
  /** How many characters came that are not ended. */
  readonly onUnended: (count: number) => void;
};

export type Listening = { readonly close: () => Promise<void> };

/** ms between two tries to open a port that is not there: a cable put back is heard before the next thing is in the hand. */
const TRY_AGAIN = 1_000;

/** Listens at a serial scanner, and again whenever its cable comes back. Never throws. */
export function listenToSerial(scanner: SerialScanner, heard: Heard): Listening {
  const closing = new AbortController();
  const listening = listenOn(scanner, heard, closing.signal);
  return {
    close: async () => {
      closing.abort();
      await listening;
    },
  };
}

async function listenOn(scanner: SerialScanner, heard: Heard, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [state, word] = await once(scanner, heard, signal);
    if (signal.aborted) return;
    heard.onState(state, word);
    await rest(signal);
  }
}

/** From one opening to the cable's end. @returns how it is then */
async function once(
  { path, baud }: SerialScanner,
  heard: Heard,
  signal: AbortSignal,
): Promise<readonly [SerialState, string]> {
  try {
    const wire = await serialWire({ path, baud, flow: 'none' })(signal);
    let unended = NOTHING_YET;
    wire.listen((chunk) => {
      const [next, frames] = cutFrames(unended, chunk);
      unended = next;
      for (const frame of frames) heard.onFrame(frame);
      heard.onUnended(next.bytes.length);
    });
    heard.onState('open', '');
    const word = await Promise.race([wire.gone, aborted(signal)]);
    heard.onUnended(0);
    await wire.end();
    return ['absent', word];
  } catch (error) {
    const word = wordOf(error);
    return [stateOf(word), word];
  }
}

/** What the library says in the systems' own words: of Linux and macOS, and of Windows. */
function stateOf(word: string): SerialState {
  if (/no such|not found|ENOENT|ENXIO|ENODEV|no such device|input\/output error/i.test(word)) return 'absent';
  if (/cannot lock|busy|EBUSY|temporarily unavailable|in use/i.test(word)) return 'busy';
  // Windows says the same of a port that another program has and of one that the user may not have; the first is the usual one.
  if (/access denied/i.test(word)) return 'busy';
  return /permission|EACCES|EPERM/i.test(word) ? 'refused' : 'failed';
}

function aborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('closed'), { once: true });
  });
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, TRY_AGAIN);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
