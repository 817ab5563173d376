import type { scannerCalls as contract } from '../../shared/contract/scanner.ts';
import { slipBitmap } from '../../shared/escpos/job.ts';
import { usualProfile } from '../../shared/printer/profile.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { cardSlip } from '../../shared/scanner/cardSlip.ts';
import { SETUP_TEXT } from '../../shared/scanner/setupCard.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { queueDrawnSlip } from '../db/printJob.ts';
import { slipPdf } from '../devices/printer/pdf.ts';
import { serialPorts } from '../devices/printer/serial.ts';
import { qrOf } from '../slipQr.ts';
import { explainCode } from '../till/explainCode.ts';
import { addScanner, removeScanner, teachWedge } from '../till/setUpScanners.ts';
import { handOf } from './handOf.ts';

export function scannerCalls(counter: Counter) {
  const { db, clock, scanners } = counter;
  const hand = handOf(counter);

  /** Listened to, or not any more, before the answer. */
  async function then<T>(result: T | Refusal): Promise<T | Refusal> {
    if (!isRefusal(result)) await scanners.changed();
    return result;
  }

  return {
    'scanner.list': () => counter.scannersShown(),
    'scanner.setWedge': ({ settings }, permit) => then(teachWedge(settings, counter.desk(), hand(permit))),
    'scanner.find': async () => {
      const ports = await serialPorts().catch(() => []);
      return { found: ports.map(({ path, maker }) => ({ path, label: maker === '' ? path : `${path} · ${maker}` })) };
    },
    'scanner.add': ({ path, baud }, permit) => then(addScanner({ path, baud }, counter.desk(), hand(permit))),
    'scanner.remove': ({ id }, permit) => then(removeScanner(id, counter.desk(), hand(permit))),
    'scanner.take': ({ scan }) => ({ taken: scanners.take(scan) }),
    'scanner.card': () => {
      const { rows } = qrOf(SETUP_TEXT);
      const printing = { ...counter.drawing.printing(usualProfile), logo: undefined };
      const content = slipPdf(slipBitmap(cardSlip(rows), printing), CARD).toString('base64');
      return { rows: rows.map(modulesOf), name: 'the-cai-dat-may-quet.pdf', type: 'application/pdf', content };
    },
    'scanner.printCard': () => {
      const slip = cardSlip(qrOf(SETUP_TEXT).rows);
      db.write((writing) => queueDrawnSlip(writing, { slip, title: CARD, at: clock() }));
      counter.slipQueued();
      return { done: true };
    },
    'scanner.explain': ({ code }) => explainCode(db, code, clock),
  } satisfies HandlersOf<typeof contract>;
}

const CARD = 'Thẻ cài đặt máy quét';

function modulesOf(row: readonly boolean[]): string {
  return row.map((dark) => (dark ? '1' : '0')).join('');
}
