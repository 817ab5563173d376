/** Decodes frames beside the page, so that no frame delays a key. It alone may compile WebAssembly: its response says so. */
import zbarProgram from '@undecaf/zbar-wasm/dist/zbar.wasm?url';
import zxingProgram from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { readFrame } from '../../reader/readFrame.ts';
import type { Engines } from '../../reader/readStill.ts';
import { startZbar } from '../../reader/zbar.ts';
import { startZxing } from '../../reader/zxing.ts';
import { greyFrame } from './greyFrame.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const engines: Promise<Engines> = start();
// Whoever sends a frame hears of it; until then there is nobody to tell.
engines.catch(() => undefined);

async function start(): Promise<Engines> {
  const [zxing, zbar] = await Promise.all([
    programAt(zxingProgram).then(startZxing),
    programAt(zbarProgram).then(startZbar),
  ]);
  return { zxing, zbar };
}

async function programAt(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

let turn = 0;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));

async function answer({ frame, at }: ToWorker): Promise<void> {
  try {
    const picture = await greyFrame(frame);
    turn += 1;
    tell({ at, codes: await readFrame(await engines, picture, turn) });
  } catch (error) {
    tell({ at, failed: error instanceof Error ? error.message : String(error) });
  } finally {
    frame.close();
  }
}

function tell(message: FromWorker): void {
  postMessage(message);
}
