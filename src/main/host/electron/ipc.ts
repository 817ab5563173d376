import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { Answer } from '../../../shared/contract.ts';
import type { Log, Till } from '../../till.ts';
import { isOurs } from './scheme.ts';

/** Page → till, answered. */
export const CALL = 'quay:call';
/** Till → page. */
export const EVENT = 'quay:event';

const Message = z.strictObject({ name: z.string().max(100), input: z.unknown() });

/** Binds the till to its window: one channel in, one out, and only for the page we loaded ourselves. */
export function bind(ipc: IpcMain, window: BrowserWindow, { till, log }: { till: Till; log: Log }): void {
  ipc.handle(CALL, async (event, message: unknown): Promise<Answer> => {
    if (!isOurPage(event, window)) {
      log.warn('call from a frame that is not ours', { url: event.senderFrame?.url ?? 'gone' });
      return { problem: 'not-a-call' };
    }
    const parsed = Message.safeParse(message);
    return parsed.success ? till.answer(parsed.data.name, parsed.data.input) : { problem: 'malformed' };
  });
  const stop = till.listen((name, event) => window.webContents.send(EVENT, { name, event }));
  window.once('closed', stop);
}

/** A frame may be gone by the time its message arrives: then `senderFrame` is null and nobody waits for the answer. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && event.sender === window.webContents && isOurs(frame.url);
}
