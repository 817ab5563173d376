import type { BrowserWindow, IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import type { Answer } from '../../../shared/contract.ts';
import type { Face, Log } from '../../till.ts';
import { isOurs } from './scheme.ts';

/** Page → till, answered. */
export const CALL = 'quay:call';
/** Till → page. */
export const EVENT = 'quay:event';

const Message = z.strictObject({ name: z.string().max(100), input: z.unknown() });

/** Lets a window speak with one face of the till, until it is closed. */
export type Connect = (window: BrowserWindow, face: Face) => void;

/** Binds the till to its windows: one channel in, one out, and only for pages we loaded ourselves, each with its face. */
export function openLine(ipc: IpcMain, log: Log): Connect {
  const faces = new Map<WebContents, Face>();
  ipc.handle(CALL, async (event, message: unknown): Promise<Answer> => {
    const face = isOurPage(event) ? faces.get(event.sender) : undefined;
    if (!face) {
      log.warn('call from a frame that is not ours', { url: event.senderFrame?.url ?? 'gone' });
      return { problem: 'not-a-call' };
    }
    const parsed = Message.safeParse(message);
    return parsed.success ? face.answer(parsed.data.name, parsed.data.input) : { problem: 'malformed' };
  });
  return (window, face) => {
    // A closed window has no contents any more to be taken off by.
    const contents = window.webContents;
    faces.set(contents, face);
    const stop = face.listen((name, event) => contents.send(EVENT, { name, event }));
    window.once('closed', () => {
      stop();
      faces.delete(contents);
    });
  };
}

/** A frame may be gone by the time its message arrives: then `senderFrame` is null and nobody waits for the answer. */
function isOurPage({ senderFrame: frame }: IpcMainInvokeEvent): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}
