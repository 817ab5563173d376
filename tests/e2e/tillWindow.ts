import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { ensureElectron } from '../../scripts/fetch-electron.ts';

/** Whether the stories are told in Electron's window instead of the web host's page. */
export const IN_ELECTRON = process.env['QUAY_ELECTRON'] === '1';

export type TillWindow = { readonly page: Page; readonly close: () => Promise<void> };

const ROOT = join(import.meta.dirname, '../..');

/**
 * The built till as a desktop program.
 * @param flags as `src/main/host/electron/flags.ts` reads them
 * @throws where Electron's runtime is not here: who asked for it must not be told that all is well
 */
export async function openTillWindow(flags: readonly string[]): Promise<TillWindow> {
  const found = await ensureElectron({ timeoutMs: 300_000 });
  if ('missing' in found) throw new Error(`QUAY_ELECTRON=1, but there is no Electron: ${found.missing}`);
  const app = await _electron.launch({
    executablePath: found.path,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}
