import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { CallName, EventName, Host } from '../shared/contract.ts';

/**
 * The names in the contract, put in when this file is bundled: importing the contract itself would bring its schemas
 * and their library into every page's preload.
 */
declare const CONTRACT_NAMES: { readonly calls: readonly CallName[]; readonly events: readonly EventName[] };

/** What the screen gets: the contract's names, and nothing of Electron. Main checks and parses all of it again. */
const host: Host = {
  call: async (name, input) => {
    if (!CONTRACT_NAMES.calls.includes(name)) return { problem: 'not-a-call' };
    return await ipcRenderer.invoke('quay:call', { name, input });
  },
  on: (name, listener) => {
    if (!CONTRACT_NAMES.events.includes(name)) throw new Error('not-an-event');
    const hear = (_event: IpcRendererEvent, message: { name: EventName; event: never }) => {
      if (message.name === name) listener(message.event);
    };
    ipcRenderer.on('quay:event', hear);
    return () => {
      ipcRenderer.off('quay:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('quay', host);
