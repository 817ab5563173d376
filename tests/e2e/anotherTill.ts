import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutletId } from '../../src/shared/id.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { type AskTill, givePins } from '../support/pins.ts';
import { openLine } from '../support/tillLine.ts';
import { startProgram } from './program.ts';
import { clockOf, type Shop } from './shop.ts';

export type AnotherTill = {
  /** Its page, with its token. */
  readonly address: string;
  readonly ask: AskTill;
  readonly close: () => Promise<void>;
};

type Outlet = { readonly id: OutletId; readonly code: string; readonly name: string; readonly address?: string };

/** One more outlet of the province. */
export async function addOutlet(shop: Shop, outlet: Outlet): Promise<void> {
  const office = await shop.office();
  const [showroom] = await office.call('outlet.list', {});
  if (!showroom) throw new Error('the starter shop has an outlet');
  await office.call('outlet.save', { ...showroom, ...outlet });
}

/**
 * One more till on the shop's centre, in a browser on its own machine; Hương, who manages, has her PIN there.
 * @param outlet the shop's own, unless another is said
 * @param clock a file that says how far ahead of the wall its clock stands
 */
export async function openAnotherTill(shop: Shop, outlet?: OutletId, clock?: string): Promise<AnotherTill> {
  const data = mkdtempSync(join(tmpdir(), 'quay-another-'));
  const office = await shop.office();
  const [home] = await office.call('outlet.list', {});
  const made = await office.call('fleet.makeCode', { outlet: outlet ?? home?.id ?? ('' as OutletId) });
  if (isRefusal(made) || !('code' in made)) throw new Error('the centre made no code');
  const where = [`--data=${data}`, '--port=0', '--sync-every=2', `--centre=${shop.line.url}`, `--code=${made.code}`];
  const program = await startProgram(['till', ...where], clockOf(clock));
  const address = program.ready['till'] ?? '';
  const line = await openLine(address);
  await givePins(line.ask, ['huong']);
  return {
    address,
    ask: line.ask,
    close: async () => {
      line.close();
      await program.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
