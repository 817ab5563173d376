import { t } from 'i18next';
import { readSlipCode } from '../../shared/slip/slipCode.ts';
import { scanForLabel } from '../label/store.ts';
import { say } from '../notice.ts';
import { closeFind, openCode } from '../recent/store.ts';
import { scanIntoReturn } from '../return/store.ts';
import { scan } from '../sale/fill.ts';
import { useSale } from '../sale/store.ts';
import { scannedForTender } from '../tender/scanned.ts';

/**
 * Hands what a scanner read to whoever waits for it: the payment, then labels that are being chosen, then a return, which may be
 * begun beside the counter, then the cart.
 * @param selling whether the counter is what the screen shows
 */
export function takeScan(
  code: string,
  { inShift, selling }: { readonly inShift: boolean; readonly selling: boolean },
): void {
  if (selling && scannedForTender(code)) return;
  if (scanForLabel(code)) return;
  if (inShift && scanIntoReturn(code)) return;
  if (!selling) return say('stop', t('scan.notSelling'));
  if (readSlipCode(code)) return openSlip(code);
  closeFind();
  scan(code);
}

/** While the buyer pays, the slip waits. */
function openSlip(code: string): void {
  if (useSale.getState().stage.at === 'paying') return say('stop', t('find.scanWhilePaying'));
  void openCode(code);
}
